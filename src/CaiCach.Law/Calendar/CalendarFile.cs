using System.Globalization;

namespace CaiCach.Law.Calendar;

/// <summary>One fault of a calendar file.</summary>
/// <param name="Line">Line of the file, from 1 for the header.</param>
/// <param name="Column">Name of the column, or null when the whole line or file is meant.</param>
/// <param name="Code">Stable code in snake case.</param>
/// <param name="Message">Vietnamese message.</param>
public sealed record CalendarFileFault(int Line, string? Column, string Code, string Message);

/// <summary>A calendar read from a file, or every fault of the file.</summary>
/// <param name="Calendar">The calendar; null when there is a fault.</param>
/// <param name="Faults">The faults in order of line; empty when there is a calendar.</param>
public sealed record CalendarFileResult(WorkCalendar? Calendar, IReadOnlyList<CalendarFileFault> Faults);

/// <summary>
/// The file of days off and make-up days: CSV (RFC 4180) with the header
/// <c>date,weekday,kind,name_vi,lunar,legal_basis,applies_to,status,confidence,source,note</c>. The calendar covers every year from the first
/// row's to the last row's. A day that is only proposed is refused: it may not move a due date.
/// </summary>
public static class CalendarFile
{
    private static readonly string[] _columns =
        ["date", "weekday", "kind", "name_vi", "lunar", "legal_basis", "applies_to", "status", "confidence", "source", "note"];

    private static readonly string[] _weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>Reads a whole file.</summary>
    /// <param name="csv">The text of the file.</param>
    /// <param name="version">The name the calendar gets.</param>
    /// <param name="hours">The working hours of the unit.</param>
    /// <returns>The calendar when every line is right, else all faults and no calendar.</returns>
    public static CalendarFileResult Parse(string csv, string version, WorkingHours hours)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var faults = new List<CalendarFileFault>();
        var days = new List<CalendarDay>();
        var lines = CsvLines.Read(csv);
        if (lines.Count == 0 || !lines[0].Fields.SequenceEqual(_columns))
        {
            faults.Add(new(1, null, "wrong_header", $"Dòng đầu phải là: {string.Join(',', _columns)}."));
            return new(null, faults);
        }

        foreach (var (number, fields, isBroken) in lines.Skip(1))
        {
            if (isBroken)
            {
                faults.Add(new(number, null, "broken_quotes", "Dấu ngoặc kép không đóng hoặc đặt sai chỗ."));
            }
            else if (fields.Length != _columns.Length)
            {
                faults.Add(new(number, null, "wrong_column_count", $"Dòng có {fields.Length} cột, cần {_columns.Length} cột."));
            }
            else if (ReadDay(new(number, fields, faults)) is { } day)
            {
                if (days.Exists(d => d.Date == day.Date))
                {
                    faults.Add(new(number, "date", "duplicate_date", $"Ngày {VietnameseDates.Short(day.Date)} đã có ở dòng khác."));
                }

                days.Add(day);
            }
        }

        CheckYears(days, faults);
        return faults.Count > 0
            ? new(null, faults)
            : new(WorkCalendar.Create(version, days.Min(d => d.Date.Year), days.Max(d => d.Date.Year), days, hours), []);
    }

    private static CalendarDay? ReadDay(Line line)
    {
        var before = line.Faults.Count;
        var isDate = DateOnly.TryParseExact(line["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        line.Require(isDate, "date", "bad_date", "Ngày phải có dạng năm-tháng-ngày, ví dụ 2026-11-24.");
        line.Require(!isDate || string.Equals(line["weekday"], _weekdays[(int)date.DayOfWeek], StringComparison.Ordinal), "weekday", "wrong_weekday", "Thứ không khớp với ngày.");
        DayKind? kind = line["kind"] switch
        {
            "holiday" => DayKind.Holiday,
            "compensatory" => DayKind.Compensatory,
            "swap_off" => DayKind.SwapOff,
            "makeup_work" => DayKind.MakeUpWork,
            _ => null,
        };
        line.Require(kind is not null, "kind", "unknown_kind", "Loại ngày phải là holiday, compensatory, swap_off hoặc makeup_work.");
        DayStatus? status = line["status"] switch
        {
            "final" => DayStatus.Final,
            "provisional" => DayStatus.Provisional,
            _ => null,
        };
        if (line["status"] is "proposal")
        {
            line.Require(false, "status", "proposal_refused", "Ngày mới ở mức đề xuất (proposal), chưa có văn bản quyết định: không được nạp.");
        }
        else
        {
            line.Require(status is not null, "status", "unknown_status", "Tình trạng phải là final hoặc provisional.");
        }

        line.Require(!string.IsNullOrWhiteSpace(line["name_vi"]), "name_vi", "name_missing", "Thiếu tên ngày.");
        line.Require(!string.IsNullOrWhiteSpace(line["legal_basis"]), "legal_basis", "legal_basis_missing", "Thiếu căn cứ pháp lý.");
        line.Require(line["applies_to"] is "civil_servants", "applies_to", "unknown_group", "Đối tượng áp dụng phải là civil_servants.");
        line.Require(
            line["confidence"] is "found" or "known" or "unsure", "confidence", "unknown_confidence", "Độ tin cậy phải là found, known hoặc unsure.");
        if (isDate && kind is { } known)
        {
            var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            line.Require(known != DayKind.MakeUpWork || isWeekend, "kind", "make_up_on_weekday", "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.");
            line.Require(
                known is not (DayKind.SwapOff or DayKind.Compensatory) || !isWeekend, "kind", "day_off_on_weekend",
                "Ngày nghỉ bù, nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu.");
        }

        return line.Faults.Count > before ? null : new(date, kind!.Value, line["name_vi"], line["legal_basis"], status!.Value);
    }

    private static void CheckYears(List<CalendarDay> days, List<CalendarFileFault> faults)
    {
        if (days.Count == 0)
        {
            if (faults.Count == 0)
            {
                faults.Add(new(1, null, "no_days", "Tệp không có ngày nào."));
            }

            return;
        }

        var years = days.Select(d => d.Date.Year).ToHashSet();
        foreach (var year in Enumerable.Range(years.Min(), years.Max() - years.Min() + 1).Where(y => !years.Contains(y)))
        {
            faults.Add(new(1, null, "year_missing", $"Năm {year} không có ngày nào, trong khi tệp có năm trước và năm sau đó."));
        }
    }

    private sealed record Line(int Number, string[] Fields, List<CalendarFileFault> Faults)
    {
        internal string this[string column] => Fields[Array.IndexOf(_columns, column)];

        internal void Require(bool holds, string column, string code, string message)
        {
            if (!holds)
            {
                Faults.Add(new(Number, column, code, message));
            }
        }
    }
}
