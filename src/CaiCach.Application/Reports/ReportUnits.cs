using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Reports;

/// <summary>Whose figures a person may read: those of the own body, of the bodies below it, and of the ended ones whose place they took. The dossiers behind them are another matter.</summary>
public static class ReportUnits
{
    /// <summary>The roles that read figures.</summary>
    public static IReadOnlyList<Role> Readers { get; } =
        [Role.ProcedureController, Role.Leader, Role.AgencyHead, Role.OneStopDirector, Role.ReformOfficer, Role.Inspector];

    /// <summary>The units whose figures the viewer may read, each above the units below it, the ended ones last.</summary>
    public static IReadOnlyList<Unit> Of(Actor viewer, OrganisationTree tree) => Of(viewer, tree, Readers);

    /// <summary>The same for other roles than the readers of reports.</summary>
    internal static IReadOnlyList<Unit> Of(Actor viewer, OrganisationTree tree, IReadOnlyList<Role> readers)
    {
        var all = tree.Agencies.OrderBy(u => tree.HasEnded(u.Id)).ThenBy(u => u.Path.Length).ThenBy(u => u.Code, StringComparer.Ordinal);
        if (viewer.Kind == ActorKind.System)
        {
            return [.. all];
        }

        var seen = viewer.Kind == ActorKind.Client
            ? viewer.ClientAgencies
            : viewer.Posts.Where(p => readers.Contains(p.Role)).SelectMany(p => tree.AgenciesIn(p.AgencyId)).SelectMany(a => tree.LegaciesOf(a).Append(a)).ToHashSet();
        return [.. all.Where(u => seen.Contains(u.Id))];
    }
}
