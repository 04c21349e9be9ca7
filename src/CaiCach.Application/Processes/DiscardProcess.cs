using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>Gives a draft up. It is kept, and its number is not used again.</summary>
public sealed class DiscardProcess(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Gives it up.</summary>
    public async Task<ProcessOutcome> RunAsync(ActContext context, string body, string procedure, int number, int seen, CancellationToken cancel = default)
    {
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        if (ProcessScope.BodyOf(context.Actor, units, ProcessScope.Writers, body) is not { } unit
            || await db.ProcessVersions.FirstOrDefaultAsync(p => p.AgencyId == unit.Id && p.ProcedureCode == procedure && p.Number == number, cancel) is not { } draft)
        {
            return new ProcessOutcome.NotFound();
        }

        if (draft.State == ProcessState.Discarded)
        {
            return new ProcessOutcome.Done(draft.Number, draft.Version);
        }

        if (draft.State != ProcessState.Draft || draft.Version != seen)
        {
            return new ProcessOutcome.Stale();
        }

        draft.State = ProcessState.Discarded;
        return await ProcessWork.SaveAsync(db, engine, context, draft, ProcessEventData.Discarded, new(unit.Id, procedure, number, "Bỏ bản dự thảo."), cancel);
    }
}
