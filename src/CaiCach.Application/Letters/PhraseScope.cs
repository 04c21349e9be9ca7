using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Letters;

/// <summary>Who writes a body's own phrases, and what phrases serve: heads of one-stop units and procedure controllers, each for the body of their post and those whose place it took.</summary>
public static class PhraseScope
{
    /// <summary>Whose work it is.</summary>
    public static IReadOnlyList<Role> Writers { get; } = [Role.OneStopDirector, Role.ProcedureController];

    /// <summary>Where a phrase may serve, as the shipped ones name it.</summary>
    public static IReadOnlyList<string> Purposes { get; } = ["supplement", "refuse_intake", "stop", "refuse_result", "deny_withdrawal", "return_step"];

    /// <summary>Whether a phrase for a purpose names its legal basis: where the letter that it goes into has a line for it.</summary>
    public static bool NeedsBasis(string purpose) => purpose is "supplement" or "refuse_intake" or "stop" or "refuse_result";

    /// <summary>The bodies whose phrases a person writes, by code.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree units) =>
        [.. actor.Posts.Where(p => Writers.Contains(p.Role)).Select(p => p.AgencyId).Distinct().Select(id => units.Find(id)).OfType<Unit>().OrderBy(u => u.Code, StringComparer.Ordinal)];

    /// <summary>Whether a person writes the phrases of a body: one of theirs, or one whose place it took.</summary>
    public static bool Writes(Actor actor, OrganisationTree units, Guid body) => BodiesOf(actor, units).Any(b => units.WithLegacies(b.Id).Contains(body));
}
