using System.Linq.Expressions;
using CaiCach.Application.Measures;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;

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

    /// <summary>The ended dossiers that kept a new appointment, as <see cref="Timelinesses.KeptAppointment"/> has it; nothing of it changes after the end.</summary>
    internal static readonly Expression<Func<Dossier, bool>> KeptAppointment = d => d.AppointmentAt != null && (d.PausedAt ?? d.FinishedAt) > d.DueAt && (d.PausedAt ?? d.FinishedAt) <= d.AppointmentAt;

    /// <summary>The last day of a period whose past due dossiers are known at a moment: while it runs, today.</summary>
    public static DateOnly LastDay(DateOnly to, DateTime now) => VietnamTime.DayOf(now) is var today && to > today ? today : to;

    /// <summary>The sum of some figures.</summary>
    /// <param name="figures">Names of <see cref="ReportFigures"/>.</param>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="procedures">The procedures of the row's field; null for the total.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    public static MeasureRows.Figure Of(IReadOnlyList<string> figures, IReadOnlyCollection<Guid> agencies, IReadOnlyCollection<string>? procedures, DateOnly from, DateOnly to, DateTime now)
    {
        var each = figures.Select(figure => Of(figure, agencies, procedures, from, to, now)).ToList();
        return new([.. each.SelectMany(f => f.Plus)], [.. each.SelectMany(f => f.Minus)], each.Max(f => f.NotLateBefore)) { Which = [.. each.SelectMany(f => f.Which)] };
    }

    /// <summary>A figure.</summary>
    /// <param name="name">A name of <see cref="ReportFigures"/>.</param>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="procedures">The procedures of the row's field; null for the total.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    public static MeasureRows.Figure Of(string name, IReadOnlyCollection<Guid> agencies, IReadOnlyCollection<string>? procedures, DateOnly from, DateOnly to, DateTime now)
    {
        var eve = from.AddDays(-1);
        var end = LastDay(to, now);
        DateTime? notLateBefore = end == VietnamTime.DayOf(now) ? now : null;
        return name switch
        {
            "received" => new([Sum(null, to, Came)], [Sum(null, eve, Finished), Sum(null, to, Left)]),
            "receivedOnline" => new([Sum(from, to, MeasureCodes.AcceptedOnline), Received(MeasureCodes.MovedInOnline)], [Received(MeasureCodes.MovedOutOnline)]),
            "receivedDirectOrPost" => new(
                [Sum(from, to, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost), Received(MeasureCodes.MovedInDirect, MeasureCodes.MovedInPost)],
                [Received(MeasureCodes.MovedOutDirect, MeasureCodes.MovedOutPost)]),
            "carriedOver" => new([Sum(null, eve, Came), CarriedOver([.. MeasureCodes.MovedIn])], [Sum(null, eve, [.. Finished, .. Left]), CarriedOver(Left)]),
            "finished" => new(Sum(from, to, Finished)),
            "finishedEarly" => new(Sum(from, to, MeasureCodes.FinishedEarly)),
            "finishedOnTime" => new(Sum(from, to, MeasureCodes.FinishedOnTime)),
            "finishedLate" => new(Sum(from, to, MeasureCodes.FinishedLate)),
            ReportFigures.KeptAppointment => new MeasureRows.Figure(Sum(from, to, MeasureCodes.FinishedLate)) with { Which = [KeptAppointment] },
            "open" => new(Sum(null, to, Came), Sum(null, to, [.. Finished, .. Left])),
            "openInTime" => new(Sum(null, end, Came), Sum(null, end, [.. Finished, .. Left, MeasureCodes.PastDue]), notLateBefore),
            "openLate" => new(Sum(null, end, MeasureCodes.PastDue), null, notLateBefore),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "II.06a has no such figure."),
        };

        MeasureQuery Sum(DateOnly? first, DateOnly last, params string[] measures) => new(measures, agencies, first, last, procedures);
        MeasureQuery Received(params string[] moved) => new(moved, agencies, from, to, procedures, SinceFrom: from);
        MeasureQuery CarriedOver(params string[] moved) => new(moved, agencies, from, to, procedures, SinceBefore: from);
    }
}
