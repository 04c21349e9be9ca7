using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Calls;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Calls;

/// <summary>Which requests to be called back an official sees and handles: those of the own body and of the bodies whose place it took.</summary>
public static class CallScope
{
    /// <summary>Who handles them.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Receiver, Role.OneStopDirector, Role.AgencyHead];

    /// <summary>The filter for queries.</summary>
    public static Expression<Func<CallRequest, bool>> FilterOf(Actor actor, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(tree);
        var bodies = actor.Posts.Where(p => Roles.Contains(p.Role)).SelectMany(p => tree.WithLegacies(p.AgencyId)).ToHashSet();
        return c => bodies.Contains(c.AgencyId);
    }
}
