using CaiCach.Law.Reports;

namespace CaiCach.Law.Tests.Reports;

/// <summary>Form II.06a: built from counters, and every identity able to break.</summary>
public sealed class Ii06aTests
{
    private static readonly DateOnly From = new(2023, 12, 15);
    private static readonly DateOnly To = new(2024, 6, 14);

    [Fact]
    public void Three_carried_over_and_seventeen_received_are_nineteen_early_and_one_open()
    {
        var report = Ii06a.Build("SKHCN", From, To,
        [
            new("KHCN", "Hoạt động khoa học và công nghệ", 8, 6, 9, 4, 14, 0, 0, 0),
            new("TDC", "Tiêu chuẩn, đo lường", 1, 0, 3, 1, 5, 0, 0, 0),
        ]);
        Assert.Equal(new Ii06aFigures(new(20, 12, 5, 3), new(19, 19, 0, 0), new(1, 1, 0)), report.Total);
        Assert.Equal(new Ii06aFigures(new(15, 9, 4, 2), new(14, 14, 0, 0), new(1, 1, 0)), report.Rows[0].Figures);
        Assert.Empty(Ii06aIdentities.Check(report));
    }

    [Fact]
    public void Facts_of_one_field_are_added_and_a_field_in_which_nothing_happened_has_no_row()
    {
        var report = Ii06a.Build("U", From, To,
        [
            new("B", "Hai", 0, 0, 1, 0, 0, 0, 1, 0),
            new("A", "Một", 5, 5, 0, 0, 0, 0, 0, 0),
            new("B", "Hai (tên cũ)", 2, 1, 0, 1, 0, 1, 0, 1),
        ]);
        var row = Assert.Single(report.Rows);
        Assert.Equal(("B", "Hai"), (row.Code, row.Name));
        Assert.Equal(new Ii06aFigures(new(3, 1, 1, 1), new(2, 0, 1, 1), new(1, 0, 1)), row.Figures);
        Assert.Empty(Ii06aIdentities.Check(report));
    }

    [Fact]
    public void A_unit_without_dossiers_has_an_empty_report_that_holds()
    {
        var report = Ii06a.Build("U", From, To, []);
        Assert.Equal(Ii06aFigures.Zero, report.Total);
        Assert.Empty(Ii06aIdentities.Check(report));
    }

    [Fact]
    public void Counters_that_contradict_each_other_are_named()
    {
        var report = Ii06a.Build("U", From, To, [new("A", "Một", 0, 0, 1, 0, 2, 0, 0, 0)]);
        Assert.Equal(
            ["Lĩnh vực A (11)≥0", "Lĩnh vực A (12)≥0", "Tổng cộng (11)≥0", "Tổng cộng (12)≥0"],
            Broken(Ii06aIdentities.Check(report)), StringComparer.Ordinal);
    }

    public static TheoryData<string, long[]> BrokenRows => new()
    {
        { "(3)=(4)+(5)+(6)", [20, 12, 5, 2, 19, 19, 0, 0, 1, 1, 0] },
        { "(7)=(8)+(9)+(10)", [20, 12, 5, 3, 19, 18, 0, 0, 1, 1, 0] },
        { "(11)=(12)+(13)", [20, 12, 5, 3, 19, 19, 0, 0, 1, 1, 1] },
        { "(3)=(7)+(11)", [20, 12, 5, 3, 19, 19, 0, 0, 2, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(BrokenRows))]
    public void Each_identity_that_breaks_in_a_row_is_the_one_named(string code, long[] columns)
    {
        var figures = Figures(columns);
        var report = new Ii06aReport("U", From, To, [new("A", "Một", figures)], figures);
        Assert.Equal([$"Lĩnh vực A {code}", $"Tổng cộng {code}"], Broken(Ii06aIdentities.Check(report)), StringComparer.Ordinal);
    }

    [Fact]
    public void A_total_that_is_not_the_sum_of_the_fields_is_named_by_its_column()
    {
        var one = Figures([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
        var report = new Ii06aReport("U", From, To, [new("A", "Một", one), new("B", "Hai", one)], one);
        Assert.Equal(
            ["(3)", "(4)", "(7)", "(8)"],
            Ii06aIdentities.Check(report).Select(broken => broken.Code.Split(' ')[0]), StringComparer.Ordinal);
    }

    [Fact]
    public void A_field_that_has_two_rows_is_named()
    {
        var one = Figures([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
        var report = new Ii06aReport("U", From, To, [new("A", "Một", one), new("A", "Một", one)], one + one);
        Assert.Equal(["Lĩnh vực A một lĩnh vực một dòng"], Broken(Ii06aIdentities.Check(report)), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_carried_over_is_what_the_period_before_left_open()
    {
        var before = Quarter(1, accepted: 5, carried: 0, finished: 3);
        Assert.Empty(Ii06aIdentities.Check(Quarter(2, accepted: 1, carried: 2, finished: 0), before));
        Assert.Equal(
            ["Lĩnh vực A (6) kỳ này = (11) kỳ trước", "Tổng cộng (6) kỳ này = (11) kỳ trước"],
            Broken(Ii06aIdentities.Check(Quarter(2, accepted: 1, carried: 1, finished: 0), before)), StringComparer.Ordinal);
        var gone = Ii06a.Build("U", before.To.AddDays(1), before.To.AddDays(90), []);
        Assert.Equal(2, Ii06aIdentities.Check(gone, before).Count);
    }

    [Fact]
    public void Periods_with_a_gap_or_of_two_units_are_not_consecutive()
    {
        var before = Quarter(1, accepted: 0, carried: 0, finished: 0);
        Assert.Equal("hai kỳ liền nhau", Assert.Single(Ii06aIdentities.Check(Quarter(3, 0, 0, 0), before)).Code);
        Assert.Equal("hai kỳ liền nhau", Assert.Single(Ii06aIdentities.Check(Quarter(2, 0, 0, 0) with { Unit = "V" }, before)).Code);
    }

    [Fact]
    public void A_year_is_its_quarters()
    {
        Ii06aReport[] quarters = [Quarter(1, 5, 1, 3), Quarter(2, 4, 3, 7), Quarter(3, 2, 0, 0), Quarter(4, 1, 2, 2)];
        var period = ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2024);
        var year = Ii06a.Build("U", period.From, period.To, [new("A", "Một", 1, 0, 12, 0, 12, 0, 0, 0)]);
        Assert.Empty(Ii06aIdentities.CheckYear(year, quarters));

        var figures = new Ii06aFigures(new(13, 10, 1, 2), new(10, 8, 1, 1), new(3, 2, 1));
        var wrong = year with { Rows = [year.Rows[0] with { Figures = figures }], Total = figures };
        Assert.Empty(Ii06aIdentities.Check(wrong));
        var broken = Ii06aIdentities.CheckYear(wrong, quarters);
        Assert.Equal(
            ["(4)+(5)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)"],
            broken.Where(each => each.Place.Equals("Tổng cộng", StringComparison.Ordinal)).Select(each => each.Code.Split(' ')[0]), StringComparer.Ordinal);
        Assert.Equal(22, broken.Count);
    }

    [Fact]
    public void A_year_with_a_quarter_missing_is_named()
    {
        var period = ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2024);
        var year = Ii06a.Build("U", period.From, period.To, []);
        var gap = new[] { Quarter(1, 0, 0, 0), Quarter(2, 0, 0, 0), Quarter(4, 0, 0, 0) };
        Assert.Equal("hai kỳ liền nhau", Assert.Single(Ii06aIdentities.CheckYear(year, gap)).Code);
        Assert.Equal("năm = các quý", Assert.Single(Ii06aIdentities.CheckYear(year, gap[..2])).Code);
        Assert.Equal("năm = các quý", Assert.Single(Ii06aIdentities.CheckYear(year, [])).Code);
    }

    [Fact]
    public void A_report_by_body_names_its_bodies_and_makes_the_totals_of_the_report_by_field()
    {
        var byField = Ii06a.Build("U", From, To, [new("A", "Một", 2, 0, 5, 1, 3, 1, 1, 1)]);
        var byBody = Ii06a.Build("U", From, To, [new("X", "Sở", 2, 0, 4, 1, 3, 1, 1, 0), new("Y", "Chi cục", 0, 0, 1, 0, 0, 0, 0, 1)], Ii06aRowsBy.Body);
        Assert.Empty(Ii06aIdentities.Check(byBody));
        Assert.Empty(Ii06aIdentities.CheckBodies(byField, byBody));

        var twice = Ii06a.Build("U", From, To, [new("X", "Sở", 2, 0, 4, 1, 3, 1, 1, 0), new("Y", "Chi cục", 0, 0, 2, 0, 0, 0, 0, 1)], Ii06aRowsBy.Body);
        Assert.Equal(
            ["(3) theo cơ quan = theo lĩnh vực", "(4) theo cơ quan = theo lĩnh vực", "(11) theo cơ quan = theo lĩnh vực", "(12) theo cơ quan = theo lĩnh vực"],
            Ii06aIdentities.CheckBodies(byField, twice).Select(broken => broken.Code), StringComparer.Ordinal);
        Assert.Contains(Ii06aIdentities.Check(twice with { Total = byField.Total }), broken => broken.Code == "(3) tổng cộng = tổng các dòng");
        Assert.Contains(Ii06aIdentities.Check(Ii06a.Build("U", From, To, [new("X", "Sở", 0, 1, 0, 0, 0, 0, 0, 0)], Ii06aRowsBy.Body)), broken => broken.Place == "Cơ quan X");
        Assert.Equal("hai kỳ liền nhau", Assert.Single(Ii06aIdentities.Check(Ii06a.Build("U", To.AddDays(1), To.AddDays(90), []), byBody)).Code);
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ii06a.Build("U", To, From, []));

    private static Ii06aReport Quarter(int number, long accepted, long carried, long finished)
    {
        var period = ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2024, number);
        return Ii06a.Build("U", period.From, period.To, [new("A", "Một", carried, 0, accepted, 0, finished, 0, 0, 0)]);
    }

    private static Ii06aFigures Figures(long[] c) => new(new(c[0], c[1], c[2], c[3]), new(c[4], c[5], c[6], c[7]), new(c[8], c[9], c[10]));

    private static IEnumerable<string> Broken(IEnumerable<BrokenIdentity> broken) => broken.Select(each => $"{each.Place} {each.Code}");

    [Fact]
    public void What_moved_stands_as_the_transfer_line_between_two_periods_and_a_wrong_one_is_found()
    {
        // Carried over 3, of which 2 moved away; received 4, of which 1 moved away; the other body had 1.
        var moves = new Ii06aMoves(0, 2, 0, 1);
        var before = Ii06a.Build("U", From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1), [new("F", "Lĩnh vực", 3, 0, 0, 0, 0, 0, 0, 0)]);
        var old = Ii06a.Build("U", From, To, [new("F", "Lĩnh vực", 3, 0, 3, 0, 1, 0, 0, 0, moves)]);
        Assert.Equal([4, 3, 0, 1, 1, 1, 0, 0, 3, 3, 0], old.Total.Columns);
        Assert.Empty(Ii06aIdentities.Check(old, before));
        Assert.Contains(
            Ii06aIdentities.Check(Ii06a.Build("U", From, To, [new("F", "Lĩnh vực", 3, 0, 3, 0, 1, 0, 0, 0, moves with { CarriedOverOut = 1 })]), Ii06a.Build("U", before.From, before.To, [new("F", "Lĩnh vực", 2, 0, 0, 0, 0, 0, 0, 0)])),
            broken => broken.Code == "(6) kỳ này = (11) kỳ trước");

        var gone = Ii06a.Build("U", From, To, [new("F", "Lĩnh vực", 2, 0, 0, 0, 0, 0, 0, 0, new(0, 2, 0, 0))]);
        Assert.Equal((Ii06aFigures.Zero, new Ii06aMoves(0, 2, 0, 0)), (gone.Total, gone.Moved));
    }

    [Fact]
    public void A_year_with_a_move_agrees_with_its_quarters_where_the_dossiers_end_up()
    {
        // Accepted in the first half by another body, moved here in the second: for the year it was received here, for the second half it was carried over.
        var middle = From.AddDays((To.DayNumber - From.DayNumber) / 2);
        var first = Ii06a.Build("U", From, middle, [new("F", "Lĩnh vực", 0, 0, 2, 0, 0, 0, 0, 0)]);
        var second = Ii06a.Build("U", middle.AddDays(1), To, [new("F", "Lĩnh vực", 2, 0, 0, 0, 1, 0, 0, 0, new(1, 0, 0, 0))]);
        var year = Ii06a.Build("U", From, To, [new("F", "Lĩnh vực", 0, 0, 3, 0, 1, 0, 0, 0, new(0, 0, 1, 0))]);
        Assert.Empty(Ii06aIdentities.CheckYear(year, [first, second]));
        var wrong = Ii06a.Build("U", From, To, [new("F", "Lĩnh vực", 0, 0, 2, 0, 1, 0, 0, 0, new(0, 0, 1, 0))]);
        Assert.Contains(Ii06aIdentities.CheckYear(wrong, [first, second]), broken => broken.Code == "(4)+(5) năm = tổng các quý");
    }
}
