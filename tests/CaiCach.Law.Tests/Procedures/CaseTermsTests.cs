using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Limits, fees and steps hang on the case (trường hợp).</summary>
public sealed class CaseTermsTests
{
    /// <summary>The rows of a version; of some sheets as they were before there was a column of cases, and without the rows that only it tells apart.</summary>
    private static Dictionary<string, IReadOnlyList<SheetRow>> SheetsOf(ProcedureVersion item, params string[] without) =>
        CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item])
            .Where(cells => s != CatalogueSheets.Means || !without.Contains(s.Name) || string.IsNullOrEmpty(cells[^1]?.ToString()))
            .Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells).Where(pair => pair.Second?.ToString() is { Length: > 0 } && !(without.Contains(s.Name) && pair.First == CatalogueSheets.Cases))
                .ToDictionary(pair => pair.First.Title, pair => pair.Second!.ToString()!)))], StringComparer.Ordinal);

    /// <summary>The direct channel: 10 working days, 3 for "Cấp lại"; the second fee is of "Cấp mới" alone; "Cấp lại" goes its own way.</summary>
    private static ProcedureVersion ByCase(Action<JsonObject>? change = null)
    {
        var file = With(change);
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }

    private static JsonObject With(Action<JsonObject>? change = null)
    {
        var file = Examples.Json();
        var item = Examples.FirstOf(file);
        var means = item["means"]![0]!;
        means["caseLimits"] = JsonNode.Parse("""[{"cases": ["lai"], "limit": {"value": 3, "unit": "working_day"}}]""");
        means["fees"]![1]!["cases"] = new JsonArray("moi");
        item["sequence"] = new JsonArray("Nộp hồ sơ", "Nhận kết quả");
        item["caseSequences"] = JsonNode.Parse("""[{"cases": ["lai"], "steps": ["Nộp lại bản đã cấp"]}]""");
        change?.Invoke(item);
        return file;
    }

    [Fact]
    public void A_case_has_its_own_limit_fees_and_steps_and_the_others_those_of_the_channel()
    {
        var item = ByCase();
        Assert.Equal((3, 10, 10), (item.LimitFor(Channel.Direct, "lai")!.Value.Value, item.LimitFor(Channel.Direct, "moi")!.Value.Value, item.LimitFor(Channel.Direct, null)!.Value.Value));
        Assert.Equal((7, null), (item.LimitFor(Channel.Online, "lai")!.Value.Value, item.LimitFor(Channel.Post, "lai")));
        Assert.Equal((true, false, false), (item.LimitDependsOnCase(Channel.Direct), item.LimitDependsOnCase(Channel.Online), item.LimitDependsOnCase(Channel.Post)));
        Assert.Equal((250_000, 300_000, null), (item.TotalFee(Channel.Direct, "lai"), item.TotalFee(Channel.Direct, "moi"), item.TotalFee(Channel.Direct)));
        Assert.Equal(["Nộp lại bản đã cấp"], item.SequenceFor("lai").Select(step => step.Text));
        Assert.Equal(["Nộp hồ sơ", "Nhận kết quả"], item.SequenceFor("moi").Select(step => step.Text));
        Assert.Equal("10 ngày làm việc; trường hợp Cấp lại: 3 ngày làm việc", ProcedureTexts.Limit(item, Channel.Direct));
        Assert.Equal("3 ngày làm việc", ProcedureTexts.Limit(item, Channel.Direct, "lai"));
        Assert.Equal(" (trường hợp: Cấp mới)", ProcedureTexts.FeeCases(item, item.Means[0].Fees[1]));
    }

    [Fact]
    public void Where_every_case_has_its_own_limit_no_general_one_is_named()
    {
        var item = ByCase(p => p["means"]![0]!["caseLimits"]!.AsArray().Add(JsonNode.Parse("""{"cases": ["moi"], "limit": {"value": 1, "unit": "month"}}""")));
        Assert.Equal("Trường hợp Cấp lại: 3 ngày làm việc; trường hợp Cấp mới: 1 tháng", ProcedureTexts.Limit(item, Channel.Direct));
    }

    [Fact]
    public void What_is_said_of_a_case_that_is_not_there_or_twice_is_a_fault_at_its_place()
    {
        static IEnumerable<string> Faults(Action<JsonObject> change) => Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(With(change).ToJsonString())).Faults.Select(f => $"{f.Place} {f.Code}");
        Assert.Equal(["$.procedures[0].means[0].caseLimits[0].cases reference.unknown"], Faults(p => p["means"]![0]!["caseLimits"]![0]!["cases"] = new JsonArray("khac")));
        Assert.Equal(["$.procedures[0].means[0].caseLimits[0].cases rule.empty"], Faults(p => p["means"]![0]!["caseLimits"]![0]!["cases"] = new JsonArray()));
        Assert.Equal(["$.procedures[0].means[0].caseLimits[1].cases duplicate"], Faults(p => p["means"]![0]!["caseLimits"]!.AsArray().Add(JsonNode.Parse("""{"cases": ["moi", "lai"], "limit": {"value": 1, "unit": "month"}}"""))));
        Assert.Equal(["$.procedures[0].means[0].fees[1].cases reference.unknown"], Faults(p => p["means"]![0]!["fees"]![1]!["cases"] = new JsonArray("khac")));
        Assert.Equal(["$.procedures[0].caseSequences[0].steps rule.empty"], Faults(p => p["caseSequences"]![0]!["steps"] = new JsonArray()));
        Assert.Equal(["$.procedures[0].means[0].caseLimits[0].limit field.missing"], Faults(p => p["means"]![0]!["caseLimits"]![0]!.AsObject().Remove("limit")));
        Assert.Equal(["$.procedures[0].startRule rule.start"], Faults(p => (p["startRule"], p["means"]![0]!["caseLimits"]![0]!["limit"]!["unit"]) = ("acceptance_and_payment", "month")));
        Assert.Equal(["$.procedures[0].startEvent rule.start-event"], Faults(p => p["startRule"] = "field_event"));
        Assert.Equal(["$.procedures[0].startEvent rule.start-event"], Faults(p => p["startEvent"] = "nhận đủ mẫu thử"));
        Assert.Equal(["$.procedures[0].startRule rule.start"], Faults(p => (p["startRule"], p["startEvent"], p["stages"]) = ("field_event", "nhận đủ mẫu thử", new JsonArray(JsonNode.Parse("""{"code": "S1", "name": "Thẩm định", "owner": "authority", "confidence": "known"}""")))));
    }

    [Fact]
    public void They_are_written_and_read_back_in_files_sheets_and_national_fields()
    {
        var item = ByCase();
        Assert.Equivalent(item, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(item, new(2026, 11, 26), "Tệp thử").ToJsonString())).File.All), strict: true);

        var sheets = SheetsOf(item);
        var ready = Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => item, "Nguồn"));
        Assert.Empty(ProcedureDifference.Between(item, Assert.Single(ready.Procedures)));
        var unknown = Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => null, "Nguồn")).Procedures);
        Assert.Equal((3, "Nộp lại bản đã cấp"), (unknown.LimitFor(Channel.Direct, unknown.Cases.Single(c => c.Name == "Cấp lại").Code)!.Value.Value, Assert.Single(Assert.Single(unknown.CaseSequences).Steps).Text));

        var national = NationalFile.Write([item]);
        var back = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(national), _ => item, new(2026, 11, 26)).Records);
        Assert.Empty(back.Faults);
        Assert.Empty(ProcedureDifference.Between(item, back.Version));
        var fresh = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(national), _ => null, new(2026, 11, 26)).Records);
        Assert.Empty(fresh.Faults);
        var again = fresh.Version.Cases.Single(c => c.Name == "Cấp lại").Code;
        Assert.Equal((3, 10), (fresh.Version.LimitFor(Channel.Direct, again)!.Value.Value, fresh.Version.LimitFor(Channel.Direct, null)!.Value.Value));
        Assert.Equal(["Nộp lại bản đã cấp"], fresh.Version.SequenceFor(again).Select(step => step.Text));
        var fee = fresh.Version.MeansFor(Channel.Direct)!.Fees[1];
        Assert.Equal(("Lệ phí", fresh.Version.Cases.Single(c => c.Name == "Cấp mới").Code), (fee.Name, Assert.Single(fee.CaseCodes)));
        Assert.DoesNotContain("Trường hợp", fee.Note ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_cases_may_have_commas_and_be_as_long_as_the_model_allows_and_come_back_from_the_national_fields()
    {
        var (first, second) = ("Cấp mới, lần đầu " + new string('a', ProcedureCase.LongestName - 17), "Cấp lại, do mất");
        var item = ByCase(p =>
        {
            (p["cases"]![0]!["name"], p["cases"]![1]!["name"]) = (first, second);
            p["means"]![0]!["fees"]![1]!["cases"] = new JsonArray("moi", "lai");
            p["caseSequences"] = JsonNode.Parse("""[{"cases": ["moi", "lai"], "steps": ["Nộp lại bản đã cấp"]}]""");
        });
        Assert.Equal(300, first.Length);
        var fresh = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(NationalFile.Write([item])), _ => null, new(2026, 11, 26)).Records);
        Assert.Empty(fresh.Faults);
        Assert.Equal([first, second], fresh.Version.Cases.Select(c => c.Name));
        Assert.Equal(fresh.Version.Cases.Select(c => c.Code), fresh.Version.MeansFor(Channel.Direct)!.Fees[1].CaseCodes);
        Assert.Equal(fresh.Version.Cases.Select(c => c.Code), Assert.Single(fresh.Version.CaseSequences).CaseCodes);

        // What names other cases is told before each step; with it the step is no longer than any.
        foreach (var (length, fault) in new[] { (2990, (string?)null), (2991, "$[0].TRINHTUTHUCHIEN[0].TRINHTU[0].TENTRINHTU value.text") })
        {
            var other = JsonNode.Parse(NationalFile.Write([item]))!;
            other[0]!["TRINHTUTHUCHIEN"] = new JsonArray(new JsonObject { ["TRUONGHOP"] = "Cấp đổi", ["TRINHTU"] = new JsonArray(new JsonObject { ["TENTRINHTU"] = new string('b', length + 1) }) });
            Assert.Equal(fault, NationalFileReader.Read(Encoding.UTF8.GetBytes(other.ToJsonString()), _ => null, new(2026, 11, 26)) is var read && read.Faults.Count > 0 ? $"{read.Faults[0].Place} {read.Faults[0].Code}" : null);
        }
    }

    [Fact]
    public void A_fee_whose_cases_changed_on_the_national_side_keeps_the_rest()
    {
        var item = ByCase();
        var other = JsonNode.Parse(NationalFile.Write([item]))!;
        var text = (string)other[0]!["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![0]!["PHILEPHI"]![1]!["MOTA"]!;
        other[0]!["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![0]!["PHILEPHI"]![1]!["MOTA"] = text.Replace("Cấp mới", "Cấp lại", StringComparison.Ordinal);
        var read = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(other.ToJsonString()), _ => item, new(2026, 11, 26)).Records);
        Assert.Equal(["Phí, lệ phí (trực tiếp): “Lệ phí”, trường hợp áp dụng: từ “Cấp mới” thành “Cấp lại”"], ProcedureDifference.Between(item, read.Version).Select(c => c.Sentence.ToString()));
    }

    [Theory]
    [InlineData("Cách thức", "Phí, lệ phí")]
    [InlineData("Cách thức")]
    [InlineData("Phí, lệ phí")]
    public void A_file_of_sheets_without_the_column_of_cases_keeps_the_limits_and_fees_of_cases(params string[] without)
    {
        var item = ByCase();
        var sheets = SheetsOf(item, without);
        var ready = Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => item, "Nguồn", null, without.ToHashSet(StringComparer.Ordinal)));
        Assert.Empty(ProcedureDifference.Between(item, Assert.Single(ready.Procedures)));

        // A file with the column that says nothing clears them.
        Assert.NotEmpty(ProcedureDifference.Between(item, Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => item, "Nguồn")).Procedures)));
    }

    [Fact]
    public void A_new_version_that_is_offered_online_takes_dossiers_online()
    {
        Assert.Empty(ProcedureRules.FaultsOfNew(ByCase()));
        var offline = ByCase(p => p["means"]!.AsArray().RemoveAt(1));
        Assert.Equal("rule.online", Assert.Single(ProcedureRules.FaultsOfNew(offline)).Code);
        Assert.Empty(ProcedureRules.FaultsOfNew(offline with { OnlineLevel = OnlineLevel.InformationOnly }));
        var staged = ByCase() with { StartRule = StartRule.AcceptanceAndPayment, Stages = [new("1", "Thẩm định", null, null, StageOwner.Authority, null, Confidence.Found)] };
        Assert.Equal(("$.procedures[0].startRule", "rule.start"), Assert.Single(ProcedureRules.FaultsOfNew(staged)) is var fault ? (fault.Place, fault.Code) : default);
        Assert.Empty(ProcedureRules.FaultsOfNew(staged with { Stages = [] }));
        Assert.Empty(ProcedureRules.FaultsOfNew(staged with { StartRule = StartRule.Acceptance }));
    }

    [Fact]
    public void Their_changes_are_told_in_words()
    {
        static IEnumerable<string> Told(ProcedureVersion before, ProcedureVersion after) => ProcedureDifference.Between(before, after).Select(c => c.Sentence.ToString());
        Assert.Equal(["Thời hạn giải quyết (trực tiếp): trường hợp “Cấp lại”: từ 3 ngày làm việc xuống 2 ngày làm việc"], Told(ByCase(), ByCase(p => p["means"]![0]!["caseLimits"]![0]!["limit"]!["value"] = 2)));
        Assert.Equal(["Thời hạn giải quyết (trực tiếp): trường hợp “Cấp lại”: từ 3 ngày làm việc thành thời hạn chung"], Told(ByCase(), ByCase(p => p["means"]![0]!.AsObject().Remove("caseLimits"))));
        Assert.Equal(["Phí, lệ phí (trực tiếp): “Lệ phí”, trường hợp áp dụng: từ “Cấp mới” thành “mọi trường hợp”"], Told(ByCase(), ByCase(p => p["means"]![0]!["fees"]![1]!.AsObject().Remove("cases"))));
        Assert.Equal(["Trình tự thực hiện: bỏ “Trường hợp Cấp lại: Nộp lại bản đã cấp”"], Told(ByCase(), ByCase(p => p.Remove("caseSequences"))));
    }
}
