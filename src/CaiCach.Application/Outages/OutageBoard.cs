using CaiCach.Data;
using CaiCach.Data.Outages;
using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outages;

/// <summary>
/// The outages that people are told of, kept for a moment so that no page asks the database for them; another node's announcement is seen within
/// <see cref="Freshness"/>. While the database is away it tells what it knew last: a notice must never be why a page fails.
/// </summary>
public sealed class OutageBoard(IDbContextFactory<CaiCachDb> contexts, TimeProvider time) : IDisposable
{
    /// <summary>The most told at once, the latest to begin.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Loaded? loaded;

    private sealed record Loaded(IReadOnlyList<Outage> Outages, long CheckedAt);

    /// <summary>Those to come, under way, and ended within <see cref="OutageRules.DaysTold"/>; the latest to begin first.</summary>
    public async ValueTask<IReadOnlyList<Outage>> CurrentAsync(CancellationToken cancel)
    {
        if (loaded is { } kept && time.GetElapsedTime(kept.CheckedAt) < Freshness)
        {
            return kept.Outages;
        }

        await gate.WaitAsync(cancel);
        try
        {
            if (loaded is not { } fresh || time.GetElapsedTime(fresh.CheckedAt) >= Freshness)
            {
                loaded = new(await ReadAsync(cancel) ?? loaded?.Outages ?? [], time.GetTimestamp());
            }

            return loaded.Outages;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets what is kept; called after a change in this process.</summary>
    public void Forget() => loaded = null;

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task<IReadOnlyList<Outage>?> ReadAsync(CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            var since = time.GetUtcNow().UtcDateTime.AddDays(-OutageRules.DaysTold);
            await using var db = await contexts.CreateDbContextAsync(limited.Token);
            return await db.Outages.AsNoTracking().Where(o => o.WithdrawnAt == null && (o.EndedAt == null || o.EndedAt >= since))
                .OrderByDescending(o => o.StartsAt).ThenBy(o => o.Id).Take(Most).ToListAsync(limited.Token);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
