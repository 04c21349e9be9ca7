using System.Globalization;
using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Reports;

/// <summary>How many late dossiers of a field have one cause written down.</summary>
/// <param name="Field">The field's code.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Dossiers">How many.</param>
/// <param name="Words">What was written beside it: provisions and explanations.</param>
public sealed record Ii07Fact(string Field, LateCause Cause, long Dossiers, IReadOnlyList<string> Words);

/// <summary>The figures of a row or total of form II.07. Unit: dossiers.</summary>
/// <param name="FinishedLate">Finished late in the period: column (10) of II.06a.</param>
/// <param name="OpenLate">Open and late at its end: column (13) of II.06a.</param>
/// <param name="ByCause">How many have each cause, in the order of <see cref="LateCauses.All"/>.</param>
public sealed record Ii07Figures(long FinishedLate, long OpenLate, IReadOnlyList<long> ByCause)
{
    /// <summary>All that are late.</summary>
    public long Total => FinishedLate + OpenLate;

    /// <summary>Those whose cause nobody has written down yet.</summary>
    public long Untold => Total - ByCause.Sum();

    /// <summary>Columns (3) to (13) in order: total, finished, open, a column a cause, untold.</summary>
    public IReadOnlyList<long> Columns => [Total, FinishedLate, OpenLate, .. ByCause, Untold];
}

/// <summary>A row of form II.07.</summary>
/// <param name="Code">The field's code.</param>
/// <param name="Name">Its name, in Vietnamese.</param>
/// <param name="Figures">Columns (3) to (13).</param>
/// <param name="Words">Column (14): provisions and explanations, each once.</param>
public sealed record Ii07Row(string Code, string Name, Ii07Figures Figures, IReadOnlyList<string> Words);

/// <summary>Form II.07 (TT 02/2017/TT-VPCP): why dossiers are late, by field. The list of causes is ours.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Rows">The fields with late dossiers, ordered by code.</param>
/// <param name="Total">The unit's total.</param>
public sealed record Ii07Report(string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii07Row> Rows, Ii07Figures Total);

/// <summary>Makes form II.07 and checks it against form II.06a of the same unit and period.</summary>
public static class Ii07
{
    /// <summary>Makes the form from the late columns of II.06a by field and the causes written down.</summary>
    public static Ii07Report Build(Ii06aReport report, IEnumerable<Ii07Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(report);
        var byField = facts.ToLookup(f => f.Field, StringComparer.Ordinal);
        var names = report.Rows.ToDictionary(r => r.Code, StringComparer.Ordinal);
        var codes = report.Rows.Where(r => r.Figures.Finished.Late + r.Figures.InProgress.Late > 0).Select(r => r.Code)
            .Union(byField.Select(f => f.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var rows = codes.Select(code => new Ii07Row(
            code,
            names.TryGetValue(code, out var row) ? row.Name : code,
            new(row?.Figures.Finished.Late ?? 0, row?.Figures.InProgress.Late ?? 0, Counts(byField[code])),
            [.. byField[code].SelectMany(f => f.Words).Distinct(StringComparer.Ordinal)])).ToList();
        return new(report.Unit, report.From, report.To, rows, new(report.Total.Finished.Late, report.Total.InProgress.Late, Counts(byField.SelectMany(f => f))));
    }

    /// <summary>Checks that the rows make the total and that no row has more causes than late dossiers.</summary>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> Check(Ii07Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<BrokenIdentity> broken =
        [
            .. report.Rows.Where(r => r.Figures.Untold < 0)
                .Select(r => new BrokenIdentity("nguyên nhân ≤ quá hạn", $"Lĩnh vực {r.Code}", Sides(r.Figures.ByCause.Sum(), r.Figures.Total, ">"))),
        ];
        for (var column = 0; column < report.Total.Columns.Count; column++)
        {
            var sum = report.Rows.Sum(r => r.Figures.Columns[column]);
            if (sum != report.Total.Columns[column])
            {
                broken.Add(new(string.Create(CultureInfo.InvariantCulture, $"({column + 3}) tổng cộng = tổng các dòng"), "Tổng cộng", Sides(report.Total.Columns[column], sum, "≠")));
            }
        }

        return broken;
    }

    /// <summary>Checks that the late dossiers are those of form II.06a of the same unit and period.</summary>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> CheckAgainst(Ii07Report report, Ii06aReport situation)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(situation);
        List<BrokenIdentity> broken = [];
        Same("(4) biểu II.07 = (10) biểu II.06a", report.Total.FinishedLate, situation.Total.Finished.Late);
        Same("(5) biểu II.07 = (13) biểu II.06a", report.Total.OpenLate, situation.Total.InProgress.Late);
        return broken;

        void Same(string identity, long left, long right)
        {
            if (left != right)
            {
                broken.Add(new(identity, "Tổng cộng", Sides(left, right, "≠")));
            }
        }
    }

    /// <summary>Checks a year, or any period that shorter ones make up, against them: (4) is the sum of theirs, (5) the last one's, field by field. Causes may be told after a part was over, so they are not held against the parts.</summary>
    /// <param name="whole">The report of the longer period.</param>
    /// <param name="parts">The reports of the same unit for its parts, in order of time; at least one.</param>
    /// <param name="name">What the longer period is called where an identity breaks.</param>
    /// <param name="part">What a part is called there.</param>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> CheckYear(Ii07Report whole, IReadOnlyList<Ii07Report> parts, string name = "năm", string part = "quý")
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        List<BrokenIdentity> broken = [];
        foreach (var code in parts.Append(whole).SelectMany(r => r.Rows).Select(r => r.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Hold($"Lĩnh vực {code}", report => report.Rows.FirstOrDefault(r => r.Code == code)?.Figures);
        }

        Hold("Tổng cộng", report => report.Total);
        return broken;

        void Hold(string place, Func<Ii07Report, Ii07Figures?> of)
        {
            Same($"(4) {name} = tổng các {part}", place, of(whole)?.FinishedLate ?? 0, parts.Sum(p => of(p)?.FinishedLate ?? 0));
            Same($"(5) {name} = (5) {part} cuối", place, of(whole)?.OpenLate ?? 0, of(parts[^1])?.OpenLate ?? 0);
        }

        void Same(string identity, string place, long left, long right)
        {
            if (left != right)
            {
                broken.Add(new(identity, place, Sides(left, right, "≠")));
            }
        }
    }

    private static long[] Counts(IEnumerable<Ii07Fact> facts)
    {
        var counts = facts.GroupBy(f => f.Cause).ToDictionary(g => g.Key, g => g.Sum(f => f.Dossiers));
        return [.. LateCauses.All.Select(cause => counts.GetValueOrDefault(cause))];
    }

    private static string Sides(long left, long right, string sign) => string.Create(CultureInfo.InvariantCulture, $"{left} {sign} {right}");
}
