using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>Which pauses hold up the time of a stage (R13): those that began before it was over. What came after is for the stage that follows, where the end is recorded late.</summary>
public static class StagePauses
{
    /// <summary>The pauses that hold up a stage.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="start">When the stage started, local time to the minute.</param>
    /// <param name="limit">Its limit.</param>
    /// <param name="pauses">Every pause since, in any order.</param>
    public static IReadOnlyList<Pause> Of(WorkCalendar calendar, DateTime start, TimeLimit limit, IReadOnlyList<Pause> pauses)
    {
        List<Pause> counted = [];
        foreach (var pause in pauses.OrderBy(p => p.From))
        {
            if (DueDates.Compute(calendar, start, limit, [.. counted]) is not { IsAnswered: true } due || pause.From > due.DueAfterPauses)
            {
                break;
            }

            counted.Add(pause);
        }

        return counted;
    }

    /// <summary>Where the clock of a stage ended that ended at a moment (local), and the pauses that counted by then: who ended it during a pause ended it, for the clock, when that began; later ones are for the next stage.</summary>
    public static (DateTime End, IReadOnlyList<Pause> Counted) Until(DateTime end, IReadOnlyList<Pause> pauses)
    {
        var at = pauses.Where(p => p.From < end && p.To > end).Select(p => p.From).Append(end).Min();
        return (at, [.. pauses.Where(p => p.To <= at)]);
    }

    /// <summary>The pauses as far as they lie after the start (local) of a stage.</summary>
    public static IReadOnlyList<Pause> Since(DateTime start, IEnumerable<Pause> pauses) =>
        [.. pauses.Where(p => p.To > start).Select(p => p.From < start ? p with { From = start } : p)];
}
