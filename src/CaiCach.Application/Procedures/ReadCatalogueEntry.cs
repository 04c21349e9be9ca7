using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>One procedure of the catalogue: its versions, decisions, draft, history, and what this person may do.</summary>
public sealed class ReadCatalogueEntry(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>One version.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="Origin">Where it came from.</param>
    public sealed record VersionLine(ProcedureVersion Version, ProcedureOrigin Origin);

    /// <summary>What a decision says of it.</summary>
    /// <param name="Item">Its line.</param>
    /// <param name="Decision">The decision.</param>
    public sealed record DecisionLine(CatalogueDecisionItem Item, CatalogueDecision Decision);

    /// <summary>All of it.</summary>
    /// <param name="Entry">The procedure.</param>
    /// <param name="Draft">The draft; null where there is none.</param>
    /// <param name="Versions">The versions, the newest first.</param>
    /// <param name="Decisions">The decisions, the newest first.</param>
    /// <param name="History">Its events, the oldest first.</param>
    /// <param name="Acts">What this person may start now.</param>
    /// <param name="DraftFaults">What is wrong with the draft, by path; nothing where there is none.</param>
    public sealed record View(
        CatalogueEntry Entry,
        ProcedureDraft? Draft,
        IReadOnlyList<VersionLine> Versions,
        IReadOnlyList<DecisionLine> Decisions,
        IReadOnlyList<EventRow> History,
        IReadOnlyList<CatalogueAct> Acts,
        IReadOnlyList<ProcedureFault> DraftFaults);

    /// <summary>Reads it; null where it is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The procedure.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<View?> RunAsync(Actor actor, Guid id, DateTime now, CancellationToken cancel = default)
    {
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        var entry = await db.CatalogueEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);
        if (entry is null || CatalogueScope.BodiesOf(actor, units).All(b => b.Id != entry.AgencyId))
        {
            return null;
        }

        var draft = await db.ProcedureDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.EntryId == id, cancel);
        var versions = await db.Procedures.AsNoTracking().Where(p => p.Code == entry.Code).OrderByDescending(p => p.Version).ToListAsync(cancel);
        var decisions = await db.CatalogueDecisionItems.AsNoTracking().Where(i => i.EntryId == id)
            .Join(db.CatalogueDecisions.AsNoTracking(), i => i.DecisionId, d => d.Id, (item, decision) => new { item, decision })
            .OrderByDescending(l => l.decision.Day).ThenByDescending(l => l.item.Id).ToListAsync(cancel);
        return new(
            entry,
            draft,
            [.. versions.Select(p => new VersionLine(((ProcedureFileResult.Valid)ProcedureFile.Parse(p.Document)).File.All.Single(), p.Origin))],
            [.. decisions.Select(l => new DecisionLine(l.item, l.decision))],
            await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(cancel),
            CatalogueRules.OpenTo(await CatalogueSaving.FactsAsync(db, entry, VietnamTime.DayOf(now), cancel), CatalogueScope.ActorOn(actor, units, entry.AgencyId, draft)),
            draft is null ? [] : DraftDocument.FaultsOf(draft.Document));
    }
}
