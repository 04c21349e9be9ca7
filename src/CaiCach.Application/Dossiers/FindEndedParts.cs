using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Dossiers whose parts have all ended: row 16b awaits them.</summary>
public sealed class FindEndedParts(CaiCachDb db)
{
    /// <summary>A dossier and the version it is at.</summary>
    public sealed record Ended(Guid Id, int Version);

    /// <summary>At most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Ended>> RunAsync(int most, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.Interlinked && d.OutsideAwaited == 0 && !db.Dossiers.Any(p => p.PartOfId == d.Id && p.State != BusinessState.Issued && p.State != BusinessState.Stopped))
            .OrderBy(d => d.Id).Take(most).Select(d => new Ended(d.Id, d.Version)).ToListAsync(cancel);
}
