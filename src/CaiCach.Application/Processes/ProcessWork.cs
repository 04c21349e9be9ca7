using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>What the use cases on processes have in common.</summary>
internal static class ProcessWork
{
    /// <summary>The version of a procedure that a process is held against from a day on: the one in force on it, else the newest.</summary>
    public static Law.Procedures.ProcedureVersion? ProcedureOn(ReferenceSnapshot snapshot, string code, DateOnly day) => snapshot.ProcedureInForce(code, day) ?? snapshot.LatestProcedure(code);

    /// <summary>The approved version in force on a day; null when there is none.</summary>
    public static Task<ProcessVersion?> InForceAsync(CaiCachDb db, Guid agencyId, string code, DateOnly day, CancellationToken cancel) =>
        db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == agencyId && p.ProcedureCode == code && p.State == ProcessState.Approved && p.InForceFrom <= day)
            .OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);

    /// <summary>Counts the version up, writes the event and saves both; of two at once one wins.</summary>
    public static async Task<ProcessOutcome> SaveAsync(CaiCachDb db, IDatabaseEngine engine, ActContext context, ProcessVersion process, string type, ProcessEventData facts, CancellationToken cancel)
    {
        process.Version++;
        (process.ChangedAt, process.ChangedBy) = (context.Now, context.Actor.Name);
        db.Record(context, ProcessEventData.Stream, process.Id, process.Version, type, facts, unitId: process.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ProcessOutcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "process_versions" or "events")
        {
            db.ChangeTracker.Clear();
            return new ProcessOutcome.Stale();
        }

        return new ProcessOutcome.Done(process.Number, process.Version);
    }
}
