using System.Runtime.InteropServices;

namespace CaiCach.Application.Measures;

/// <summary>A period of days as the whole years, whole months and single days it is made of, so that its sum reads few rows.</summary>
/// <param name="Years">From the first day of a year to before the first day of another; null for none. Without a beginning it reaches back to the first year.</param>
/// <param name="Months">At most two runs, from the first day of a month to before the first day of another.</param>
/// <param name="Days">At most two runs of days.</param>
internal sealed record Spans(Spans.Run? Years, IReadOnlyList<Spans.Run> Months, IReadOnlyList<Spans.Run> Days)
{
    /// <summary>Days in a row.</summary>
    /// <param name="From">The first, inclusive.</param>
    /// <param name="Before">The day after the last.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Run(DateOnly From, DateOnly Before)
    {
        /// <summary>Whether it has no day.</summary>
        public bool IsEmpty => From >= Before;
    }

    /// <summary>The spans of a period.</summary>
    /// <param name="from">The first day, inclusive; null for everything before <paramref name="to"/>.</param>
    /// <param name="to">The last day, inclusive; at the latest the day before the last there is.</param>
    public static Spans Of(DateOnly? from, DateOnly to)
    {
        var (years, outside) = Whole(new(from ?? DateOnly.MinValue, to.AddDays(1)), day => new(day.Year, 1, 1), day => day.AddYears(1));
        List<Run> months = [], days = [];
        foreach (var run in outside)
        {
            var (whole, rest) = Whole(run, day => new(day.Year, day.Month, 1), day => day.AddMonths(1));
            months.AddRange(whole.IsEmpty ? [] : [whole]);
            days.AddRange(rest);
        }

        return new(years.IsEmpty ? null : years, months, days);
    }

    /// <summary>The whole spans inside a run, and what is left of it before and after them; all of it when there are none.</summary>
    private static (Run Whole, IReadOnlyList<Run> Outside) Whole(Run run, Func<DateOnly, DateOnly> startOf, Func<DateOnly, DateOnly> next)
    {
        var first = startOf(run.From) == run.From ? run.From : next(startOf(run.From));
        var end = startOf(run.Before);
        return first < end
            ? (new(first, end), [.. new Run[] { new(run.From, first), new(end, run.Before) }.Where(r => !r.IsEmpty)])
            : (default, run.IsEmpty ? [] : [run]);
    }
}
