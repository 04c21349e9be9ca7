using System.Globalization;
using CaiCach.Law.Procedures;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaiCach.Application.Procedures.Workbooks;

/// <summary>The catalogue as a workbook. Every text is a text to a spreadsheet, never a formula: also after it was opened in a cell and left again.</summary>
public static class CatalogueXlsx
{
    private const uint Plain = 0;
    private const uint Head = 1;
    private const uint Quoted = 2;

    /// <summary>Writes the workbook.</summary>
    /// <param name="procedures">One version of each procedure.</param>
    /// <param name="output">Where to; left open, must be able to seek.</param>
    public static void Write(IReadOnlyList<ProcedureVersion> procedures, Stream output) => Write([.. CatalogueSheets.All.Select(sheet => (sheet, CatalogueSheets.RowsOf(sheet, procedures)))], output);

    /// <summary>Writes a workbook of other sheets.</summary>
    /// <param name="tables">The sheets with their rows.</param>
    /// <param name="output">Where to; left open, must be able to seek.</param>
    public static void Write(IReadOnlyList<(CatalogueSheet Sheet, IEnumerable<IReadOnlyList<object?>> Rows)> tables, Stream output)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheets = new Sheets();
        foreach (var (sheet, rows) in tables)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(sheet.Columns.Select((column, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true })),
                new SheetData(Rows(sheet, rows)));
            sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = sheet.Name });
        }

        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets);
    }

    private static IEnumerable<Row> Rows(CatalogueSheet sheet, IEnumerable<IReadOnlyList<object?>> rows)
    {
        yield return RowOf(1, sheet.Columns.Select(column => (object?)column.Head), Head);
        var number = 2u;
        foreach (var row in rows)
        {
            yield return RowOf(number++, row, Plain);
        }
    }

    private static Row RowOf(uint number, IEnumerable<object?> cells, uint style) =>
        new(cells.Select((cell, index) => CellOf(string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + index)}{number}"), cell, style))) { RowIndex = number };

    private static Cell CellOf(string reference, object? value, uint style) => value switch
    {
        long figure => new() { CellReference = reference, StyleIndex = style, CellValue = new(figure.ToString(CultureInfo.InvariantCulture)) },
        string { Length: > 0 } text => new()
        {
            CellReference = reference,
            StyleIndex = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? Quoted : style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Reports.Export.ReportTable.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
        },
        _ => new() { CellReference = reference, StyleIndex = style },
    };

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellFormats(Format(0, false), Format(1, false), Format(0, true)));

    private static CellFormat Format(uint font, bool quoted) => new()
    {
        FontId = font,
        BorderId = 0,
        FillId = 0,
        NumberFormatId = 0,
        ApplyFont = true,
        ApplyAlignment = true,
        QuotePrefix = quoted,
        Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true },
    };
}
