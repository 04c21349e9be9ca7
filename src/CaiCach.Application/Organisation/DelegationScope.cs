using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>Whose delegations a person writes down and sees.</summary>
public static class DelegationScope
{
    /// <summary>Who has to do with them: heads and administrators write them down, those who may sign by one see them.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.AgencyHead, Role.Administrator, .. DelegationRules.Delegates];

    /// <summary>The bodies whose delegations the actor writes down and withdraws: as their head, or as an administrator of them or of a body above.</summary>
    public static IReadOnlySet<Guid> BodiesOf(Actor actor, OrganisationTree tree) =>
        actor.Posts.Where(p => p.Role == Role.AgencyHead).Select(p => p.AgencyId)
            .Concat(actor.Posts.Where(p => p.Role == Role.Administrator).SelectMany(p => tree.AgenciesIn(p.AgencyId)))
            .Where(b => !tree.HasEnded(b)).ToHashSet();

    /// <summary>Whether the actor may write down delegations of somebody else than himself or herself in a body.</summary>
    public static bool Administers(Actor actor, OrganisationTree tree, Guid body) =>
        actor.Posts.Any(p => p.Role == Role.Administrator && tree.AgenciesIn(p.AgencyId).Contains(body));
}
