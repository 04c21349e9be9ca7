using CaiCach.Application.Ledger;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Communes;

/// <summary>Reads which files the register of communes was loaded from.</summary>
public sealed class ReadCommuneVersions(CaiCachDb db)
{
    /// <summary>A version.</summary>
    /// <param name="At">When (UTC).</param>
    /// <param name="By">Who loaded it.</param>
    /// <param name="Facts">What it brought.</param>
    public sealed record Row(DateTime At, string By, CommuneEventData Facts);

    /// <summary>The latest, the newest first.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancel = default) =>
        [.. (await db.Events.AsNoTracking().Where(e => e.StreamId == CommuneEventData.Register).OrderByDescending(e => e.Version).Take(20).ToListAsync(cancel))
            .Select(e => new Row(e.At, e.ActorName, RecordEvents.Facts<CommuneEventData>(e)))];
}
