using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Codes of single bodies and the agencies beside the implementing one: how they look, that files keep them, and that changes of them are told.</summary>
public sealed class LocalCodeTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Theory]
    [InlineData("1.014393.H38", "1.014393", "H38")]
    [InlineData("2.002131.000.00.00.h58", "2.002131", "H58")]
    [InlineData("1.014393.G06", "1.014393", "G06")]
    [InlineData("1.014393", null, null)]
    [InlineData("1.014393.H3", null, null)]
    [InlineData("1.014393.X38", null, null)]
    [InlineData("4.014393.H38", null, null)]
    [InlineData("1.014393.000.00.H38", null, null)]
    [InlineData(null, null, null)]
    public void A_local_code_is_the_national_one_with_a_province_or_ministry(string? text, string? national, string? scope)
    {
        var code = LocalCode.Parse(text);
        Assert.Equal((national, scope), (code?.National, code?.Scope));
    }

    [Theory]
    [InlineData("1.014393.H38", "1.014393", true)]
    [InlineData("1.014393.000.00.00.H38", "1.014393", false)]
    [InlineData("1.014393.h38", "1.014393", false)]
    [InlineData("1.014393", "1.014393", false)]
    [InlineData("NB.SKHCN.001", "NB.SKHCN.001", false)]
    public void Of_a_version_of_its_own_a_body_has_the_new_form_and_the_national_code_is_inside(string code, string national, bool isOwn)
    {
        var version = With(_ => { }) with { Code = code };
        Assert.Equal((national, isOwn, isOwn ? "H38" : null), (version.NationalCode, version.IsOwn, LocalCode.OfOwn(code)?.Scope));
    }

    [Fact]
    public void A_version_of_its_own_bears_no_local_code_but_that_of_its_body()
    {
        static IReadOnlyList<ProcedureFault> Faults(params string[] codes) => Examples.FaultsAfter(file => (Examples.FirstOf(file)["code"], Examples.FirstOf(file)["localCodes"]) = ("1.000001.H50", new JsonArray([.. codes.Select(c => (JsonNode)c)])));
        Assert.Equal("rule.own-code", Assert.Single(Faults("1.000001.H38")).Code);
        Assert.Equal("rule.local-code", Assert.Single(Faults("1.000002.H50")).Code);
        Assert.Equal("duplicate", Assert.Single(Faults("1.000001.H50", "1.000001.000.00.00.H50")).Code);
        var own = With(p => (p["code"], p["localCodes"]) = ("1.000001.H50", new JsonArray("1.000001.000.00.00.H50")));
        Assert.Equal("1.000001.000.00.00.H50", LocalCode.Of(own, "H50.09"));
    }

    [Theory]
    [InlineData("1.000001.H50", "1.000001.H50")]
    [InlineData("1.000001.000.00.00.H50", "1.000001.H50")]
    [InlineData("1.000001.H38", "1.000001")]
    [InlineData("1.000001", "1.000001")]
    public void A_national_record_is_of_the_version_of_the_body_it_names_where_it_has_one(string told, string code)
    {
        var national = With(_ => { });
        ProcedureVersion[] ours = [national, national with { Code = "1.000001.H50" }];
        var file = Encoding.UTF8.GetBytes(NationalFile.Write([national]).Replace("\"1.000001\"", $"\"{told}\"", StringComparison.Ordinal));
        var read = Assert.Single(NationalFileReader.Read(file, known => ours.FirstOrDefault(p => p.Code == known), Day).Records).Version;
        Assert.Equal(code, read.Code);
        Assert.Equal(told == "1.000001.H38" ? [told] : [], read.LocalCodes);
        Assert.Equal("1.000001.H50", (string?)JsonNode.Parse(NationalFile.Write([ours[1]], "H50.09"))![0]!["MATTHC"]);
    }

    [Fact]
    public void A_life_event_holds_a_version_of_ones_own_where_it_names_the_national_one()
    {
        var need = new LifeEvent("Khởi nghiệp", ["1.000002", "1.000001"]);
        Assert.Equal([1, 1, null], new[] { "1.000001", "1.000001.H50", "1.000003.H50" }.Select(code => need.PlaceOf(With(_ => { }) with { Code = code })));
    }

    [Fact]
    public void A_body_has_the_code_of_its_province_or_ministry()
    {
        var version = With(p => p["localCodes"] = new JsonArray("1.000001.H50", "1.000001.000.00.00.H38"));
        Assert.Equal(
            ["1.000001.H50", "1.000001.000.00.00.H38", null, null, null],
            new[] { "H50.09", "H38", "H39.01", "H500", null }.Select(id => LocalCode.Of(version, id)));
    }

    [Theory]
    [InlineData("rule.local-code", "1.000002.H50")]
    [InlineData("rule.local-code", "1.000001.h50")]
    [InlineData("rule.local-code", "1.000001")]
    [InlineData("duplicate", "1.000001.H38", "1.000001.000.00.00.H38")]
    public void One_of_another_procedure_and_two_of_one_province_are_faults(string fault, params string[] codes) =>
        Assert.Equal(fault, Assert.Single(Examples.FaultsAfter(file => Examples.FirstOf(file)["localCodes"] = new JsonArray([.. codes.Select(c => (JsonNode)c)]))).Code);

    [Fact]
    public void Files_keep_codes_and_agencies()
    {
        var version = Rich;
        Assert.Equivalent(version, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(version, Day, "Tệp thử").ToJsonString())).File.All), strict: true);

        foreach (var (identifier, code) in new[] { ("H50.09", "1.000001.H50"), ("H39", "1.000001") })
        {
            var record = JsonNode.Parse(NationalFile.Write([version], identifier))![0]!;
            Assert.Equal(code, (string)record["MATTHC"]!);
            var answer = NationalFileReader.Read(Encoding.UTF8.GetBytes(record.ToJsonString()), _ => null, Day);
            var read = Assert.Single(answer.Records).Version;
            Assert.Empty(answer.Faults);
            Assert.Empty(answer.Ignored);
            Assert.Equal("1.000001", read.Code);
            Assert.Equal(identifier == "H50.09" ? ["1.000001.H50"] : [], read.LocalCodes);
            Assert.Equal((version.CompetentAgency, version.AuthorisedAgency), (read.CompetentAgency, read.AuthorisedAgency));
            Assert.Equal(version.CoordinatingAgencies, read.CoordinatingAgencies);
            Assert.Equal(version.ReceivingAddresses, read.ReceivingAddresses);
        }

        var known = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(NationalFile.Write([version])), code => code == version.Code ? version : null, Day).Records).Version;
        Assert.Equal((version.LocalCodes, version.IsBoundaryFree), (known.LocalCodes, known.IsBoundaryFree));
    }

    [Fact]
    public void Sheets_keep_codes_and_agencies()
    {
        var item = Rich;
        var sheets = CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item]).Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells)
            .Where(pair => pair.Second?.ToString() is { Length: > 0 }).ToDictionary(pair => pair.First.Title, pair => pair.Second!.ToString()!)))], StringComparer.Ordinal);
        var read = Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => null, "Nguồn")).Procedures);
        Assert.Equal(ProcedureTexts.Agencies(item), ProcedureTexts.Agencies(read));
        Assert.Equal(item.LocalCodes, read.LocalCodes);
    }

    [Fact]
    public void A_change_of_them_is_told_and_what_we_do_not_know_yet_is_no_drift()
    {
        var before = With(_ => { });
        Assert.Equal(
            [
                "Cơ quan thực hiện: cơ quan có thẩm quyền: thêm “UBND tỉnh”", "Cơ quan thực hiện: cơ quan được ủy quyền, phân cấp: thêm “Sở A”", "Cơ quan thực hiện: thêm “cơ quan phối hợp: Công an tỉnh”",
                "Cơ quan thực hiện: thêm “địa chỉ tiếp nhận: Số 1 đường Mẫu”", "Cơ quan thực hiện: không phụ thuộc địa giới hành chính: từ “không” thành “có”",
                "Mã địa phương hóa: thêm “1.000001.H50”", "Mã địa phương hóa: thêm “1.000001.000.00.00.H38”",
            ],
            ProcedureDifference.Between(before, Rich).Select(c => c.Sentence.ToString()));
        Assert.Equal(5, ProcedureDifference.OfScope(before, Rich).Count);
        Assert.Empty(NationalDrift.Between([], before, Rich with { IsBoundaryFree = false }, Day));
        Assert.NotEmpty(NationalDrift.Between([], Rich, Rich with { CompetentAgency = "Bộ B" }, Day));
    }

    private static ProcedureVersion Rich => With(p =>
    {
        p["localCodes"] = new JsonArray("1.000001.H50", "1.000001.000.00.00.H38");
        (p["competentAgency"], p["authorisedAgency"], p["boundaryFree"]) = ("UBND tỉnh", "Sở A", true);
        (p["coordinatingAgencies"], p["receivingAddresses"]) = (new JsonArray("Công an tỉnh"), new JsonArray("Số 1 đường Mẫu"));
    });

    private static ProcedureVersion With(Action<JsonObject> change)
    {
        var file = Examples.Json();
        change(Examples.FirstOf(file));
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }
}
