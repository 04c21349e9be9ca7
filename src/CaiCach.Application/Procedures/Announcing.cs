using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>What announcing and abolishing share: the line of the decision with its limits, the end of a version, and what the bodies offer.</summary>
internal sealed class Announcing(CaiCachDb db, ActContext context, ReferenceSnapshot snapshot)
{
    /// <summary>The line of a decision about an entry, with the days it is held against, working days of the body that keeps the procedure; null with a fault where the decision has one already.</summary>
    public CatalogueDecisionItem? Add(CatalogueDecision decision, CatalogueEntry entry, AnnouncementAction action, int version, DateOnly from, DateOnly? lawFrom, IEnumerable<Guid> bodies, List<FieldFault> faults)
    {
        if (decision.Items.Any(i => i.EntryId == entry.Id))
        {
            faults.Add(new("number", "decision_twice", $"Quyết định này đã ghi thủ tục {entry.Code}; mỗi quyết định ghi một thủ tục một lần."));
            return null;
        }

        var limit = entry.Kind == ProcedureKind.Public ? snapshot.Publication?.For(decision.Level, decision.Day) : null;
        var calendar = snapshot.CalendarOf(entry.AgencyId);
        var decideBy = limit is not null && lawFrom is { } law && calendar is not null ? PublicationRules.DecideBy(calendar, law, limit) : null;
        var item = new CatalogueDecisionItem
        {
            Id = Ids.New(context.Now),
            DecisionId = decision.Id,
            EntryId = entry.Id,
            Code = entry.Code,
            ProcedureVersion = version,
            Action = action,
            EffectiveFrom = from,
            LawEffectiveFrom = lawFrom,
            DecideBy = decideBy,
            DecidedLate = decideBy < decision.Day,
            PublicDue = limit is not null && calendar is not null ? PublicationRules.PublishBy(calendar, decision.Day, limit) : null,
            Bodies = string.Join(' ', bodies.Select(b => b.ToString("n"))),
        };
        db.CatalogueDecisionItems.Add(item);
        return item;
    }

    /// <summary>Takes back that a decision ended a version: its end is again the one it had before, and the bodies offer it on.</summary>
    /// <param name="entry">The procedure, whose last announcing or abolishing is taken back.</param>
    /// <param name="act">Which of the two it was.</param>
    /// <param name="row">The version.</param>
    /// <param name="from">The day the decision was about.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task ReopenAsync(CatalogueEntry entry, CatalogueAct act, Procedure? row, DateOnly from, CancellationToken cancel)
    {
        IReadOnlyList<ProcedureVersion> versions = [];
        if (row is not null)
        {
            var type = CatalogueEventData.TypeOf(act);
            var done = await db.Events.AsNoTracking().Where(e => e.StreamId == entry.Id && e.Type == type).OrderByDescending(e => e.Version).FirstAsync(cancel);
            row.EffectiveTo = RecordEvents.Facts<CatalogueEventData>(done).EndBefore;
            row.Document = DraftDocument.Reopened(row.Document, row.EffectiveTo);
            var earlier = await db.Procedures.AsNoTracking().Where(p => p.Code == row.Code && p.Version < row.Version).Select(p => p.Document).ToListAsync(cancel);
            versions = [.. earlier.Append(row.Document).Select(Parse)];
        }

        var (offerings, owns, before) = (new Offerings(db, context), new OwnVersions(db, context), from.AddDays(-1));
        foreach (var offering in await db.Offerings.Where(o => o.ProcedureCode == entry.Code && (o.ValidTo == null || o.ValidTo >= before)).ToListAsync(cancel))
        {
            await offerings.TellBackAsync(offering, await owns.BesideAsync(offering.AgencyId, entry.Code, from, versions, cancel), from, cancel);
            if (LocalCode.OfOwn(entry.Code) is { } own)
            {
                await owns.FollowAsync(own, offering.AgencyId, from, isReceived: row is not null, cancel);
            }
        }
    }

    /// <summary>Takes back the abolition of an entry: its line of the decision goes, its event says why.</summary>
    public async Task RevokeAsync(CatalogueEntry entry, CatalogueDecisionItem item, CatalogueDecision decision, string reason, CancellationToken cancel)
    {
        var row = (await NewestAsync(entry.Code, cancel))!;
        await ReopenAsync(entry, CatalogueAct.Abolish, row, item.EffectiveFrom!.Value, cancel);
        db.CatalogueDecisionItems.Remove(item);
        entry.ReplacedBy = null;
        await StandAsync(entry, row, cancel);
        CatalogueSaving.Record(db, context, entry, CatalogueAct.Revoke, new(entry.AgencyId, entry.Code, row.Version, decision.Number, decision.Day, AnnouncementAction.Abolish, item.EffectiveFrom), reason);
    }

    /// <summary>An entry stands again as a version left it that was announced before; null where none was.</summary>
    public async Task StandAsync(CatalogueEntry entry, Procedure? row, CancellationToken cancel)
    {
        var line = row is null ? null : await db.CatalogueDecisionItems.AsNoTracking().FirstOrDefaultAsync(i => i.EntryId == entry.Id && i.ProcedureVersion == row.Version && i.Action != null && i.Action != AnnouncementAction.Abolish, cancel);
        entry.NewestVersion = row?.Version ?? 0;
        entry.State = row is null ? CatalogueState.Unannounced
            : line?.Action is AnnouncementAction.Amend or AnnouncementAction.Rescope || (line is null && row.Version > 1) ? CatalogueState.PublicAmended
            : CatalogueState.Public;
        var publicOn = line?.PublicAt is { } at ? VietnamTime.DayOf(at) : (DateOnly?)null;
        (entry.DecidedLate, entry.PublicDue, entry.PublishedLate) = (line?.DecidedLate ?? false, null, publicOn is { } day && PublicationRules.IsPublishedLate(line!.PublicDue, day, day));
        entry.Changes++;
    }

    /// <summary>Ends a version, unless it ended before, and what the bodies offer with it.</summary>
    public async Task EndAsync(Procedure row, DateOnly last, bool isAbolished, CancellationToken cancel)
    {
        if (row.EffectiveTo is null || row.EffectiveTo > last)
        {
            row.EffectiveTo = last;
        }

        row.Document = DraftDocument.Ended(row.Document, row.EffectiveTo!.Value, isAbolished);
        var versions = await VersionsAsync(row, cancel);
        var (offerings, today) = (new Offerings(db, context), VietnamTime.DayOf(context.Now));
        foreach (var agency in await db.Offerings.AsNoTracking().Where(o => o.ProcedureCode == row.Code && o.ValidTo == null).Select(o => o.AgencyId).Distinct().ToListAsync(cancel))
        {
            await offerings.KeepAsync(agency, row.Code, versions, cancel);
        }

        // At a body whose own version is to begin later, the national one ends earlier than told.
        foreach (var offering in await db.Offerings.Where(o => o.ProcedureCode == row.Code && o.ValidTo > last && o.ValidTo >= today).ToListAsync(cancel))
        {
            await offerings.TellBackAsync(offering, versions, last.AddDays(1), cancel);
        }
    }

    /// <summary>The bodies begin to receive a version that is now public: one of a body's own in place of the national one, the national one until the body's own begins.</summary>
    public async Task OfferAsync(Procedure row, IReadOnlyList<Guid> bodies, CancellationToken cancel)
    {
        var versions = await VersionsAsync(row, cancel);
        var (offerings, owns, before) = (new Offerings(db, context), new OwnVersions(db, context), row.EffectiveFrom.AddDays(-1));
        foreach (var agency in bodies)
        {
            await offerings.KeepAsync(agency, row.Code, await owns.BesideAsync(agency, row.Code, row.EffectiveFrom, versions, cancel), cancel, anewFrom: row.EffectiveFrom);
        }

        if (LocalCode.OfOwn(row.Code) is { } own)
        {
            var left = await db.Offerings.AsNoTracking().Where(o => o.ProcedureCode == row.Code && o.ValidTo == before).Select(o => o.AgencyId).ToListAsync(cancel);
            foreach (var agency in left.Union(bodies))
            {
                await owns.FollowAsync(own, agency, row.EffectiveFrom, bodies.Contains(agency), cancel);
            }
        }
    }

    /// <summary>Abolishes the entry from a day on: its event and its line of the decision.</summary>
    public async Task AbolishAsync(CatalogueEntry entry, Procedure row, CatalogueDecision decision, DateOnly from, DateOnly? lawFrom, string? replacedBy, List<FieldFault> faults, CancellationToken cancel)
    {
        if (Add(decision, entry, AnnouncementAction.Abolish, row.Version, from, lawFrom, [], faults) is not { } item)
        {
            return;
        }

        item.PublicAt = context.Now;
        var endBefore = row.EffectiveTo;
        var receiving = await db.Offerings.AsNoTracking().Where(o => o.ProcedureCode == row.Code && o.ValidTo == null).Select(o => o.AgencyId).ToListAsync(cancel);
        await EndAsync(row, from.AddDays(-1), isAbolished: true, cancel);
        foreach (var agency in replacedBy is null && LocalCode.OfOwn(row.Code) is not null ? receiving : [])
        {
            await new OwnVersions(db, context).FollowAsync(LocalCode.OfOwn(row.Code)!, agency, from, isReceived: false, cancel);
        }

        var late = PublicationRules.IsPublishedLate(item.PublicDue, VietnamTime.DayOf(context.Now), VietnamTime.DayOf(context.Now));
        (entry.State, entry.IsOffices, entry.ReplacedBy) = (CatalogueState.Abolished, true, replacedBy);
        (entry.DecidedLate, entry.PublicDue, entry.PublishedLate) = (item.DecidedLate, null, late);
        entry.Changes++;
        CatalogueSaving.Record(db, context, entry, CatalogueAct.Abolish, new(
            entry.AgencyId, entry.Code, row.Version, decision.Number, decision.Day, AnnouncementAction.Abolish, from, replacedBy, item.PublicDue, late || item.DecidedLate, EndBefore: endBefore, Field: row.FieldCode));
    }

    /// <summary>The newest version of a code; null where there is none.</summary>
    public Task<Procedure?> NewestAsync(string code, CancellationToken cancel) => db.Procedures.Where(p => p.Code == code).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);

    /// <summary>The ids in a list of them.</summary>
    public static IReadOnlyList<Guid> IdsOf(string bodies) => [.. bodies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "n"))];

    /// <summary>A day as it is written.</summary>
    public static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Every version of a code, with one as it is now.</summary>
    private async Task<IReadOnlyList<ProcedureVersion>> VersionsAsync(Procedure row, CancellationToken cancel)
    {
        var others = await db.Procedures.AsNoTracking().Where(p => p.Code == row.Code && p.Version != row.Version).Select(p => p.Document).ToListAsync(cancel);
        return [.. others.Append(row.Document).Select(Parse)];
    }

    private static ProcedureVersion Parse(string document) => ((ProcedureFileResult.Valid)ProcedureFile.Parse(document)).File.All.Single();
}
