using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>
/// When a dossier that is not decided is told to the head as likely to be late (row 21), so that Mẫu 04 can be signed before the due date. An
/// apology had to be signed a day before it (TT 01/2018/TT-VPCP), so the head is told when two working days are left.
/// </summary>
public static class DelayForecast
{
    /// <summary>How many working days may be left, the day of the due date included and today not.</summary>
    public const int WorkingDays = 2;

    /// <summary>Whether the due date is near: not past, and at most <see cref="WorkingDays"/> away. False where the calendar does not cover the days.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">The local moment now.</param>
    /// <param name="due">The local moment of the due date.</param>
    public static bool IsNear(WorkCalendar calendar, DateTime now, DateTime due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (today, last) = (DateOnly.FromDateTime(now), DateOnly.FromDateTime(due));
        return now <= due && calendar.Covers(today) && calendar.Covers(last) && calendar.WorkingDaysBetween(today, last) <= WorkingDays;
    }
}
