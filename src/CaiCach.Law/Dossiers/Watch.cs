using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>A list of open dossiers that heads keep an eye on.</summary>
public enum WatchList
{
    /// <summary>Due later today.</summary>
    DueToday,

    /// <summary>Due after today and by the end of the third working day from today.</summary>
    DueSoon,

    /// <summary>Past the due date.</summary>
    Late,

    /// <summary>Waiting for the applicant's supplement for ten working days or longer.</summary>
    LongSupplement,

    /// <summary>Accepted, its clock runs, and no official has it.</summary>
    Unclaimed,

    /// <summary>Requests past the end of their intake clock without an answer, and those answered after it in the last thirty days.</summary>
    IntakeLate,

    /// <summary>The clock runs and the step under way is past its time: perhaps only nobody passed the dossier on.</summary>
    StepLate,

    /// <summary>Not finished, and moved on past prescribed steps of the internal process, with a reason.</summary>
    Skipped,

    /// <summary>Accepted and not finished, whether its clock runs or not.</summary>
    Held,

    /// <summary>Another system holds the status; the one that has reported nothing for the longest first.</summary>
    Elsewhere,
}

/// <summary>Where the lists begin and end. No provision says when a dossier is near its due date or waits long; the figures are ours.</summary>
public static class Watch
{
    /// <summary>Working days within which a dossier is near its due date.</summary>
    public const int SoonDays = 3;

    /// <summary>Working days after which a supplement is waited for long.</summary>
    public const int LongDays = 10;

    /// <summary>Days for which a late answer to a request stays on its list.</summary>
    public const int AnsweredDays = 30;

    /// <summary>The last day on which a dossier that is due is near its due date: the third working day after today.</summary>
    /// <param name="calendar">The working calendar; past its years every day from Monday to Friday counts.</param>
    /// <param name="today">The local day.</param>
    public static DateOnly LastSoonDay(WorkCalendar? calendar, DateOnly today) => Step(calendar, today, SoonDays, 1);

    /// <summary>The last day on which a pause began that lasts long by now: the tenth working day before today.</summary>
    /// <param name="calendar">The working calendar; past its years every day from Monday to Friday counts.</param>
    /// <param name="today">The local day.</param>
    public static DateOnly LastLongDay(WorkCalendar? calendar, DateOnly today) => Step(calendar, today, LongDays, -1);

    private static DateOnly Step(WorkCalendar? calendar, DateOnly day, int count, int direction)
    {
        while (count > 0)
        {
            day = day.AddDays(direction);
            var isWorked = calendar is not null && calendar.Covers(day) ? calendar.IsWorkingDay(day) : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            count -= isWorked ? 1 : 0;
        }

        return day;
    }
}
