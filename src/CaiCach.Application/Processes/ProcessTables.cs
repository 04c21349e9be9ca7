using System.IO.Compression;
using System.Xml;
using CaiCach.Law.Processes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;
using Words = DocumentFormat.OpenXml.Wordprocessing;

namespace CaiCach.Application.Processes;

/// <summary>The tables of an ISO 9001 procedure sheet: the sheets of an XLSX workbook, or the tables of a DOCX text. A file that is none, or would blow up when it is unpacked, is refused before any of it is looked at.</summary>
public static class ProcessTables
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 5 << 20;

    private const long MostUnpacked = 50L << 20;
    private const int MostRows = 1_000;
    private const int MostCells = 60;
    private const int MostTables = 30;

    /// <summary>Reads a file.</summary>
    /// <param name="file">All its bytes.</param>
    /// <param name="whyNot">Why it is refused, in Vietnamese; null where it was read.</param>
    public static IReadOnlyList<IReadOnlyList<TableRow>> Read(byte[] file, out string? whyNot)
    {
        ArgumentNullException.ThrowIfNull(file);
        whyNot = null;
        if (file.Length > MostBytes)
        {
            whyNot = "Tệp quá lớn: nhiều nhất 5 MB.";
            return [];
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (!Fits(archive))
            {
                whyNot = "Tệp giải nén ra quá lớn; hãy chỉ giữ bảng các bước.";
                return [];
            }

            using var content = new MemoryStream(file, writable: false);
            return archive.GetEntry("word/document.xml") is not null ? OfText(content)
                : archive.GetEntry("xl/workbook.xml") is not null ? OfWorkbook(content)
                : Refused(out whyNot);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return Refused(out whyNot);
        }
    }

    private static List<IReadOnlyList<TableRow>> Refused(out string? whyNot)
    {
        whyNot = "Tệp không phải là XLSX hoặc DOCX đọc được; hãy mở bằng phần mềm văn phòng rồi lưu lại dạng .xlsx hoặc .docx.";
        return [];
    }

    private static List<IReadOnlyList<TableRow>> OfText(Stream content)
    {
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        return
        [
            .. (document.MainDocumentPart?.Document?.Body?.Descendants<Words.Table>() ?? []).Take(MostTables).Select(table => (IReadOnlyList<TableRow>)
                [.. table.Elements<Words.TableRow>().Take(MostRows).Select((row, at) => new TableRow(at + 1, [.. row.Elements<Words.TableCell>().Take(MostCells).SelectMany(Spanned)]))]),
        ];
    }

    /// <summary>A cell over several columns stands in the first of them.</summary>
    private static IEnumerable<string> Spanned(Words.TableCell cell)
    {
        var text = string.Join('\n', cell.Elements<Words.Paragraph>().Select(p => string.Concat(p.Descendants().Select(part => part is Words.Text run ? run.Text : part is Words.Break or Words.TabChar ? " " : ""))));
        return [Clean(text), .. Enumerable.Repeat("", Math.Clamp((cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1) - 1, 0, MostCells))];
    }

    private static List<IReadOnlyList<TableRow>> OfWorkbook(Stream content)
    {
        using var document = SpreadsheetDocument.Open(content, isEditable: false);
        var shared = document.WorkbookPart?.SharedStringTablePart?.SharedStringTable?.Elements<Sheets.SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var tables = new List<IReadOnlyList<TableRow>>();
        foreach (var id in document.WorkbookPart?.Workbook?.Descendants<Sheets.Sheet>().Select(sheet => sheet.Id?.Value).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostTables) ?? [])
        {
            if (document.WorkbookPart!.GetPartById(id) is WorksheetPart { Worksheet: { } sheet })
            {
                tables.Add([.. sheet.Descendants<Sheets.Row>().Take(MostRows).Select((row, at) => new TableRow((int)(row.RowIndex?.Value ?? (uint)at + 1), Cells(row, shared)))]);
            }
        }

        return tables;
    }

    private static List<string> Cells(Sheets.Row row, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Sheets.Cell>())
        {
            var column = 0;
            foreach (var letter in (cell.CellReference?.Value ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
            {
                column = (column * 26) + (letter - 'A') + 1;
            }

            column = column == 0 ? cells.Count + 1 : column;
            if (column > MostCells)
            {
                break;
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells[column - 1] = Clean(TextOf(cell, shared));
        }

        return cells;
    }

    private static string TextOf(Sheets.Cell cell, List<string> shared)
    {
        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value is not { } type ? value
            : type == Sheets.CellValues.InlineString ? cell.InlineString?.InnerText ?? ""
            : type == Sheets.CellValues.SharedString ? (int.TryParse(value, out var at) && at >= 0 && at < shared.Count ? shared[at] : "")
            : value;
    }

    private static string Clean(string text) => text.Normalize().ReplaceLineEndings("\n").Trim();

    // What an archive says of its sizes may be a lie: all of it is unpacked, into nothing.
    private static bool Fits(ZipArchive archive)
    {
        var (buffer, total) = (new byte[1 << 16], 0L);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MostUnpacked)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
