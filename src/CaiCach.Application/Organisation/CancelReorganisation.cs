using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Calls a reorganisation off that is not carried out yet.</summary>
public sealed class CancelReorganisation(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Calls it off.</summary>
    public async Task<ReorganisationOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var last = await db.Events.Where(e => e.StreamId == ReorganisationEventData.Tree).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
        if (await db.Reorganisations.FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } row
            || !ReorganisationScope.Reaches(context.Actor, tree, ReorganisationPlan.Parse(row.Plan).Sources))
        {
            return new ReorganisationOutcome.NotFound();
        }

        if (row.Version != version || row.CarriedOutAt is not null || row.CancelledAt is not null)
        {
            return new ReorganisationOutcome.Stale();
        }

        row.CancelledAt = context.Now;
        row.Version++;
        db.Record(context, ReorganisationEventData.Stream, ReorganisationEventData.Tree, last + 1, ReorganisationEventData.Cancelled, RecordReorganisation.FactsOf(row));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ReorganisationOutcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new ReorganisationOutcome.Stale();
        }

        return new ReorganisationOutcome.Done(row.Id);
    }
}
