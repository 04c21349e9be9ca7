using CaiCach.Law.Letters;

namespace CaiCach.Application.Reports.Export;

/// <summary>A column of a table of words.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Width">Its share of the width, in characters.</param>
public sealed record TextColumn(string Heading, int Width);

/// <summary>A list as every format writes it: a line of words for each record.</summary>
/// <param name="Form">The number of the form and where it comes from; blank where there is none.</param>
/// <param name="Sheet">A name for the sheet of a workbook, at most 31 characters.</param>
/// <param name="Title">What it lists, in capitals.</param>
/// <param name="Period">Its period, in words.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Lines">The lines, a text a column.</param>
public sealed record TextTable(string Form, string Sheet, string Title, string Period, IReadOnlyList<TextColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Lines)
{
    /// <summary>What stands over the lines.</summary>
    public IReadOnlyList<LetterBlock> Opening { get; init; } = [];

    /// <summary>What stands under them.</summary>
    public IReadOnlyList<LetterBlock> Closing { get; init; } = [];

    /// <summary>Blocks as lines of plain text.</summary>
    internal static IReadOnlyList<string> Plain(IReadOnlyList<LetterBlock> blocks) => [.. blocks.SelectMany(block => string.Join("; ", block.Cells.Select((_, i) => block.TextOf(i))).Split('\n'))];
}
