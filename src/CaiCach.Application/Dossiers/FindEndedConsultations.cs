using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Dossiers whose opinions are all there, or whose time for every other one has passed: row 16 awaits them.</summary>
public sealed class FindEndedConsultations(CaiCachDb db)
{
    /// <summary>A dossier and the version it is at.</summary>
    public sealed record Ended(Guid Id, int Version);

    /// <summary>At most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Ended>> RunAsync(DateTime now, int most, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.Consulting && d.OutsideAwaited == 0 && !db.Consultations.Any(c => c.DossierId == d.Id && c.ClosedAt == null && c.DueAt >= now))
            .OrderBy(d => d.Id).Take(most)
            .Select(d => new Ended(d.Id, d.Version)).ToListAsync(cancel);
}
