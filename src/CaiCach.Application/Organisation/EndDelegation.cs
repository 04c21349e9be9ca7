using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Withdraws a delegation at once, or calls off one that is to come: by the delegator or by an administrator.</summary>
public sealed class EndDelegation(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Withdraws it.</summary>
    public async Task<DelegationOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (await db.Delegations.FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } row
            || (row.DelegatorId != context.Actor.Id && !DelegationScope.Administers(context.Actor, tree, row.AgencyId)))
        {
            return new DelegationOutcome.NotFound();
        }

        if (row.Version != version || row.EndedAt is not null)
        {
            return new DelegationOutcome.Stale();
        }

        row.EndedAt = context.Now;
        row.Version++;
        db.Record(context, DelegationEventData.Stream, row.Id, row.Version, DelegationEventData.Ended, DelegationEventData.Of(row), unitId: row.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new DelegationOutcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new DelegationOutcome.Stale();
        }

        return new DelegationOutcome.Done(row.Id);
    }
}
