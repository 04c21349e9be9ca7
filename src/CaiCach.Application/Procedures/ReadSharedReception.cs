using CaiCach.Data;
using CaiCach.Data.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>What a body has said about which of its procedures other counters take in.</summary>
public sealed class ReadSharedReception(CaiCachDb db)
{
    /// <summary>The most versions that are read.</summary>
    public const int Most = 50;

    /// <summary>The newest versions of a body, the newest first.</summary>
    public async Task<IReadOnlyList<SharedReceptionRow>> VersionsAsync(Guid agencyId, CancellationToken cancel = default) =>
        await db.SharedReceptions.AsNoTracking().Where(r => r.AgencyId == agencyId).OrderByDescending(r => r.Number).Take(Most).ToListAsync(cancel);
}
