using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaiCach.Application.Reports.Export;

/// <summary>A report as a document to sign: A4 landscape, Times New Roman, with the national heading and the signature block.</summary>
public static class ReportDocx
{
    private const int ColumnWidth = 900;
    private const int NumberWidth = 600;
    private const int FieldWidth = 3300;
    private const int NarrowColumnWidth = 780;
    private const int NarrowFieldWidth = 2400;
    private const int NoteWidth = 2700;
    private const int HalfPage = 7000;

    /// <summary>Writes the document. The day of signing is left open for the signer.</summary>
    /// <param name="table">The report.</param>
    /// <param name="heading">Who reports and signs.</param>
    /// <param name="output">Where to; left open, must be able to seek.</param>
    public static void Write(ReportTable table, ReportHeading heading, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(heading);
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles("24");
        main.Document = new Document(new Body(
        [
            Head(heading),
            Line(table.Form, bold: false),
            Line(table.Title, bold: true),
            Line(table.Period, bold: false),
            Line(table.Counted, bold: false, JustificationValues.Right),
            Figures(table),
            .. table.Remarks.Select(remark => Line(remark, bold: false, JustificationValues.Left)),
            Line(heading.Stamp ?? string.Empty, bold: false, JustificationValues.Left),
            Signature(heading),
            new Paragraph(),
            Landscape(),
        ]));
    }

    /// <summary>Times New Roman in half points.</summary>
    internal static Styles Styles(string size) => new(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
        new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "Times New Roman", ComplexScript = "Times New Roman" },
        new FontSize { Val = size },
        new Languages { Val = "vi-VN" }))));

    internal static SectionProperties Landscape() => new(
        new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 });

    internal static TableProperties Ruled() => new(
        new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 },
            new LeftBorder { Val = BorderValues.Single, Size = 4 },
            new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
            new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }));

    internal static Table Head(ReportHeading heading) => Bare(
        [(heading.Superior.ToUpper(CultureInfo.InvariantCulture), false), (heading.UnitName.ToUpper(CultureInfo.InvariantCulture), true)],
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true),
            ("Độc lập - Tự do - Hạnh phúc", true),
            ($"{heading.Place}, ngày …… tháng …… năm ……", false),
        ]);

    internal static Table Signature(ReportHeading heading) => Bare(
        [("NGƯỜI LẬP BIỂU", true), ("(Ký, ghi rõ họ tên)", false)],
        [(heading.SignerTitle.ToUpper(CultureInfo.InvariantCulture), true), ("(Ký, đóng dấu, ghi rõ họ tên)", false)]);

    private static Table Bare((string Text, bool Bold)[] left, (string Text, bool Bold)[] right) => new(
        new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
        Grid([HalfPage, HalfPage]),
        new TableRow(new[] { left, right }.Select(side => new TableCell(
            new TableCellProperties(Width(HalfPage)).ToEnumerable<OpenXmlElement>().Concat(side.Select(line => Line(line.Text, line.Bold)))))));

    private static Table Figures(ReportTable report)
    {
        var widths = Widths(report);
        var table = new Table(
            Ruled(),
            Grid(widths));
        var heads = ReportHead.Of(report);
        for (var row = 0; row < heads.Count; row++)
        {
            table.Append(HeadRow(HeadCells(heads, row, widths)));
        }

        table.Append(HeadRow(widths.Select((width, index) => Cell(ReportTable.ColumnNumber(index + 1), width, false))));
        foreach (var line in report.Lines)
        {
            var total = line.Number.Length == 0;
            table.Append(new TableRow(
            [
                Cell(line.Number, widths[0], total),
                Cell(line.Name, widths[1], total, across: JustificationValues.Left),
                .. line.Figures.Select(figure => Cell(figure.ToString(CultureInfo.InvariantCulture), widths[2], total, across: JustificationValues.Right)),
                .. report.NoteHead is null ? (TableCell[])[] : [Cell(line.Note, widths[^1], false, across: JustificationValues.Left)],
            ]));
        }

        return table;
    }

    /// <summary>The cells of a row of headings: those that begin in it, and the lower parts of those that began above.</summary>
    private static IEnumerable<TableCell> HeadCells(IReadOnlyList<IReadOnlyList<HeadCell>> heads, int row, int[] widths) =>
        heads.Take(row + 1).SelectMany((cells, above) => cells.Where(cell => above + cell.Rows > row).Select(cell => (cell, Begins: above == row)))
            .OrderBy(c => c.cell.Column)
            .Select(c => Cell(
                c.Begins ? c.cell.Text : string.Empty,
                widths.Skip(c.cell.Column - 1).Take(c.cell.Columns).Sum(),
                true,
                c.cell.Columns,
                c.cell.Rows == 1 ? null : c.Begins ? MergedCellValues.Restart : MergedCellValues.Continue));

    private static int[] Widths(ReportTable report) => report.NoteHead is null
        ? [NumberWidth, FieldWidth, .. Enumerable.Repeat(ColumnWidth, report.FigureColumns)]
        : [NumberWidth, NarrowFieldWidth, .. Enumerable.Repeat(NarrowColumnWidth, report.FigureColumns), NoteWidth];

    internal static TableRow HeadRow(IEnumerable<TableCell> cells) =>
        new(new TableRowProperties(new CantSplit(), new TableHeader()).ToEnumerable<OpenXmlElement>().Concat(cells));

    internal static TableCell Cell(
        string text,
        int width,
        bool bold,
        int span = 1,
        MergedCellValues? merge = null,
        JustificationValues across = JustificationValues.Center)
    {
        var properties = new TableCellProperties(Width(width));
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (merge is { } value)
        {
            properties.Append(new VerticalMerge { Val = value });
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, Line(text, bold, across));
    }

    internal static TableGrid Grid(IEnumerable<int> widths) =>
        new(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) }));

    private static TableCellWidth Width(int width) =>
        new() { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa };

    internal static Paragraph Line(string text, bool bold, JustificationValues across = JustificationValues.Center)
    {
        var run = new Run();
        if (bold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        run.Append(new Text(ReportTable.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return new Paragraph(new ParagraphProperties(new Justification { Val = across }), run);
    }

    private static IEnumerable<T> ToEnumerable<T>(this T element) => [element];
}
