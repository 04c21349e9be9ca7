using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calls;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calls;

/// <summary>An official takes, answers or closes a request to be called back: within scope, on the version that was seen, judged by <see cref="CallRules"/>. Two at once: one wins, the other is told.</summary>
public sealed class HandleCall(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Does it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The request.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="act">What is done.</param>
    /// <param name="text">What was said, or the reason; null where there is nothing to say.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CallOutcome> RunAsync(ActContext context, Guid id, int version, CallAct act, string? text = null, CancellationToken cancel = default)
    {
        var (now, me) = (context.Now, context.Actor.Id);
        if (await db.CallRequests.Where(CallScope.FilterOf(context.Actor, (await reference.CurrentAsync(cancel)).Organisation)).FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } call)
        {
            return new CallOutcome.NotFound();
        }

        if (call.Version != version)
        {
            return new CallOutcome.Stale(call.Version);
        }

        text = TypedText.Trimmed(text);
        if (CallRules.Judge(act, call.State, call.TakenById is { } taker && taker == me, text) is { Count: > 0 } reasons)
        {
            return new CallOutcome.Refused(reasons);
        }

        if (text is not null && TypedText.Check("text", "text", text, RequestCall.LongestText) is { } unfit)
        {
            return new CallOutcome.Invalid([unfit]);
        }

        call.State = CallRules.After(act);
        if (act == CallAct.Take)
        {
            (call.TakenById, call.TakenAt) = (me, now);
        }
        else
        {
            (call.Note, call.SettledAt) = (text, now);
        }

        call.Version++;
        db.Record(context, CallEventData.Stream, call.Id, call.Version, CallEventData.TypeOf(act), new CallEventData(call.AgencyId, call.State), unitId: call.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new CallOutcome.Done(call.Id, call.Version);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new CallOutcome.Stale(await db.CallRequests.Where(c => c.Id == id).Select(c => c.Version).FirstOrDefaultAsync(cancel));
        }
    }
}
