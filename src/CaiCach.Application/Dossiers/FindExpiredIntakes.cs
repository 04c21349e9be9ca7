using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Requests whose time to answer a supplement before acceptance has passed, oldest first: row 5 awaits them.</summary>
public sealed class FindExpiredIntakes(CaiCachDb db)
{
    /// <summary>A request and the version it is at.</summary>
    public sealed record Expired(Guid Id, int Version);

    /// <summary>At most <paramref name="most"/> of them.</summary>
    public async Task<IReadOnlyList<Expired>> RunAsync(DateTime now, int most, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.IntakeSupplement && d.IntakeSupplementLimitAt < now)
            .OrderBy(d => d.IntakeSupplementLimitAt).Take(most)
            .Select(d => new Expired(d.Id, d.Version)).ToListAsync(cancel);
}
