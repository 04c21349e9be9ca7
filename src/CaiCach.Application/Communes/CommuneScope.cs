using CaiCach.Application.Acting;
using CaiCach.Application.Reference;

namespace CaiCach.Application.Communes;

/// <summary>Who loads the register of communes, which holds for all bodies.</summary>
public static class CommuneScope
{
    /// <summary>Whether a person may: an administrator of a body that has none above it.</summary>
    public static bool MayChange(Actor actor, OrganisationTree units) => units.IsAdministeredWholeBy(actor);
}
