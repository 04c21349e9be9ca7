using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;

namespace CaiCach.Law.Tests.Reports;

public sealed class Ii07Tests
{
    private static readonly Ii06aReport Late = Ii06a.Build("SKHCN", new(2026, 1, 1), new(2026, 3, 31),
    [
        new("A", "Công nghệ", 0, 0, 9, 0, 3, 0, 2, 1),
        new("B", "An toàn bức xạ", 0, 0, 4, 0, 4, 0, 0, 0),
    ]);

    [Fact]
    public void Fields_with_late_dossiers_have_a_row_and_what_nobody_told_is_counted_apart()
    {
        var report = Ii07.Build(Late, [new("A", LateCause.Provision, 1, ["Điều 3", "Điều 4"]), new("A", LateCause.Other, 1, ["Bão lụt"])]);

        var row = Assert.Single(report.Rows);
        Assert.Equal(("A", "Công nghệ"), (row.Code, row.Name));
        Assert.Equal([3, 2, 1, 1, 0, 0, 0, 0, 0, 1, 1], row.Figures.Columns);
        Assert.Equal(row.Figures.Columns, report.Total.Columns);
        Assert.Equal(["Điều 3", "Điều 4", "Bão lụt"], row.Words);
        Assert.Empty(Ii07.Check(report));
    }

    [Fact]
    public void More_causes_than_late_dossiers_are_told_with_their_field() =>
        Assert.Contains(Ii07.Check(Ii07.Build(Late, [new("A", LateCause.Staff, 4, [])])), broken => broken.ToString() == "Lĩnh vực A: nguyên nhân ≤ quá hạn: 4 > 3");

    [Fact]
    public void A_cause_of_a_field_without_late_dossiers_is_told() =>
        Assert.Contains(Ii07.Check(Ii07.Build(Late, [new("B", LateCause.Staff, 1, [])])), broken => broken.ToString() == "Lĩnh vực B: nguyên nhân ≤ quá hạn: 1 > 0");

    [Fact]
    public void A_total_that_its_rows_do_not_make_is_told()
    {
        var report = Ii07.Build(Late, []);

        var broken = Ii07.Check(report with { Total = report.Total with { OpenLate = 5 } });

        Assert.Contains(broken, b => b.Code == "(5) tổng cộng = tổng các dòng");
        Assert.DoesNotContain(broken, b => b.Code.StartsWith("(4)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_is_the_sum_of_what_its_quarters_finished_late_and_what_the_last_one_left_open()
    {
        Ii07Report Of(params (string Field, long Finished, long Open)[] rows) =>
            new("SKHCN", default, default, [.. rows.Select(r => new Ii07Row(r.Field, r.Field, new(r.Finished, r.Open, []), []))], new(rows.Sum(r => r.Finished), rows.Sum(r => r.Open), []));
        Ii07Report[] quarters = [Of(("A", 2, 1)), Of(("A", 1, 0), ("B", 3, 2)), Of(), Of(("B", 2, 1))];

        Assert.Empty(Ii07.CheckYear(Of(("A", 3, 0), ("B", 5, 1)), quarters));
        Assert.Equal(
            ["Lĩnh vực A: (4) năm = tổng các quý: 2 ≠ 3", "Lĩnh vực B: (4) năm = tổng các quý: 6 ≠ 5"],
            Ii07.CheckYear(Of(("A", 2, 0), ("B", 6, 1)), quarters).Select(b => b.ToString()));
        Assert.Equal(
            ["Lĩnh vực B: (5) năm = (5) quý cuối: 2 ≠ 1", "Tổng cộng: (5) năm = (5) quý cuối: 2 ≠ 1"],
            Ii07.CheckYear(Of(("A", 3, 0), ("B", 5, 2)), quarters).Select(b => b.ToString()));
    }
}
