using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Printing;

/// <summary>A paper that letters are printed on.</summary>
public enum LetterPaper
{
    /// <summary>148 × 210 mm, the paper of the forms.</summary>
    A5,

    /// <summary>210 × 297 mm.</summary>
    A4,

    /// <summary>A roll of 80 mm, for the receipt at a counter.</summary>
    Ticket,
}

/// <summary>Which letter goes on which paper.</summary>
public static class LetterPapers
{
    /// <summary>The papers of a letter, the prescribed one first; a ticket is for the receipt alone.</summary>
    public static IReadOnlyList<LetterPaper> Of(LetterKind kind) =>
        kind == LetterKind.Acceptance ? [LetterPaper.A5, LetterPaper.A4, LetterPaper.Ticket] : [LetterPaper.A5, LetterPaper.A4];

    /// <summary>The paper in an address: "a5", "a4", "80mm".</summary>
    public static string WordOf(LetterPaper paper) => paper switch
    {
        LetterPaper.A5 => "a5",
        LetterPaper.A4 => "a4",
        LetterPaper.Ticket => "80mm",
        _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, null),
    };

    /// <summary>The paper that an address names; the prescribed one when it names none, null when the letter does not go on it.</summary>
    public static LetterPaper? Read(string? word, LetterKind kind) =>
        word is null ? LetterPaper.A5 : Of(kind).Cast<LetterPaper?>().FirstOrDefault(p => WordOf(p!.Value) == word);
}
