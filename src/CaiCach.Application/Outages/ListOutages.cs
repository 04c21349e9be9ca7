using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outages;

/// <summary>The outages that were ever announced, for who announces them.</summary>
public sealed class ListOutages(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most shown, the latest to begin.</summary>
    public const int Most = 100;

    /// <summary>The latest to begin first; null for who does not announce them.</summary>
    public async Task<IReadOnlyList<Outage>?> RunAsync(Actor actor, CancellationToken cancel = default) =>
        OutageScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation)
            ? await db.Outages.AsNoTracking().OrderByDescending(o => o.StartsAt).ThenBy(o => o.Id).Take(Most).ToListAsync(cancel) : null;

    /// <summary>One of them; null for none, and for who does not announce them.</summary>
    public async Task<Outage?> FindAsync(Actor actor, Guid id, CancellationToken cancel = default) =>
        OutageScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation) ? await db.Outages.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel) : null;
}
