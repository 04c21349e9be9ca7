using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>Who sees the catalogue of which bodies, and as whom a person acts on one of its procedures: everybody for the body of the post and those below it.</summary>
public static class CatalogueScope
{
    /// <summary>Who reads it.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.ProcedureController, Role.AgencyHead, Role.Leader, Role.Inspector];

    /// <summary>Who draws up, announces and abolishes.</summary>
    public static IReadOnlyList<Role> Writers { get; } = [Role.ProcedureController];

    /// <summary>The bodies whose catalogue a person reads, the person's own first.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="units">The units.</param>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree units) => BodiesOf(actor, units, Readers);

    /// <summary>The bodies for which a person draws up procedures.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="units">The units.</param>
    public static IReadOnlyList<Unit> WrittenBy(Actor actor, OrganisationTree units) => BodiesOf(actor, units, Writers);

    /// <summary>The bodies that may be chosen to receive a procedure that a body keeps: itself and those below it that exist on the day.</summary>
    /// <param name="units">The units.</param>
    /// <param name="keeper">The body.</param>
    /// <param name="day">The local day.</param>
    public static IReadOnlyList<Unit> ReceiversFor(OrganisationTree units, Guid keeper, DateOnly day) =>
        [.. (units.HasEnded(keeper) ? units.HeirsOf(keeper) : new HashSet<Guid> { keeper }).SelectMany(units.AgenciesIn).Distinct().Select(id => units.Find(id)).OfType<Unit>().Where(u => u.ValidFrom <= day && (u.ValidTo is null || day <= u.ValidTo)).OrderBy(u => u.Path, StringComparer.Ordinal)];

    internal static CatalogueActor ActorOn(Actor actor, OrganisationTree units, Guid keeper, ProcedureDraft? draft)
    {
        var paths = units.HeirsOf(keeper).Append(keeper).Select(id => units.Find(id)?.Path ?? "").ToList();
        bool Holds(Role role) => actor.Posts.Any(p => p.Role == role && units.Find(p.AgencyId) is { } body && paths.Any(path => path.StartsWith(body.Path, StringComparison.Ordinal)));
        return new(Holds(Role.ProcedureController), Holds(Role.AgencyHead), actor.Id is { } id && draft is not null && draft.Writers.Split(' ').Contains(id.ToString("n"), StringComparer.Ordinal));
    }

    private static List<Unit> BodiesOf(Actor actor, OrganisationTree units, IReadOnlyList<Role> roles) =>
        [.. actor.Posts.Where(p => roles.Contains(p.Role)).SelectMany(p => units.AgenciesIn(p.AgencyId)).SelectMany(a => units.LegaciesOf(a).Append(a)).Distinct().Select(id => units.Find(id)).OfType<Unit>().OrderBy(u => u.Path, StringComparer.Ordinal)];
}
