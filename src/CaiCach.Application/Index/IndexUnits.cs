using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Index;

/// <summary>Whose index a person may read: as with reports, and who appraises reads the scores and the evidence of the own body and those below it, too.</summary>
public static class IndexUnits
{
    /// <summary>The roles that read the index.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [.. ReportUnits.Readers, Role.Appraiser];

    /// <summary>The units whose index the viewer may read, each above the units below it.</summary>
    public static IReadOnlyList<Unit> Of(Actor viewer, OrganisationTree tree) => ReportUnits.Of(viewer, tree, Readers);

    /// <summary>The unit by its code, for a year that has an index by now; null when there is none as far as the viewer may see.</summary>
    internal static Unit? Find(Actor viewer, OrganisationTree tree, string code, int year, DateTime now) =>
        year < ReadIndex.FirstYear || year > VietnamTime.DayOf(now).Year ? null : Of(viewer, tree).FirstOrDefault(u => u.Code == code);
}
