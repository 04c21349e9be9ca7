using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>Begins a draft of the process of a procedure: a copy of the newest approved version, or empty.</summary>
public sealed class StartProcess(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Begins it. Where there is a draft already, that one is found.</summary>
    public async Task<ProcessOutcome> RunAsync(ActContext context, string body, string procedure, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ProcessScope.BodyOf(context.Actor, snapshot.Organisation, ProcessScope.Writers, body) is not { } unit || snapshot.LatestProcedure(procedure) is null)
        {
            return new ProcessOutcome.NotFound();
        }

        var versions = db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == unit.Id && p.ProcedureCode == procedure);
        if (await versions.FirstOrDefaultAsync(p => p.State == ProcessState.Draft, cancel) is { } there)
        {
            return new ProcessOutcome.Done(there.Number, there.Version);
        }

        var last = await versions.MaxAsync(p => (int?)p.Number, cancel) ?? 0;
        var from = await versions.Where(p => p.State == ProcessState.Approved).OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);
        var draft = new ProcessVersion
        {
            Id = Ids.New(context.Now),
            AgencyId = unit.Id,
            ProcedureCode = procedure,
            Number = last + 1,
            State = ProcessState.Draft,
            Document = from?.Document ?? ProcessDocument.Write(ProcessPlan.Empty),
        };
        db.ProcessVersions.Add(draft);
        var what = from is null ? "Bắt đầu soạn." : $"Bắt đầu soạn từ bản {from.Number}.";
        var outcome = await ProcessWork.SaveAsync(db, engine, context, draft, ProcessEventData.Drafted, new(unit.Id, procedure, draft.Number, what), cancel);
        return outcome is ProcessOutcome.Stale && await versions.FirstOrDefaultAsync(p => p.State == ProcessState.Draft, cancel) is { } other
            ? new ProcessOutcome.Done(other.Number, other.Version)
            : outcome;
    }
}
