using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaiCach.Application.Procedures;

/// <summary>What all acts on the catalogue share: the entry in the actor's scope on the version that was seen, the law's verdict, the event, and one save that somebody else may have been faster with.</summary>
internal static class CatalogueSaving
{
    /// <summary>The transaction of an act that changes what bodies receive, one such act at a time: begun before anything of the catalogue is read, and after the reference data, which has a connection of its own that nobody who waits may withhold. It ends with <see cref="SaveAsync"/>.</summary>
    public static async Task<IDbContextTransaction> TakeTurnAsync(CaiCachDb db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await OwnVersions.TakeTurnAsync(db, cancel);
        return transaction;
    }

    /// <summary>Why an act does not go ahead; null where it does.</summary>
    public static async Task<(CatalogueOutcome? No, CatalogueEntry Entry, ProcedureDraft? Draft)> OpenAsync(
        CaiCachDb db, ActContext context, ReferenceSnapshot snapshot, CatalogueAct act, Guid id, int seen, CancellationToken cancel)
    {
        // The draft first: whoever changes it changes the version of the entry, so an entry on the version seen has the draft that was read.
        var draft = await db.ProcedureDrafts.FirstOrDefaultAsync(d => d.EntryId == id, cancel);
        var entry = await db.CatalogueEntries.FirstOrDefaultAsync(e => e.Id == id, cancel);
        if (entry is null || CatalogueScope.BodiesOf(context.Actor, snapshot.Organisation).All(b => b.Id != entry.AgencyId))
        {
            return (new CatalogueOutcome.NotFound(), null!, null);
        }

        if (entry.Version != seen)
        {
            return (await AgainAsync(db, context, act, id, seen, cancel), entry, draft);
        }

        var reasons = CatalogueRules.Judge(act, await FactsAsync(db, entry, VietnamTime.DayOf(context.Now), cancel), CatalogueScope.ActorOn(context.Actor, snapshot.Organisation, entry.AgencyId, draft));
        return (reasons.Count > 0 ? new CatalogueOutcome.Refused(reasons) : null, entry, draft);
    }

    /// <summary>What the law needs to know of an entry.</summary>
    public static async Task<CatalogueFacts> FactsAsync(CaiCachDb db, CatalogueEntry entry, DateOnly today, CancellationToken cancel) =>
        new(entry.State, entry.DraftState, entry.ReplacedBy is null && CatalogueRules.IsRevocable(entry.State, await LinesOf(db, entry).Select(i => i.EffectiveFrom).FirstOrDefaultAsync(cancel), today));

    /// <summary>The line of the decision that announced the newest version, or abolished the procedure; none where files did.</summary>
    public static IQueryable<CatalogueDecisionItem> LinesOf(CaiCachDb db, CatalogueEntry entry)
    {
        var isAbolished = entry.State == CatalogueState.Abolished;
        return db.CatalogueDecisionItems.Where(i => i.EntryId == entry.Id && i.ProcedureVersion == entry.NewestVersion && i.Action != null && (i.Action == AnnouncementAction.Abolish) == isAbolished);
    }

    /// <summary>What is wrong, unless somebody else was faster: then the facts that were judged may be theirs.</summary>
    public static async Task<CatalogueOutcome> InvalidAsync(CaiCachDb db, ActContext context, CatalogueAct act, Guid id, int seen, IReadOnlyList<FieldFault> faults, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return await db.CatalogueEntries.AnyAsync(e => e.Id == id && e.Version == seen, cancel) ? new CatalogueOutcome.Invalid(faults) : await AgainAsync(db, context, act, id, seen, cancel);
    }

    /// <summary>Adds the event of an act to the entry.</summary>
    public static void Record(CaiCachDb db, ActContext context, CatalogueEntry entry, CatalogueAct act, CatalogueEventData data, string? reason = null)
    {
        entry.Version++;
        db.Record(context, CatalogueEventData.Stream, entry.Id, entry.Version, CatalogueEventData.TypeOf(act), data, reason, entry.AgencyId);
    }

    /// <summary>Saves; where somebody else was faster, nothing of it is kept and the outcome says so.</summary>
    public static async Task<CatalogueOutcome> SaveAsync(CaiCachDb db, IDatabaseEngine engine, ActContext context, CatalogueEntry entry, CatalogueAct act, int seen, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            if (db.Database.CurrentTransaction is { } turn)
            {
                await turn.CommitAsync(cancel);
            }

            return new CatalogueOutcome.Done(entry.Id, entry.Version);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await AgainAsync(db, context, act, entry.Id, seen, cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events" or "procedures" or "catalogue_entries" or "procedure_drafts" or "catalogue_decisions" or "catalogue_decision_items" or "offerings")
        {
            return await AgainAsync(db, context, act, entry.Id, seen, cancel);
        }
    }

    /// <summary>Whether nothing is left of an entry but its code: its only draft was given up before anything was announced. Whoever begins the procedure anew takes it over, with its history.</summary>
    public static bool IsFree(CatalogueEntry entry) => entry is { State: CatalogueState.Unannounced, DraftState: null };

    /// <summary>An entry of a body for a code: a new one, or the one that is free.</summary>
    public static CatalogueEntry Taken(CaiCachDb db, ActContext context, CatalogueEntry? free, Guid agency, string code, ProcedureKind kind)
    {
        var entry = free ?? new() { Id = Ids.New(context.Now), Code = code };
        (entry.AgencyId, entry.Kind) = (agency, kind);
        if (free is null)
        {
            db.CatalogueEntries.Add(entry);
        }

        return entry;
    }

    /// <summary>The folded text that a procedure is found by.</summary>
    public static string SearchKeyOf(string? name, string code, string? field, string? agency) => SearchKey.Of($"{name} {code} {field} {agency}");

    /// <summary>The same act by the same person on the same version was done a click ago; anything else is somebody else's.</summary>
    private static async Task<CatalogueOutcome> AgainAsync(CaiCachDb db, ActContext context, CatalogueAct act, Guid id, int seen, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var version = await db.CatalogueEntries.AsNoTracking().Where(e => e.Id == id).Select(e => (int?)e.Version).FirstOrDefaultAsync(cancel);
        var type = CatalogueEventData.TypeOf(act);
        return act != CatalogueAct.Save && context.Actor.Id is { } actor && version == seen + 1 && await db.Events.AnyAsync(e => e.StreamId == id && e.Version == version && e.Type == type && e.ActorId == actor, cancel)
            ? new CatalogueOutcome.Done(id, version.Value)
            : new CatalogueOutcome.Stale(version ?? 0);
    }
}
