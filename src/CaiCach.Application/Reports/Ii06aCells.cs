using CaiCach.Application.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Reports;

/// <summary>Which measures a column of form II.06a is made of, so that the dossiers behind it can be shown.</summary>
public static class Ii06aCells
{
    internal static readonly string[] Accepted = [MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost];
    internal static readonly string[] Finished = [MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime, MeasureCodes.FinishedLate];

    /// <summary>What adds to the dossiers a body has open; <see cref="Finished"/> and <see cref="Left"/> take away.</summary>
    internal static readonly string[] Came = [.. Accepted, .. MeasureCodes.MovedIn];

    /// <summary>What moved to other bodies.</summary>
    internal static readonly string[] Left = [.. MeasureCodes.MovedOut];

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
            3 => new([Sum(null, to, Came)], [Sum(null, eve, Finished), Sum(null, to, Left)]),
            4 => new([Sum(from, to, MeasureCodes.AcceptedOnline), Received(MeasureCodes.MovedInOnline)], [Received(MeasureCodes.MovedOutOnline)]),
            5 => new(
                [Sum(from, to, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost), Received(MeasureCodes.MovedInDirect, MeasureCodes.MovedInPost)],
                [Received(MeasureCodes.MovedOutDirect, MeasureCodes.MovedOutPost)]),
            6 => new([Sum(null, eve, Came), CarriedOver([.. MeasureCodes.MovedIn])], [Sum(null, eve, [.. Finished, .. Left]), CarriedOver(Left)]),
            7 => new(Sum(from, to, Finished)),
            8 => new(Sum(from, to, MeasureCodes.FinishedEarly)),
            9 => new(Sum(from, to, MeasureCodes.FinishedOnTime)),
            10 => new(Sum(from, to, MeasureCodes.FinishedLate)),
            11 => new(Sum(null, to, Came), Sum(null, to, [.. Finished, .. Left])),
            12 => new(Sum(null, end, Came), Sum(null, end, [.. Finished, .. Left, MeasureCodes.PastDue]), notLateBefore),
            13 => new(Sum(null, end, MeasureCodes.PastDue), null, notLateBefore),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column, "II.06a has figures in columns 3 to 13."),
        };

        MeasureQuery Sum(DateOnly? first, DateOnly last, params string[] measures) => new(measures, agencies, first, last, procedures);
        MeasureQuery Received(params string[] moved) => new(moved, agencies, from, to, procedures, SinceFrom: from);
        MeasureQuery CarriedOver(params string[] moved) => new(moved, agencies, from, to, procedures, SinceBefore: from);
    }
}
