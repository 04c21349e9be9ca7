using CaiCach.Data;
using CaiCach.Data.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Reads the life events and common names that a body keeps, for the page on which they are changed.</summary>
public sealed class ReadSearchAids(CaiCachDb db)
{
    /// <summary>The versions of a body, the newest first.</summary>
    public async Task<IReadOnlyList<SearchAidsRow>> VersionsAsync(Guid agencyId, CancellationToken cancel = default) =>
        await db.SearchAids.AsNoTracking().Where(r => r.AgencyId == agencyId).OrderByDescending(r => r.Number).Take(20).ToListAsync(cancel);
}
