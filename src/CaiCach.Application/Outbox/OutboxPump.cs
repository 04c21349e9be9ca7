using System.Diagnostics.Metrics;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Outbox;

/// <summary>
/// Delivers what waits in the outbox: leased, so that nodes may come and go; at least once; in order for each record. A message that fails is tried
/// again later and later; after <see cref="MostAttempts"/> it is set aside with its last error, kept, counted and logged, and no longer holds the
/// later ones of its record back.
/// </summary>
public sealed class OutboxPump(IDbContextFactory<CaiCachDb> contexts, IEnumerable<IOutboxTopic> topics, ILogger<OutboxPump> log)
{
    /// <summary>How often a message is tried, over about a day, before it is set aside.</summary>
    public const int MostAttempts = 30;

    private const int LongestError = 1000;
    private const string Lost = "The program ended while this message was delivered.";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new(DossierCounters.MeterName);
    private static readonly Counter<long> SetAside = Meter.CreateCounter<long>("caicach.outbox.set_aside", "{message}", "Messages set aside after too many attempts.");
    private readonly List<string> slowTopics = [.. topics.Where(t => t.IsSlow).Select(t => t.Name)];
    private readonly Dictionary<string, IOutboxTopic> topics = topics.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Waiting time after the n-th failed attempt: 5 s, doubled each time, at most an hour.</summary>
    public static TimeSpan WaitAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(attempts, 20) - 1)));

    /// <summary>Delivers up to <paramref name="most"/> messages that are due; returns how many were delivered.</summary>
    /// <param name="now">Now, UTC; leases are counted from it.</param>
    /// <param name="most">The most that are delivered.</param>
    /// <param name="cancel">Stops between two messages.</param>
    /// <param name="slow">Those of the slow topics, and no others.</param>
    /// <param name="only">Those of this topic alone; null for all.</param>
    public async Task<int> PumpAsync(DateTime now, int most, CancellationToken cancel, bool slow = false, string? only = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var waiting = await Waiting(db, now, slow, only).Take(most).ToListAsync(cancel);
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

    /// <summary>Those that are due, the longest first; those of one topic are found by an index of their own, however many of others wait.</summary>
    public IQueryable<OutboxMessage> Waiting(CaiCachDb db, DateTime now, bool slow, string? only)
    {
        ArgumentNullException.ThrowIfNull(db);
        var waiting = db.Outbox.AsNoTracking()
            .Where(m => m.DoneAt == null && m.SetAsideAt == null && m.DueAt <= now && slowTopics.Contains(m.Topic) == slow && (m.LeasedUntil == null || m.LeasedUntil < now)
                && !db.Outbox.Any(earlier => earlier.StreamId == m.StreamId && earlier.Topic == m.Topic && earlier.StreamVersion < m.StreamVersion
                    && earlier.DoneAt == null && earlier.SetAsideAt == null && earlier.DueAt > now));
        return (only is null ? waiting : waiting.Where(m => m.Topic == only)).OrderBy(m => m.DueAt).ThenBy(m => m.Id);
    }

    /// <summary>How many messages are set aside and wait for somebody.</summary>
    public async Task<int> CountSetAsideAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Outbox.CountAsync(m => m.SetAsideAt != null, cancel);
    }

    /// <summary>The attempt is counted with the lease, so that a message that ends the program is set aside, too.</summary>
    private static async Task<bool> LeaseAsync(CaiCachDb db, OutboxMessage message, DateTime now, CancellationToken cancel) =>
        await db.Outbox
            .Where(m => m.Id == message.Id && m.DoneAt == null && m.SetAsideAt == null && (m.LeasedUntil == null || m.LeasedUntil < now)
                && !db.Outbox.Any(earlier => earlier.StreamId == message.StreamId && earlier.Topic == message.Topic && earlier.StreamVersion < message.StreamVersion
                    && earlier.DoneAt == null && earlier.SetAsideAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel) == 1;

    private async Task<bool> DeliverAsync(OutboxMessage message, DateTime now, CancellationToken cancel)
    {
        if (message.Attempts >= MostAttempts)
        {
            await FailAsync(message, now, message.LastError ?? Lost, cancel);
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            await topics[message.Topic].DeliverAsync(message, db, now, cancel);
            await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.DoneAt, now).SetProperty(m => m.LeasedUntil, (DateTime?)null), cancel);
            return true;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await FailAsync(message, now, ErrorOf(failure), cancel);
            return false;
        }
    }

    private async Task FailAsync(OutboxMessage message, DateTime now, string error, CancellationToken cancel)
    {
        var attempts = message.Attempts + 1;
        var isLast = attempts >= MostAttempts;
        DateTime? setAside = isLast ? now : null;
        var due = isLast ? message.DueAt : now + WaitAfter(attempts);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (isLast && topics.GetValueOrDefault(message.Topic) is { } topic)
        {
            await topic.SetAsideAsync(message, db, cancel);
        }

        await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DueAt, due).SetProperty(m => m.SetAsideAt, setAside).SetProperty(m => m.LeasedUntil, (DateTime?)null).SetProperty(m => m.LastError, error), cancel);
        await transaction.CommitAsync(cancel);
        if (isLast)
        {
            SetAside.Add(1, new KeyValuePair<string, object?>("topic", message.Topic));
            log.LogError("Message {Id} of topic {Topic} for event {Event} is set aside after {Attempts} attempts; its last error stands in the outbox.", message.Id, message.Topic, message.EventId, MostAttempts);
        }
    }

    /// <summary>As it can be stored: with what no database keeps taken out.</summary>
    private static string ErrorOf(Exception failure) =>
        TypedText.Cut(string.Concat($"{failure.GetType().Name}: {failure.Message}".EnumerateRunes().Where(r => r.Value >= ' ')), LongestError);
}
