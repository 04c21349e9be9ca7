using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Outages;
using CaiCach.Data.Provider;
using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outages;

/// <summary>An administrator of the whole moves the expected end of an announced outage, ends it, or withdraws it before it begins.</summary>
public sealed class HandleOutage(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, OutageBoard board)
{
    /// <summary>Moves the expected end.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="id">The outage.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="until">When it is expected to end (UTC, to the minute).</param>
    /// <param name="cancel">Stops it before it is saved.</param>
    public Task<OutageOutcome> ExpectAsync(ActContext context, Guid id, int version, DateTime until, CancellationToken cancel = default) =>
        ChangeAsync(context, id, version, OutageEventData.Changed, o => OutageRules.CheckUntil(o.Facts, until, context.Now), o =>
        {
            var before = o.ExpectedUntil;
            o.ExpectedUntil = until;
            return OutageEventData.Of(o, before);
        }, cancel);

    /// <summary>Ends it.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="id">The outage.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="ended">When it ended (UTC, to the minute).</param>
    /// <param name="cancel">Stops it before it is saved.</param>
    public Task<OutageOutcome> EndAsync(ActContext context, Guid id, int version, DateTime ended, CancellationToken cancel = default) =>
        ChangeAsync(context, id, version, OutageEventData.Over, o => OutageRules.CheckEnd(o.Facts, ended, context.Now), o =>
        {
            o.EndedAt = ended;
            return OutageEventData.Of(o);
        }, cancel);

    /// <summary>Withdraws it.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="id">The outage.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="cancel">Stops it before it is saved.</param>
    public Task<OutageOutcome> WithdrawAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        ChangeAsync(context, id, version, OutageEventData.Withdrawn, o => OutageRules.CheckWithdrawal(o.Facts, context.Now), o =>
        {
            o.WithdrawnAt = context.Now;
            return OutageEventData.Of(o);
        }, cancel);

    private async Task<OutageOutcome> ChangeAsync(ActContext context, Guid id, int version, string type, Func<Outage, OutageFault?> check, Func<Outage, OutageEventData> change, CancellationToken cancel)
    {
        if (!OutageScope.May(context.Actor, (await reference.CurrentAsync(cancel)).Organisation) || await db.Outages.FirstOrDefaultAsync(o => o.Id == id, cancel) is not { } outage)
        {
            return new OutageOutcome.NotFound();
        }

        if (outage.Version != version)
        {
            return new OutageOutcome.Stale();
        }

        if (check(outage) is { } fault)
        {
            return new OutageOutcome.Invalid([fault]);
        }

        var data = change(outage);
        outage.Version++;
        db.Record(context, OutageEventData.Stream, outage.Id, outage.Version, type, data, unitId: OutageScope.UnitOf(context.Actor));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new OutageOutcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new OutageOutcome.Stale();
        }

        board.Forget();
        return new OutageOutcome.Done();
    }
}
