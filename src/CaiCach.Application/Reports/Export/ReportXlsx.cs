using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaiCach.Application.Reports.Export;

/// <summary>A report as a workbook: A4 landscape, one page wide, figures as numbers.</summary>
public static class ReportXlsx
{
    internal const uint Plain = 0;
    internal const uint Bold = 1;
    internal const uint Head = 2;
    internal const uint Text = 3;
    private const uint Figure = 4;
    private const uint TotalText = 5;
    private const uint TotalFigure = 6;
    private const uint Note = 7;
    private const uint A4 = 9;
    private const int HeadRow = 6;

    /// <summary>Writes the workbook.</summary>
    /// <param name="table">The report.</param>
    /// <param name="heading">Who reports.</param>
    /// <param name="output">Where to; left open, must be able to seek.</param>
    public static void Write(ReportTable table, ReportHeading heading, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(heading);
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new Columns(
                new Column { Min = 1, Max = 1, Width = 6, CustomWidth = true },
                new Column { Min = 2, Max = 2, Width = 42, CustomWidth = true },
                new Column { Min = 3, Max = (uint)table.FigureColumns + 2, Width = 11, CustomWidth = true },
                new Column { Min = (uint)table.FigureColumns + 3, Max = (uint)table.FigureColumns + 3, Width = 42, CustomWidth = true }),
            Body(table, heading),
            Merges(table, heading),
            new PageMargins { Left = 0.8, Right = 0.6, Top = 0.8, Bottom = 0.8, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = table.Sheet }));
    }

    private static SheetData Body(ReportTable table, ReportHeading heading)
    {
        var data = new SheetData(
            Line(1, [(table.Form, Plain)]),
            Line(2, [(heading.UnitName, Bold)]),
            Line(3, [(table.Title, Bold)]),
            Line(4, [(table.Period, Plain)]),
            Line(5, [(table.Counted, Plain)]));
        var at = HeadRow;
        foreach (var row in ReportHead.Of(table))
        {
            data.Append(Line(at, [.. Enumerable.Range(1, table.Columns).Select(column => (row.FirstOrDefault(cell => cell.Column == column)?.Text ?? string.Empty, Head))]));
            at++;
        }

        data.Append(Line(at, [.. Enumerable.Range(1, table.Columns).Select(column => (ReportTable.ColumnNumber(column), Head))]));
        at++;
        foreach (var line in table.Lines)
        {
            var (text, figure) = line.Number.Length == 0 ? (TotalText, TotalFigure) : (Text, Figure);
            var row = Line(at, [(line.Number, text), (line.Name, text)]);
            row.Append(line.Figures.Select((value, column) => new Cell
            {
                CellReference = Reference(column + 3, at),
                StyleIndex = figure,
                CellValue = new CellValue(value.ToString(CultureInfo.InvariantCulture)),
            }));
            if (table.NoteHead is not null)
            {
                row.Append(TextCell(table.Columns, at, line.Note, Text));
            }

            data.Append(row);
            at++;
        }

        foreach (var note in Notes(table, heading))
        {
            data.Append(Line(at, [(note, Note)]));
            at++;
        }

        var signer = Signer(table);
        var signing = Line(at + 1, [(string.Empty, Plain), ("NGƯỜI LẬP BIỂU", Bold)]);
        signing.Append(TextCell(signer, at + 1, heading.SignerTitle, Bold));
        var how = Line(at + 2, [(string.Empty, Plain), ("(Ký, ghi rõ họ tên)", Plain)]);
        how.Append(TextCell(signer, at + 2, "(Ký, đóng dấu, ghi rõ họ tên)", Plain));
        data.Append(signing, how);
        return data;
    }

    /// <summary>The lines below the table, each over its whole width.</summary>
    private static List<string> Notes(ReportTable table, ReportHeading heading) => [.. table.Remarks, .. heading.Stamp is { } stamp ? [stamp] : Array.Empty<string>()];

    /// <summary>The column of the signer: the right third of the figures.</summary>
    private static int Signer(ReportTable table) => table.FigureColumns - 1;

    internal static Row Line(int row, IReadOnlyList<(string Text, uint Style)> cells) => new(cells.Select((cell, index) => TextCell(index + 1, row, cell.Text, cell.Style)))
    {
        RowIndex = (uint)row,
    };

    private static Cell TextCell(int column, int row, string text, uint style) => new()
    {
        CellReference = Reference(column, row),
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(ReportTable.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static MergeCells Merges(ReportTable table, ReportHeading heading)
    {
        var merges = new MergeCells(Enumerable.Range(1, HeadRow - 1).Select(row => Merge(1, row, table.Columns, row)));
        var heads = ReportHead.Of(table);
        for (var row = 0; row < heads.Count; row++)
        {
            merges.Append(heads[row].Where(cell => cell.Columns > 1 || cell.Rows > 1)
                .Select(cell => Merge(cell.Column, HeadRow + row, cell.Column + cell.Columns - 1, HeadRow + row + cell.Rows - 1)));
        }

        var end = HeadRow + heads.Count + 1 + table.Lines.Count;
        foreach (var _ in Notes(table, heading))
        {
            merges.Append(Merge(1, end, table.Columns, end));
            end++;
        }

        merges.Append(Merge(Signer(table), end + 1, table.FigureColumns + 2, end + 1), Merge(Signer(table), end + 2, table.FigureColumns + 2, end + 2));
        return merges;
    }

    internal static MergeCell Merge(int left, int top, int right, int bottom) => new() { Reference = $"{Reference(left, top)}:{Reference(right, bottom)}" };

    private static string Reference(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column - 1)}{row}");

    internal static Stylesheet Styles() => new(
        new Fonts(Face(bold: false), Face(bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder())),
        new CellFormats(
            Format(0, 0, HorizontalAlignmentValues.Center),
            Format(1, 0, HorizontalAlignmentValues.Center),
            Format(1, 1, HorizontalAlignmentValues.Center),
            Format(0, 1, HorizontalAlignmentValues.Left),
            Format(0, 1, HorizontalAlignmentValues.Right),
            Format(1, 1, HorizontalAlignmentValues.Left),
            Format(1, 1, HorizontalAlignmentValues.Right),
            Format(0, 0, HorizontalAlignmentValues.Left)));

    private static Font Face(bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" });
        return font;
    }

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues across) => new()
    {
        FontId = font,
        BorderId = border,
        FillId = 0,
        NumberFormatId = 0,
        ApplyFont = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        Alignment = new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true },
    };
}
