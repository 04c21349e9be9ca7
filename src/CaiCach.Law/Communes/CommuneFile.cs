using System.Globalization;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Communes;

/// <summary>The file of communes, as a sheet or as comma-separated text: a row a commune under one name.</summary>
public static class CommuneFile
{
    private const string Code = "Mã";
    private const string Name = "Tên";
    private const string Kind = "Loại";
    private const string Province = "Mã tỉnh";
    private const string From = "Từ ngày";
    private const string To = "Đến ngày";
    private const string Old = "Đơn vị cũ";
    private const int LongestName = 100;
    private const int MostOld = 50;

    /// <summary>Since when there are two levels; no row begins before.</summary>
    public static DateOnly FirstDay { get; } = new(2025, 7, 1);

    /// <summary>The sheet.</summary>
    public static CatalogueSheet Sheet { get; } = new("Xã, phường",
        [new(Code, null, 10), new(Name, null, 30), new(Kind, null, 12), new(Province, null, 10), new(From, null, 12), new(To, null, 12, IsOptional: true), new(Old, null, 70, IsOptional: true)]);

    /// <summary>The cells of the rows.</summary>
    public static IEnumerable<IReadOnlyList<object?>> RowsOf(IEnumerable<Commune> communes) => communes.Select(c => (IReadOnlyList<object?>)
        [c.Code, c.Name, c.KindName, c.ProvinceCode, Day(c.From), c.To is { } last ? Day(last) : null, string.Join('\n', c.OldNames.Select(old => $"{old.Name}; {old.District}; {old.Province}"))]);

    /// <summary>The rows of comma-separated text; its first line is the head.</summary>
    /// <param name="text">The text.</param>
    /// <param name="faults">Where faults are noted.</param>
    public static IReadOnlyList<SheetRow> ReadCsv(string text, ICollection<SheetFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        void Fault(int? row, string? column, string why) => faults.Add(new(Sheet.Name, row, column, why));
        var lines = CsvLines.Read(text);
        foreach (var broken in lines.Where(line => line.IsBroken))
        {
            Fault(broken.Number, null, "Dấu ngoặc kép không khớp.");
        }

        if (faults.Count > 0 || lines.Count == 0)
        {
            Fault(null, null, lines.Count == 0 ? "Tệp trống, không có dòng tiêu đề." : "Không đọc được tệp CSV này.");
            return [];
        }

        var heads = lines[0].Fields.Select(head => head.Normalize().Trim()).ToList();
        foreach (var odd in heads.Where(head => !Sheet.Columns.Any(column => column.Title.Equals(head, StringComparison.OrdinalIgnoreCase))))
        {
            Fault(1, odd.Length > 60 ? odd[..60] : odd, "Danh mục không có cột này.");
        }

        foreach (var column in Sheet.Columns)
        {
            var times = heads.Count(head => column.Title.Equals(head, StringComparison.OrdinalIgnoreCase));
            if (times > 1 || (times == 0 && !column.IsOptional))
            {
                Fault(1, column.Title, times > 1 ? "Cột này có hai lần." : "Thiếu cột này.");
            }
        }

        foreach (var longer in faults.Count > 0 ? [] : lines.Where(line => line.Fields.Length > heads.Count))
        {
            Fault(longer.Number, null, "Dòng có nhiều ô hơn dòng tiêu đề.");
        }

        return faults.Count > 0 ? [] :
        [
            .. lines.Skip(1).Select(line => new SheetRow(line.Number, line.Fields.Select((cell, i) => (Title: Sheet.Columns.First(c => c.Title.Equals(heads[i], StringComparison.OrdinalIgnoreCase)).Title, Text: cell.Normalize().ReplaceLineEndings("\n").Trim()))
                .Where(cell => cell.Text.Length > 0).ToDictionary(cell => cell.Title, cell => cell.Text, StringComparer.Ordinal)))
                .Where(row => row.Cells.Count > 0),
        ];
    }

    /// <summary>The code that a row is of; empty where it has none.</summary>
    public static string CodeOf(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Cells.GetValueOrDefault(Code, "");
    }

    /// <summary>The communes of the rows; they are to be used only where there is no fault.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="known">The rows that there are.</param>
    /// <param name="provinces">The codes of the provinces.</param>
    /// <param name="faults">Where faults are noted.</param>
    public static IReadOnlyList<Commune> Check(IReadOnlyList<SheetRow> rows, IEnumerable<Commune> known, IReadOnlySet<string> provinces, List<SheetFault> faults)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var read = rows.Select(row => (Row: row, Commune: Read(new(Sheet.Name, row, faults), provinces))).Where(line => line.Commune is not null).Select(line => (line.Row, Commune: line.Commune!)).ToList();
        var there = known.ToLookup(c => c.Code, StringComparer.Ordinal);
        foreach (var ofCode in read.GroupBy(line => line.Commune.Code, StringComparer.Ordinal))
        {
            var lines = ofCode.Select(line => (Row: (SheetRow?)line.Row, line.Commune))
                .Concat(there[ofCode.Key].Where(c => ofCode.All(line => line.Commune.From != c.From)).Select(c => (Row: (SheetRow?)null, Commune: c)))
                .OrderBy(line => line.Commune.From).ToList();
            foreach (var (row, commune) in ofCode)
            {
                if (there[commune.Code].FirstOrDefault(c => c.From == commune.From) is { } before && SearchKey.Of(before.Name) != SearchKey.Of(commune.Name))
                {
                    faults.Add(new(Sheet.Name, row.Number, Name, $"Mã {commune.Code} từ ngày {Day(commune.From)} đã là “{before.Title}”. Đổi tên thì ghi “{To}” cho tên cũ và thêm dòng tên mới có “{From}” sau đó."));
                }
            }

            foreach (var (first, second) in lines.Zip(lines.Skip(1)).Where(pair => pair.First.Commune.To is not { } last || last >= pair.Second.Commune.From))
            {
                var (row, other) = second.Row is { } later ? (later, first.Commune) : (first.Row, second.Commune);
                if (row is not null)
                {
                    faults.Add(new(Sheet.Name, row.Number, From, $"Mã {other.Code} đang là “{other.Title}” từ ngày {Day(other.From)}{(other.To is { } last ? $" đến ngày {Day(last)}" : "")}; mã không dùng hai lần trong cùng thời gian."));
                }
            }
        }

        return [.. read.Select(line => line.Commune)];
    }

    private static Commune? Read(CatalogueRowReader row, IReadOnlySet<string> provinces)
    {
        var (code, name, kind, province) = (row.Required(Code), row.Required(Name, LongestName), row.Word(Kind, Commune.Kinds, required: true), row.Required(Province));
        var (from, to, old) = (row.Date(From, required: true), row.Date(To, required: false), ReadOld(row));
        if (code.Length > 0 && (code.Length != 5 || !code.All(char.IsAsciiDigit)))
        {
            row.Fault(Code, "Mã xã phải có đúng 5 chữ số, kể cả số 0 ở đầu; định dạng cột là văn bản.");
        }

        if (province.Length > 0 && !provinces.Contains(province))
        {
            row.Fault(Province, "Không có tỉnh, thành phố mang mã này; mã tỉnh có 2 chữ số, kể cả số 0 ở đầu.");
        }

        if (from < FirstDay)
        {
            row.Fault(From, $"Đơn vị hành chính hai cấp có từ ngày {Day(FirstDay)}; đơn vị trước đó ghi ở cột “{Old}”.");
        }

        if (to < from)
        {
            row.Fault(To, "Ngày cuối không được trước ngày đầu.");
        }

        if (kind is not { } what || from is not { } first)
        {
            return null;
        }

        // Lists write "Phường Đông Hà" in the column of names too.
        var word = Commune.Kinds.First(k => k.Value == what).Key + " ";
        return new(code, name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? name[word.Length..].Trim() : name, what, province, first, to, old);
    }

    private static List<OldCommune> ReadOld(CatalogueRowReader row)
    {
        var old = new List<OldCommune>();
        foreach (var line in row.Lines(Old, 320))
        {
            if (line.Split(';', StringSplitOptions.TrimEntries) is not [{ Length: > 0 and <= LongestName } name, { Length: <= LongestName } district, { Length: > 0 and <= LongestName } province])
            {
                row.Fault(Old, $"“{(line.Length <= 60 ? line : line[..59] + "…")}” phải có dạng: xã cũ; huyện cũ; tỉnh cũ (để trống huyện nếu khi ấy không còn cấp huyện).");
            }
            else if (!old.Contains(new(name, district, province)))
            {
                old.Add(new(name, district, province));
            }
        }

        if (old.Count > MostOld)
        {
            row.Fault(Old, $"Nhiều nhất {MostOld} đơn vị cũ.");
        }

        return old;
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
