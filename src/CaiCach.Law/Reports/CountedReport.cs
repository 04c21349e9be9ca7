using System.Globalization;

namespace CaiCach.Law.Reports;

/// <summary>So many of one figure in one row of a form.</summary>
/// <param name="Code">The row's code.</param>
/// <param name="Name">Its name, in Vietnamese.</param>
/// <param name="Figure">A name of <see cref="ReportFigures"/>.</param>
/// <param name="Count">How many.</param>
public sealed record CountedFact(string Code, string Name, string Figure, long Count = 1);

/// <summary>A row of a form whose figures are counted from events.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, in Vietnamese.</param>
/// <param name="Figures">The figures, in the order of <see cref="ReportFigures.Of"/>.</param>
public sealed record CountedRow(string Code, string Name, IReadOnlyList<long> Figures);

/// <summary>A form whose figures are counted from events: II.03 and II.05.</summary>
/// <param name="Form">The form.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Rows">The rows that have any figure, ordered by code.</param>
/// <param name="Total">The unit's total, in the order of <see cref="ReportFigures.Of"/>.</param>
public sealed record CountedReport(ReportForm Form, string Unit, DateOnly From, DateOnly To, IReadOnlyList<CountedRow> Rows, IReadOnlyList<long> Total);

/// <summary>Makes forms that are counted from events, and checks what must hold of them before they leave the house.</summary>
public static class CountedReports
{
    private static readonly Dictionary<ReportForm, IReadOnlyList<(string Sum, string[] Parts)>> Identities = new()
    {
        [ReportForm.Ii05] =
        [
            ("total", ["carriedOver", "receivedNew", "transferredIn"]),
            ("total", ["handled", "closed", "transferredOut", "open"]),
            ("handled", ["handledInTime", "handledLate"]),
            ("open", ["openInTime", "openLate"]),
        ],
        [ReportForm.Ii03] =
        [
            ("announced", ["announcedNew", "announcedAmended", "announcedReplaced", "announcedAbolished"]),
            ("announced", ["announcedInTime", "announcedLate"]),
            ("madePublic", ["madePublicInTime", "madePublicLate"]),
        ],
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["total"] = "tổng số",
        ["carriedOver"] = "kỳ trước chuyển sang",
        ["receivedNew"] = "tiếp nhận mới",
        ["transferredIn"] = "cơ quan khác chuyển đến",
        ["transferredOut"] = "chuyển cơ quan khác",
        ["handled"] = "đã xử lý",
        ["handledInTime"] = "xử lý đúng hạn",
        ["handledLate"] = "xử lý quá hạn",
        ["closed"] = "kết thúc vì không bổ sung",
        ["open"] = "đang xử lý",
        ["openInTime"] = "đang xử lý trong hạn",
        ["openLate"] = "đang xử lý quá hạn",
        ["announced"] = "công bố",
        ["announcedNew"] = "mới ban hành",
        ["announcedAmended"] = "sửa đổi, bổ sung",
        ["announcedReplaced"] = "thay thế",
        ["announcedAbolished"] = "bãi bỏ",
        ["announcedInTime"] = "công bố đúng hạn",
        ["announcedLate"] = "công bố chậm",
        ["madePublic"] = "công khai",
        ["madePublicInTime"] = "công khai đúng hạn",
        ["madePublicLate"] = "công khai chậm",
    };

    /// <summary>Makes the form.</summary>
    /// <param name="form">Which one.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="facts">What was counted; several of one row and figure add up.</param>
    public static CountedReport Build(ReportForm form, string unit, DateOnly from, DateOnly to, IEnumerable<CountedFact> facts)
    {
        var names = ReportFigures.Of(form);
        var all = facts.ToList();
        var rows = all.GroupBy(f => f.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CountedRow(g.Key, g.First().Name, Sums(g)));
        return new(form, unit, from, to, [.. rows], Sums(all));

        IReadOnlyList<long> Sums(IEnumerable<CountedFact> of)
        {
            var sums = of.GroupBy(f => f.Figure, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(f => f.Count), StringComparer.Ordinal);
            return [.. names.Select(name => sums.GetValueOrDefault(name))];
        }
    }

    /// <summary>Checks the sums of every row and of the total, and that the rows make the total.</summary>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> Check(CountedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var names = ReportFigures.Of(report.Form);
        List<BrokenIdentity> broken = [];
        foreach (var (place, figures) in report.Rows.Select(r => (r.Name, r.Figures)).Append(("Tổng cộng", report.Total)))
        {
            foreach (var (sum, parts) in Identities[report.Form])
            {
                Same(broken, $"{Names[sum]} = {string.Join(" + ", parts.Select(p => Names[p]))}", place, Of(figures, sum), parts.Sum(p => Of(figures, p)));
            }
        }

        for (var i = 0; i < names.Count; i++)
        {
            Same(broken, $"{Names.GetValueOrDefault(names[i], names[i])}: tổng cộng = tổng các dòng", "Tổng cộng", report.Total[i], report.Rows.Sum(r => r.Figures[i]));
        }

        return broken;

        long Of(IReadOnlyList<long> figures, string name) => figures[IndexOf(names, name)];
    }

    /// <summary>Checks that what a period carries over is what the one before left open; II.03 carries nothing over.</summary>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> CheckPrevious(CountedReport report, CountedReport previous)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(previous);
        List<BrokenIdentity> broken = [];
        if (report.Form == ReportForm.Ii05)
        {
            Each([report, previous], (place, of) => Same(broken, "kỳ trước chuyển sang = đang xử lý của kỳ trước", place, of(report, "carriedOver"), of(previous, "open")));
        }

        return broken;
    }

    /// <summary>Checks a period against the shorter ones that make it up: what is carried over is the first's, what is open the last's, everything else the sum.</summary>
    /// <param name="whole">The report of the longer period.</param>
    /// <param name="parts">The reports of the same unit for its parts, in order of time; at least one.</param>
    /// <param name="name">What the longer period is called.</param>
    /// <param name="part">What a part is called.</param>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> CheckYear(CountedReport whole, IReadOnlyList<CountedReport> parts, string name, string part)
    {
        ArgumentNullException.ThrowIfNull(whole);
        List<BrokenIdentity> broken = [];
        foreach (var figure in ReportFigures.Of(whole.Form).Where(f => f != "total"))
        {
            var said = Names.GetValueOrDefault(figure, figure);
            Each([whole, .. parts], (place, of) =>
            {
                if (figure == "carriedOver")
                {
                    Same(broken, $"{said} {name} = {part} đầu", place, of(whole, figure), of(parts[0], figure));
                }
                else if (figure.StartsWith("open", StringComparison.Ordinal))
                {
                    Same(broken, $"{said} {name} = {part} cuối", place, of(whole, figure), of(parts[^1], figure));
                }
                else
                {
                    Same(broken, $"{said} {name} = tổng các {part}", place, of(whole, figure), parts.Sum(p => of(p, figure)));
                }
            });
        }

        return broken;
    }

    /// <summary>Does something for each row that any of the reports has, and for the total.</summary>
    private static void Each(IReadOnlyList<CountedReport> reports, Action<string, Func<CountedReport, string, long>> hold)
    {
        var names = ReportFigures.Of(reports[0].Form);
        foreach (var row in reports.SelectMany(r => r.Rows).DistinctBy(r => r.Code, StringComparer.Ordinal).OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            hold(row.Name, (report, figure) => report.Rows.FirstOrDefault(r => r.Code == row.Code)?.Figures[IndexOf(names, figure)] ?? 0);
        }

        hold("Tổng cộng", (report, figure) => report.Total[IndexOf(names, figure)]);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.TakeWhile(n => n != name).Count();

    private static void Same(List<BrokenIdentity> broken, string identity, string place, long left, long right)
    {
        if (left != right)
        {
            broken.Add(new(identity, place, string.Create(CultureInfo.InvariantCulture, $"{left} ≠ {right}")));
        }
    }
}
