using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
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
    /// <param name="Of">The reorganisation.</param>
    /// <param name="Waiting">The unit that is not free to end yet; null when nothing is in the way.</param>
    /// <param name="Apart">Posts of one person that it would bring together although nobody may hold both; it waits until one of them ends. None for one that was carried out or called off.</param>
    /// <param name="Inherited">What becomes of what bodies have decided for themselves: as it was on the day, before it as it is now; none for one that was called off.</param>
    public sealed record Row(Reorganisation Of, ReorganisedUnit? Waiting, IReadOnlyList<KeptApart.Pair> Apart, IReadOnlyList<Inherited> Inherited);

    /// <summary>Reads them.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var carried = (await db.Events.AsNoTracking().Where(e => e.StreamId == ReorganisationEventData.Tree && e.Type == ReorganisationEventData.CarriedOut).OrderByDescending(e => e.Version).Take(Most).ToListAsync(cancel))
            .Select(RecordEvents.Facts<ReorganisationEventData>).ToDictionary(f => f.Reorganisation, f => f.Inherited ?? []);
        var rows = new List<Row>();
        foreach (var row in await db.Reorganisations.AsNoTracking().OrderByDescending(r => r.RecordedAt).Take(Most).ToListAsync(cancel))
        {
            var plan = ReorganisationPlan.Parse(row.Plan);
            if (ReorganisationScope.Reaches(actor, tree, plan.Sources))
            {
                var isToCome = row is { CarriedOutAt: null, CancelledAt: null };
                var inherited = row switch
                {
                    { CancelledAt: not null } or { Kind: ReorganisationKind.Rename } => [],
                    { CarriedOutAt: not null } => carried.GetValueOrDefault(row.Id) ?? [],
                    _ => (await Inheritance.JudgeAsync(db, plan, row.EffectiveDay, tree.All, cancel)).Lines,
                };
                rows.Add(new(
                    row, isToCome && row.EffectiveDay <= today ? await InTheWayAsync(db, tree, row, today, cancel) : null,
                    isToCome ? await KeptApart.OfAsync(db, row, row.EffectiveDay < today ? today : row.EffectiveDay, cancel) : [], inherited));
            }
        }

        return rows;
    }

    /// <summary>The first of the units of a decision that cannot change hands yet: one that is closed is not empty, or people still hold numbers of its queue of today; null when nothing is in the way.</summary>
    internal static async Task<ReorganisedUnit?> InTheWayAsync(CaiCachDb db, OrganisationTree tree, Reorganisation row, DateOnly today, CancellationToken cancel)
    {
        if (row.Kind == ReorganisationKind.Rename)
        {
            return null;
        }

        foreach (var source in ReorganisationPlan.Parse(row.Plan).Sources)
        {
            var unit = await ReorganisationDraft.UnitAsync(db, tree, source, new HashSet<Guid>(), today, cancel);
            if (unit.Numbers > 0 || (row.Kind == ReorganisationKind.Close && !ReorganisationRules.IsEmpty(unit)))
            {
                return unit;
            }
        }

        return null;
    }
}
