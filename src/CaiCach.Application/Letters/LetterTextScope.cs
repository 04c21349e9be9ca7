using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Letters;

/// <summary>Who writes the texts of letters: administrators and procedure controllers, each for the body of their post.</summary>
public static class LetterTextScope
{
    /// <summary>Whose work it is.</summary>
    public static IReadOnlyList<Role> Writers { get; } = [Role.Administrator, Role.ProcedureController];

    /// <summary>The bodies whose texts a person writes, by code.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree units) =>
        [.. actor.Posts.Where(p => Writers.Contains(p.Role)).Select(p => p.AgencyId).Distinct().Select(id => units.Find(id)).OfType<Unit>().OrderBy(u => u.Code, StringComparer.Ordinal)];

    /// <summary>The body of a code, when the person writes its texts; null otherwise.</summary>
    public static Unit? BodyOf(Actor actor, OrganisationTree units, string code) => BodiesOf(actor, units).FirstOrDefault(u => u.Code == code);
}
