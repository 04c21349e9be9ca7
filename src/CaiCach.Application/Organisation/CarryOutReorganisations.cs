using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Organisation;

/// <summary>
/// Carries out every reorganisation whose day has come: units, posts and procedures in one transaction, then the open dossiers and petitions, a batch in a
/// transaction. What is cut short is taken up at the next turn; what came into an ended unit meanwhile, and whatever a node that did not know yet still put
/// there, follows.
/// </summary>
public sealed class CarryOutReorganisations(CaiCachDb db, ReferenceStore reference, MoveOpenWork move, IDatabaseEngine engine, ILogger<CarryOutReorganisations> log)
{
    /// <summary>How long one that failed is left before it is tried again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>Kept of a decision that waits as it would bring posts together that are kept apart, so that the log says it once.</summary>
    private const string PostsApart = "posts_apart";

    private const string Import = "organisation/reorganised";

    /// <summary>One turn; how many dossiers moved.</summary>
    public async Task<int> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        var (today, again) = (VietnamTime.DayOf(context.Now), context.Now - RetryAfter);
        var due = db.Reorganisations.Where(r => r.CancelledAt == null && r.CarriedOutAt == null && r.EffectiveDay <= today && (r.FailedAt == null || r.FailedAt <= again));
        foreach (var id in await due.OrderBy(r => r.EffectiveDay).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel))
        {
            try
            {
                await StructureAsync(context, id, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await FailedAsync(context, id, failure, cancel);
            }
        }

        var (moved, looked) = await move.RunAsync(context, cancel);
        foreach (var (id, failure) in looked.Where(l => l.Failure is not null))
        {
            await FailedAsync(context, id, failure!, cancel);
        }

        var done = looked.Where(l => l.Failure is null).Select(l => l.Id).ToList();
        if (done.Count > 0)
        {
            var known = context.Now - MoveOpenWork.Known;
            await db.Reorganisations.Where(r => done.Contains(r.Id) && (r.CompletedAt == null || r.FailedAt != null))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.CompletedAt, r => r.CompletedAt ?? context.Now).SetProperty(r => r.FailedAt, (DateTime?)null).SetProperty(r => r.Failure, (string?)null), cancel);
            await db.Reorganisations.Where(r => done.Contains(r.Id) && r.CarriedOutAt < known && (moved == 0 || r.SettledAt != null)).ExecuteUpdateAsync(set => set.SetProperty(r => r.SettledAt, context.Now), cancel);
        }

        return moved;
    }

    /// <summary>Keeps for the administrator that it failed, and says it in the log once for each kind of failure; the others go on.</summary>
    private async Task FailedAsync(ActContext context, Guid id, Exception failure, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var what = engine.UniqueViolation(failure) ?? failure.GetType().Name;
        var row = await db.Reorganisations.AsNoTracking().Where(r => r.Id == id).Select(r => new { r.DecisionNumber, r.Failure }).FirstAsync(cancel);
        if (row.Failure != what)
        {
            log.LogError(failure, "Decision {Number} cannot be carried out ({What}); it is tried again every {Every}.", row.DecisionNumber, what, RetryAfter);
        }

        await db.Reorganisations.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.FailedAt, context.Now).SetProperty(r => r.Failure, what[..Math.Min(what.Length, 200)]), cancel);
    }

    private async Task StructureAsync(ActContext context, Guid id, CancellationToken cancel)
    {
        reference.Forget();
        var snapshot = await reference.CurrentAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await OwnVersions.TakeTurnAsync(db, cancel);
        var last = await db.Events.Where(e => e.StreamId == ReorganisationEventData.Tree).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
        var (row, today) = (await db.Reorganisations.AsNoTracking().FirstAsync(r => r.Id == id, cancel), VietnamTime.DayOf(context.Now));
        if (row.CarriedOutAt is not null || row.CancelledAt is not null || await ReadReorganisations.InTheWayAsync(db, snapshot.Organisation, row, today, cancel) is not null)
        {
            return;
        }

        if ((await KeptApart.OfAsync(db, row, today, cancel)).Count > 0)
        {
            if (row.Failure != PostsApart)
            {
                log.LogWarning("Decision {Number} waits: it would bring two posts together that one person may not both hold.", row.DecisionNumber);
                await db.Reorganisations.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Failure, PostsApart), cancel);
                await transaction.CommitAsync(cancel);
            }

            return;
        }

        db.Attach(row);
        var counts = await Restructuring.RunAsync(db, context, row, snapshot, cancel);
        (row.CarriedOutAt, row.FailedAt, row.Failure) = (context.Now, null, null);
        row.Version++;
        db.Record(
            context, ReorganisationEventData.Stream, ReorganisationEventData.Tree, last + 1, ReorganisationEventData.CarriedOut,
            RecordReorganisation.FactsOf(row) with { Units = counts.Units, Posts = counts.Posts, Offerings = counts.Offerings, Inherited = counts.Inherited });
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
            // Whoever carries something out counts the tree's events up. When nobody did, the plan itself collides with what is there.
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            if ((await db.Events.Where(e => e.StreamId == ReorganisationEventData.Tree).MaxAsync(e => (int?)e.Version, cancel) ?? 0) == last)
            {
                throw;
            }
        }

        db.ChangeTracker.Clear();
        reference.Forget();
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
