using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>
/// What each figure of the end-of-day sheet is made of, once, for the sum and for the dossiers behind it: measures where there are some, else facts that
/// never change (when and how a request came in, the events). What is open at the end of the day is counted from the records, everything it must agree
/// with from the measures. Parts of other bodies' dossiers are theirs and not on the sheet.
/// </summary>
internal static class DaySheetFigures
{
    private static readonly string[] Supplements = ["dossier.intake_supplement_asked", "dossier.supplement_asked"];
    private static readonly string[] Refusals = ["dossier.intake_rejected", "dossier.intake_supplement_expired"];
    private static readonly string[] Deliveries = ["dossier.delivered"];

    /// <summary>The bodies whose sheets a person may read: those of the person's reports, and the one whose counter the person works at.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor viewer, OrganisationTree tree)
    {
        var counters = viewer.Posts.Where(p => p.Role is Role.Receiver or Role.Cashier).Select(p => tree.Find(p.AgencyId)!);
        return [.. counters.Concat(ReportUnits.Of(viewer, tree)).DistinctBy(u => u.Id)];
    }

    /// <summary>The measures of a figure; null for one that is counted otherwise.</summary>
    public static MeasureRows.Figure? Measured(DayFigure figure, Guid agency, DateOnly day, DateTime now)
    {
        var eve = day.AddDays(-1);
        DateTime? notLateBefore = day == VietnamTime.DayOf(now) ? now : null;
        return figure switch
        {
            DayFigure.OpenAtStart => new(Sum(null, eve, Ii06aCells.Came), Sum(null, eve, [.. Ii06aCells.Finished, .. Ii06aCells.Left])),
            DayFigure.Accepted => new(Sum(day, day, Ii06aCells.Accepted)),
            DayFigure.Finished => new(Sum(day, day, Ii06aCells.Finished)),
            DayFigure.ResultsIssued => new(Sum(day, day, MeasureCodes.ResultIssued)),
            DayFigure.PastDue => new(Sum(null, day, MeasureCodes.PastDue), null, notLateBefore),
            DayFigure.MovedIn => new(Sum(day, day, [.. MeasureCodes.MovedIn])),
            DayFigure.MovedOut => new(Sum(day, day, Ii06aCells.Left)),
            DayFigure.IntakeLate => new(Sum(day, day, MeasureCodes.IntakeLate)),
            DayFigure.Apologised => new(Sum(day, day, MeasureCodes.Apologised)),
            _ => null,
        };

        MeasureQuery Sum(DateOnly? first, DateOnly last, params string[] measures) => new(measures, [agency], first, last);
    }

    /// <summary>The dossiers of a figure that is not measured, one for each time it counts.</summary>
    public static IQueryable<Guid> Records(CaiCachDb db, DayFigure figure, Guid agency, DateOnly day)
    {
        var (start, end) = (VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var others = db.Dossiers.Where(d => d.ReceivedForOther && d.ReceivedById == agency);
        switch (figure)
        {
            case DayFigure.OthersAtStart:
                return others.Where(d => d.SubmittedAt < start && (d.LeftCounterAt == null || d.LeftCounterAt >= start)).Select(d => d.Id);
            case DayFigure.OthersReceived:
                return others.Where(d => d.SubmittedAt >= start && d.SubmittedAt < end).Select(d => d.Id);
            case DayFigure.OthersLeft:
                return others.Where(d => d.LeftCounterAt >= start && d.LeftCounterAt < end).Select(d => d.Id);
            case DayFigure.OthersAtEnd:
                return others.Where(d => d.SubmittedAt < end && (d.LeftCounterAt == null || d.LeftCounterAt >= end)).Select(d => d.Id);
            case DayFigure.OthersReturned:
                return With(others, Deliveries);
        }

        var (here, gone) = DossiersThen.Had(db, agency, day);
        return Of(here).Concat(Of(gone));

        IQueryable<Guid> Of(IQueryable<Dossier> dossiers) => figure switch
        {
            DayFigure.ReceivedOnline => Received(dossiers, Channel.Online),
            DayFigure.ReceivedDirect => Received(dossiers, Channel.Direct),
            DayFigure.ReceivedPost => Received(dossiers, Channel.Post),
            DayFigure.ReceivedElsewhere => dossiers.Where(d => d.SubmittedAt >= start && d.SubmittedAt < end && d.ReceivedForOther).Select(d => d.Id),
            DayFigure.SupplementAsked => With(dossiers, Supplements),
            DayFigure.NotAccepted => With(dossiers, Refusals),
            DayFigure.Returned => With(dossiers, Deliveries),
            // What another system issued counts on the day it was told, when the dossier came back from it.
            DayFigure.OpenAtEnd => dossiers.Where(d => d.AcceptedAt < end && (d.FinishedAt == null || d.FinishedAt >= end || (d.MasteredAt >= end && d.FinishedAt < d.MasteredAt))).Select(d => d.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "This figure is measured."),
        };

        IQueryable<Guid> Received(IQueryable<Dossier> dossiers, Channel channel) => dossiers.Where(d => d.SubmittedAt >= start && d.SubmittedAt < end && d.Channel == channel).Select(d => d.Id);

        // The first condition is that of the index, word for word: without it a database does not see that the index will do.
        IQueryable<Guid> With(IQueryable<Dossier> dossiers, string[] types) => db.Events
            .Where(e => EF.Constant(EventRow.OfTheCounter).Contains(e.Type))
            .Where(e => EF.Constant(types).Contains(e.Type) && e.At >= start && e.At < end)
            .Join(dossiers, e => e.StreamId, d => d.Id, (_, d) => d.Id);
    }
}
