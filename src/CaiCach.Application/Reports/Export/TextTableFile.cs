using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CaiCach.Application.Reports.Export;

/// <summary>Writes a list as CSV, JSON, a workbook or a document on A4 landscape, a line at a time: what it holds in memory is one line and the file.</summary>
public static class TextTableFile
{
    private const uint A4 = 9;
    private const int TextWidth = 14286;

    /// <summary>The file.</summary>
    /// <param name="table">The list.</param>
    /// <param name="heading">Who keeps it.</param>
    /// <param name="format">"csv", "json", "xlsx" or "docx".</param>
    public static byte[] Make(TextTable table, ReportHeading heading, string format)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(heading);
        using var file = new MemoryStream();
        switch (format)
        {
            case "csv":
                Csv(table, file);
                break;
            case "json":
                Json(table, file);
                break;
            case "xlsx":
                Xlsx(table, heading, file);
                break;
            case "docx":
                Docx(table, heading, file);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }

        return file.ToArray();
    }

    private static void Csv(TextTable table, Stream output)
    {
        using var csv = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        csv.WriteLine(string.Join(',', table.Columns.Select(c => ReportCsv.Quoted(c.Heading))));
        foreach (var line in table.Lines)
        {
            csv.WriteLine(string.Join(',', line.Select(ReportCsv.Quoted)));
        }
    }

    private static void Json(TextTable table, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("title", table.Title);
        json.WriteString("period", table.Period);
        json.WriteStartArray("lines");
        foreach (var line in table.Lines)
        {
            json.WriteStartObject();
            for (var i = 0; i < line.Count; i++)
            {
                json.WriteString(table.Columns[i].Heading, line[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Xlsx(TextTable table, ReportHeading heading, Stream output)
    {
        string[] opening = [table.Form, heading.UnitName, table.Title, table.Period, .. TextTable.Plain(table.Opening)];
        var closing = TextTable.Plain(table.Closing);
        var headRow = opening.Length + 1;
        var closingRow = headRow + table.Lines.Count + 1;
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ReportXlsx.Styles();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var sheet = OpenXmlWriter.Create(part))
        {
            sheet.WriteStartElement(new S.Worksheet());
            sheet.WriteElement(new S.SheetProperties(new S.PageSetupProperties { FitToPage = true }));
            sheet.WriteElement(new S.Columns(table.Columns.Select((column, i) => new S.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width + 2, CustomWidth = true })));
            sheet.WriteStartElement(new S.SheetData());
            for (var i = 0; i < opening.Length; i++)
            {
                sheet.WriteElement(ReportXlsx.Line(i + 1, [(opening[i], i is 1 or 2 ? ReportXlsx.Bold : ReportXlsx.Plain)]));
            }

            sheet.WriteElement(ReportXlsx.Line(headRow, [.. table.Columns.Select(c => (c.Heading, ReportXlsx.Head))]));
            for (var i = 0; i < table.Lines.Count; i++)
            {
                sheet.WriteElement(ReportXlsx.Line(headRow + 1 + i, [.. table.Lines[i].Select(text => (text, ReportXlsx.Text))]));
            }

            for (var i = 0; i < closing.Count; i++)
            {
                sheet.WriteElement(ReportXlsx.Line(closingRow + i, [(closing[i], ReportXlsx.Plain)]));
            }

            sheet.WriteEndElement();
            sheet.WriteElement(new S.MergeCells(Enumerable.Range(1, opening.Length).Concat(Enumerable.Range(closingRow, closing.Count)).Select(row => ReportXlsx.Merge(1, row, table.Columns.Count, row))));
            sheet.WriteElement(new S.PageMargins { Left = 0.5, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
            sheet.WriteElement(new S.PageSetup { PaperSize = A4, Orientation = S.OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
            sheet.WriteEndElement();
        }

        // Excel repeats the headings on every sheet of paper.
        workbook.Workbook = new S.Workbook(
            new S.Sheets(new S.Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = table.Sheet }),
            new S.DefinedNames(new S.DefinedName(string.Create(CultureInfo.InvariantCulture, $"'{table.Sheet}'!${headRow}:${headRow}")) { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
    }

    private static void Docx(TextTable table, ReportHeading heading, Stream output)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = ReportDocx.Styles("20");
        var all = table.Columns.Sum(c => c.Width);
        int[] widths = [.. table.Columns.Select(c => TextWidth * c.Width / all)];
        using var words = OpenXmlWriter.Create(main);
        words.WriteStartElement(new W.Document());
        words.WriteStartElement(new W.Body());
        words.WriteElement(ReportDocx.Head(heading));
        words.WriteElement(ReportDocx.Line(table.Form, bold: false));
        words.WriteElement(ReportDocx.Line(table.Title, bold: true));
        foreach (var text in (string[])[table.Period, .. TextTable.Plain(table.Opening)])
        {
            words.WriteElement(ReportDocx.Line(text, bold: false));
        }

        words.WriteStartElement(new W.Table());
        words.WriteElement(ReportDocx.Ruled());
        words.WriteElement(ReportDocx.Grid(widths));
        words.WriteElement(ReportDocx.HeadRow(table.Columns.Select((column, i) => ReportDocx.Cell(column.Heading, widths[i], true))));
        foreach (var line in table.Lines)
        {
            words.WriteElement(new W.TableRow(
            [
                new W.TableRowProperties(new W.CantSplit()),
                .. line.Select((text, i) => ReportDocx.Cell(text, widths[i], false, across: W.JustificationValues.Left)),
            ]));
        }

        words.WriteEndElement();
        foreach (var text in (string[])[string.Empty, .. TextTable.Plain(table.Closing)])
        {
            words.WriteElement(ReportDocx.Line(text, bold: false, W.JustificationValues.Left));
        }

        words.WriteElement(ReportDocx.Signature(heading));
        words.WriteElement(new W.Paragraph());
        words.WriteElement(ReportDocx.Landscape());
        words.WriteEndElement();
        words.WriteEndElement();
    }
}
