using CaiCach.Data;
using CaiCach.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outbox;

/// <summary>Delivers what waits in the outbox: leased, so that nodes may come and go; at least once; in order for each record.</summary>
public sealed class OutboxPump(IDbContextFactory<CaiCachDb> contexts, IEnumerable<IOutboxTopic> topics)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, IOutboxTopic> topics = topics.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Waiting time after the n-th failed attempt: 5 s, doubled each time, at most an hour.</summary>
    public static TimeSpan WaitAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(attempts, 20) - 1)));

    /// <summary>Delivers up to <paramref name="most"/> messages that are due; returns how many were delivered.</summary>
    public async Task<int> PumpAsync(DateTime now, int most, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var waiting = await db.Outbox.AsNoTracking()
            .Where(m => m.DoneAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now)
                && !db.Outbox.Any(earlier => earlier.StreamId == m.StreamId && earlier.Topic == m.Topic && earlier.StreamVersion < m.StreamVersion && earlier.DoneAt == null && earlier.DueAt > now))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(most).ToListAsync(cancel);
        var delivered = 0;
        foreach (var message in waiting)
        {
            if (await LeaseAsync(db, message, now, cancel))
            {
                delivered += await DeliverAsync(message, now, cancel) ? 1 : 0;
            }
        }

        return delivered;
    }

    private static async Task<bool> LeaseAsync(CaiCachDb db, OutboxMessage message, DateTime now, CancellationToken cancel) =>
        await db.Outbox
            .Where(m => m.Id == message.Id && m.DoneAt == null && (m.LeasedUntil == null || m.LeasedUntil < now)
                && !db.Outbox.Any(earlier => earlier.StreamId == message.StreamId && earlier.Topic == message.Topic && earlier.StreamVersion < message.StreamVersion && earlier.DoneAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, now + Lease), cancel) == 1;

    private async Task<bool> DeliverAsync(OutboxMessage message, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            await topics[message.Topic].DeliverAsync(message, db, now, cancel);
            await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.DoneAt, now).SetProperty(m => m.LeasedUntil, (DateTime?)null), cancel);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var attempts = message.Attempts + 1;
            var due = now + WaitAfter(attempts);
            var error = failure.GetType().Name;
            await using var fresh = await contexts.CreateDbContextAsync(cancel);
            await fresh.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Attempts, attempts).SetProperty(m => m.DueAt, due).SetProperty(m => m.LeasedUntil, (DateTime?)null).SetProperty(m => m.LastError, error), cancel);
            return false;
        }
    }
}
