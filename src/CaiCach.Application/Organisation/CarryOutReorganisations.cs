using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>
/// Carries out every reorganisation whose day has come: units, posts and procedures in one transaction, then the open dossiers and petitions, a batch in a
/// transaction. What is cut short is taken up at the next turn; what came into an ended unit meanwhile, and whatever a node that did not know yet still put
/// there, follows.
/// </summary>
public sealed class CarryOutReorganisations(CaiCachDb db, ReferenceStore reference, MoveOpenWork move, IDatabaseEngine engine)
{
    private const string Import = "organisation/reorganised";

    /// <summary>One turn; how many dossiers moved.</summary>
    public async Task<int> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        var today = VietnamTime.DayOf(context.Now);
        foreach (var id in await db.Reorganisations.Where(r => r.CancelledAt == null && r.CarriedOutAt == null && r.EffectiveDay <= today).OrderBy(r => r.EffectiveDay).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel))
        {
            await StructureAsync(context, id, cancel);
        }

        var moved = await move.RunAsync(context, cancel);
        await db.Reorganisations.Where(r => r.CarriedOutAt != null && r.CompletedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.CompletedAt, context.Now), cancel);
        return moved;
    }

    private async Task StructureAsync(ActContext context, Guid id, CancellationToken cancel)
    {
        reference.Forget();
        var snapshot = await reference.CurrentAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var last = await db.Events.Where(e => e.StreamId == ReorganisationEventData.Tree).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
        var row = await db.Reorganisations.FirstAsync(r => r.Id == id, cancel);
        if (row.CarriedOutAt is not null || row.CancelledAt is not null || !await MayEndAsync(row, snapshot, cancel))
        {
            db.ChangeTracker.Clear();
            return;
        }

        var counts = await Restructuring.RunAsync(db, context, row, snapshot, cancel);
        row.CarriedOutAt = context.Now;
        row.Version++;
        db.Record(
            context, ReorganisationEventData.Stream, ReorganisationEventData.Tree, last + 1, ReorganisationEventData.CarriedOut,
            RecordReorganisation.FactsOf(row) with { Units = counts.Units, Posts = counts.Posts, Offerings = counts.Offerings });
        await TellNodesAsync(context, row, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node did it, or it was called off.
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is not null)
        {
            // The same.
        }

        db.ChangeTracker.Clear();
        reference.Forget();
    }

    /// <summary>A unit ends without a successor only while it is empty; until then the decision waits.</summary>
    private async Task<bool> MayEndAsync(Reorganisation row, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        if (row.Kind != ReorganisationKind.Close)
        {
            return true;
        }

        var unit = ReorganisationPlan.Parse(row.Plan).Sources[0];
        return ReorganisationRules.IsEmpty(await ReorganisationDraft.UnitAsync(db, snapshot.Organisation, unit, new HashSet<Guid>(), cancel));
    }

    /// <summary>Other nodes look at the times of imports to know when to read reference data again.</summary>
    private async Task TellNodesAsync(ActContext context, Reorganisation row, CancellationToken cancel)
    {
        var latest = await db.Imports.MaxAsync(i => (DateTime?)i.ImportedAt, cancel);
        var at = latest >= context.Now ? latest.Value.AddMicroseconds(1) : context.Now;
        if (await db.Imports.FirstOrDefaultAsync(i => i.Name == Import, cancel) is { } import)
        {
            (import.Hash, import.ImportedAt) = (row.Id.ToString("n"), at);
        }
        else
        {
            db.Imports.Add(new() { Name = Import, Hash = row.Id.ToString("n"), ImportedAt = at });
        }
    }
}
