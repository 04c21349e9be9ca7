using System.Linq.Expressions;
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
    /// What of a report does not agree with the closed ones that it follows from: II.06 carries over what the period before left open, is the sum of the shorter periods that make it up and has
    /// the totals of II.06a, II.07 tells of the late dossiers of II.06a and is made up of shorter periods like it, II.05 carries over what was open and like II.03 is made up of shorter periods.
    /// </summary>
    public static async Task<IReadOnlyList<BrokenIdentity>> CheckAsync(CaiCachDb db, Guid unit, StatutoryReport report, CancellationToken cancel)
    {
        List<BrokenIdentity> broken = [];
        if (report is StatutoryReport.Situation { Report: var situation })
        {
            var eve = report.From.AddDays(-1);
            broken.AddRange((await NewestAsync(db, unit, report.Form, r => r.LastDay == eve, cancel)).SelectMany(row => Ii06aIdentities.Check(situation, SituationOf(row))));
        }

        if (report is StatutoryReport.Counted { Report: var counted })
        {
            var eve = report.From.AddDays(-1);
            broken.AddRange((await NewestAsync(db, unit, report.Form, r => r.LastDay == eve, cancel)).SelectMany(row => CountedReports.CheckPrevious(counted, CountedOf(row))));
        }

        if (ReportingPeriod.Of(report.From, report.To) is { } period && period.Divisions() is { Count: > 0 } divisions)
        {
            var within = await WithinAsync(db, unit, report, period, cancel);
            broken.AddRange(divisions.SelectMany(parts => CheckParts(period, report, parts, within)));
        }

        if (report.Form is ReportForm.Ii06 or ReportForm.Ii07 && await NewestOfAsync(db, unit, ReportForm.Ii06a, report.From, report.To, cancel) is { } byField)
        {
            broken.AddRange(CheckBeside(byField, report));
        }

        return [.. broken.Distinct()];
    }

    /// <summary>The closed reports that follow from one and do not agree with it: the next periods, the longer periods it is a part of, and the other forms beside II.06a.</summary>
    public static async Task<IReadOnlyList<Follower>> FollowersAsync(CaiCachDb db, Guid unit, StatutoryReport report, CancellationToken cancel)
    {
        var situation = (report as StatutoryReport.Situation)?.Report;
        List<Follower> followers = [];
        if (situation is not null)
        {
            var next = report.To.AddDays(1);
            followers.AddRange((await NewestAsync(db, unit, report.Form, r => r.FirstDay == next, cancel)).Select(row => new Follower(row, Ii06aIdentities.Check(SituationOf(row), situation))));
        }

        if (report is StatutoryReport.Counted { Report: var counted })
        {
            var next = report.To.AddDays(1);
            followers.AddRange((await NewestAsync(db, unit, report.Form, r => r.FirstDay == next, cancel)).Select(row => new Follower(row, CountedReports.CheckPrevious(CountedOf(row), counted))));
        }

        if (ReportingPeriod.Of(report.From, report.To) is { } period)
        {
            foreach (var whole in period.Wholes())
            {
                if (await NewestOfAsync(db, unit, report.Form, whole.From, whole.To, cancel) is { } longer)
                {
                    var within = await WithinAsync(db, unit, report, whole, cancel);
                    followers.Add(new(longer, [.. whole.Divisions().Where(parts => parts.Contains(period)).SelectMany(parts => CheckParts(whole, ReportOf(longer), parts, within)).Distinct()]));
                }
            }
        }

        if (situation is not null && report.Form == ReportForm.Ii06a)
        {
            foreach (var form in new[] { ReportForm.Ii06, ReportForm.Ii07 })
            {
                if (await NewestOfAsync(db, unit, form, report.From, report.To, cancel) is { } beside)
                {
                    followers.Add(new(beside, CheckBeside(situation, ReportOf(beside))));
                }
            }
        }

        return [.. followers.Where(f => f.Broken.Count > 0).OrderBy(f => f.LastDay).ThenBy(f => f.FirstDay)];
    }

    /// <summary>The reports of the periods within a longer one: the closed ones, and in its own place the one at hand.</summary>
    private static async Task<IReadOnlyDictionary<(DateOnly From, DateOnly To), StatutoryReport>> WithinAsync(CaiCachDb db, Guid unit, StatutoryReport report, ReportingPeriod whole, CancellationToken cancel)
    {
        var closed = (await NewestAsync(db, unit, report.Form, r => r.FirstDay >= whole.From && r.LastDay <= whole.To, cancel)).ToDictionary(r => (r.FirstDay, r.LastDay), ReportOf);
        closed[(report.From, report.To)] = report;
        return closed;
    }

    /// <summary>What of a period is not the sum of its parts, where there is a report of each of them.</summary>
    private static IReadOnlyList<BrokenIdentity> CheckParts(ReportingPeriod whole, StatutoryReport report, IReadOnlyList<ReportingPeriod> parts, IReadOnlyDictionary<(DateOnly From, DateOnly To), StatutoryReport> reports)
    {
        var made = parts.Select(part => reports.GetValueOrDefault((part.From, part.To))).OfType<StatutoryReport>().ToList();
        if (made.Count < parts.Count)
        {
            return [];
        }

        var (name, part) = (WordOf(whole.Length), parts.Select(p => p.Length).Distinct().Count() > 1 ? "kỳ" : WordOf(parts[0].Length));
        return report is StatutoryReport.Lateness { Report: var late }
            ? Ii07.CheckYear(late, [.. made.Cast<StatutoryReport.Lateness>().Select(m => m.Report)], name, part)
            : report is StatutoryReport.Counted { Report: var counted }
            ? CountedReports.CheckYear(counted, [.. made.Cast<StatutoryReport.Counted>().Select(m => m.Report)], name, part)
            : Ii06aIdentities.CheckYear(((StatutoryReport.Situation)report).Report, [.. made.Cast<StatutoryReport.Situation>().Select(m => m.Report)], name, part);
    }

    private static string WordOf(PeriodLength length) => length switch
    {
        PeriodLength.Month => "tháng",
        PeriodLength.Quarter => "quý",
        PeriodLength.SixMonths => "6 tháng",
        _ => "năm",
    };

    private static IReadOnlyList<BrokenIdentity> CheckBeside(FrozenReport byField, StatutoryReport report) => CheckBeside(SituationOf(byField), report);

    private static IReadOnlyList<BrokenIdentity> CheckBeside(Ii06aReport byField, StatutoryReport report) => report is StatutoryReport.Lateness { Report: var late }
        ? Ii07.CheckAgainst(late, byField)
        : Ii06aIdentities.CheckBodies(byField, ((StatutoryReport.Situation)report).Report);

    /// <summary>The newest version of each report that meets a condition on its days.</summary>
    private static Task<List<FrozenReport>> NewestAsync(CaiCachDb db, Guid unit, ReportForm form, Expression<Func<FrozenReport, bool>> days, CancellationToken cancel) =>
        db.FrozenReports.AsNoTracking().Where(r => r.AgencyId == unit && r.Form == form).Where(days)
            .Where(r => !db.FrozenReports.Any(later => later.AgencyId == unit && later.Form == form && later.LastDay == r.LastDay && later.FirstDay == r.FirstDay && later.Version > r.Version))
            .ToListAsync(cancel);

    private static Task<FrozenReport?> NewestOfAsync(CaiCachDb db, Guid unit, ReportForm form, DateOnly from, DateOnly to, CancellationToken cancel) =>
        RowsOf(db, unit, form, from, to).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancel);

    private static IQueryable<FrozenReport> RowsOf(CaiCachDb db, Guid unit, ReportForm form, DateOnly from, DateOnly to) =>
        db.FrozenReports.AsNoTracking().Where(r => r.AgencyId == unit && r.Form == form && r.LastDay == to && r.FirstDay == from);

    private static Ii06aReport SituationOf(FrozenReport row) => ((StatutoryReport.Situation)ReportOf(row)).Report;

    private static CountedReport CountedOf(FrozenReport row) => ((StatutoryReport.Counted)ReportOf(row)).Report;

    private static StatutoryReport ReportOf(FrozenReport row) => FrozenContent.Of(row.Content).Read().Report;
}
