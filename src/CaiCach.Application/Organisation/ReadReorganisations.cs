using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>The reorganisations an administrator has to do with, the newest first.</summary>
public sealed class ReadReorganisations(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most shown; a body has fewer in many years.</summary>
    public const int Most = 100;

    /// <summary>A reorganisation, and what still stands in the way of one whose day has come.</summary>
    public sealed record Row(Reorganisation Of, ReorganisedUnit? Waiting);

    /// <summary>Reads them.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var rows = new List<Row>();
        foreach (var row in await db.Reorganisations.AsNoTracking().OrderByDescending(r => r.RecordedAt).Take(Most).ToListAsync(cancel))
        {
            var plan = ReorganisationPlan.Parse(row.Plan);
            if (ReorganisationScope.Reaches(actor, tree, plan.Sources))
            {
                var waits = row is { Kind: ReorganisationKind.Close, CarriedOutAt: null, CancelledAt: null } && row.EffectiveDay <= today;
                rows.Add(new(row, waits ? await ReorganisationDraft.UnitAsync(db, tree, plan.Sources[0], new HashSet<Guid>(), cancel) : null));
            }
        }

        return rows;
    }
}
