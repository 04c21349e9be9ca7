using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Letters;

/// <summary>A part of the text of a letter.</summary>
public enum LetterPart
{
    /// <summary>Mở đầu.</summary>
    Opening,

    /// <summary>Nội dung.</summary>
    Body,

    /// <summary>Kết.</summary>
    Closing,

    /// <summary>Ghi chú, nơi nhận: small, at the end.</summary>
    Notes,
}

/// <summary>A fault in a part of a text.</summary>
/// <param name="Part">The part.</param>
/// <param name="Fault">The fault.</param>
public sealed record LetterPartFault(LetterPart Part, LetterFault Fault)
{
    /// <summary>For example "Dòng 3, cột 12: không có trường {ten}.".</summary>
    public string Message => Fault.Sentence;
}

/// <summary>What stands around the table of a form.</summary>
/// <param name="Opening">Over it.</param>
/// <param name="Closing">Under it.</param>
/// <param name="Notes">Small, at the end.</param>
public sealed record LetterFrame(IReadOnlyList<LetterBlock> Opening, IReadOnlyList<LetterBlock> Closing, IReadOnlyList<LetterBlock> Notes);

/// <summary>The text of a letter: what stands between its head and its signatures. The head, the title, the code and the signatures are not text.</summary>
/// <param name="Opening">To whom, about what.</param>
/// <param name="Body">What it says.</param>
/// <param name="Closing">How it ends.</param>
/// <param name="Notes">Who else gets it, and other small print.</param>
public sealed record LetterText(string Opening, string Body, string Closing, string Notes)
{
    private static readonly (LetterPart Part, string Mark)[] Marks =
        [(LetterPart.Opening, "[mở đầu]"), (LetterPart.Body, "[nội dung]"), (LetterPart.Closing, "[kết]"), (LetterPart.Notes, "[ghi chú]")];

    /// <summary>A part.</summary>
    public string Of(LetterPart part) => part switch
    {
        LetterPart.Opening => Opening,
        LetterPart.Body => Body,
        LetterPart.Closing => Closing,
        LetterPart.Notes => Notes,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>Reads a file of the four parts, each under its mark on a line of its own.</summary>
    public static LetterText Parse(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var parts = Enum.GetValues<LetterPart>().ToDictionary(p => p, _ => new List<string>());
        LetterPart? part = null;
        foreach (var line in file.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Array.FindIndex(Marks, m => m.Mark == line.Trim()) is >= 0 and var at)
            {
                part = Marks[at].Part;
            }
            else if (part is { } known)
            {
                parts[known].Add(line);
            }
            else if (line.Trim().Length > 0)
            {
                throw new FormatException("The text of a letter begins with " + Marks[0].Mark + ".");
            }
        }

        return new(Text(LetterPart.Opening), Text(LetterPart.Body), Text(LetterPart.Closing), Text(LetterPart.Notes));

        string Text(LetterPart of) => string.Join('\n', parts[of]).Trim('\n');
    }

    /// <summary>The parts of a form: one that frames a table has no body.</summary>
    public static IEnumerable<LetterPart> PartsOf(LetterKind kind) => Enum.GetValues<LetterPart>().Where(part => part != LetterPart.Body || !LetterFields.FramesTable(kind));

    /// <summary>What is wrong with the text of a letter; nothing when it can be used.</summary>
    public IReadOnlyList<LetterPartFault> Check(LetterKind kind) =>
        [.. from part in PartsOf(kind)
            from fault in LetterTemplate.Read(Of(part), LetterFields.Of(kind)).Faults
            select new LetterPartFault(part, fault)];

    /// <summary>What the letter says, and what stands at its end. The text has no fault.</summary>
    public (IReadOnlyList<LetterBlock> Blocks, IReadOnlyList<LetterBlock> Notes) Fill(LetterKind kind, LetterFacts facts)
    {
        return ([.. Fill(Opening, kind, facts), .. Fill(Body, kind, facts), .. Fill(Closing, kind, facts)], Fill(Notes, kind, facts));
    }

    /// <summary>What stands over and under the table of a form that frames one. The text has no fault.</summary>
    public LetterFrame Frame(LetterKind kind, LetterFacts facts) => new(Fill(Opening, kind, facts), Fill(Closing, kind, facts), Fill(Notes, kind, facts));

    private static IReadOnlyList<LetterBlock> Fill(string part, LetterKind kind, LetterFacts facts) =>
        (LetterTemplate.Read(part, LetterFields.Of(kind)).Template ?? throw new InvalidOperationException("The text of a letter has faults.")).Fill(facts);
}
