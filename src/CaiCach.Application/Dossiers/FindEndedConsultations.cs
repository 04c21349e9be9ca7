using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Dossiers whose opinions are all there, or whose time for every other one has passed: row 16 awaits them, or row 16g where bodies outside this installation have yet to answer.</summary>
public sealed class FindEndedConsultations(CaiCachDb db)
{
    /// <summary>A dossier and the version it is at.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="AwaitsOutside">Whether bodies outside this installation have yet to answer.</param>
    public sealed record Ended(Guid Id, int Version, bool AwaitsOutside);

    /// <summary>At most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Ended>> RunAsync(DateTime now, int most, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.Consulting && !db.Consultations.Any(c => c.DossierId == d.Id && c.ClosedAt == null && c.DueAt >= now)
                && (d.OutsideAwaited == 0 || db.Consultations.Any(c => c.DossierId == d.Id && c.ClosedAt == null)))
            .OrderBy(d => d.Id).Take(most)
            .Select(d => new Ended(d.Id, d.Version, d.OutsideAwaited > 0)).ToListAsync(cancel);
}
