using System.Buffers;

namespace CaiCach.Law.Calendar;

/// <summary>How statutory limits are counted: rules R1 to R10 (Civil Code 2015, articles 147 and 148, and the rules of one-stop handling).</summary>
public static class DueDates
{
    private const int PausesOnStack = 32;

    /// <summary>When the result is due. Allocates nothing for up to 32 pauses and takes the same time however long the limit is.</summary>
    /// <param name="calendar">The calendar and hours of the receiving unit.</param>
    /// <param name="startLocal">When the limit starts, local time to the minute.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="pauses">Pauses in any order; what overlaps counts once. A pause after the due date moves it, too.</param>
    /// <returns>The due times, or a fault.</returns>
    /// <exception cref="ArgumentException">The start is of kind Utc or Local.</exception>
    public static DueDate Compute(WorkCalendar calendar, DateTime startLocal, TimeLimit limit, ReadOnlySpan<Pause> pauses)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (startLocal.Kind != DateTimeKind.Unspecified)
        {
            throw new ArgumentException("A Vietnamese local time is of unspecified kind.", nameof(startLocal));
        }

        var fault = Check(calendar, startLocal, limit, pauses);
        if (fault != DueFault.None)
        {
            return new(default, default, fault);
        }

        if (!TryPosition(calendar, startLocal, limit, out var end)
            || !TryTime(calendar, limit.Unit, end, out var due)
            || !TryTime(calendar, limit.Unit, end + Paused(calendar, limit.Unit, pauses), out var dueAfterPauses))
        {
            return new(default, default, DueFault.DueOutsideCalendar);
        }

        return new(due, dueAfterPauses, DueFault.None);
    }

    /// <summary>The arithmetic behind <see cref="Compute"/>: a line a day or rule, for long limits a line for each run of days unless every day is asked for.</summary>
    /// <returns>The steps in order; none when <see cref="Compute"/> gives a fault.</returns>
    public static IReadOnlyList<DueStep> Explain(WorkCalendar calendar, DateTime startLocal, TimeLimit limit, ReadOnlySpan<Pause> pauses, DueWords? words = null, bool everyDay = false)
    {
        var answer = Compute(calendar, startLocal, limit, pauses);
        return answer.IsAnswered ? new DueExplanation(calendar, startLocal, limit, answer, words ?? DueWords.Acceptance, everyDay).Steps(pauses) : [];
    }

    /// <summary>The same for a time in working minutes; none where the calendar does not reach.</summary>
    internal static IReadOnlyList<DueStep> Explain(WorkCalendar calendar, DateTime startLocal, long workingMinutes, ReadOnlySpan<Pause> pauses, DueWords words, bool everyDay)
    {
        var end = calendar.WorkingMinutesBefore(startLocal) + workingMinutes;
        return calendar.TryTimeAfterMinutes(end, out var due) && calendar.TryTimeAfterMinutes(end + Paused(calendar, LimitUnit.WorkingHour, pauses), out var after)
            ? new DueExplanation(calendar, startLocal, new(1, LimitUnit.WorkingHour), new(due, after, DueFault.None), words, everyDay, workingMinutes).Steps(pauses)
            : [];
    }

    /// <summary>
    /// Looks again at a due date after a change of the calendar (rule R14): forward only, so neither due time ever moves earlier, and a closed
    /// dossier never changes.
    /// </summary>
    /// <param name="clock">The dossier's facts.</param>
    /// <param name="calendar">The new calendar.</param>
    /// <param name="nowLocal">The local time of the change.</param>
    public static DueRecomputation Recompute(DossierClock clock, WorkCalendar calendar, DateTime nowLocal)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(calendar);
        var old = new DueDate(clock.Due, clock.DueAfterPauses, DueFault.None);
        if (clock.IsClosed)
        {
            return new(RecomputeOutcome.Closed, old, old, calendar.Version, false, DueFault.None);
        }

        var told = Compute(calendar, clock.StartLocal, clock.Limit, [.. clock.Pauses]);
        if (!told.IsAnswered)
        {
            return new(RecomputeOutcome.NotAnswered, old, old, calendar.Version, false, told.Fault);
        }

        var kept = new DueDate(Later(told.Due, old.Due), Later(told.DueAfterPauses, old.DueAfterPauses), DueFault.None);
        var outcome = kept != old ? RecomputeOutcome.Moved : told == old ? RecomputeOutcome.Same : RecomputeOutcome.KeptLater;
        return new(outcome, old, kept, calendar.Version, old.DueAfterPauses < nowLocal && kept.DueAfterPauses >= nowLocal, DueFault.None);
    }

    /// <summary>How much the pauses hold the limit up, in its own scale: working minutes, working days or calendar days.</summary>
    internal static long Paused(WorkCalendar calendar, LimitUnit unit, ReadOnlySpan<Pause> pauses)
    {
        if (pauses.IsEmpty)
        {
            return 0;
        }

        (long From, long To)[]? rented = null;
        var spans = pauses.Length <= PausesOnStack
            ? stackalloc (long From, long To)[pauses.Length]
            : (rented = ArrayPool<(long From, long To)>.Shared.Rent(pauses.Length)).AsSpan(0, pauses.Length);
        for (var i = 0; i < pauses.Length; i++)
        {
            spans[i] = (Coordinate(calendar, unit, pauses[i].From), Coordinate(calendar, unit, pauses[i].To));
        }

        spans.Sort(static (a, b) => a.From.CompareTo(b.From));
        var (length, reached) = (0L, long.MinValue);
        foreach (var (from, to) in spans)
        {
            length += Math.Max(0, to - Math.Max(from, reached));
            reached = Math.Max(reached, to);
        }

        if (rented is not null)
        {
            ArrayPool<(long From, long To)>.Shared.Return(rented);
        }

        return length;
    }

    /// <summary>The last day of a calendar-day or month limit before it rolls to a working day (rules R3 and R4).</summary>
    internal static DateOnly Unrolled(DateTime startLocal, TimeLimit limit)
    {
        var day = DateOnly.FromDateTime(startLocal);
        return limit.Unit == LimitUnit.Month ? day.AddMonths(limit.Value) : day.AddDays(limit.Value);
    }

    private static DueFault Check(WorkCalendar calendar, DateTime start, TimeLimit limit, ReadOnlySpan<Pause> pauses)
    {
        switch (limit)
        {
            case { Unit: < LimitUnit.WorkingDay or > LimitUnit.SameDay15h }:
                return DueFault.UnknownUnit;
            case { Unit: LimitUnit.SameDay15h, Value: not 0 }:
                return DueFault.SameDayValueNotZero;
            case { Unit: not LimitUnit.SameDay15h, Value: < 1 }:
                return DueFault.ValueBelowOne;
        }

        if (!calendar.Covers(DateOnly.FromDateTime(start)))
        {
            return DueFault.StartOutsideCalendar;
        }

        foreach (var pause in pauses)
        {
            if (pause.From.Ticks / TimeSpan.TicksPerMinute < start.Ticks / TimeSpan.TicksPerMinute)
            {
                return DueFault.PauseBeforeStart;
            }

            if (pause.To < pause.From)
            {
                return DueFault.PauseEndsBeforeItBegins;
            }

            if (!calendar.Covers(DateOnly.FromDateTime(pause.To)))
            {
                return DueFault.PauseOutsideCalendar;
            }
        }

        return DueFault.None;
    }

    /// <summary>Where the limit ends in its own scale: a number of working minutes, of a working day, or of a calendar day before the roll.</summary>
    private static bool TryPosition(WorkCalendar calendar, DateTime start, TimeLimit limit, out long end)
    {
        var day = DateOnly.FromDateTime(start);
        switch (limit.Unit)
        {
            case LimitUnit.WorkingHour:
                end = calendar.WorkingMinutesBefore(start) + (limit.Value * 60L);
                return true;
            case LimitUnit.WorkingDay:
                end = (long)calendar.WorkingDaysThrough(day) + limit.Value;
                return true;
            case LimitUnit.SameDay15h:
                // Where work ends before that time, as on a Saturday morning, what comes after its end is for the next working day, too.
                var today = calendar.HoursOn(day) is { } hours && new TimeOnly(start.Hour, start.Minute) <= (limit.Until ?? TimeLimit.Fifteen) && TimeOnly.FromDateTime(start) < hours.End;
                end = calendar.WorkingDaysThrough(day) + (today ? 0 : 1);
                return true;
            case LimitUnit.CalendarDay:
                end = (long)day.DayNumber + limit.Value;
                return true;
            default:
                var fits = limit.Value <= (calendar.LastYear + 1 - day.Year) * 12;
                end = fits ? day.AddMonths(limit.Value).DayNumber : 0;
                return fits;
        }
    }

    /// <summary>The moment of a place in the scale of a unit, calendar days rolled to a working day; false where the calendar ends before.</summary>
    internal static bool TryTime(WorkCalendar calendar, LimitUnit unit, long position, out DateTime local)
    {
        if (unit == LimitUnit.WorkingHour)
        {
            return calendar.TryTimeAfterMinutes(position, out local);
        }

        var number = position;
        local = default;
        if (unit is LimitUnit.CalendarDay or LimitUnit.Month)
        {
            if (!calendar.CoversDayNumber(position))
            {
                return false;
            }

            var last = DateOnly.FromDayNumber((int)position);
            number = calendar.WorkingDaysThrough(last) + (calendar.IsWorkingDay(last) ? 0L : 1L);
        }

        return calendar.TryEndOfWorkingDay(number, out local);
    }

    /// <summary>The place of a moment in the scale of a unit: working minutes, working days or calendar days.</summary>
    internal static long Coordinate(WorkCalendar calendar, LimitUnit unit, DateTime local) => unit switch
    {
        LimitUnit.WorkingHour => calendar.WorkingMinutesBefore(local),
        LimitUnit.WorkingDay or LimitUnit.SameDay15h => calendar.WorkingDaysThrough(DateOnly.FromDateTime(local)),
        _ => DateOnly.FromDateTime(local).DayNumber,
    };

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
