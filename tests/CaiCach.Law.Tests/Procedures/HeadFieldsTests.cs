using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Law type, vertical sector, online services with their states, and where a result is in force.</summary>
public sealed class HeadFieldsTests
{
    private static readonly DateOnly Day = new(2026, 11, 29);

    private static readonly string[] Later = ["Loại luật giao", "Ngành dọc", "Dịch vụ công", "Phạm vi có hiệu lực"];

    private static ProcedureVersion Full => Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(With("[{\"id\": \"1.000123\", \"state\": \"testing\"}, {\"id\": \"1.000124\", \"state\": \"public\"}, {\"id\": \"1.000125\", \"state\": \"stopping\"}]"))).File.Procedures);

    private static string With(string services)
    {
        var file = Examples.Json();
        var item = Examples.FirstOf(file);
        (item["lawType"], item["verticalSector"], item["services"], item["results"]![0]!["scope"]) = ("Luật giao quy định chi tiết", true, JsonNode.Parse(services), "Toàn quốc");
        return file.ToJsonString();
    }

    [Fact]
    public void They_are_written_and_read_back_and_a_version_without_them_is_written_as_ever()
    {
        var item = Full;
        Assert.Equivalent(item, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(item, Day, "Tệp thử").ToJsonString())).File.All), strict: true);
        Assert.Equal(("Luật giao quy định chi tiết", true, "Toàn quốc"), (item.LawType, item.IsVerticalSector, item.Results[0].Scope));
        var plain = ProcedureFileWriter.Write(Examples.Procedure(), Day, "Tệp thử").ToJsonString();
        Assert.All(["lawType", "verticalSector", "services", "scope"], member => Assert.DoesNotContain($"\"{member}\"", plain, StringComparison.Ordinal));
    }

    [Fact]
    public void People_read_of_the_services_that_they_may_use() => Assert.Equal(["1.000124", "1.000125 (chờ dừng)"], ProcedureTexts.Services(Full));

    [Theory]
    [InlineData("""[{"id": "1", "state": "open"}]""", "services[0].state")]
    [InlineData("""[{"id": "1", "state": "public"}, {"id": "1", "state": "testing"}]""", "services[1]")]
    [InlineData("""[{"state": "public"}]""", "services[0].id")]
    public void A_service_that_does_not_fit_is_named_at_its_place(string services, string place) =>
        Assert.Equal($"$.procedures[0].{place}", Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(With(services))).Faults).Place);

    [Fact]
    public void The_workbook_brings_them_and_one_from_before_leaves_them_as_they_are_known()
    {
        var item = Full;
        foreach (var read in new[] { Ready(SheetsOf(item), item), Ready(SheetsOf(item), null), Ready(SheetsOf(item, (title, text) => Later.Contains(title) ? null : text), item) })
        {
            Assert.Equal((item.LawType, item.IsVerticalSector, item.Results[0].Scope), (read.LawType, read.IsVerticalSector, read.Results[0].Scope));
            Assert.Equal(item.Services, read.Services);
        }
    }

    [Theory]
    [InlineData("Ngành dọc", "Có lẽ")]
    [InlineData("Dịch vụ công", "1.000123 | đóng")]
    [InlineData("Dịch vụ công", "1.000123")]
    [InlineData("Dịch vụ công", "1.000123 | kiểm thử\n1.000123 | Chờ dừng")]
    public void A_fault_of_a_workbook_is_named_by_its_cell(string column, string typed) => Assert.Contains(
        Assert.IsType<CatalogueFileResult.Faulty>(CatalogueFile.Check(SheetsOf(Full, (title, text) => title == column ? typed : text), _ => null, "Nguồn")).Faults,
        fault => (fault.Sheet, fault.Row, fault.Column) == ("Thủ tục", 2, column));

    [Fact]
    public void A_national_record_which_has_no_field_for_them_leaves_them_and_a_change_of_scope_is_told()
    {
        var item = Full;
        var other = JsonNode.Parse(NationalFile.Write([item]))!;
        (other[0]!["TENTTHC"], other[0]!["KETQUATHUCHIEN"]![0]!["TENKETQUA"]) = ("Tên khác", "Giấy phép");
        var read = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(other.ToJsonString()), _ => item, Day).Records).Version;
        Assert.Equal((item.LawType, item.IsVerticalSector, "Toàn quốc"), (read.LawType, read.IsVerticalSector, read.Results[0].Scope));
        Assert.Equal(item.Services, read.Services);
        Assert.Equal(
            ["Kết quả thực hiện: “Giấy”, phạm vi có hiệu lực: từ “Toàn quốc” thành “Trong tỉnh”"],
            ProcedureDifference.Between(item, item with { Results = [item.Results[0] with { Scope = "Trong tỉnh" }] }).Select(c => c.Sentence.ToString()));
    }

    private static Dictionary<string, IReadOnlyList<SheetRow>> SheetsOf(ProcedureVersion item, Func<string, string, string?>? cell = null) =>
        CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item]).Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells)
            .Select(pair => (pair.First.Title, Text: cell is null ? pair.Second?.ToString() : cell(pair.First.Title, pair.Second?.ToString() ?? ""))).Where(pair => pair.Text is { Length: > 0 }).ToDictionary(pair => pair.Title, pair => pair.Text!)))], StringComparer.Ordinal);

    private static ProcedureVersion Ready(Dictionary<string, IReadOnlyList<SheetRow>> sheets, ProcedureVersion? known)
    {
        var result = CatalogueFile.Check(sheets, _ => known, "Nguồn");
        Assert.Empty(result is CatalogueFileResult.Faulty faulty ? faulty.Faults : []);
        return Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(result).Procedures);
    }
}
