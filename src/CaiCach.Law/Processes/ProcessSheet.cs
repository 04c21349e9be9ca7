using System.Globalization;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>A row of a table as it stands in a file.</summary>
/// <param name="Number">Its number, from 1: of the sheet, or of the table in a text.</param>
/// <param name="Cells">The texts of its cells from the left, blanks at the ends left out.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);

/// <summary>What is wrong in a row of a sheet of a process.</summary>
/// <param name="Row">The number of the row; null for the table as a whole.</param>
/// <param name="Column">The title of the column; null for the row as a whole.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Text">Vietnamese sentence.</param>
public sealed record RowFault(int? Row, string? Column, string Code, string Text);

/// <summary>
/// Reads the steps of an internal process from the table of an ISO 9001 procedure sheet (quy trình ISO): a row a step, in order. The columns are known by their titles, with or
/// without diacritics, in any order: step, what is done, who does it, unit, other body, time, what it ends in.
/// </summary>
public static class ProcessSheet
{
    private const string Order = "Bước";
    private const string Name = "Nội dung công việc";
    private const string Who = "Trách nhiệm";
    private const string Unit = "Đơn vị";
    private const string Other = "Cơ quan khác";
    private const string Time = "Thời gian";
    private const string Output = "Biểu mẫu, kết quả";

    /// <summary>Titles that a column is known by, folded; the first that a title begins with counts.</summary>
    private static readonly (string Column, string[] Titles)[] Columns =
    [
        (Order, ["buoc", "tt", "stt", "so tt"]),
        (Name, ["noi dung", "cong viec", "trinh tu", "ten buoc", "cac buoc", "hoat dong"]),
        (Who, ["trach nhiem", "nguoi thuc hien", "vai tro", "chuc danh"]),
        (Unit, ["don vi", "phong"]),
        (Other, ["co quan khac", "co quan phoi hop", "co quan lien thong"]),
        (Time, ["thoi gian", "thoi han"]),
        (Output, ["bieu mau", "ket qua", "san pham", "dau ra"]),
    ];

    private static readonly string[] Needed = [Name, Who, Time];

    /// <summary>What offices call roles beside the titles of the system, folded.</summary>
    private static readonly (string Title, Role Role)[] Roles =
    [
        .. ProcessRules.Doers.Select(role => (SearchKey.Of(RoleTexts.Of(role)), role)),
        ("can bo tiep nhan", Role.Receiver), ("cong chuc tiep nhan", Role.Receiver), ("bo phan mot cua", Role.Receiver), ("bp tn&tkq", Role.Receiver), ("can bo mot cua", Role.Receiver),
        ("chuyen vien", Role.Specialist), ("can bo thu ly", Role.Specialist), ("cong chuc thu ly", Role.Specialist), ("can bo chuyen mon", Role.Specialist),
        ("truong phong", Role.DivisionHead), ("pho truong phong", Role.DivisionHead), ("lanh dao phong chuyen mon", Role.DivisionHead),
        ("giam doc so", Role.AgencyHead), ("lanh dao so", Role.AgencyHead), ("lanh dao ubnd", Role.AgencyHead), ("chu tich", Role.AgencyHead), ("lanh dao", Role.AgencyHead), ("van thu so", Role.Clerk),
        ("lanh dao trung tam", Role.OneStopDirector), ("lanh dao bo phan mot cua", Role.OneStopDirector),
    ];

    /// <summary>Reads a table.</summary>
    /// <param name="rows">Its rows, those before the head too.</param>
    /// <param name="unitOf">Gives the code of a unit of the body by its name or code; null for none.</param>
    /// <param name="faults">Everything wrong, in the order of the rows; the steps are of use only where nothing is.</param>
    public static IReadOnlyList<StepFields> Read(IReadOnlyList<TableRow> rows, Func<string, string?> unitOf, out IReadOnlyList<RowFault> faults)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(unitOf);
        var found = new List<RowFault>();
        faults = found;
        if (rows.Select((row, at) => (At: at, Columns: HeadOf(row))).FirstOrDefault(r => Needed.All(r.Columns.ContainsKey)) is not { Columns: { } columns } head)
        {
            found.Add(new(null, null, "sheet_no_head", $"Không có bảng nào có dòng tiêu đề với các cột: {string.Join(", ", Needed)}."));
            return [];
        }

        var (steps, last) = (new List<StepFields>(), 0m);
        var isHours = Folded(rows[head.At], columns, Time) is { } title && title.Contains("gio", StringComparison.Ordinal) && !title.Contains("ngay", StringComparison.Ordinal);
        foreach (var row in rows.Skip(head.At + 1).Where(row => row.Cells.Any(cell => cell.Length > 0)))
        {
            steps.Add(Step(row, columns, isHours, unitOf, ref last, found));
        }

        if (steps.Count is 0 or > ProcessRules.MostSteps)
        {
            found.Add(new(null, null, "sheet_steps", $"Bảng phải có từ 1 đến {ProcessRules.MostSteps} bước; bảng này có {steps.Count}."));
        }

        return steps;
    }

    /// <summary>A time as it is written in such sheets: "0,5 ngày", "04 giờ làm việc", "1/2 ngày", "30 phút", "01 buổi"; null where it is none.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="isHours">Whether a number alone is hours; else days.</param>
    public static StepTime? TimeOf(string text, bool isHours)
    {
        var folded = SearchKey.Of(text);
        if (folded is "khong tinh thoi gian" or "khong tinh" or "-")
        {
            return new(0, StepUnit.Hour);
        }

        folded = folded.Replace("½", "1/2", StringComparison.Ordinal);
        var digits = string.Concat(folded.TakeWhile(c => char.IsAsciiDigit(c) || c is ',' or '.' or '/'));
        if (Number(digits) is not { } value)
        {
            return null;
        }

        var time = folded[digits.Length..].Trim() switch
        {
            "" => new StepTime(value, isHours ? StepUnit.Hour : StepUnit.Day),
            "ngay" or "ngay lam viec" => new(value, StepUnit.Day),
            "buoi" or "buoi lam viec" => new(value / 2, StepUnit.Day),
            "gio" or "gio lam viec" or "h" or "tieng" => new(value, StepUnit.Hour),
            "phut" => new(value / 60, StepUnit.Hour),
            _ => (StepTime?)null,
        };
        return time is { IsValid: true } ? time : null;
    }

    private static StepFields Step(TableRow row, Dictionary<string, int> columns, bool isHours, Func<string, string?> unitOf, ref decimal last, List<RowFault> faults)
    {
        string? Cell(string column) => columns.TryGetValue(column, out var at) && at < row.Cells.Count && row.Cells[at].Length > 0 ? row.Cells[at].ReplaceLineEndings(" ") : null;
        void Fault(string column, string code, string text) => faults.Add(new(row.Number, column, code, text));

        if (Cell(Order) is { } place)
        {
            if (Number(string.Concat(SearchKey.Of(place).Replace("buoc", "", StringComparison.Ordinal).Trim().TrimEnd('.', ':'))) is not { } number)
            {
                Fault(Order, "step_order", $"“{Shown(place)}” không phải là số thứ tự của bước.");
            }
            else if (number <= last)
            {
                Fault(Order, "step_order", $"Bước {Shown(place)} không đứng sau bước ở dòng trên.");
            }
            else
            {
                last = number;
            }
        }

        var name = Cell(Name) ?? "";
        if (name.Length is 0 or > ProcessRules.NameLength)
        {
            Fault(Name, "step_name", name.Length == 0 ? "Ô này phải có nội dung." : $"Dài {name.Length} ký tự; nhiều nhất {ProcessRules.NameLength}.");
        }

        var other = Cell(Other);
        Role? role = null;
        if (other is null)
        {
            var typed = Cell(Who);
            role = typed is null ? null : RoleOf(typed);
            if (role is null)
            {
                Fault(Who, "step_role", typed is null ? "Ô này phải có nội dung, trừ bước của cơ quan khác." : $"“{Shown(typed)}” không phải là một trong: {string.Join("; ", ProcessRules.Doers.Select(RoleTexts.Of))}.");
            }
        }

        var unit = Cell(Unit) is { } named ? unitOf(named) : null;
        if (Cell(Unit) is { } strange && (unit is null || other is not null))
        {
            Fault(Unit, "step_unit", other is null ? $"Cơ quan không có đơn vị “{Shown(strange)}” đang hoạt động." : "Bước của cơ quan khác thì để trống ô này.");
        }

        var time = Cell(Time) is { } written ? TimeOf(written, isHours) : null;
        if (time is null)
        {
            Fault(Time, "step_time", Cell(Time) is { } wrong ? $"“{Shown(wrong)}” không phải là thời gian, như 0,5 ngày hoặc 2 giờ; từ 0 đến 1000, lẻ đến 0,25." : "Ô này phải có nội dung.");
        }

        var output = Cell(Output);
        foreach (var (column, text) in new[] { (Other, other), (Output, output) })
        {
            if (text?.Length > ProcessRules.WordsLength)
            {
                Fault(column, "step_words", $"Dài {text.Length} ký tự; nhiều nhất {ProcessRules.WordsLength}.");
            }
        }

        return new(name, role, unit, other, time ?? default, output);
    }

    private static Role? RoleOf(string text)
    {
        var folded = SearchKey.Of(text);
        return Roles.Where(r => folded.StartsWith(r.Title, StringComparison.Ordinal)).OrderByDescending(r => r.Title.Length).Select(r => (Role?)r.Role).FirstOrDefault();
    }

    private static Dictionary<string, int> HeadOf(TableRow row)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, cell) in row.Cells.Index())
        {
            var folded = SearchKey.Of(cell);
            if (Columns.FirstOrDefault(c => Array.Exists(c.Titles, title => folded.StartsWith(title, StringComparison.Ordinal))) is { Column: { } column })
            {
                columns.TryAdd(column, at);
            }
        }

        return columns;
    }

    private static string? Folded(TableRow row, Dictionary<string, int> columns, string column) => columns.TryGetValue(column, out var at) ? SearchKey.Of(row.Cells[at]) : null;

    private static decimal? Number(string text) => text.Split('/') switch
    {
        [var whole] => Decimal(whole),
        [var above, var below] when Decimal(above) is { } top && Decimal(below) is >= 0.01m and var bottom => top / bottom,
        _ => null,
    };

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 100_000 ? number : null;

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
