using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reference.Import;

/// <summary>What an agency offers, as its events tell it: opened and closed with each version of the procedure, from which the measures of procedures come.</summary>
internal sealed class Offerings(CaiCachDb db, ActContext context)
{
    private const string Opened = "offering.opened";
    private const string Closed = "offering.closed";

    // An internal procedure is offered to bodies of the state and is in no figure of what is offered to citizens; what was told before it was told apart stays as told.
    private sealed record Change(string Type, DateOnly Day, OnlineLevel Level, bool IsInternal);

    /// <summary>Opens an offering that is new; of one that is there, adds what later versions changed. What stands in the history stays.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="code">The procedure.</param>
    /// <param name="versions">Its versions.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="anewFrom">The first day of the version that is taken on; where the agency had given the procedure up before, a new offering begins there. Null to go on with what is there.</param>
    public async Task KeepAsync(Guid agencyId, string code, IReadOnlyList<ProcedureVersion> versions, CancellationToken cancel, DateOnly? anewFrom = null)
    {
        var offering = await db.Offerings.Where(o => o.AgencyId == agencyId && o.ProcedureCode == code).OrderByDescending(o => o.ValidFrom).FirstOrDefaultAsync(cancel);
        if (anewFrom is { } from && (offering is null || offering.ValidTo < from.AddDays(-1)))
        {
            (offering, versions) = (null, [.. versions.Where(v => v.EffectiveFrom >= from)]);
        }

        var periods = ProcedureRules.PeriodsOf(versions);
        if (periods.Count == 0)
        {
            return;
        }

        var told = offering is null ? [] : await ToldAsync(offering, cancel);
        if (offering is null)
        {
            offering = new Offering { Id = Ids.New(context.Now), AgencyId = agencyId, ProcedureCode = code, ValidFrom = periods[0].From };
            db.Offerings.Add(offering);
        }

        var wanted = WantedOf(told, versions);
        var (was, become) = wanted.Take(told.Count).SequenceEqual(told) ? (told, wanted) : (Net(told), Net(wanted));
        var same = Same(was, become);
        if (was.Skip(same).Any(change => anewFrom is not { } first || change.Day < first))
        {
            return;
        }

        offering.ValidTo = periods[^1].To;
        Tell(offering, told.Count, was.Skip(same), become.Skip(same));
    }

    /// <summary>Tells an offering anew after a decision was taken back: what was told of its day and no longer holds is told back on the day it was told of. An offering that began with it goes.</summary>
    /// <param name="offering">The offering, tracked.</param>
    /// <param name="versions">The versions that are left.</param>
    /// <param name="from">The day of the decision that was taken back.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task TellBackAsync(Offering offering, IReadOnlyList<ProcedureVersion> versions, DateOnly from, CancellationToken cancel)
    {
        var told = await ToldAsync(offering, cancel);
        var isOver = offering.ValidFrom >= from;
        var (now, wanted) = (Net(told), isOver ? [] : Net(WantedOf(told, versions)));
        var same = Same(now, wanted);
        Tell(offering, told.Count, now.Skip(same), wanted.Skip(same));
        if (isOver)
        {
            db.Offerings.Remove(offering);
        }
        else
        {
            offering.ValidTo = wanted.Count > 0 && wanted[^1] is { Type: Closed } end ? end.Day.AddDays(-1) : null;
        }
    }

    /// <summary>Moves an offering to the body that takes over, or ends it, from a day on (today, local). One whose end is told already for a later day keeps that event: what is told stays.</summary>
    /// <param name="offering">The offering, tracked.</param>
    /// <param name="target">Who offers from now on; null for nobody.</param>
    /// <param name="day">The first day of the new order.</param>
    /// <param name="level">How far it goes online on that day; null when no version is in force.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task MoveAsync(Offering offering, Guid? target, DateOnly day, OnlineLevel? level, CancellationToken cancel)
    {
        offering.ValidTo = day.AddDays(-1);
        if (level is not { } online)
        {
            return;
        }

        var told = await ToldAsync(offering, cancel);
        var isInternal = told is [var first, ..] && first.IsInternal;
        if (told.Count > 0 && told[^1].Day <= day)
        {
            Record(offering, told.Count + 1, new(Closed, day, online, isInternal));
        }

        if (target is not { } agency || db.Offerings.Local.Any(o => o.AgencyId == agency && o.ProcedureCode == offering.ProcedureCode && o.ValidTo is null)
            || await db.Offerings.AnyAsync(o => o.AgencyId == agency && o.ProcedureCode == offering.ProcedureCode && (o.ValidTo == null || o.ValidTo >= day), cancel))
        {
            return;
        }

        var moved = new Offering { Id = Ids.New(context.Now), AgencyId = agency, ProcedureCode = offering.ProcedureCode, ValidFrom = day };
        db.Offerings.Add(moved);
        Record(moved, 1, new(Opened, day, online, isInternal));
    }

    /// <summary>What is to be told of versions; an offering that began with a reorganisation began within a period.</summary>
    private static List<Change> WantedOf(List<Change> told, IReadOnlyList<ProcedureVersion> versions) =>
        [.. ProcedureRules.PeriodsOf(versions).SelectMany(p => ChangesOf(told.Count > 0 && p.From < told[0].Day && (p.To is null || told[0].Day <= p.To) ? p with { From = told[0].Day } : p))
            .SkipWhile(change => told.Count > 0 && change.Day < told[0].Day).Select(change => told.Count > 0 ? change with { IsInternal = told[0].IsInternal } : change)];

    private static int Same(List<Change> one, List<Change> other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>Tells back what no longer holds, the last first, each on its day, and then what is new.</summary>
    private void Tell(Offering offering, int number, IEnumerable<Change> back, IEnumerable<Change> added)
    {
        foreach (var change in back.Reverse().Select(c => c with { Type = c.Type == Opened ? Closed : Opened }).Concat(added))
        {
            Record(offering, ++number, change);
        }
    }

    /// <summary>What is left of changes when those go that undo one another.</summary>
    private static List<Change> Net(List<Change> changes)
    {
        List<Change> net = [];
        foreach (var change in changes)
        {
            if (net.Count > 0 && net[^1].Day == change.Day && net[^1].Level == change.Level && net[^1].Type != change.Type)
            {
                net.RemoveAt(net.Count - 1);
            }
            else
            {
                net.Add(change);
            }
        }

        return net;
    }

    private static IEnumerable<Change> ChangesOf((DateOnly From, DateOnly? To, ProcedureVersion Version) period)
    {
        yield return new(Opened, period.From, period.Version.OnlineLevel, period.Version.Kind != ProcedureKind.Public);
        if (period.To is { } last)
        {
            yield return new(Closed, last.AddDays(1), period.Version.OnlineLevel, period.Version.Kind != ProcedureKind.Public);
        }
    }

    private async Task<List<Change>> ToldAsync(Offering offering, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == offering.Id).OrderBy(e => e.Version).ToListAsync(cancel);
        return [.. events.Select(e => (Row: e, Data: DossierEventData.Parse(e.Data))).Select(e => new Change(e.Row.Type, VietnamTime.DayOf(e.Row.At), e.Data.OnlineLevel!.Value, e.Data.Internal == true))];
    }

    private void Record(Offering offering, int number, Change change)
    {
        var data = new DossierEventData { Agency = offering.AgencyId, Procedure = offering.ProcedureCode, OnlineLevel = change.Level, Internal = change.IsInternal ? true : null };
        var row = new EventRow
        {
            Id = Ids.New(context.Now),
            Stream = "offering",
            StreamId = offering.Id,
            Version = number,
            Type = change.Type,
            At = VietnamTime.ToUtc(change.Day.ToDateTime(TimeOnly.MinValue)),
            ActorId = context.Actor.Id,
            ActorName = context.Actor.Name,
            Process = context.Process,
            Data = data.ToJson(),
        };
        db.Events.Add(row);
        db.MeasureEntries.AddRange(EventMeasures.Rows(row, data, offering.AgencyId, offering.ProcedureCode));
    }
}
