using static CaiCach.Law.Calendar.VietnameseDates;

namespace CaiCach.Law.Calendar;

/// <summary>Tells the arithmetic of an answered due date as Vietnamese sentences.</summary>
internal sealed class DueExplanation(WorkCalendar calendar, DateTime start, TimeLimit limit, DueDate answer, DueWords words, bool everyDay, long? workingMinutes = null)
{
    /// <summary>Up to so many days between start and due, each day has its line; beyond, only the days that differ from their weekday, unless every day is asked for.</summary>
    private const int DaysTold = 31;

    private readonly List<DueStep> _steps = [];

    /// <summary>The working time of a limit in hours, where it is not whole hours.</summary>
    private long Minutes => workingMinutes ?? limit.Value * 60L;

    private DateOnly StartDay => DateOnly.FromDateTime(start);

    internal IReadOnlyList<DueStep> Steps(ReadOnlySpan<Pause> pauses)
    {
        HoursOfUnit();
        switch (limit.Unit)
        {
            case LimitUnit.WorkingDay:
                AcceptedAndNotCounted();
                WorkingDays();
                Add(null, "R2", $"Hết {limit.ToText()}: {words.End} là {Full(answer.Due)}, khi hết giờ làm việc.");
                break;
            case LimitUnit.CalendarDay or LimitUnit.Month:
                AcceptedAndNotCounted();
                CalendarDays();
                break;
            case LimitUnit.WorkingHour:
                WorkingHours();
                Add(null, "R5", $"Hết {(workingMinutes is null ? limit.ToText() : $"{Hours(Minutes)} làm việc")}: {words.End} là {Full(answer.Due)}.");
                break;
            default:
                SameDay();
                break;
        }

        if (pauses.Length > 0)
        {
            Pauses(pauses);
        }

        return _steps;
    }

    /// <summary>Names the hours of a unit that has its own, and each change of them on the way.</summary>
    private void HoursOfUnit()
    {
        if (calendar.Owner is null)
        {
            return;
        }

        Add(null, "R9", $"Giờ làm việc của {calendar.Owner}: {calendar.WeekOn(StartDay).ToText()}.");
        var last = DateOnly.FromDateTime(answer.DueAfterPauses);
        foreach (var change in calendar.WeekChanges.Where(d => d > StartDay && d <= last))
        {
            Add(change, "R9", $"Từ ngày {Full(change)}, giờ làm việc: {calendar.WeekOn(change).ToText()}.");
        }
    }

    private void AcceptedAndNotCounted() =>
        Add(StartDay, "R1", $"{words.Start} {(words.DayAlone ? $"ngày {Full(StartDay)}" : $"lúc {Full(start)}")}. {words.Day} không tính; thời hạn tính từ ngày {Full(StartDay.AddDays(1))}.");

    private void WorkingDays()
    {
        var last = DateOnly.FromDateTime(answer.Due);
        if (!everyDay && last.DayNumber - StartDay.DayNumber > DaysTold)
        {
            Add(null, "R2", $"Từ ngày {Full(StartDay.AddDays(1))} đến ngày {Full(last)} có {limit.Value} ngày làm việc; {WeeklyDaysOff()} không tính.");
            DaysThatDiffer(StartDay.AddDays(1), last);
            return;
        }

        var counted = 0;
        for (var day = StartDay.AddDays(1); day <= last; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
            {
                Add(day, "R2", $"Ngày {Full(day)} {WhyOff(day)} — không tính.");
            }
            else if (calendar.Find(day) is { } worked)
            {
                Add(day, RuleOf(worked), $"Ngày {Full(day)} {Worked(worked)} — ngày làm việc thứ {++counted}.");
            }
            else
            {
                Add(day, "R2", $"Ngày {Full(day)} — ngày làm việc thứ {++counted}.");
            }
        }
    }

    private void CalendarDays()
    {
        var rule = limit.Unit == LimitUnit.Month ? "R4" : "R3";
        var last = DueDates.Unrolled(start, limit);
        var clamped = limit.Unit == LimitUnit.Month && last.Day < StartDay.Day
            ? $" Tháng đó không có ngày {StartDay.Day}, nên lấy ngày cuối tháng."
            : "";
        Add(last, rule, $"Tính {limit.ToText()}, kể cả ngày nghỉ: ngày cuối cùng là {Full(last)}.{clamped}");
        RollTo(last, DateOnly.FromDateTime(answer.Due));
        Add(null, rule, $"{Capital(words.End)} là {Full(answer.Due)}, khi hết giờ làm việc.");
    }

    private void WorkingHours()
    {
        Add(StartDay, "R5", $"{words.Start} lúc {Full(start)}. {CountedHours()}");
        var last = DateOnly.FromDateTime(answer.Due);
        if (!everyDay && last.DayNumber - StartDay.DayNumber > DaysTold)
        {
            Add(null, "R5", $"Từ ngày {Full(StartDay)} đến ngày {Full(last)}, {HoursEachDay()}{WeeklyDaysOff()} không tính.");
            DaysThatDiffer(StartDay, last);
            return;
        }

        var left = Minutes;
        for (var day = StartDay; day <= last; day = day.AddDays(1))
        {
            if (calendar.HoursOn(day) is not { } hours)
            {
                Add(day, "R5", $"Ngày {Full(day)} {WhyOff(day)} — không tính.");
                continue;
            }

            var before = day == StartDay ? hours.MinutesBefore(TimeOnly.FromDateTime(start)) : 0;
            var used = Math.Min(left, hours.MinutesADay - before);
            left -= used;
            Add(day, calendar.Find(day) is { } known ? RuleOf(known) : "R5", $"Ngày {Full(day)}: tính {Hours(used)} làm việc, còn lại {Hours(left)}.");
        }
    }

    private void SameDay()
    {
        var due = DateOnly.FromDateTime(answer.Due);
        var why = (calendar.IsWorkingDay(StartDay), due == StartDay) switch
        {
            (false, _) => $"{words.Day} {WhyOff(StartDay)}: {(limit == ClockRules.AtCounter ? "trả lời" : "trả kết quả")} trong ngày làm việc tiếp theo.",
            (_, true) when limit == ClockRules.AtCounter => "Nộp tại quầy: trả lời ngay trong ngày.",
            _ when limit == ClockRules.AtCounter => "Nộp khi đã hết giờ làm việc của ngày: trả lời trong ngày làm việc tiếp theo.",
            (_, true) => $"Tiếp nhận không sau {limit.UntilText}: trả kết quả ngay trong ngày.",
            _ when new TimeOnly(start.Hour, start.Minute) <= (limit.Until ?? TimeLimit.Fifteen) => "Tiếp nhận khi đã hết giờ làm việc của ngày: trả kết quả trong ngày làm việc tiếp theo.",
            _ => $"Tiếp nhận sau {limit.UntilText}: trả kết quả trong ngày làm việc tiếp theo.",
        };
        Add(StartDay, "R6", $"{words.Start} lúc {Full(start)}. {why}");
        for (var day = StartDay.AddDays(1); day < due; day = day.AddDays(1))
        {
            Add(day, "R6", $"Ngày {Full(day)} {WhyOff(day)} — không tính.");
        }

        Add(due, "R6", $"{Capital(words.End)} là {Full(answer.Due)}, khi hết giờ làm việc.");
    }

    private void Pauses(ReadOnlySpan<Pause> pauses)
    {
        foreach (var pause in pauses)
        {
            var days = limit.Unit == LimitUnit.WorkingHour ? "" : ", không kể ngày bắt đầu tạm dừng";
            Add(null, "R7", $"Tạm dừng từ {Full(pause.From)} đến {Full(pause.To)}: {Amount(DueDates.Paused(calendar, limit.Unit, [pause]))}{days}.");
        }

        var total = DueDates.Paused(calendar, limit.Unit, pauses);
        if (pauses.Length > 1)
        {
            Add(null, "R7", $"Cộng các lần tạm dừng, phần trùng nhau chỉ tính một lần: {Amount(total)}.");
        }

        if (total == 0)
        {
            Add(null, "R7", $"Thời gian tạm dừng không làm thay đổi {words.End}: {Full(answer.DueAfterPauses)}.");
            return;
        }

        if (limit.Unit is LimitUnit.CalendarDay or LimitUnit.Month)
        {
            var last = DueDates.Unrolled(start, limit).AddDays((int)total);
            Add(last, "R7", $"Lùi ngày cuối cùng (trước khi chuyển khỏi ngày nghỉ) thêm {total} ngày: {Full(last)}.");
            RollTo(last, DateOnly.FromDateTime(answer.DueAfterPauses));
        }

        Add(null, "R7", $"Thời hạn lùi thêm {Amount(total)}: {words.End} mới là {Full(answer.DueAfterPauses)}.");
    }

    private void RollTo(DateOnly last, DateOnly due)
    {
        for (var day = last; day < due; day = day.AddDays(1))
        {
            Add(day, "R3", $"Ngày {Full(day)} {WhyOff(day)} — chuyển sang ngày tiếp theo.");
        }
    }

    private void DaysThatDiffer(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (calendar.Find(day) is not { } known)
            {
                continue;
            }

            if (!calendar.IsWorkingDay(day))
            {
                if (calendar.WeekOn(day)[day.DayOfWeek] is not null)
                {
                    Add(day, "R2", $"Ngày {Full(day)} {WhyOff(day)} — không tính.");
                }
            }
            else
            {
                Add(day, RuleOf(known), $"Ngày {Full(day)} {Worked(known)} — có tính.");
            }
        }
    }

    private static string RuleOf(CalendarDay day) => day.Kind == DayKind.MakeUpWork ? "R8" : "R9";

    private string Worked(CalendarDay day) => day.Kind == DayKind.MakeUpWork
        ? $"là ngày làm việc: {day.Name}"
        : $"làm việc {calendar.HoursOn(day.Date)!.ToText()}: {day.Name}";

    private string WhyOff(DateOnly day) => WhyOff(calendar, day);

    /// <summary>Why a day is off, after its name.</summary>
    internal static string WhyOff(WorkCalendar calendar, DateOnly day) => calendar.Find(day) switch
    {
        { Kind: DayKind.Holiday } holiday => $"nghỉ lễ: {holiday.Name}",
        { Kind: DayKind.Compensatory or DayKind.SwapOff } off => $"được nghỉ: {off.Name}",
        { Kind: DayKind.UnitClosed } closed => $"đơn vị nghỉ: {closed.Name}",
        _ when day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) => "đơn vị không làm việc",
        _ => "nghỉ cuối tuần",
    };

    private string Amount(long amount) => Amount(limit.Unit, amount);

    /// <summary>An amount of time in the scale of a unit.</summary>
    internal static string Amount(LimitUnit unit, long amount) => unit switch
    {
        LimitUnit.WorkingHour => $"{Hours(amount)} làm việc",
        LimitUnit.WorkingDay or LimitUnit.SameDay15h => $"{amount} ngày làm việc",
        _ => $"{amount} ngày",
    };

    private string CountedHours() => calendar.Owner is null
        ? $"Chỉ tính giờ làm việc: {calendar.WeekOn(StartDay)[DayOfWeek.Monday]!.ToText()}."
        : "Chỉ tính giờ làm việc.";

    /// <summary>What each working day gives, where all give the same.</summary>
    private string HoursEachDay() => calendar.Owner is null ? $"mỗi ngày làm việc có {Hours(calendar.WeekOn(StartDay)[DayOfWeek.Monday]!.MinutesADay)}; " : "";

    private string WeeklyDaysOff() => calendar.Owner is null ? "thứ Bảy, Chủ nhật" : "ngày nghỉ hằng tuần";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private void Add(DateOnly? day, string rule, string text) => _steps.Add(new(day, rule, text));
}
