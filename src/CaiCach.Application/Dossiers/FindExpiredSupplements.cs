using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Dossiers whose applicant let the time for a supplement pass, oldest first: rows 5 and 12a await them.</summary>
public sealed class FindExpiredSupplements(CaiCachDb db)
{
    /// <summary>A dossier, the version it is at, and whether it was accepted.</summary>
    public sealed record Expired(Guid Id, int Version, bool IsAccepted);

    /// <summary>At most <paramref name="most"/> of either.</summary>
    public async Task<IReadOnlyList<Expired>> RunAsync(DateTime now, int most, CancellationToken cancel = default) =>
    [
        .. await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.IntakeSupplement && d.IntakeSupplementLimitAt < now && !d.Papers.Any(p => p.Kind == PaperKind.Supplement))
            .OrderBy(d => d.IntakeSupplementLimitAt).Take(most)
            .Select(d => new Expired(d.Id, d.Version, false)).ToListAsync(cancel),
        .. await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.SupplementRequested && d.Desk == Desk.Applicant && d.SupplementLimitAt < now)
            .OrderBy(d => d.SupplementLimitAt).Take(most)
            .Select(d => new Expired(d.Id, d.Version, true)).ToListAsync(cancel),
    ];
}
