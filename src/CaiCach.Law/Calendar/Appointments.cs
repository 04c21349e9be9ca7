using static CaiCach.Law.Calendar.VietnameseDates;

namespace CaiCach.Law.Calendar;

/// <summary>
/// The appointment named with an apology (Mẫu 04) after what happened since (R7, R14). It moves with the pauses that ended after the apology, by the same scale as the
/// due date; when its day became a day off, to the next working day; and it is never before the due date, nor earlier than was promised.
/// </summary>
public static class Appointments
{
    /// <summary>The appointment as it stands; null when the calendar cannot tell.</summary>
    /// <param name="calendar">The calendar in force.</param>
    /// <param name="promised">The moment the head named, local.</param>
    /// <param name="unit">The unit of the limit, in whose scale the pauses count.</param>
    /// <param name="pauses">The pauses that ended since the apology.</param>
    /// <param name="due">The due date, local.</param>
    public static DateTime? Compute(WorkCalendar calendar, DateTime promised, LimitUnit unit, ReadOnlySpan<Pause> pauses, DateTime due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Moved(calendar, promised, unit, pauses) is { } moved ? Later(Later(moved, promised), due) : null;
    }

    /// <summary>What moved the appointment, as sentences; the first names what was promised, the last what holds.</summary>
    /// <param name="calendar">The calendar in force.</param>
    /// <param name="promised">The moment the head named, local.</param>
    /// <param name="unit">The unit of the limit, in whose scale the pauses count.</param>
    /// <param name="pauses">The pauses that ended since the apology.</param>
    /// <param name="due">The due date, local.</param>
    /// <param name="stands">The appointment that the dossier keeps, local.</param>
    public static IReadOnlyList<DueStep> Explain(WorkCalendar calendar, DateTime promised, LimitUnit unit, ReadOnlySpan<Pause> pauses, DateTime due, DateTime stands)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var day = DateOnly.FromDateTime(promised);
        List<DueStep> steps = [new(day, "R7", $"Cơ quan đã xin lỗi và hẹn lại {Full(promised)}.")];
        if (stands == promised)
        {
            return [.. steps, new(null, "R7", $"Việc đúng hạn, quá hạn vẫn tính theo hạn trả kết quả {Full(due)}.")];
        }

        if (calendar.Covers(day) && !calendar.IsWorkingDay(day))
        {
            steps.Add(new(day, "R14", $"Ngày {Full(day)} {DueExplanation.WhyOff(calendar, day)} — ngày hẹn lại chuyển sang ngày làm việc tiếp theo."));
        }

        foreach (var pause in pauses)
        {
            steps.Add(new(null, "R7", $"Sau khi hẹn lại, tạm dừng từ {Full(pause.From)} đến {Full(pause.To)}: ngày hẹn lại lùi thêm {DueExplanation.Amount(unit, DueDates.Paused(calendar, unit, [pause]))}."));
        }

        if (stands == due)
        {
            steps.Add(new(null, "R14", "Ngày hẹn lại không sớm hơn hạn trả kết quả."));
        }

        return [.. steps, new(null, "R7", $"Ngày hẹn lại nay là {Full(stands)}; việc đúng hạn, quá hạn vẫn tính theo hạn trả kết quả {Full(due)}.")];
    }

    private static DateTime? Moved(WorkCalendar calendar, DateTime promised, LimitUnit unit, ReadOnlySpan<Pause> pauses)
    {
        var day = DateOnly.FromDateTime(promised);
        if (!calendar.Covers(day))
        {
            return null;
        }

        var from = promised;
        if (!calendar.IsWorkingDay(day) && !calendar.TryEndOfWorkingDay(calendar.WorkingDaysThrough(day) + 1L, out from))
        {
            return null;
        }

        var paused = DueDates.Paused(calendar, unit, pauses);
        if (paused == 0)
        {
            return from;
        }

        // Days off before the roll count with the calendar days of a pause, as with the due date itself.
        var position = unit is LimitUnit.CalendarDay or LimitUnit.Month ? day.DayNumber : DueDates.Coordinate(calendar, unit, from);
        return DueDates.TryTime(calendar, unit, position + paused, out var moved) ? moved : null;
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
