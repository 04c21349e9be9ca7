using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

/// <summary>Ranks, mean, gap, classes and display, on the published tables and at the edges.</summary>
public sealed class RankingTests
{
    private static readonly ClassBands Bands = new([new("xuất sắc", 90), new("tốt", 80), new("khá", 70), new("trung bình", 0)]);

    [Fact]
    public void The_published_table_of_2023_gives_its_ranks_mean_and_gap()
    {
        var rows = Ministries2023("PAR-ministry");
        Assert.Equal(17, rows.Count);
        var ranked = Ranking.Competition(rows, row => row.Score!.Value);
        Assert.All(ranked, row => Assert.Equal(row.Item.Rank, row.Rank));
        var scores = rows.Select(row => (Fraction)row.Score!.Value).ToList();
        var mean = Ranking.Mean(scores)!.Value;
        Assert.Equal("84,38", ViNumber.TwoDecimals(mean));
        Assert.Equal(11.92m, Ranking.Gap(scores)!.Value);
        Assert.Equal(10, scores.Count(score => score > mean));
        Assert.Equal([14, 3], scores.GroupBy(score => Bands.Of(score).Name, StringComparer.Ordinal).Select(group => group.Count()).Order().Reverse());
    }

    [Fact]
    public void Nine_of_the_seventeen_published_parts_miss_their_total_by_a_hundredth()
    {
        var appraised = Ministries2023("PAR-ministry-appraised-of-68.50").ToDictionary(row => row.Name, row => row.Score!.Value, StringComparer.Ordinal);
        var survey = Ministries2023("PAR-ministry-survey-of-31.50").ToDictionary(row => row.Name, row => row.Score!.Value, StringComparer.Ordinal);
        var gaps = Ministries2023("PAR-ministry").Select(row => Math.Abs(appraised[row.Name] + survey[row.Name] - row.Score!.Value)).ToList();
        Assert.Equal(9, gaps.Count(gap => gap == 0.01m));
        Assert.Equal(8, gaps.Count(gap => gap == 0));
    }

    [Fact]
    public void The_field_points_of_one_ministry_in_2017_give_its_index()
    {
        (decimal Points, decimal Max)[] fields = [(10, 12), (13.84m, 17), (11.94m, 16), (11.04m, 13), (15.33m, 17), (5.19m, 7.5m), (13.25m, 17.5m)];
        var total = ReformIndex.Sum(fields.Select(field => new IndexFigure(field.Points, field.Max, 0)));
        Assert.Equal(100m, total.Max);
        Assert.Equal(80.59m, total.Percent!.Value);
        var shipped = ResultsFile.Parse(ShippedIndex.ResultsCsv).Rows.Where(row => row is { Year: 2017, Level: "PAR-ministry-field-points" });
        Assert.Equal(80.59m, shipped.Sum(row => row.Score));
    }

    [Fact]
    public void Equals_share_a_rank_and_the_next_is_skipped()
    {
        var ranked = Ranking.Competition<(string Name, Fraction Value)>(
            [("d", 1m), ("b", 2m), ("a", 3m), ("c", 2m)], item => item.Value);
        Assert.Equal([("a", 1), ("b", 2), ("c", 2), ("d", 4)], ranked.Select(row => (row.Item.Name, row.Rank)));
    }

    [Fact]
    public void Values_that_look_equal_when_rounded_do_not_share_a_rank()
    {
        var ranked = Ranking.Competition([79.996m, 80m], value => value);
        Assert.Equal([1, 2], ranked.Select(row => row.Rank));
        Assert.Equal(ViNumber.TwoDecimals(ranked[0].Value), ViNumber.TwoDecimals(ranked[1].Value));
    }

    [Theory]
    [InlineData("79.996", "80,00", "khá")]
    [InlineData("79.99", "79,99", "khá")]
    [InlineData("80", "80,00", "tốt")]
    [InlineData("80.004", "80,00", "tốt")]
    [InlineData("89.9999999", "90,00", "tốt")]
    [InlineData("90", "90,00", "xuất sắc")]
    [InlineData("0", "0,00", "trung bình")]
    [InlineData("69.995", "70,00", "trung bình")]
    public void The_class_follows_the_unrounded_percent(string percent, string shown, string name)
    {
        Fraction value = decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(shown, ViNumber.TwoDecimals(value));
        Assert.Equal(name, Bands.Of(value).Name);
    }

    [Fact]
    public void A_smaller_attainable_maximum_is_classed_by_its_own_percent()
    {
        var figure = new IndexFigure(73.6m, 92m, 0);
        Assert.Equal(80m, figure.Percent!.Value);
        Assert.Equal("tốt", Bands.Of(figure.Percent!.Value).Name);
        Assert.Equal("khá", Bands.Of(new IndexFigure(73.599999m, 92m, 0).Percent!.Value).Name);
    }

    [Fact]
    public void Bands_that_leave_a_percent_without_a_class_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ClassBands([new("A", 90)]));
        Assert.Throws<ArgumentException>(() => new ClassBands([]));
        Assert.Throws<ArgumentException>(() => new ClassBands([new("A", 0), new("B", 0)]));
    }

    [Theory]
    [InlineData("1.005", "1,01")]
    [InlineData("-1.005", "-1,01")]
    [InlineData("1234567.894999", "1.234.567,89")]
    public void Halves_are_shown_away_from_nought(string value, string shown) =>
        Assert.Equal(shown, ViNumber.TwoDecimals(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Three_thirds_are_one_whole()
    {
        var third = (Fraction)1m / 3m;
        Assert.Equal(1m, third + third + third);
        Assert.Equal(0.333333333333333333333333333m, third.ToDecimal());
        Assert.Equal("1.2", ((Fraction)1.200m).ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void No_values_have_neither_mean_nor_gap()
    {
        Assert.Null(Ranking.Mean([]));
        Assert.Null(Ranking.Gap([]));
        Assert.Empty(Ranking.Competition(Array.Empty<decimal>(), value => value));
    }

    private static List<PublishedResult> Ministries2023(string level)
    {
        var reading = ResultsFile.Parse(ShippedIndex.ResultsCsv);
        Assert.Empty(reading.Faults);
        return [.. reading.Rows.Where(row => row.Year == 2023 && string.Equals(row.Level, level, StringComparison.Ordinal))];
    }
}
