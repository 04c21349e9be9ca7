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

    private sealed record Change(string Type, DateOnly Day, OnlineLevel Level);

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

        var wanted = periods.SelectMany(ChangesOf).SkipWhile(change => told.Count > 0 && change.Day < told[0].Day).ToList();
        if (!wanted.Take(told.Count).SequenceEqual(told))
        {
            return;
        }

        offering.ValidTo = periods[^1].To;
        foreach (var (i, change) in wanted.Index().Skip(told.Count))
        {
            Record(offering, i + 1, change);
        }
    }

    private static IEnumerable<Change> ChangesOf((DateOnly From, DateOnly? To, ProcedureVersion Version) period)
    {
        yield return new(Opened, period.From, period.Version.OnlineLevel);
        if (period.To is { } last)
        {
            yield return new(Closed, last.AddDays(1), period.Version.OnlineLevel);
        }
    }

    private async Task<List<Change>> ToldAsync(Offering offering, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == offering.Id).OrderBy(e => e.Version).ToListAsync(cancel);
        return [.. events.Select(e => new Change(e.Type, VietnamTime.DayOf(e.At), DossierEventData.Parse(e.Data).OnlineLevel!.Value))];
    }

    private void Record(Offering offering, int number, Change change)
    {
        var data = new DossierEventData { Agency = offering.AgencyId, Procedure = offering.ProcedureCode, OnlineLevel = change.Level };
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
