using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Outages;
using CaiCach.Data.Provider;
using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outages;

/// <summary>An administrator of the whole announces an outage or maintenance: planned, or an incident, which may be over already where the system itself was away.</summary>
public sealed class AnnounceOutage(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, OutageBoard board)
{
    /// <summary>What is announced.</summary>
    /// <param name="Id">Made with the empty form.</param>
    /// <param name="Kind">Whether it was planned.</param>
    /// <param name="Parts">What it affects.</param>
    /// <param name="From">When it begins (UTC, to the minute).</param>
    /// <param name="Until">When it is expected to end (UTC, to the minute).</param>
    /// <param name="Text">What people are told.</param>
    public sealed record Request(Guid Id, OutageKind Kind, OutageParts Parts, DateTime From, DateTime Until, string? Text);

    /// <summary>Announces it. The same form again finds what it announced.</summary>
    public async Task<OutageOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!OutageScope.May(context.Actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return new OutageOutcome.NotFound();
        }

        var outage = new Outage
        {
            Id = request.Id,
            Version = 1,
            Kind = request.Kind,
            Parts = request.Parts,
            StartsAt = request.From,
            ExpectedUntil = request.Until,
            Text = TypedText.Trimmed(request.Text) ?? "",
            AnnouncedAt = context.Now,
            AnnouncedBy = context.Actor.Name,
        };
        if (await AgainAsync(outage, cancel) is { } again)
        {
            return again;
        }

        List<OutageFault> faults = [.. OutageRules.CheckNew(outage.Facts, request.Text, context.Now)];
        if (TypedText.Check("text", "text", request.Text, OutageRules.LongestText * 2) is { } unfit)
        {
            faults.Add(new(unfit.Field, unfit.Code, unfit.Text));
        }

        if (faults.Count > 0)
        {
            return new OutageOutcome.Invalid(faults);
        }

        db.Outages.Add(outage);
        db.Record(context, OutageEventData.Stream, outage.Id, outage.Version, OutageEventData.Announced, OutageEventData.Of(outage), unitId: OutageScope.UnitOf(context.Actor));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "outages" or "events")
        {
            db.ChangeTracker.Clear();
            return (await AgainAsync(outage, cancel))!;
        }

        board.Forget();
        return new OutageOutcome.Done();
    }

    private async Task<OutageOutcome?> AgainAsync(Outage wanted, CancellationToken cancel) =>
        await db.Outages.AsNoTracking().FirstOrDefaultAsync(o => o.Id == wanted.Id, cancel) is not { } there ? null
            : (there.Kind, there.Parts, there.StartsAt, there.Text, there.AnnouncedBy) == (wanted.Kind, wanted.Parts, wanted.StartsAt, wanted.Text, wanted.AnnouncedBy) && (there.Version > 1 || there.ExpectedUntil == wanted.ExpectedUntil)
                ? new OutageOutcome.Done() : new OutageOutcome.Stale();
}
