using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

/// <summary>The vectors of the rule kinds, with the figures just below, at and above each edge.</summary>
public sealed class ScoringTests
{
    private static readonly RatioRule Tasks = new(1.5m, "a", "b", CapAtMax: true, 80, 0, DenominatorZero.NotApplicable);
    private static readonly RatioRule OnTime = new(2, "a", "b", CapAtMax: true, 95, 0, DenominatorZero.FullPoints);
    private static readonly BandsRule Inspected = Bands((30, null, 1), (20, 30, 0.5m), (0, 20, 0));
    private static readonly BandsRule Whole = Bands((100, null, 1), (95, 100, 0.75m), (0, 95, 0));
    private static readonly SurveyMeanRule Survey = new(1.5m, [new("A", 1), new("B", 0.6m), new("C", 0.2m), new("D", 0)], ["g"]);

    [Theory]
    [InlineData(75, 31, "0")]
    [InlineData(75, 60, "1.2")]
    [InlineData(111, 88, "0")]
    [InlineData(75, 59.999, "0")]
    [InlineData(75, 60.001, "1.20002")]
    [InlineData(75, 75, "1.5")]
    [InlineData(75, 76, "1.5")]
    public void A_ratio_counts_from_its_floor_and_stops_at_its_maximum(double a, double b, string points) =>
        Assert.Equal(Number(points), Scoring.Score(Tasks, new RatioAnswer((decimal)a, (decimal)b)).Points);

    [Theory]
    [InlineData(1000, 950, "1.9")]
    [InlineData(1000, 949, "0")]
    [InlineData(1000, 951, "1.902")]
    [InlineData(19, 19, "2")]
    public void Dossiers_on_time_count_from_ninety_five_percent(int a, int b, string points) =>
        Assert.Equal(Number(points), Scoring.Score(OnTime, new RatioAnswer(a, b)).Points);

    [Theory]
    [InlineData(40, 12, "1")]
    [InlineData(40, 11, "0.5")]
    [InlineData(40, 7, "0")]
    [InlineData(40, 8, "0.5")]
    [InlineData(10000, 2999, "0.5")]
    [InlineData(10000, 1999, "0")]
    [InlineData(40, 41, "1")]
    public void A_percent_falls_in_the_band_whose_lower_edge_it_reaches(int a, int b, string points) =>
        Assert.Equal(Number(points), Scoring.Score(Inspected, new RatioAnswer(a, b)).Points);

    [Theory]
    [InlineData(100, 100, "1")]
    [InlineData(100, 95, "0.75")]
    [InlineData(10000, 9499, "0")]
    [InlineData(10000, 9999, "0.75")]
    public void Only_the_whole_reaches_the_band_of_one_hundred(int a, int b, string points) =>
        Assert.Equal(Number(points), Scoring.Score(Whole, new RatioAnswer(a, b)).Points);

    [Fact]
    public void All_tasks_done_with_two_late_is_the_second_tier()
    {
        var score = Scoring.Score(ShippedIndex.Rule("1.6"), new TierAnswer(1));
        Assert.Equal((0.75m, 1.5m), (score.Points, score.Max));
        Assert.Equal(0.75m, score.Lost);
    }

    [Theory]
    [InlineData(0, 0, 0, "1")]
    [InlineData(1, 1, 0, "0.5")]
    [InlineData(1, 1, 1, "0")]
    [InlineData(1, 2, 1, "0")]
    public void Each_event_takes_its_points_and_nothing_falls_below_nought(int late, int incomplete, int missing, string points) =>
        Assert.Equal(Number(points), Scoring.Score(ShippedIndex.Rule("1.2"), new DeductionAnswer([late, incomplete, missing])).Points);

    [Fact]
    public void A_survey_gives_the_mean_weight_of_the_chosen_options() =>
        Assert.Equal(1.005m, Scoring.Score(Survey, new SurveyAnswer([Group("g1", 40, 40, 15, 5)])).Points);

    [Fact]
    public void Groups_weigh_the_same_unless_the_answers_are_pooled()
    {
        SurveyGroup[] groups = [Group("g1", 1, 0, 0, 0), Group("g2", 0, 0, 0, 3), Group("none", 0, 0, 0, 0)];
        Assert.Equal(0.75m, Scoring.Score(Survey, new SurveyAnswer(groups)).Points);
        Assert.Equal(0.375m, Scoring.Score(Survey, new SurveyAnswer(groups, Pooled: true)).Points);
    }

    [Theory]
    [InlineData(91.17, "9.117", "9,12")]
    [InlineData(0, "0", "0,00")]
    [InlineData(100, "10", "10,00")]
    public void An_outside_index_gives_its_percent_of_the_maximum(double percent, string points, string shown)
    {
        var score = Scoring.Score(ShippedIndex.Province.Find("8.1")!.Item!.Rule, new ExternalIndexAnswer((decimal)percent));
        Assert.Equal(Number(points), score.Points);
        Assert.Equal(shown, ViNumber.TwoDecimals(score.Points));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0")]
    [InlineData(2, "0.25")]
    [InlineData(3, "0.25")]
    [InlineData(4, "0.5")]
    [InlineData(5, "0.5")]
    public void The_highest_step_reached_counts(int count, string points) =>
        Assert.Equal(Number(points), Scoring.Score(ShippedIndex.Rule("1.4.2"), new CountAnswer(count)).Points);

    [Fact]
    public void A_checklist_adds_the_parts_that_hold()
    {
        var rule = ShippedIndex.Rule("2.4.1");
        Assert.Equal(0.25m, Scoring.Score(rule, new ChecklistAnswer([true, false])).Points);
        Assert.Equal(0.5m, Scoring.Score(rule, new ChecklistAnswer([true, true])).Points);
    }

    [Fact]
    public void Yes_gives_the_maximum_and_no_gives_what_the_rule_says()
    {
        var rule = new YesNoRule(2, 0.5m, "có kế hoạch");
        Assert.Equal(2m, Scoring.Score(rule, new YesNoAnswer(true)).Points);
        Assert.Equal(0.5m, Scoring.Score(rule, new YesNoAnswer(false)).Points);
    }

    [Fact]
    public void Nothing_to_divide_by_gives_full_points_or_leaves_as_the_rule_says()
    {
        var full = Scoring.Score(OnTime, new RatioAnswer(0, 0));
        Assert.Equal((2m, 2m), (full.Points, full.Max));
        var leaves = Scoring.Score(Tasks, new RatioAnswer(0, 5));
        Assert.False(leaves.Applies);
        Assert.Equal((0m, 0m), (leaves.Points, leaves.Max));
    }

    [Fact]
    public void An_item_that_does_not_apply_leaves_both_points_and_maximum()
    {
        var score = Scoring.Score(Tasks, new NotApplicableAnswer("Đơn vị không có nhiệm vụ này"));
        Assert.Equal((0m, 0m), (score.Points, score.Max));
        Assert.Equal(["Không áp dụng: Đơn vị không có nhiệm vụ này"], score.Steps);
    }

    [Fact]
    public void The_arithmetic_says_why_a_ratio_below_the_floor_gives_nothing()
    {
        Assert.Equal(["88/111 = 79,28% < 80% (mức sàn): 0 điểm"], Scoring.Score(Tasks, new RatioAnswer(111, 88)).Steps);
        Assert.Equal(["79.996/100.000 = 79,996% < 80% (mức sàn): 0 điểm"], Scoring.Score(Tasks, new RatioAnswer(100000, 79996)).Steps);
        Assert.Equal(["60/75 = 80,00% ≥ 80% (mức sàn)", "1,5 × 60/75 = 1,2 điểm"], Scoring.Score(Tasks, new RatioAnswer(75, 60)).Steps);
    }

    [Fact]
    public void Scoring_an_answer_of_another_kind_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => Scoring.Score(Tasks, new YesNoAnswer(true)));

    [Fact]
    public void A_ratio_that_is_not_capped_refuses_more_than_the_whole()
    {
        var rule = Tasks with { CapAtMax = false };
        Assert.Equal("out_of_range", Assert.Single(Scoring.Check(rule, new RatioAnswer(10, 11), "x")).Code);
        Assert.Empty(Scoring.Check(rule, new RatioAnswer(10, 10), "x"));
    }

    private static Fraction Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static BandsRule Bands(params (decimal AtLeast, decimal? Below, decimal Points)[] bands) =>
        new(1, [.. bands.Select(band => new Band(band.AtLeast, band.Below, band.Points))], "b / a", DenominatorZero.NotApplicable);

    private static SurveyGroup Group(string name, long a, long b, long c, long d) =>
        new(name, new Dictionary<string, long>(StringComparer.Ordinal) { ["A"] = a, ["B"] = b, ["C"] = c, ["D"] = d });
}
