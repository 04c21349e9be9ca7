using CaiCach.Application.Outbox;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Tells officials of dossiers whose due date has just passed, once for each due date. Nothing of the dossier changes by that, so it is no event and leaves
/// its version alone: whoever is at work on it is not disturbed.
/// </summary>
public sealed class TellOverdue(CaiCachDb db)
{
    /// <summary>Tells of at most <paramref name="most"/>, the longest overdue first; how many were told of.</summary>
    public async Task<int> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var late = await db.Dossiers.AsNoTracking()
            .Where(d => d.AcceptedAt != null && d.FinishedAt == null && d.PausedAt == null && d.OverdueToldFor == null && d.DueAt < now)
            .OrderBy(d => d.DueAt).Take(most).ToListAsync(cancel);
        var told = 0;
        foreach (var dossier in late)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await ClaimAsync(dossier, cancel))
            {
                db.Outbox.Add(OfficialNoticeTopic.Message(Ids.New(now), dossier, null, now, [.. OfficialNotices.Overdue(dossier)]));
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                told++;
            }
        }

        return told;
    }

    /// <summary>False when another node was first, or the dossier ended, was paused or got another due date meanwhile.</summary>
    private async Task<bool> ClaimAsync(Dossier dossier, CancellationToken cancel) =>
        await db.Dossiers
            .Where(d => d.Id == dossier.Id && d.DueAt == dossier.DueAt && d.FinishedAt == null && d.PausedAt == null && d.OverdueToldFor == null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.OverdueToldFor, d => d.DueAt), cancel) == 1;
}
