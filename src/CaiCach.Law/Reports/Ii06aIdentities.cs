using System.Globalization;

namespace CaiCach.Law.Reports;

/// <summary>An identity of form II.06a that does not hold.</summary>
/// <param name="Code">The identity, e.g. <c>(3)=(7)+(11)</c>; stable.</param>
/// <param name="Place">The field, the total or the period where it breaks, in Vietnamese.</param>
/// <param name="Message">Both sides, in Vietnamese.</param>
public sealed record BrokenIdentity(string Code, string Place, string Message)
{
    /// <summary>The break on one line.</summary>
    /// <returns>Place, identity and both sides.</returns>
    public override string ToString() => $"{Place}: {Code}: {Message}";
}

/// <summary>The identities that form II.06a keeps; they are checked before a report leaves the house.</summary>
public static class Ii06aIdentities
{
    private const string TotalPlace = "Tổng cộng";

    private static readonly (string Code, Func<Ii06aFigures, long> Left, Func<Ii06aFigures, long> Right)[] InOneRow =
    [
        ("(3)=(4)+(5)+(6)", f => f.Received.Total, f => f.Received.Online + f.Received.DirectOrPost + f.Received.CarriedOver),
        ("(7)=(8)+(9)+(10)", f => f.Finished.Total, f => f.Finished.Early + f.Finished.OnTime + f.Finished.Late),
        ("(11)=(12)+(13)", f => f.InProgress.Total, f => f.InProgress.InTime + f.InProgress.Late),
        ("(3)=(7)+(11)", f => f.Received.Total, f => f.Finished.Total + f.InProgress.Total),
    ];

    /// <summary>Checks one report and, when given, that it follows the one of the period before: what moved with a reorganisation stands between the two as the transfer line.</summary>
    /// <param name="report">The report.</param>
    /// <param name="previous">The report of the same unit whose last day is the eve of this one's first; may be left out.</param>
    /// <returns>Every broken identity with its place; none when all hold.</returns>
    public static IReadOnlyList<BrokenIdentity> Check(Ii06aReport report, Ii06aReport? previous = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<BrokenIdentity> broken = [];
        foreach (var (place, figures) in Places(report))
        {
            foreach (var (code, left, right) in InOneRow)
            {
                Same(broken, code, place, left(figures), right(figures));
            }

            broken.AddRange(figures.Columns.Select((value, index) => (value, index)).Where(column => column.value < 0)
                .Select(column => Break(string.Create(CultureInfo.InvariantCulture, $"({column.index + 3})≥0"), place, $"cột ({column.index + 3}) bằng {column.value}")));
        }

        broken.AddRange(report.Rows.CountBy(row => row.Code, StringComparer.Ordinal).Where(code => code.Value > 1)
            .Select(code => Break(report.By == Ii06aRowsBy.Body ? "một cơ quan một dòng" : "một lĩnh vực một dòng", PlaceOf(report.By, code.Key), $"có {code.Value} dòng")));
        var sum = report.Rows.Aggregate(Ii06aFigures.Zero, (left, row) => left + row.Figures);
        for (var column = 0; column < sum.Columns.Count; column++)
        {
            Same(broken, string.Create(CultureInfo.InvariantCulture, $"({column + 3}) tổng cộng = tổng các dòng"), TotalPlace, report.Total.Columns[column], sum.Columns[column]);
        }

        if (previous is not null)
        {
            Follows(broken, report, previous);
        }

        return broken;
    }

    /// <summary>Checks a year against its quarters: (4)+(5), (4), (5), (7) to (10) are the quarters' sums, (6) is the first quarter's, each without what moved within it, (11) to (13) the last's.</summary>
    /// <param name="year">The report of the year, or of any period that the parts make up.</param>
    /// <param name="quarters">The reports of the same unit for its parts, in order of time.</param>
    /// <param name="whole">What the period is called where an identity breaks.</param>
    /// <param name="part">What a part is called there.</param>
    /// <returns>Every broken identity with its place, also parts that are not consecutive or do not cover the year.</returns>
    public static IReadOnlyList<BrokenIdentity> CheckYear(Ii06aReport year, IReadOnlyList<Ii06aReport> quarters, string whole = "năm", string part = "quý")
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(quarters);
        List<BrokenIdentity> broken = [];
        if (quarters is not [var first, .., var last])
        {
            if (quarters is not [var only])
            {
                return [Break($"{whole} = các {part}", "kỳ báo cáo", $"không có báo cáo {part} nào")];
            }

            first = last = only;
        }

        if (first.From != year.From || last.To != year.To || quarters.Any(quarter => !SameUnit(quarter, year)))
        {
            broken.Add(Break($"{whole} = các {part}", "kỳ báo cáo", $"các {part} phải cùng đơn vị {year.Unit} và đúng từ {Day(year.From)} đến {Day(year.To)}"));
        }

        foreach (var (before, after) in quarters.Zip(quarters.Skip(1)))
        {
            Follows(broken, after, before);
        }

        foreach (var (code, place) in Lines([year, .. quarters]))
        {
            var all = FiguresOf(year, code);
            var parts = quarters.Select(quarter => FiguresOf(quarter, code)).ToList();
            var moves = quarters.Select(quarter => MovesOf(quarter, code)).ToList();

            // A dossier that moved in a later quarter than the one it was accepted in was received, for the year, where it ended up.
            Same(broken, $"(4)+(5) {whole} = tổng các {part}", place, Accepted(all), parts.Sum(Accepted) + moves.Sum(m => m.CarriedOver) - MovesOf(year, code).CarriedOver);
            if (MovesOf(year, code) == Ii06aMoves.None)
            {
                Same(broken, $"(4) {whole} = tổng các {part}", place, all.Received.Online, parts.Sum(one => one.Received.Online));
                Same(broken, $"(5) {whole} = tổng các {part}", place, all.Received.DirectOrPost, parts.Sum(one => one.Received.DirectOrPost));
            }

            Same(broken, $"(6) {whole} = (6) {part} đầu", place, all.Received.CarriedOver - MovesOf(year, code).CarriedOver, parts[0].Received.CarriedOver - moves[0].CarriedOver);
            Same(broken, $"(7) {whole} = tổng các {part}", place, all.Finished.Total, parts.Sum(one => one.Finished.Total));
            Same(broken, $"(8) {whole} = tổng các {part}", place, all.Finished.Early, parts.Sum(one => one.Finished.Early));
            Same(broken, $"(9) {whole} = tổng các {part}", place, all.Finished.OnTime, parts.Sum(one => one.Finished.OnTime));
            Same(broken, $"(10) {whole} = tổng các {part}", place, all.Finished.Late, parts.Sum(one => one.Finished.Late));
            Same(broken, $"(11) {whole} = (11) {part} cuối", place, all.InProgress.Total, parts[^1].InProgress.Total);
            Same(broken, $"(12) {whole} = (12) {part} cuối", place, all.InProgress.InTime, parts[^1].InProgress.InTime);
            Same(broken, $"(13) {whole} = (13) {part} cuối", place, all.InProgress.Late, parts[^1].InProgress.Late);
        }

        return broken;
    }

    /// <summary>Checks that the same dossiers counted by field and by body make the same totals, column by column: no dossier stands in two bodies or in none.</summary>
    /// <param name="byField">The unit's report by field.</param>
    /// <param name="byBody">The report of the same unit and period by body.</param>
    /// <returns>Every column that differs; none when all agree.</returns>
    public static IReadOnlyList<BrokenIdentity> CheckBodies(Ii06aReport byField, Ii06aReport byBody)
    {
        ArgumentNullException.ThrowIfNull(byField);
        ArgumentNullException.ThrowIfNull(byBody);
        List<BrokenIdentity> broken = [];
        for (var column = 0; column < byField.Total.Columns.Count; column++)
        {
            Same(broken, string.Create(CultureInfo.InvariantCulture, $"({column + 3}) theo cơ quan = theo lĩnh vực"), TotalPlace, byBody.Total.Columns[column], byField.Total.Columns[column]);
        }

        return broken;
    }

    private static void Follows(List<BrokenIdentity> broken, Ii06aReport report, Ii06aReport previous)
    {
        if (!SameUnit(report, previous) || previous.To.DayNumber + 1 != report.From.DayNumber)
        {
            broken.Add(Break(
                "hai kỳ liền nhau",
                "kỳ báo cáo",
                $"kỳ trước của {previous.Unit} kết thúc {Day(previous.To)}, kỳ này của {report.Unit} bắt đầu {Day(report.From)}"));
            return;
        }

        foreach (var (code, place) in Lines([report, previous]))
        {
            Same(broken, "(6) kỳ này = (11) kỳ trước", place, FiguresOf(report, code).Received.CarriedOver - MovesOf(report, code).CarriedOver, FiguresOf(previous, code).InProgress.Total);
        }
    }

    private static long Accepted(Ii06aFigures figures) => figures.Received.Online + figures.Received.DirectOrPost;

    private static bool SameUnit(Ii06aReport one, Ii06aReport other) => string.Equals(one.Unit, other.Unit, StringComparison.Ordinal) && one.By == other.By;

    private static IEnumerable<(string Place, Ii06aFigures Figures)> Places(Ii06aReport report) =>
        report.Rows.Select(row => (PlaceOf(report.By, row.Code), row.Figures)).Append((TotalPlace, report.Total));

    private static IEnumerable<(string? Code, string Place)> Lines(IReadOnlyList<Ii06aReport> reports) =>
        reports.SelectMany(report => report.Rows).Select(row => row.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(code => ((string?)code, PlaceOf(reports[0].By, code))).Append((null, TotalPlace));

    private static Ii06aFigures FiguresOf(Ii06aReport report, string? code) => code is null
        ? report.Total
        : report.Rows.Where(row => string.Equals(row.Code, code, StringComparison.Ordinal)).Aggregate(Ii06aFigures.Zero, (sum, row) => sum + row.Figures);

    private static Ii06aMoves MovesOf(Ii06aReport report, string? code) => code is null
        ? report.Moved
        : report.Rows.Where(row => string.Equals(row.Code, code, StringComparison.Ordinal)).Aggregate(Ii06aMoves.None, (sum, row) => sum + row.Moved);

    private static void Same(List<BrokenIdentity> broken, string code, string place, long left, long right)
    {
        if (left != right)
        {
            broken.Add(Break(code, place, $"{left} ≠ {right}"));
        }
    }

    private static string PlaceOf(Ii06aRowsBy by, string code) => by == Ii06aRowsBy.Body ? $"Cơ quan {code}" : $"Lĩnh vực {code}";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static BrokenIdentity Break(string code, string place, FormattableString message) =>
        new(code, place, FormattableString.Invariant(message));
}
