using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>The announcing of one procedure by one decision, as far as its limits go.</summary>
/// <param name="Code">The procedure.</param>
/// <param name="DecidedLate">Whether the decision came too late before the legal document takes effect (công bố muộn).</param>
/// <param name="PublicDue">The last day to make it public; null where no limit holds.</param>
/// <param name="PublicOn">The local day it was made public; null while it is not.</param>
public sealed record Publication(string Code, bool DecidedLate, DateOnly? PublicDue, DateOnly? PublicOn);

/// <summary>What a period's decisions come to: each procedure counts once, and is late where any of its decisions is.</summary>
/// <param name="Procedures">Procedures announced.</param>
/// <param name="DecidedLate">Of them, announced late in any decision.</param>
/// <param name="PublishedLate">Of them, made public late in any decision, or not yet and past the limit.</param>
/// <param name="Waiting">Of them, not made public yet under some decision.</param>
public sealed record PublicationFigures(int Procedures, int DecidedLate, int PublishedLate, int Waiting);

/// <summary>
/// When a procedure is announced and made public in time (block 1.1 of QĐ 766/QĐ-TTg). Days are working days of the calendar; the day that is counted from is not counted
/// (BLDS 2015 Art. 147), so that so many whole working days lie before the day the legal document takes effect.
/// </summary>
public static class PublicationRules
{
    /// <summary>The last day (inclusive) for the decision: the working day that many before the legal document takes effect. Null where the calendar does not reach.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="takesEffect">The first day of force of the legal document.</param>
    /// <param name="limit">The limit.</param>
    public static DateOnly? DecideBy(WorkCalendar calendar, DateOnly takesEffect, PublicationLimit limit)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(limit);
        return calendar.Covers(takesEffect.AddDays(-1)) && calendar.TryWorkingDay(calendar.WorkingDaysThrough(takesEffect.AddDays(-1)) - limit.DecideBefore + 1L, out var day) ? day : null;
    }

    /// <summary>The last day (inclusive) to make it public: the working day that many after the decision. Null where the calendar does not reach.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="decided">The date of the decision.</param>
    /// <param name="limit">The limit.</param>
    public static DateOnly? PublishBy(WorkCalendar calendar, DateOnly decided, PublicationLimit limit)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(limit);
        return calendar.Covers(decided) && calendar.TryWorkingDay(calendar.WorkingDaysThrough(decided) + (long)limit.PublishWithin, out var day) ? day : null;
    }

    /// <summary>How the last day for the decision came about; empty where there is none.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="takesEffect">The first day of force of the legal document.</param>
    /// <param name="limit">The limit.</param>
    public static IReadOnlyList<DueStep> ExplainDecideBy(WorkCalendar calendar, DateOnly takesEffect, PublicationLimit limit)
    {
        if (DecideBy(calendar, takesEffect, limit) is not { } by)
        {
            return [];
        }

        var steps = new List<DueStep> { new(takesEffect, "R1", $"Văn bản pháp luật có hiệu lực ngày {VietnameseDates.Full(takesEffect)}; ngày ấy không tính, đếm ngược từ ngày {VietnameseDates.Full(takesEffect.AddDays(-1))}.") };
        for (var day = takesEffect.AddDays(-1); day > by; day = day.AddDays(-1))
        {
            if (!calendar.IsWorkingDay(day))
            {
                steps.Add(new(day, "R2", $"Ngày {VietnameseDates.Full(day)} {DueExplanation.WhyOff(calendar, day)} — không tính."));
            }
        }

        return [.. steps, new(by, "R2", $"Phải còn đủ {limit.DecideBefore} ngày làm việc: hạn công bố là ngày {VietnameseDates.Full(by)}.")];
    }

    /// <summary>How the last day to make it public came about; empty where there is none.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="decided">The date of the decision.</param>
    /// <param name="limit">The limit.</param>
    public static IReadOnlyList<DueStep> ExplainPublishBy(WorkCalendar calendar, DateOnly decided, PublicationLimit limit) => PublishBy(calendar, decided, limit) is null
        ? []
        : DueDates.Explain(calendar, decided.ToDateTime(TimeOnly.MinValue), new(limit.PublishWithin, LimitUnit.WorkingDay), [], DueWords.Announcement);

    /// <summary>Whether it is or was made public late: after the last day, or not yet and that day is over.</summary>
    /// <param name="due">The last day; null where no limit holds.</param>
    /// <param name="publicOn">The local day it was made public; null while it is not.</param>
    /// <param name="today">The local day.</param>
    public static bool IsPublishedLate(DateOnly? due, DateOnly? publicOn, DateOnly today) => due < (publicOn ?? today);

    /// <summary>Counts the decisions of a period.</summary>
    /// <param name="publications">One for each procedure of each decision.</param>
    /// <param name="today">The local day.</param>
    public static PublicationFigures Count(IEnumerable<Publication> publications, DateOnly today)
    {
        var procedures = publications.GroupBy(p => p.Code, StringComparer.Ordinal).ToList();
        return new(
            procedures.Count,
            procedures.Count(g => g.Any(p => p.DecidedLate)),
            procedures.Count(g => g.Any(p => IsPublishedLate(p.PublicDue, p.PublicOn, today))),
            procedures.Count(g => g.Any(p => p.PublicOn is null)));
    }
}
