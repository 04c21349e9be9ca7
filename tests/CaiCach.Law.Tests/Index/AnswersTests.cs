using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

/// <summary>The readings of the answer file, and the tree they sum to.</summary>
public sealed class AnswersTests
{
    [Fact]
    public void The_tree_sums_points_maxima_and_what_is_missing()
    {
        var result = Compute("""{"1.1.1":{"tier":0},"1.1.2":{"a":75,"b":60},"1.2":{"counts":[1,1,0]}}""");
        Assert.Equal((1.7m, 2m, 0), Of(result, "1.1"));
        Assert.Equal((2.2m, 9.5m, 7), Of(result, "1"));
        Assert.Equal(101, result.Total.Missing);
        Assert.Equal((2.2m, 100m), (result.Total.Points, result.Total.Max));
        Assert.Equal(2.2m, result.Total.Percent!.Value);
        Assert.Equal(85m, result.Nodes.Single(node => node.Node.Code.Equals("1.1", StringComparison.Ordinal)).Figure.Percent!.Value);
        Assert.Equal(142, result.Nodes.Count);
        Assert.Equal(["1", "1.1", "1.1.1", "1.1.2", "1.2"], result.Nodes.Take(5).Select(node => node.Node.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void A_node_in_which_nothing_applies_has_no_percent()
    {
        var result = Compute("""{"1.1.1":{"notApplicable":true,"reason":"r"},"1.1.2":{"a":0,"b":0}}""");
        Assert.Equal((0m, 0m, 0), Of(result, "1.1"));
        Assert.Null(result.Nodes.Single(node => node.Node.Code.Equals("1.1", StringComparison.Ordinal)).Figure.Percent);
        Assert.Equal(98m, result.Total.Max);
    }

    [Fact]
    public void No_answers_at_all_is_a_zero_with_everything_missing()
    {
        var result = Compute("{}");
        Assert.Equal((0m, 104), (result.Total.Percent!.Value, result.Total.Missing));
    }

    [Theory]
    [InlineData("""{"9.9":{"yes":true}}""", "unknown_code answers.9.9")]
    [InlineData("""{"1":{"yes":true}}""", "not_scored answers.1")]
    [InlineData("""{"1.1":{"yes":true}}""", "not_scored answers.1.1")]
    [InlineData("""{"1.1.1":{"tier":3}}""", "no_such_tier answers.1.1.1.tier")]
    [InlineData("""{"1.1.1":{"tier":-1}}""", "no_such_tier answers.1.1.1.tier")]
    [InlineData("""{"1.1.1":{"tier":0.5}}""", "not_a_count answers.1.1.1.tier")]
    [InlineData("""{"1.1.1":{"tier":"0"}}""", "not_a_count answers.1.1.1.tier")]
    [InlineData("""{"1.1.1":{"yes":true}}""", "missing_field answers.1.1.1.tier")]
    [InlineData("""{"1.1.1":{"tier":0,"note":"x"}}""", "unknown_field answers.1.1.1.note")]
    [InlineData("""{"1.1.1":{"tier":0,"tier":1}}""", "duplicate_field answers.1.1.1.tier")]
    [InlineData("""{"1.1.1":{"tier":0},"1.1.1":{"tier":1}}""", "duplicate_field answers.1.1.1")]
    [InlineData("""{"1.1.1":null}""", "wrong_shape answers.1.1.1")]
    [InlineData("""{"1.1.1":[0]}""", "wrong_shape answers.1.1.1")]
    [InlineData("""{"1.1.2":{"a":-1,"b":0}}""", "negative answers.1.1.2.a")]
    [InlineData("""{"1.1.2":{"a":0,"b":-0.5}}""", "negative answers.1.1.2.b")]
    [InlineData("""{"1.1.2":{"a":1e400,"b":0}}""", "not_a_number answers.1.1.2.a")]
    [InlineData("""{"1.1.2":{"a":1e-40,"b":0}}""", "not_a_number answers.1.1.2.a")]
    [InlineData("""{"1.1.2":{"a":1}}""", "missing_field answers.1.1.2.b")]
    [InlineData("""{"1.1.2":{"a":1000000000001,"b":0}}""", "too_large answers.1.1.2.a")]
    [InlineData("""{"1.1.2":{"a":1,"b":1000000000000.0001}}""", "too_large answers.1.1.2.b")]
    [InlineData("""{"1.1.2":{"a":0.00001,"b":1}}""", "too_precise answers.1.1.2.a")]
    [InlineData("""{"1.2":{"counts":[1,0]}}""", "wrong_length answers.1.2.counts")]
    [InlineData("""{"1.2":{"counts":[1,0,-1]}}""", "negative answers.1.2.counts[2]")]
    [InlineData("""{"1.2":{"counts":[1,0,1.5]}}""", "not_a_count answers.1.2.counts[2]")]
    [InlineData("""{"1.2":{"counts":{"0":1}}}""", "wrong_shape answers.1.2.counts")]
    [InlineData("""{"2.4.1":{"items":[true]}}""", "wrong_length answers.2.4.1.items")]
    [InlineData("""{"2.4.1":{"items":[true,1]}}""", "not_a_flag answers.2.4.1.items[1]")]
    [InlineData("""{"1.4.2":{"count":-1}}""", "negative answers.1.4.2.count")]
    [InlineData("""{"3.4.3":{"percent":100.01}}""", "out_of_range answers.3.4.3.percent")]
    [InlineData("""{"3.4.3":{"percent":-0.01}}""", "out_of_range answers.3.4.3.percent")]
    [InlineData("""{"4.2.1":{"yes":1}}""", "not_a_flag answers.4.2.1.yes")]
    [InlineData("""{"4.2.1":{"notApplicable":true}}""", "missing_field answers.4.2.1.reason")]
    [InlineData("""{"4.2.1":{"notApplicable":true,"reason":"  "}}""", "blank_text answers.4.2.1.reason")]
    [InlineData("""{"4.2.1":{"notApplicable":false,"reason":"r"}}""", "wrong_shape answers.4.2.1.notApplicable")]
    [InlineData("""{"4.2.1":{"notApplicable":true,"reason":"r","yes":true}}""", "unknown_field answers.4.2.1.yes")]
    [InlineData("""{"1.7":{"groups":{}}}""", "no_answers answers.1.7.groups")]
    [InlineData("""{"1.7":{"groups":{"g1":{},"g2":{"A":0}}}}""", "no_answers answers.1.7.groups")]
    [InlineData("""{"1.7":{"groups":{"g1":{"E":1}}}}""", "no_such_option answers.1.7.groups.g1.E")]
    [InlineData("""{"1.7":{"groups":{"g1":{"A":-1}}}}""", "negative answers.1.7.groups.g1.A")]
    [InlineData("""{"1.7":{"groups":{"g1":{"A":1}},"pooling":"mean"}}""", "wrong_shape answers.1.7.pooling")]
    [InlineData("""{"1.7":{"groups":{"g1":{"A":1},"g1":{"B":1}}}}""", "duplicate_field answers.1.7.groups.g1")]
    [InlineData("""{"1.7":{"groups":{"g1":{"A":1},"pooling":"pooled"}}}""", "wrong_shape answers.1.7.groups.pooling")]
    public void A_wrong_answer_is_named_with_its_place(string answers, string fault)
    {
        var reading = AnswersFile.Parse($$"""{"answers":{{answers}}}""", ShippedIndex.Ministry);
        Assert.Null(reading.Answers);
        Assert.Contains(fault, reading.Faults.Select(each => $"{each.Code} {each.Place}"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{"1.1.2":{"a":75.5,"b":75.5}}""", "1.1.2", "1.5")]
    [InlineData("""{"1.1.2":{"a":10,"b":1000}}""", "1.1.2", "1.5")]
    [InlineData("""{"1.1.2":{"a":1e1,"b":9.00}}""", "1.1.2", "1.35")]
    [InlineData("""{"1.3.1":{"a":10,"b":1000}}""", "1.3.1", "1")]
    [InlineData("""{"1.7":{"groups":{"g1":{"B":2},"g2":{}}}}""", "1.7", "0.6")]
    [InlineData("""{"1.7":{"groups":{"g1":{"A":1},"g2":{"D":3}},"pooling":"pooled"}}""", "1.7", "0.25")]
    [InlineData("""{"3.4.3":{"percent":100}}""", "3.4.3", "1")]
    [InlineData("""{"6.2.4":{"tier":1}}""", "6.2.4", "0.5")]
    [InlineData("""{"1.4.2":{"count":4.0}}""", "1.4.2", "0.5")]
    public void A_right_answer_gives_its_points(string answers, string code, string points) =>
        Assert.Equal(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture), Of(Compute(answers), code).Points);

    [Theory]
    [InlineData("1.1.2")]
    [InlineData("1.3.1")]
    public void The_greatest_ratio_that_is_taken_can_be_told(string code) =>
        Assert.NotEmpty(Compute($$$"""{"{{{code}}}":{"a":0.0001,"b":1000000000000}}""").Nodes.Single(node => node.Node.Code == code).Item!.Steps);

    [Fact]
    public void Faults_of_several_items_are_all_named()
    {
        var reading = AnswersFile.Parse("""{"answers":{"9":{},"1.1.1":{"tier":9},"1.2":{"counts":[]}},"extra":1}""", ShippedIndex.Ministry);
        Assert.Equal(["unknown_code", "no_such_tier", "wrong_length", "unknown_field"], reading.Faults.Select(fault => fault.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void A_fault_stays_on_one_line_whatever_the_code_holds()
    {
        var reading = AnswersFile.Parse("""{"answers":{"1\n2\u2028":{}}}""", ShippedIndex.Ministry);
        Assert.DoesNotContain(Assert.Single(reading.Faults).ToString(), c => char.IsControl(c) || c == '\u2028');
    }

    [Fact]
    public void An_answer_to_a_code_outside_the_set_is_a_bug_when_computing() =>
        Assert.Throws<ArgumentException>(() => ReformIndex.Compute(
            ShippedIndex.Ministry, new Dictionary<string, Answer>(StringComparer.Ordinal) { ["1.1"] = new YesNoAnswer(true) }));

    private static IndexResult Compute(string answers)
    {
        var reading = AnswersFile.Parse($$"""{"answers":{{answers}}}""", ShippedIndex.Ministry);
        Assert.Empty(reading.Faults);
        return ReformIndex.Compute(ShippedIndex.Ministry, reading.Answers!);
    }

    private static (Fraction Points, Fraction Max, int Missing) Of(IndexResult result, string code)
    {
        var figure = result.Nodes.Single(node => node.Node.Code.Equals(code, StringComparison.Ordinal)).Figure;
        return (figure.Points, figure.Max, figure.Missing);
    }
}
