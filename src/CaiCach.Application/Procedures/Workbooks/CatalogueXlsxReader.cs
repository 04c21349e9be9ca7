using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CaiCach.Law.Procedures;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaiCach.Application.Procedures.Workbooks;

/// <summary>
/// Reads a workbook of the catalogue, row by row. What it says of cells, columns and sheets that are wrong is in Vietnamese; a file that is none, is
/// locked, or would blow up when it is unpacked is refused before any of it is looked at.
/// </summary>
public static class CatalogueXlsxReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10 << 20;

    /// <summary>The most rows of all sheets together, heads left out.</summary>
    public const int MostRows = 20_000;

    private const long MostUnpacked = 100L << 20;
    private const int MostParts = 1_000;

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];
    private static readonly byte[] Encrypted = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>What reading gives.</summary>
    /// <param name="Sheets">The rows of each sheet by its name.</param>
    /// <param name="Faults">What is wrong; the rows are to be used only where nothing is.</param>
    /// <param name="WithoutCases">The sheets that lack their column of cases, which is optional.</param>
    public sealed record Answer(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> Sheets, IReadOnlyList<SheetFault> Faults, IReadOnlySet<string> WithoutCases);

    /// <summary>Reads a file.</summary>
    /// <param name="file">All its bytes.</param>
    public static Answer Read(byte[] file) => Read(file, CatalogueSheets.All);

    /// <summary>Reads a file of other sheets.</summary>
    /// <param name="file">All its bytes.</param>
    /// <param name="sheets">The sheets.</param>
    public static Answer Read(byte[] file, IReadOnlyList<CatalogueSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (WhyNot(file) is { } reason)
        {
            return Refused(reason);
        }

        try
        {
            using var content = new MemoryStream(file, writable: false);
            using var document = SpreadsheetDocument.Open(content, isEditable: false);
            return document.WorkbookPart is { } workbook ? new Reading(workbook, sheets).All() : Refused("Tệp không phải là bảng tính XLSX.");
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException)
        {
            return Refused("Tệp bị hỏng, không đọc được; hãy mở bằng phần mềm bảng tính rồi lưu lại dạng .xlsx.");
        }
    }

    private static Answer Refused(string text) => new(new Dictionary<string, IReadOnlyList<SheetRow>>(StringComparer.Ordinal), [new("", null, null, text)], FrozenSet<string>.Empty);

    private static string? WhyNot(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            return "Tệp quá lớn: nhiều nhất 10 MB.";
        }

        if (file.AsSpan().StartsWith(OldOffice))
        {
            return file.AsSpan().IndexOf(Encrypted) >= 0
                ? "Tệp có mật khẩu bảo vệ; hãy bỏ mật khẩu rồi lưu lại."
                : "Tệp là bảng tính đời cũ (.xls); hãy lưu lại dạng .xlsx.";
        }

        if (!file.AsSpan().StartsWith("PK"u8))
        {
            return "Tệp không phải là bảng tính XLSX.";
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return archive.Entries.Count > MostParts || !Fits(archive) ? "Tệp giải nén ra quá lớn; hãy chỉ giữ các trang tính của danh mục." : null;
        }
        catch (InvalidDataException)
        {
            return "Tệp bị hỏng, không đọc được; hãy mở bằng phần mềm bảng tính rồi lưu lại dạng .xlsx.";
        }
    }

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

    private sealed class Reading
    {
        private readonly List<SheetFault> faults = [];
        private readonly HashSet<string> withoutCases = new(StringComparer.Ordinal);
        private readonly WorkbookPart workbook;
        private readonly IReadOnlyList<CatalogueSheet> wanted;
        private readonly List<string> shared;
        private readonly double daysBefore;
        private int rowsLeft = MostRows;

        public Reading(WorkbookPart workbook, IReadOnlyList<CatalogueSheet> wanted)
        {
            (this.workbook, this.wanted) = (workbook, wanted);
            shared = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => TextOf(item)).ToList() ?? [];
            daysBefore = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true ? 1462 : 0;
        }

        public Answer All()
        {
            var sheets = new Dictionary<string, IReadOnlyList<SheetRow>>(StringComparer.Ordinal);
            foreach (var sheet in wanted)
            {
                var found = workbook.Workbook?.Descendants<Sheet>().FirstOrDefault(s => string.Equals(s.Name?.Value?.Trim().Normalize(), sheet.Name, StringComparison.OrdinalIgnoreCase));
                if (found?.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
                {
                    sheets[sheet.Name] = Rows(sheet, part);
                }
                else if (!sheet.IsOptional)
                {
                    faults.Add(new(sheet.Name, null, null, "Thiếu trang tính này."));
                }
            }

            return new(sheets, faults, withoutCases);
        }

        private List<SheetRow> Rows(CatalogueSheet sheet, WorksheetPart part)
        {
            var rows = new List<SheetRow>();
            Dictionary<int, SheetColumn>? columns = null;
            using var reader = OpenXmlReader.Create(part);
            var number = 0;
            while (reader.Read())
            {
                if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
                {
                    continue;
                }

                number = row.RowIndex is { } index ? (int)index.Value : number + 1;
                var cells = Cells(row);
                if (columns is null)
                {
                    columns = Head(sheet, number, cells);
                    if (columns is null)
                    {
                        return rows;
                    }

                    continue;
                }

                var texts = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (at, cell) in cells.Where(cell => columns.ContainsKey(cell.Column)))
                {
                    if (Read(sheet, number, columns[at], cell) is { Length: > 0 } text)
                    {
                        texts[columns[at].Title] = text;
                    }
                }

                if (texts.Count == 0)
                {
                    continue;
                }

                if (--rowsLeft < 0)
                {
                    faults.Add(new(sheet.Name, number, null, $"Tệp có quá {MostRows.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"))} dòng; hãy chia thành nhiều tệp."));
                    return rows;
                }

                rows.Add(new(number, texts));
            }

            if (columns is null)
            {
                faults.Add(new(sheet.Name, null, null, "Trang tính trống, không có dòng tiêu đề."));
            }

            return rows;
        }

        /// <summary>Which column is where; null where the head cannot be gone by.</summary>
        private Dictionary<int, SheetColumn>? Head(CatalogueSheet sheet, int row, IReadOnlyList<(int Column, Cell Cell)> cells)
        {
            var (columns, before) = (new Dictionary<int, SheetColumn>(), faults.Count);
            foreach (var (at, cell) in cells)
            {
                var head = Clean(Plain(cell));
                if (head.Length == 0)
                {
                    continue;
                }

                if (sheet.Columns.FirstOrDefault(c => string.Equals(c.Head, head, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Title, head, StringComparison.OrdinalIgnoreCase)) is not { } column)
                {
                    faults.Add(new(sheet.Name, row, head.Length > 60 ? head[..60] : head, "Danh mục không có cột này."));
                }
                else if (columns.ContainsValue(column))
                {
                    faults.Add(new(sheet.Name, row, column.Title, "Cột này có hai lần."));
                }
                else
                {
                    columns[at] = column;
                }
            }

            faults.AddRange(sheet.Columns.Where(column => !column.IsOptional && !columns.ContainsValue(column)).Select(column => new SheetFault(sheet.Name, row, column.Title, "Thiếu cột này.")));
            if (sheet.Columns.Any(column => column == CatalogueSheets.Cases && !columns.ContainsValue(column)))
            {
                withoutCases.Add(sheet.Name);
            }

            return faults.Count == before ? columns : null;
        }

        private string? Read(CatalogueSheet sheet, int row, SheetColumn column, Cell cell)
        {
            if (cell.CellFormula is not null)
            {
                faults.Add(new(sheet.Name, row, column.Title, "Ô chứa công thức; hãy dán giá trị thay cho công thức."));
                return null;
            }

            if (cell.DataType?.Value == CellValues.Error)
            {
                faults.Add(new(sheet.Name, row, column.Title, "Ô báo lỗi của bảng tính."));
                return null;
            }

            var text = Plain(cell);
            if (cell.DataType is null && column.Title.EndsWith("ngày", StringComparison.Ordinal) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 2_900_000)
            {
                return DateTime.FromOADate(Math.Floor(days) + daysBefore).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            }

            return Clean(text);
        }

        private string Plain(Cell cell)
        {
            var value = cell.CellValue?.Text ?? "";
            if (cell.DataType?.Value is not { } type)
            {
                // A whole number may be written as 15, 15.0 or 1.5E1.
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Floor(number) && Math.Abs(number) < 1e15
                    ? number.ToString("0", CultureInfo.InvariantCulture)
                    : value;
            }

            return type == CellValues.InlineString ? (cell.InlineString is { } inline ? TextOf(inline) : "")
                : type == CellValues.SharedString ? (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "")
                : type == CellValues.Boolean ? CatalogueSheets.YesNoName(value == "1")
                : value;
        }

        private static List<(int Column, Cell Cell)> Cells(Row row)
        {
            var (cells, next) = (new List<(int Column, Cell Cell)>(), 1);
            foreach (var cell in row.Elements<Cell>())
            {
                var column = 0;
                foreach (var letter in (cell.CellReference?.Value ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
                {
                    column = (column * 26) + (letter - 'A') + 1;
                }

                column = column == 0 ? next : column;
                next = column + 1;
                cells.Add((column, cell));
            }

            return cells;
        }

        // Readings of characters (phonetic runs) are no part of the text.
        private static string TextOf(OpenXmlElement item) => string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

        private static string Clean(string text) => text.Normalize().ReplaceLineEndings("\n").Trim();
    }
}
