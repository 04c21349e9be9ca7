using System.Text;

namespace CaiCach.Law.Letters;

/// <summary>A part of the text of a result.</summary>
public enum ResultPart
{
    /// <summary>Tên văn bản.</summary>
    Title,

    /// <summary>Nội dung.</summary>
    Body,

    /// <summary>Nơi nhận: small, at the end.</summary>
    Notes,
}

/// <summary>A fault in a part of the text of a result.</summary>
/// <param name="Part">The part.</param>
/// <param name="Message">For example "Dòng 3, cột 12: không có trường {ten}.".</param>
public sealed record ResultPartFault(ResultPart Part, string Message);

/// <summary>
/// The text of a result between its head and its signature: a template with fields, or the draft of one dossier, which has none any more. Both are written in the
/// language of <see cref="LetterTemplate"/>.
/// </summary>
/// <param name="Title">What the document is called.</param>
/// <param name="Body">What it says.</param>
/// <param name="Notes">Who else gets it.</param>
public sealed record ResultText(string Title, string Body, string Notes)
{
    /// <summary>The longest title.</summary>
    public const int LongestTitle = 300;

    /// <summary>A part.</summary>
    public string Of(ResultPart part) => part switch
    {
        ResultPart.Title => Title,
        ResultPart.Body => Body,
        ResultPart.Notes => Notes,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>What is wrong with a text; nothing when it can be used.</summary>
    /// <param name="fields">The fields it may name: those of <see cref="LetterFields.OfResults"/> for a template, none for a draft.</param>
    public IReadOnlyList<ResultPartFault> Check(IReadOnlyList<LetterField> fields)
    {
        List<ResultPartFault> faults = [.. from part in Enum.GetValues<ResultPart>() from fault in Read(part, fields).Faults select new ResultPartFault(part, fault.Sentence)];
        if (string.IsNullOrWhiteSpace(Title))
        {
            faults.Insert(0, new(ResultPart.Title, "Nhập tên văn bản."));
        }
        else if (Title.Contains('\n', StringComparison.Ordinal) || Title.Length > LongestTitle)
        {
            faults.Insert(0, new(ResultPart.Title, $"Tên văn bản viết trên một dòng, nhiều nhất {LongestTitle} ký tự."));
        }

        if (string.IsNullOrWhiteSpace(Body))
        {
            faults.Add(new(ResultPart.Body, "Nhập nội dung văn bản."));
        }

        return faults;
    }

    /// <summary>A template with its fields filled: the draft, to be edited in the same language. The text has no fault.</summary>
    public ResultText Fill(LetterFacts facts)
    {
        return new(Line(ResultPart.Title), Written(ResultPart.Body), Written(ResultPart.Notes));

        string Written(ResultPart part) => string.Join('\n', Template(part, LetterFields.OfResults).Fill(facts).Select(Markup));
        string Line(ResultPart part) => Written(part).ReplaceLineEndings(" ");
    }

    /// <summary>What a draft says, as it is drawn: its title, its blocks, its notes. The text has no fault.</summary>
    public (string Title, IReadOnlyList<LetterBlock> Blocks, IReadOnlyList<LetterBlock> Notes) Draw()
    {
        var none = new LetterFacts(new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal));
        return (string.Join(' ', Blocks(ResultPart.Title).Select(b => b.TextOf(0))), Blocks(ResultPart.Body), Blocks(ResultPart.Notes));

        IReadOnlyList<LetterBlock> Blocks(ResultPart part) => Template(part, []).Fill(none);
    }

    private (LetterTemplate? Template, IReadOnlyList<LetterFault> Faults) Read(ResultPart part, IReadOnlyList<LetterField> fields) =>
        LetterTemplate.Read(Of(part), fields, isPlain: part == ResultPart.Title);

    private LetterTemplate Template(ResultPart part, IReadOnlyList<LetterField> fields) =>
        Read(part, fields).Template ?? throw new InvalidOperationException("The text of a result has faults.");

    private static string Markup(LetterBlock block) => block.Kind switch
    {
        LetterBlockKind.Numbered => "+ " + OneLine(block.Cells[0]),
        LetterBlockKind.Dashed => "- " + OneLine(block.Cells[0]),
        LetterBlockKind.Head => "|! " + Cells(block) + " |",
        LetterBlockKind.Row => "| " + Cells(block) + " |",
        _ => Runs(block.Cells[0]),
    };

    private static string Cells(LetterBlock block) => string.Join(" | ", block.Cells.Select(c => OneLine(c).Replace('|', '/')));

    private static string OneLine(IReadOnlyList<LetterRun> runs) => Runs([.. runs.Select(r => r with { Text = r.Text.ReplaceLineEndings(" ") })]);

    // What a field said is text in the draft, too: its braces and stars are written so that they stand for themselves.
    private static string Runs(IReadOnlyList<LetterRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            var said = Apart(run.Text.Replace("{", "{{", StringComparison.Ordinal));
            text.Append(!run.Bold && said.StartsWith('*') && text.Length > 0 && text[^1] == '*' ? " " : "").Append(run.Bold ? string.Join('\n', said.Split('\n').Select(l => l.Trim().Length > 0 ? $"**{l}**" : l)) : said);
        }

        return text.ToString();

        // However many stars stand in a row, no two of them make a mark.
        static string Apart(string said) => said.Replace("**", "* *", StringComparison.Ordinal).Replace("**", "* *", StringComparison.Ordinal);
    }
}
