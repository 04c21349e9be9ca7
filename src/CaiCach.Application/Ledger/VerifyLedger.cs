using System.Globalization;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Ledger;

/// <summary>A fault of the ledger: which record, at which version, what.</summary>
/// <param name="Stream">The kind of record.</param>
/// <param name="Record">Its id.</param>
/// <param name="Version">Where in its history; null when it is about the whole.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Text">What is wrong, in Vietnamese.</param>
public sealed record LedgerFault(string Stream, Guid Record, int? Version, string Code, string Text)
{
    /// <summary>The fault on one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stream} {Record}{(Version is { } v ? $" phiên bản {v}" : "")}: {Code}: {Text}");
}

/// <summary>Checks that the stored events are complete, in order and readable, and that the dossiers stand where their events say.</summary>
public sealed class VerifyLedger(CaiCachDb db, IDatabaseEngine engine)
{
    private const int Batch = 1000;

    /// <summary>How much was checked.</summary>
    public sealed record Counts(long Events, long Records, long Faults);

    /// <summary>Walks all events, a batch at a time, in one snapshot, and tells each fault as it is found.</summary>
    public async Task<Counts> RunAsync(Action<LedgerFault> found, CancellationToken cancel = default)
    {
        long events = 0, records = 0, faults = 0;
        await using var snapshot = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        RecordWalk? walk = null;
        var (record, version) = (Guid.Empty, 0);
        while (true)
        {
            var batch = await db.Events.AsNoTracking()
                .Where(e => e.StreamId.CompareTo(record) >= 0 && (e.StreamId.CompareTo(record) > 0 || e.Version > version))
                .OrderBy(e => e.StreamId).ThenBy(e => e.Version).Take(Batch).ToListAsync(cancel);
            var ids = batch.Select(e => e.StreamId).Append(record).Distinct().ToList();
            var kept = await db.Dossiers.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Version, d.State }).ToDictionaryAsync(d => d.Id, cancel);
            foreach (var row in batch)
            {
                if (walk is null || walk.Id != row.StreamId)
                {
                    End();
                    walk = new(row);
                    records++;
                }

                Tell(walk.Step(row));
                events++;
                (record, version) = (row.StreamId, row.Version);
            }

            if (batch.Count < Batch)
            {
                End();
                break;
            }

            void End()
            {
                if (walk is { Stream: KnownEvents.Dossier })
                {
                    Tell(walk.End(kept.TryGetValue(walk.Id, out var d) ? (d.Version, d.State) : ((int, BusinessState)?)null));
                }
            }
        }

        await foreach (var id in db.Dossiers.Where(d => !db.Events.Any(e => e.StreamId == d.Id)).Select(d => d.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            Tell([new(KnownEvents.Dossier, id, null, "events_missing", "có hồ sơ nhưng không có sự kiện nào")]);
        }

        return new(events, records, faults);

        void Tell(IEnumerable<LedgerFault> more)
        {
            foreach (var fault in more)
            {
                faults++;
                found(fault);
            }
        }
    }
}
