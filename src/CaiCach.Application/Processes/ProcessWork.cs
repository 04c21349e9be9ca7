using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>What the use cases on processes have in common.</summary>
internal static class ProcessWork
{
    /// <summary>
    /// The version of a procedure that a process is held against from a day on: the one in force on it, announced ones counted though they are not public yet, so that a process can be
    /// ready on the first day of a new version; else the next to come, else the newest. Null for an unknown code.
    /// </summary>
    public static ProcedureVersion? ProcedureOn(ReferenceSnapshot snapshot, string code, DateOnly day)
    {
        var all = snapshot.EveryVersionOf(code);
        return all.LastOrDefault(v => v.EffectiveFrom <= day) is { } begun && (begun.EffectiveTo is null || day <= begun.EffectiveTo)
            ? begun
            : all.FirstOrDefault(v => v.EffectiveFrom > day) ?? (all.Count > 0 ? all[^1] : null);
    }

    /// <summary>The version that comes after the one a process is held against now; null where none is announced.</summary>
    public static ProcedureVersion? ComingAfter(ReferenceSnapshot snapshot, ProcedureVersion now) => snapshot.EveryVersionOf(now.Code).LastOrDefault(v => v.Version > now.Version);

    /// <summary>The cases a branch may name: those of the version now and of the one that comes.</summary>
    public static IReadOnlyList<ProcedureCase> CasesOf(ProcedureVersion now, ProcedureVersion? coming) => [.. now.Cases.Concat(coming?.Cases ?? []).DistinctBy(c => c.Code)];

    /// <summary>Steps of units that are not, or no longer, units of the body on a day.</summary>
    public static IEnumerable<ProcessFault> UnitFaultsOf(ProcessPlan plan, Unit body, OrganisationTree units, DateOnly day) =>
        from line in ProcessOutline.Of(plan)
        where line.Step is { What.Unit: { } code } && !(units.Find(code) is { } unit && unit.AgencyId == body.Id && (unit.ValidTo is null || unit.ValidTo >= day))
        select new ProcessFault(line.Key, "step_unit_gone", $"{line.Place}: Đơn vị “{units.Find(line.Step!.What.Unit!)?.Name ?? line.Step!.What.Unit}” không còn là đơn vị đang hoạt động của cơ quan; hãy sửa bước và chọn lại đơn vị.");

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
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "process_versions" or "events" or "catalogue_decisions" or "catalogue_decision_items")
        {
            db.ChangeTracker.Clear();
            return new ProcessOutcome.Stale();
        }

        return new ProcessOutcome.Done(process.Number, process.Version);
    }
}
