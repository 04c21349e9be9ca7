using System.Runtime.InteropServices;

namespace CaiCach.Law.Calendar;

/// <summary>What a unit announces about its own calendar.</summary>
public enum UnitChangeKind
{
    /// <summary>Other hours of the week from a day on.</summary>
    Week,

    /// <summary>Closed on a working day.</summary>
    Closed,

    /// <summary>Open on a day off.</summary>
    Open,

    /// <summary>Other hours on a working day.</summary>
    Hours,
}

/// <summary>The four times of a day as they were typed; a half whose two times are missing is off.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TypedHours(TimeOnly? MorningFrom, TimeOnly? MorningTo, TimeOnly? AfternoonFrom, TimeOnly? AfternoonTo)
{
    /// <summary>The times of given hours; all missing for a day off.</summary>
    public static TypedHours Of(WorkingHours? hours) => new(hours?.Morning?.From, hours?.Morning?.To, hours?.Afternoon?.From, hours?.Afternoon?.To);
}

/// <summary>One announced change of a unit's calendar, as it was typed.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Day">The day, or the first day of the week's hours; null when none was given.</param>
/// <param name="Times">The hours: seven days from Monday for a week, one for a single day, none for a closed one.</param>
/// <param name="Reason">Why, as citizens read it.</param>
public sealed record UnitChange(UnitChangeKind Kind, DateOnly? Day, IReadOnlyList<TypedHours> Times, string? Reason)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostCharacters = 200;
}

/// <summary>A change judged: what the unit's calendar becomes, or everything that is wrong.</summary>
/// <param name="Calendar">What the unit has of its own afterwards; null when there is a fault.</param>
/// <param name="Summary">The change in one Vietnamese line; empty when there is a fault.</param>
/// <param name="Faults">What is wrong, at its field: "day", "reason", "week", or "times[2].morning".</param>
public sealed record UnitVerdict(UnitCalendar? Calendar, string Summary, IReadOnlyList<CalendarFault> Faults);

/// <summary>Which changes of a unit's calendar may be announced (rules R8 and R9).</summary>
public static class UnitCalendarRules
{
    /// <summary>Judges a change. Whether the whole leaves days to work on is for <see cref="CalendarRules.Judge(WorkCalendar, WorkCalendar?, string)"/>.</summary>
    /// <param name="change">The change.</param>
    /// <param name="own">What the unit has of its own now.</param>
    /// <param name="inForce">The calendar it works by now.</param>
    /// <param name="decision">The document that decides.</param>
    /// <param name="today">Today: what has passed is not changed by an announcement.</param>
    public static UnitVerdict Judge(UnitChange change, UnitCalendar own, WorkCalendar inForce, CalendarDecision decision, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(inForce);
        var faults = new List<CalendarFault>();
        if (DayFault(change, inForce, today) is { } fault)
        {
            faults.Add(fault);
        }

        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            faults.Add(new("reason", "reason_missing", "Nhập lý do, ví dụ: Giờ làm việc mùa hè."));
        }

        List<WorkingHours?> days = [.. (change.Kind == UnitChangeKind.Closed ? [] : change.Times).Select((times, i) => Read($"times[{i}]", times, faults))];
        if (change.Kind != UnitChangeKind.Closed && days.TrueForAll(d => d is null) && !faults.Exists(f => f.Field.StartsWith("times", StringComparison.Ordinal)))
        {
            faults.Add(change.Kind == UnitChangeKind.Week
                ? new("week", "no_working_day", "Trong tuần phải có ít nhất một buổi làm việc; nếu không, hồ sơ không tính được hạn.")
                : new("times[0].morning", "hours_missing", "Nhập giờ làm việc buổi sáng, buổi chiều hoặc cả hai."));
        }

        if (faults.Count == 0 && change.Kind == UnitChangeKind.Week && own.WeekOn(change.Day!.Value) == new WeekHours(days))
        {
            faults.Add(new("week", "week_same", "Giờ này đúng như giờ đang áp dụng từ ngày đó; không có gì để thay."));
        }

        return faults.Count > 0 ? new(null, "", faults) : Apply(change, own, decision, days);
    }

    private static UnitVerdict Apply(UnitChange change, UnitCalendar own, CalendarDecision decision, List<WorkingHours?> days)
    {
        var (day, reason) = (change.Day!.Value, change.Reason!);
        var told = VietnameseDates.Full(day);
        return change.Kind switch
        {
            UnitChangeKind.Week => new(own.With(new UnitWeek(day, new(days), decision, reason)), $"Giờ làm việc từ ngày {told}: {new WeekHours(days).ToText()}", []),
            UnitChangeKind.Closed => new(own.With(new UnitDay(day, null, decision, reason)), $"Nghỉ ngày {told}: {reason}", []),
            UnitChangeKind.Open => new(own.With(new UnitDay(day, days[0], decision, reason)), $"Làm việc ngày {told}, {days[0]!.ToText()}: {reason}", []),
            _ => new(own.With(new UnitDay(day, days[0], decision, reason)), $"Giờ khác trong ngày {told}, {days[0]!.ToText()}: {reason}", []),
        };
    }

    private static CalendarFault? DayFault(UnitChange change, WorkCalendar inForce, DateOnly today) => change.Day switch
    {
        null => new("day", "day_missing", change.Kind == UnitChangeKind.Week ? "Nhập ngày bắt đầu áp dụng." : "Nhập ngày cần thay đổi."),
        { } day when day < today => new("day", "day_past", "Ngày phải từ hôm nay trở đi; ngày đã qua không thay đổi được."),
        { } day when !inForce.Covers(day) => new("day", "day_outside", $"Lịch đang dùng mới có đến hết năm {inForce.LastYear}."),
        { } day => (change.Kind, inForce.IsWorkingDay(day)) switch
        {
            (UnitChangeKind.Closed, false) => new("day", "already_off", "Ngày này đã là ngày nghỉ."),
            (UnitChangeKind.Open, true) => new("day", "already_worked", "Ngày này đã là ngày làm việc; nếu đổi giờ, chọn “Giờ khác trong một ngày”."),
            (UnitChangeKind.Hours, false) => new("day", "not_worked", "Ngày này là ngày nghỉ; nếu mở cửa, chọn “Làm việc một ngày nghỉ”."),
            _ => null,
        },
    };

    private static WorkingHours? Read(string field, TypedHours typed, List<CalendarFault> faults)
    {
        var before = faults.Count;
        var morning = Half($"{field}.morning", typed.MorningFrom, typed.MorningTo, "Buổi sáng", faults);
        var afternoon = Half($"{field}.afternoon", typed.AfternoonFrom, typed.AfternoonTo, "Buổi chiều", faults);
        if (morning is { } early && afternoon is { } late && early.To > late.From)
        {
            faults.Add(new($"{field}.afternoon", "halves_overlap", $"Buổi chiều phải bắt đầu từ khi hết buổi sáng ({VietnameseDates.Time(early.To)}) trở đi."));
        }

        return faults.Count > before || (morning is null && afternoon is null) ? null : new(morning, afternoon);
    }

    private static HoursSpan? Half(string field, TimeOnly? from, TimeOnly? to, string name, List<CalendarFault> faults)
    {
        if ((from, to) is not ({ } start, { } end))
        {
            if (from is not null || to is not null)
            {
                faults.Add(new(field, "time_missing", $"{name}: nhập cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai nếu nghỉ."));
            }

            return null;
        }

        if (end <= start)
        {
            faults.Add(new(field, "time_backward", $"{name}: giờ kết thúc phải sau giờ bắt đầu."));
            return null;
        }

        return new(start, end);
    }
}
