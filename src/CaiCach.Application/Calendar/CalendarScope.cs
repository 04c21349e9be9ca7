using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Calendar;

/// <summary>Who reads the working calendar that all units go by, and who changes it.</summary>
public static class CalendarScope
{
    /// <summary>Who reads it: heads, those who watch over the work, and administrators.</summary>
    public static IReadOnlyList<Role> Readers { get; } =
        [Role.Administrator, Role.DivisionHead, Role.AgencyHead, Role.OneStopDirector, Role.ProcedureController, Role.Leader, Role.Inspector];

    /// <summary>The bodies whose own hours and days a person changes: those he or she administers, and all below them, by code.</summary>
    public static IReadOnlyList<Data.Organisation.Unit> BodiesOf(Actor actor, OrganisationTree units) =>
        [.. actor.Posts.Where(p => p.Role == Role.Administrator).SelectMany(p => units.AgenciesIn(p.AgencyId)).Distinct().Select(id => units.Find(id)!).OrderBy(u => u.Code, StringComparer.Ordinal)];

    /// <summary>Whether a person may change it: an administrator of a body that has none above it, since it holds for all below.</summary>
    public static bool MayChange(Actor actor, OrganisationTree units) => units.IsAdministeredWholeBy(actor);
}
