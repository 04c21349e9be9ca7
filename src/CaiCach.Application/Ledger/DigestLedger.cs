using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Ledger;

/// <summary>One hash over all events, each chained to the one before: two copies of a database that have it in common have the same history, event by event.</summary>
public sealed class DigestLedger(CaiCachDb db)
{
    private const int Batch = 1000;

    /// <summary>How many events, and the hash after the last (SHA-256, lower case hex).</summary>
    public sealed record Digest(long Events, string Hash);

    /// <summary>Walks all events by their ids. The caller holds a snapshot where the database may change meanwhile.</summary>
    public async Task<Digest> RunAsync(CancellationToken cancel = default)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        var (last, events) = (Guid.Empty, 0L);
        while (true)
        {
            var from = last;
            var batch = await db.Events.AsNoTracking().Where(e => e.Id.CompareTo(from) > 0).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancel);
            foreach (var e in batch)
            {
                var line = string.Join(
                    '\n', Convert.ToHexStringLower(hash), e.Id.ToString("d"), e.Stream, e.StreamId.ToString("d"), e.Version.ToString(CultureInfo.InvariantCulture), e.Type,
                    e.At.ToString("O", CultureInfo.InvariantCulture), e.ActorId?.ToString("d"), e.ActorName, e.UnitId?.ToString("d"), e.Process, e.Reason, e.Data);
                hash = SHA256.HashData(Encoding.UTF8.GetBytes(line));
                last = e.Id;
                events++;
            }

            if (batch.Count < Batch)
            {
                return new(events, Convert.ToHexStringLower(hash));
            }
        }
    }
}
