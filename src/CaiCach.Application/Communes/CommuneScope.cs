using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Communes;

/// <summary>Who loads the register of communes, which holds for all bodies.</summary>
public static class CommuneScope
{
    /// <summary>Whether a person may: an administrator of a body that has none above it.</summary>
    public static bool MayChange(Actor actor, OrganisationTree units)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Posts.Any(p => p.Role == Role.Administrator && units.Find(p.AgencyId) is { ParentId: null });
    }
}
