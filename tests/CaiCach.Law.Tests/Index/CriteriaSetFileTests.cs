using System.Text.Json.Nodes;
using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

/// <summary>A criteria set is taken whole or not at all, and every fault is named with its place.</summary>
public sealed class CriteriaSetFileTests
{
    [Fact]
    public void Both_shipped_sets_are_whole_and_say_what_is_reconstructed()
    {
        Assert.Equal((142, 104, 100m), (ShippedIndex.Ministry.Nodes.Count, ShippedIndex.Ministry.Leaves.Count, ShippedIndex.Ministry.MaxPoints));
        Assert.Equal((133, 96, 100m), (ShippedIndex.Province.Nodes.Count, ShippedIndex.Province.Leaves.Count, ShippedIndex.Province.MaxPoints));
        Assert.NotEmpty(ShippedIndex.Ministry.Reconstruction);
        Assert.NotEmpty(ShippedIndex.Province.Reconstruction);
        Assert.Equal(31.5m, ShippedIndex.Ministry.Leaves.Where(leaf => leaf.Item!.Source == ItemSource.Survey).Sum(leaf => leaf.MaxPoints));
        Assert.Equal(10, ShippedIndex.Ministry.Leaves.Select(leaf => leaf.Item!.Rule.Kind).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_leaf_carries_its_evidence_register_and_lead_unit()
    {
        var leaf = ShippedIndex.Ministry.Find("1.1.1")!;
        Assert.Equal(CriteriaLevel.Component, leaf.Level);
        Assert.Equal(("reform_plan", "Vụ Tổ chức cán bộ"), (leaf.Item!.DataRegister, leaf.Item.LeadUnit));
        Assert.NotEmpty(leaf.Item.Evidence);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "/totals/points", "99", "wrong_total totals.points" },
        { "/totals/components", "98", "wrong_total totals.components" },
        { "/totals/survey", "31", "wrong_total totals.survey" },
        { "/fields/0/maxPoints", "9", "wrong_sum 1.maxPoints" },
        { "/fields/0/maxSurveyPoints", "2", "wrong_sum 1.maxSurveyPoints" },
        { "/fields/0/children/0/children/0/code", "\"1.1.2\"", "duplicate_code 1.1.2" },
        { "/fields/0/children/0/children/0/code", "\"9.1.1\"", "bad_code 9.1.1" },
        { "/fields/0/children/0/children/0/level", "\"field\"", "wrong_level 1.1.1.level" },
        { "/fields/0/children/0/children/0/name", "\" \"", "blank_text fields[0].children[0].children[0].name" },
        { "/fields/0/children/0/children/0/source", "\"self\"", "bad_source 1.1.1.source" },
        { "/fields/0/children/0/children/0/nmae", "\"x\"", "unknown_field fields[0].children[0].children[0].nmae" },
        { "/fields/0/children/0/children/0/scoring/kind", "\"dice\"", "unknown_kind 1.1.1.scoring.kind" },
        { "/fields/0/children/0/children/0/scoring/tiers/0/points", "0.4", "misses_max 1.1.1.scoring.tiers" },
        { "/fields/0/children/0/children/0/scoring/tiers/0/points", "0.6", "passes_max 1.1.1.scoring.tiers[0].points" },
        { "/fields/0/children/0/children/0/scoring/firstTrueWins", "false", "bad_rule 1.1.1.scoring.firstTrueWins" },
        { "/fields/0/children/0/children/1/scoring/floorPercent", "100.5", "bad_rule 1.1.2.scoring.floorPercent" },
        { "/fields/0/children/0/children/1/scoring/formula", "\"max * a / b\"", "bad_rule 1.1.2.scoring.formula" },
        { "/fields/0/children/0/children/1/scoring/whenDenominatorZero", "\"zero\"", "bad_rule 1.1.2.scoring.whenDenominatorZero" },
        { "/fields/0/children/1/scoring/start", "0.9", "misses_max 1.2.scoring.start" },
        { "/fields/0/children/1/scoring/deductions/0/pointsEach", "0", "bad_rule 1.2.scoring.deductions[0].pointsEach" },
        { "/fields/0/children/2/children/0/scoring/bands/1/lt", "29", "bad_bands 1.3.1.scoring.bands" },
        { "/fields/0/children/2/children/0/scoring/bands/2/gte", "1", "bad_bands 1.3.1.scoring.bands" },
        { "/fields/0/children/2/children/0/scoring/bands/0/lt", "100", "bad_bands 1.3.1.scoring.bands" },
        { "/fields/0/children/3/children/1/scoring/steps/1/atLeast", "4", "bad_rule 1.4.2.scoring.steps" },
        { "/fields/0/children/6/scoring/optionWeights/A", "0.9", "bad_rule 1.7.scoring.optionWeights" },
        { "/fields/0/children/6/scoring/optionWeights/A", "\"x\"", "not_a_number 1.7.scoring.optionWeights.A" },
        { "/fields/0/children/0/children/0/maxPoints", "7e27", "bad_max 1.1.1.maxPoints" },
        { "/fields/0/children/0/children/0/scoring", "null", "wrong_shape 1.1.1.scoring" },
        { "/fields/0/children/0/children", "[]", "empty_node 1.1.children" },
        { "/fields", "[]", "empty_set fields" },
        { "/fields", "{}", "wrong_shape fields" },
        { "/id", "7", "wrong_shape id" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_wrong_value_is_named_and_no_set_is_given(string pointer, string value, string fault)
    {
        var reading = CriteriaSetFile.Parse(With(pointer, value));
        Assert.Null(reading.Set);
        Assert.Contains(fault, reading.Faults.Select(each => $"{each.Code} {each.Place}"), StringComparer.Ordinal);
        Assert.All(reading.Faults, each => Assert.NotEmpty(each.Message));
    }

    [Fact]
    public void All_faults_are_named_not_only_the_first()
    {
        var root = JsonNode.Parse(ShippedIndex.MinistryJson)!;
        root["totals"]!["points"] = 99;
        root["fields"]![0]!["children"]![0]!["children"]![0]!["source"] = "self";
        root["fields"]![0]!["children"]![1]!.AsObject().Remove("scoring");
        var reading = CriteriaSetFile.Parse(root.ToJsonString());
        Assert.Equal(
            ["bad_source", "missing_field", "wrong_total"],
            reading.Faults.Select(each => each.Code).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", "broken_json")]
    [InlineData("{", "broken_json")]
    [InlineData("{\"id\":\"\\ud800\"}", "broken_text")]
    [InlineData("[]", "wrong_shape")]
    [InlineData("null", "wrong_shape")]
    [InlineData("{}", "missing_field")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "duplicate_field")]
    public void Broken_text_is_a_fault_not_an_exception(string json, string code)
    {
        var reading = CriteriaSetFile.Parse(json);
        Assert.Null(reading.Set);
        Assert.Contains(reading.Faults, fault => string.Equals(fault.Code, code, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_nested_beyond_reason_is_a_fault()
    {
        var reading = CriteriaSetFile.Parse(new string('[', 100_000));
        Assert.Equal("broken_json", Assert.Single(reading.Faults).Code);
    }

    private static string With(string pointer, string value)
    {
        var root = JsonNode.Parse(ShippedIndex.MinistryJson)!;
        var names = pointer.Split('/')[1..];
        var parent = names[..^1].Aggregate(root, (node, name) => node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        parent[names[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
