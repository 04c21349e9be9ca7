using CaiCach.Law.Reports;

namespace CaiCach.Law.Tests.Reports;

public sealed class FreezingTests
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Theory]
    [InlineData("2026-03-30", "period_running")]
    [InlineData("2026-03-31", "period_running")]
    [InlineData("2026-04-01", null)]
    public void A_period_is_closed_from_the_day_after_its_last(string today, string? code) =>
        Assert.Equal(code, Freezing.Check(First, Last, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), 0, false, null, []).SingleOrDefault()?.Code);

    [Fact]
    public void Days_that_are_no_period_are_not_closed() =>
        Assert.Equal(["period_unnamed"], Freezing.Check(First, Last.AddDays(-1), new(2026, 5, 1), 0, false, null, []).Select(r => r.Code));

    [Theory]
    [InlineData(false, "Bổ sung nguyên nhân", "nothing_changed")]
    [InlineData(true, " ", "reason_missing")]
    [InlineData(true, null, "reason_missing")]
    [InlineData(true, "Bổ sung nguyên nhân", null)]
    public void A_correction_has_a_difference_and_a_reason(bool differs, string? reason, string? code) =>
        Assert.Equal(code, Freezing.Check(First, Last, new(2026, 4, 1), 1, differs, reason, []).SingleOrDefault()?.Code);

    [Fact]
    public void What_contradicts_a_closed_report_is_not_closed() =>
        Assert.Contains("Tổng cộng: (6) kỳ này = (11) kỳ trước: 2 ≠ 3", Assert.Single(Freezing.Check(First, Last, new(2026, 4, 1), 0, false, null, [new("(6) kỳ này = (11) kỳ trước", "Tổng cộng", "2 ≠ 3")])).Text, StringComparison.Ordinal);

    [Fact]
    public void Differences_are_told_cell_by_cell_and_a_missing_line_counts_as_nought()
    {
        ReportLine[] before = [new("A", "1", "Lĩnh vực A", [1, 2, 0], "x"), new(null, "", "Tổng cộng", [1, 2, 0])];
        ReportLine[] after = [new("A", "1", "Lĩnh vực A", [1, 3, 0], "x; y"), new("B", "2", "Lĩnh vực B", [4, 0, 0]), new(null, "", "Tổng cộng", [5, 3, 0])];

        Assert.Equal(
            ["Lĩnh vực A, cột (4): 2 → 3", "Lĩnh vực A, cột (6): “x” → “x; y”", "Lĩnh vực B, cột (3): 0 → 4", "Tổng cộng, cột (3): 1 → 5", "Tổng cộng, cột (4): 2 → 3"],
            CellDifference.Between(before, after).Select(d => d.ToString()));
        Assert.Equal("Lĩnh vực B, cột (3): 4 → 0", CellDifference.Between(after, before)[2].ToString());
        Assert.Empty(CellDifference.Between(after, after));
    }

    [Fact]
    public void Form_II07_tells_of_the_late_dossiers_of_form_II06a_alone()
    {
        var situation = Ii06a.Build("U", First, Last, [new("A", "A", 0, 0, 3, 0, 0, 0, 1, 1)]);
        var report = Ii07.Build(situation, []);

        Assert.Empty(Ii07.CheckAgainst(report, situation));
        Assert.Equal(
            ["Tổng cộng: (4) biểu II.07 = (10) biểu II.06a: 1 ≠ 0", "Tổng cộng: (5) biểu II.07 = (13) biểu II.06a: 1 ≠ 0"],
            Ii07.CheckAgainst(report, Ii06a.Build("U", First, Last, [])).Select(b => b.ToString()));
    }
}
