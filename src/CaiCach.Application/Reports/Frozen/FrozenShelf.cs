using CaiCach.Data;
using CaiCach.Data.Reports;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports.Frozen;

/// <summary>The closed reports of a unit, read.</summary>
internal static class FrozenShelf
{
    /// <summary>The versions of one report, the newest first.</summary>
    public static async Task<IReadOnlyList<FrozenVersion>> VersionsAsync(CaiCachDb db, Guid unit, ReportForm form, DateOnly from, DateOnly to, CancellationToken cancel) =>
        [.. (await RowsOf(db, unit, form, from, to).OrderByDescending(r => r.Version).ToListAsync(cancel)).Select(FrozenVersion.Of)];

    /// <summary>
    /// What of a report does not agree with the closed ones beside it: II.06 carries over what the period before left open and has the totals of II.06a,
    /// II.07 tells of the late dossiers of II.06a.
    /// </summary>
    public static async Task<IReadOnlyList<BrokenIdentity>> CheckAsync(CaiCachDb db, Guid unit, StatutoryReport report, CancellationToken cancel)
    {
        List<BrokenIdentity> broken = [];
        if (report is StatutoryReport.Situation { Report: var situation })
        {
            var eve = report.From.AddDays(-1);
            var before = await db.FrozenReports.AsNoTracking().Where(r => r.AgencyId == unit && r.Form == report.Form && r.LastDay == eve)
                .Where(r => !db.FrozenReports.Any(later => later.SeriesId == r.SeriesId && later.AgencyId == unit && later.Form == report.Form && later.LastDay == eve && later.Version > r.Version))
                .ToListAsync(cancel);
            broken.AddRange(before.SelectMany(row => Ii06aIdentities.Check(situation, SituationOf(row))));
        }

        if (report.Form != ReportForm.Ii06a
            && await RowsOf(db, unit, ReportForm.Ii06a, report.From, report.To).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancel) is { } byField)
        {
            broken.AddRange(report is StatutoryReport.Lateness { Report: var late }
                ? Ii07.CheckAgainst(late, SituationOf(byField))
                : Ii06aIdentities.CheckBodies(SituationOf(byField), ((StatutoryReport.Situation)report).Report));
        }

        return [.. broken.Distinct()];
    }

    private static IQueryable<FrozenReport> RowsOf(CaiCachDb db, Guid unit, ReportForm form, DateOnly from, DateOnly to) =>
        db.FrozenReports.AsNoTracking().Where(r => r.AgencyId == unit && r.Form == form && r.LastDay == to && r.FirstDay == from);

    private static Ii06aReport SituationOf(FrozenReport row) => ((StatutoryReport.Situation)FrozenContent.Of(row.Content).Read().Report).Report;
}
