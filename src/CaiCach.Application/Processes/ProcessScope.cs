using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Processes;

/// <summary>Who reads, writes and approves internal processes, each at the body of their post; procedure controllers at the bodies below it, too, as in the catalogue.</summary>
public static class ProcessScope
{
    /// <summary>Who works by them or watches over them.</summary>
    public static IReadOnlyList<Role> Readers { get; } =
    [
        Role.ProcedureController, Role.AgencyHead, Role.DivisionHead, Role.Specialist, Role.Receiver, Role.Clerk, Role.OneStopDirector, Role.Leader, Role.Inspector, Role.ReformOfficer,
    ];

    /// <summary>Who writes drafts.</summary>
    public static IReadOnlyList<Role> Writers { get; } = [Role.ProcedureController];

    /// <summary>Who records the signed decision that approves one: the head, or the procedure controller where the decision is that of a body above.</summary>
    public static IReadOnlyList<Role> Approvers { get; } = [Role.ProcedureController, Role.AgencyHead];

    /// <summary>The bodies at which a person works in one of some roles, those of the posts before the bodies below them.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree units, IReadOnlyList<Role> roles) =>
    [
        .. actor.Posts.Where(p => roles.Contains(p.Role))
            .SelectMany(p => p.Role == Role.ProcedureController ? units.AgenciesIn(p.AgencyId).Append(p.AgencyId) : [p.AgencyId])
            .Distinct().Select(id => units.Find(id)).OfType<Unit>().OrderBy(u => !actor.Posts.Any(p => p.AgencyId == u.Id)).ThenBy(u => u.Code, StringComparer.Ordinal),
    ];

    /// <summary>The bodies whose processes a person reads: those of the posts, by code, then the ended ones whose place these have taken.</summary>
    public static IReadOnlyList<Unit> ReadableOf(Actor actor, OrganisationTree units)
    {
        var own = BodiesOf(actor, units, Readers);
        return [.. own, .. own.SelectMany(u => units.LegaciesOf(u.Id)).Distinct().Select(id => units.Find(id)!).Except(own).OrderBy(u => u.Code, StringComparer.Ordinal)];
    }

    /// <summary>The body of a code, when the person has one of some roles there; null otherwise.</summary>
    public static Unit? BodyOf(Actor actor, OrganisationTree units, IReadOnlyList<Role> roles, string code) => BodiesOf(actor, units, roles).FirstOrDefault(u => u.Code == code);
}
