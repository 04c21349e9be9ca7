using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>Which units an administrator reorganises: those below the own body.</summary>
public static class ReorganisationScope
{
    /// <summary>The units in reach that have not ended, each above those below it.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor actor, OrganisationTree tree)
    {
        var roots = RootsOf(actor);
        return [.. tree.All.Where(u => u.ValidTo is null && Reaches(roots, tree, u.Id)).OrderBy(u => u.Path, StringComparer.Ordinal)];
    }

    /// <summary>Whether every one of some units is in reach; the own body only to be renamed or as one that takes over.</summary>
    public static bool Reaches(Actor actor, OrganisationTree tree, IEnumerable<Guid> units)
    {
        var roots = RootsOf(actor);
        return roots.Count > 0 && units.All(u => Reaches(roots, tree, u));
    }

    /// <summary>Whether a unit is the body the administrator belongs to, with none of the administrator's bodies above it.</summary>
    internal static bool IsOwn(Actor actor, OrganisationTree tree, Guid unit)
    {
        var roots = RootsOf(actor);
        return roots.Contains(unit) && !Reaches(roots.Where(r => r != unit).ToHashSet(), tree, unit);
    }

    private static HashSet<Guid> RootsOf(Actor actor) => actor.Posts.Where(p => p.Role == Role.Administrator).Select(p => p.AgencyId).ToHashSet();

    private static bool Reaches(HashSet<Guid> roots, OrganisationTree tree, Guid unit) =>
        tree.Find(unit) is { } found && roots.Any(r => tree.Find(r) is { } root && found.Path.StartsWith(root.Path, StringComparison.Ordinal));
}
