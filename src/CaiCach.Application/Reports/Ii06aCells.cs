using CaiCach.Application.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Reports;

/// <summary>Which measures a column of form II.06a is made of, so that the dossiers behind it can be shown.</summary>
public static class Ii06aCells
{
    internal static readonly string[] Accepted = [MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost];
    internal static readonly string[] Finished = [MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime, MeasureCodes.FinishedLate];

    /// <summary>The first and last column with figures.</summary>
    public const int First = 3;

    /// <inheritdoc cref="First"/>
    public const int Last = 13;

    /// <summary>The last day of a period whose past due dossiers are known at a moment: while it runs, today.</summary>
    public static DateOnly LastDay(DateOnly to, DateTime now) => VietnamTime.DayOf(now) is var today && to > today ? today : to;

    /// <summary>The figure of a column.</summary>
    /// <param name="column">3 to 13.</param>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="procedures">The procedures of the row's field; null for the total.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    public static MeasureRows.Figure Of(int column, IReadOnlyCollection<Guid> agencies, IReadOnlyCollection<string>? procedures, DateOnly from, DateOnly to, DateTime now)
    {
        var eve = from.AddDays(-1);
        var end = LastDay(to, now);
        DateTime? notLateBefore = end == VietnamTime.DayOf(now) ? now : null;
        return column switch
        {
            3 => new(Sum(null, to, Accepted), Sum(null, eve, Finished)),
            4 => new(Sum(from, to, MeasureCodes.AcceptedOnline)),
            5 => new(Sum(from, to, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost)),
            6 => new(Sum(null, eve, Accepted), Sum(null, eve, Finished)),
            7 => new(Sum(from, to, Finished)),
            8 => new(Sum(from, to, MeasureCodes.FinishedEarly)),
            9 => new(Sum(from, to, MeasureCodes.FinishedOnTime)),
            10 => new(Sum(from, to, MeasureCodes.FinishedLate)),
            11 => new(Sum(null, to, Accepted), Sum(null, to, Finished)),
            12 => new(Sum(null, end, Accepted), Sum(null, end, [.. Finished, MeasureCodes.PastDue]), notLateBefore),
            13 => new(Sum(null, end, MeasureCodes.PastDue), null, notLateBefore),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column, "II.06a has figures in columns 3 to 13."),
        };

        MeasureQuery Sum(DateOnly? first, DateOnly last, params string[] measures) => new(measures, agencies, first, last, procedures);
    }
}
