using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

public sealed class ProcedureFileTests
{
    [Fact]
    public void A_valid_file_is_read_whole()
    {
        var item = Examples.Procedure();
        Assert.Equal("Lĩnh vực A", item.FieldName);
        Assert.Equal(new DateOnly(2026, 6, 30), item.EffectiveTo);
        Assert.Equal("", item.Means[0].Note);
        Assert.Equal(Confidence.Unsure, item.Means[1].Confidence);
        Assert.Equal("lai", Assert.Single(item.Components[1].CaseCodes));
        Assert.Equal(new PostTerms(In: false, Out: true), item.Post);
        Assert.Equal([FeeTiming.AtReceipt, FeeTiming.BeforeResult], item.Payment.When);
        Assert.True(item.Fileable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public void Broken_JSON_is_one_fault(string text)
    {
        var fault = Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(text)).Faults);
        Assert.Equal(("$", "json.syntax"), (fault.Place, fault.Code));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("3")]
    public void What_is_not_an_object_is_one_fault(string text)
    {
        var fault = Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(text)).Faults);
        Assert.Equal(("$", "field.type"), (fault.Place, fault.Code));
    }

    [Fact]
    public void Every_fault_is_named_with_its_place()
    {
        var faults = Examples.FaultsAfter(file =>
        {
            file["extra"] = 1;
            var item = Examples.FirstOf(file);
            item.Remove("agency");
            item["sets"] = "một";
            item["means"]![1]!["limit"]!["unit"] = "week";
            item["means"]![0]!["fees"]![1]!["amount"] = -1;
            item["components"]![2]!["nhan"] = true;
            item["effectiveFrom"] = "2026-02-30";
        });
        Assert.Equal(
            [
                ("$.extra", "field.unknown"),
                ("$.procedures[0].agency", "field.missing"),
                ("$.procedures[0].components[2].nhan", "field.unknown"),
                ("$.procedures[0].effectiveFrom", "field.type"),
                ("$.procedures[0].means[0].fees[1].amount", "value.range"),
                ("$.procedures[0].means[1].limit.unit", "value.unknown"),
                ("$.procedures[0].sets", "field.type"),
            ],
            faults.Select(fault => (fault.Place, fault.Code)).Order());
        Assert.All(faults, fault => Assert.NotEmpty(fault.Text));
    }

    [Fact]
    public void A_field_given_twice_is_a_fault()
    {
        var text = Examples.Json().ToJsonString().Replace("\"sets\":1", "\"sets\":1,\"sets\":2", StringComparison.Ordinal);
        var fault = Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(text)).Faults);
        Assert.Equal(("$.procedures[0].sets", "field.duplicate"), (fault.Place, fault.Code));
    }

    [Theory]
    [InlineData("\"Thủ tục thử\"", "\"\\ud800\"", "$.procedures[0].name", "field.type")]
    [InlineData("\"2026-01-05\"", "\"\\ud800\"", "$.procedures[0].effectiveFrom", "field.type")]
    [InlineData("\"full\"", "\"\\ud800\"", "$.procedures[0].onlineLevel", "value.unknown")]
    [InlineData("\"sets\":1", "\"sets\":1,\"\\ud800\":1", "$.procedures[0]", "field.unknown")]
    [InlineData("Thủ tục thử", "Thủ tục \ud800", "$", "json.syntax")]
    public void Half_a_character_is_a_fault_and_no_exception(string old, string replacement, string place, string code)
    {
        var text = System.Text.RegularExpressions.Regex.Unescape(Examples.Json().ToJsonString()).Replace(old, replacement, StringComparison.Ordinal);
        var fault = Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(text)).Faults);
        Assert.Equal((place, code), (fault.Place, fault.Code));
    }

    public static TheoryData<string, string, string, string> SingleFaults => new()
    {
        { "name", "\" Thủ tục\"", "$.procedures[0].name", "value.text" },
        { "name", "\"\"", "$.procedures[0].name", "value.text" },
        { "name", "\"Thu\\u0309 tu\\u0323c\"", "$.procedures[0].name", "value.text" },
        { "name", "\"[Minh họa] Thủ tục\"", "$.procedures[0].name", "rule.invented" },
        { "version", "0", "$.procedures[0].version", "value.range" },
        { "version", "1.5", "$.procedures[0].version", "field.type" },
        { "isInvented", "1", "$.procedures[0].isInvented", "field.type" },
        { "isInvented", "true", "$.procedures[0].name", "rule.invented" },
        { "field", "\"LV.B\"", "$.procedures[0].field", "reference.unknown" },
        { "level", "\"village\"", "$.procedures[0].level", "value.unknown" },
        { "subjects", "[\"robot\"]", "$.procedures[0].subjects", "value.unknown" },
        { "subjects", "[]", "$.procedures[0].subjects", "rule.subjects" },
        { "subjects", "\"citizen\"", "$.procedures[0].subjects", "field.type" },
        { "sources", "[]", "$.procedures[0].sources", "rule.source" },
        { "means", "[]", "$.procedures[0].means", "rule.empty" },
        { "results", "[]", "$.procedures[0].results", "rule.empty" },
        { "effectiveTo", "\"2026-01-04\"", "$.procedures[0].effectiveTo", "value.range" },
        { "fileable", "false", "$.procedures[0].notFileableReason", "rule.fileable" },
        { "notFileableReason", "\"Chưa nhận\"", "$.procedures[0].notFileableReason", "rule.fileable" },
        { "payment", "{\"required\":false,\"when\":[\"at_receipt\"]}", "$.procedures[0].payment.when", "rule.payment" },
        { "cases", "[{\"code\":\"moi\",\"name\":\"A\"}]", "$.procedures[0].components[1].cases", "reference.unknown" },
        { "cases", "[{\"code\":\"lai\",\"name\":\"A\"},{\"code\":\"lai\",\"name\":\"B\"}]", "$.procedures[0].cases[1]", "duplicate" },
    };

    [Theory]
    [MemberData(nameof(SingleFaults))]
    public void A_wrong_value_is_named_at_its_place(string field, string value, string place, string code)
    {
        var fault = Assert.Single(Examples.FaultsAfter(file => Examples.FirstOf(file)[field] = JsonNode.Parse(value)));
        Assert.Equal((place, code), (fault.Place, fault.Code));
    }

    [Theory]
    [InlineData(0, "working_day", false)]
    [InlineData(1, "working_day", true)]
    [InlineData(0, "same_day_15h", true)]
    [InlineData(1, "same_day_15h", false)]
    public void A_limit_is_at_least_one_and_a_same_day_limit_is_zero(int value, string unit, bool valid)
    {
        var file = Examples.Json();
        Examples.FirstOf(file)["means"]![0]!["limit"] = new JsonObject { ["value"] = value, ["unit"] = unit };
        Assert.Equal(valid, ProcedureFile.Parse(file.ToJsonString()) is ProcedureFileResult.Valid);
    }

    [Fact]
    public void A_mandatory_paper_with_a_condition_names_its_cases()
    {
        var fault = Assert.Single(Examples.FaultsAfter(file => Examples.FirstOf(file)["components"]![1]!.AsObject().Remove("cases")));
        Assert.Equal(("$.procedures[0].components[1].mandatory", "rule.component"), (fault.Place, fault.Code));
    }

    [Fact]
    public void A_fee_has_an_amount_or_a_formula()
    {
        var fault = Assert.Single(Examples.FaultsAfter(file => Examples.FirstOf(file)["means"]![0]!["fees"]![0]!.AsObject().Remove("amount")));
        Assert.Equal(("$.procedures[0].means[0].fees[0].amount", "rule.fee"), (fault.Place, fault.Code));
    }

    [Fact]
    public void An_abolished_procedure_has_a_last_day()
    {
        var fault = Assert.Single(Examples.FaultsAfter(file =>
        {
            Examples.FirstOf(file)["state"] = "abolished";
            Examples.FirstOf(file).Remove("effectiveTo");
        }));
        Assert.Equal(("$.procedures[0].effectiveTo", "rule.abolished"), (fault.Place, fault.Code));
    }

    [Theory]
    [InlineData("2026-06-30", 2, "rule.overlap")]
    [InlineData("2026-07-01", 1, "duplicate")]
    [InlineData("2026-07-01", 2, null)]
    public void Versions_of_a_code_follow_one_another(string from, int version, string? code)
    {
        var file = Examples.Json();
        var later = Examples.FirstOf(file).DeepClone().AsObject();
        later["effectiveFrom"] = from;
        later["effectiveTo"] = null;
        later["version"] = version;
        file["procedures"]!.AsArray().Add(later);
        var result = ProcedureFile.Parse(file.ToJsonString());
        Assert.Equal(code, (result as ProcedureFileResult.Faulty)?.Faults.Single().Code);
    }
}
