using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>A procedure as search sees it: folded words of its name, field, agency and code.</summary>
internal sealed class ProcedureText
{
    private const int ShortestPart = 3;

    private readonly string name;
    private readonly string code;
    private readonly string joined;
    private readonly string initials;
    private readonly IReadOnlyList<string> nameWords;
    private readonly IReadOnlyList<string> otherWords;

    internal ProcedureText(ProcedureVersion procedure, IReadOnlyList<string> agencies)
    {
        Procedure = procedure;
        name = SearchKey.Of(procedure.Name);
        code = SearchKey.Of(procedure.Code);
        nameWords = Words(name);
        otherWords = Words(SearchKey.Of($"{procedure.FieldName} {procedure.AgencyName} {string.Join(' ', agencies)} {string.Join(' ', procedure.Results.Select(r => r.Name))}"));
        joined = string.Concat(nameWords);
        initials = Initials(nameWords) + " " + Initials(otherWords);
    }

    internal ProcedureVersion Procedure { get; }

    /// <summary>The words of a folded text; a code stays one word.</summary>
    internal static IReadOnlyList<string> Words(string folded)
    {
        var spaced = new string([.. folded.Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : ' ')]);
        return [.. spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.')).Where(w => w.Length > 0)];
    }

    /// <summary>How well one word fits; 0 when it does not.</summary>
    internal int Score(string word) =>
        code == word ? 100
        : code.StartsWith(word, StringComparison.Ordinal) ? 20
        : nameWords.Contains(word, StringComparer.Ordinal) ? 8
        : Has(nameWords, word) ? 5
        : otherWords.Contains(word, StringComparer.Ordinal) ? 3
        : Has(otherWords, word) ? 2
        : word.Length >= ShortestPart && (joined.Contains(word, StringComparison.Ordinal) || initials.Contains(word, StringComparison.Ordinal)) ? 1
        : 0;

    /// <summary>Whether the name has the words as they were typed, side by side.</summary>
    internal bool HasPhrase(string folded) => folded.Contains(' ', StringComparison.Ordinal) && name.Contains(folded, StringComparison.Ordinal);

    private static bool Has(IReadOnlyList<string> words, string start) => start.Length > 1 && words.Any(w => w.StartsWith(start, StringComparison.Ordinal));

    private static string Initials(IReadOnlyList<string> words) => string.Concat(words.Where(w => w != "va").Select(w => w[0]));
}
