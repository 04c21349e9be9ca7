using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>What the sheets tell beside the parts of a published procedure: kind, openness, portal, digitisation, forms and numbers of documents come back as they were written.</summary>
public sealed class CatalogueColumnsTests
{
    private static readonly string[] Later = ["Mã cơ quan thực hiện", "Nơi nộp trực tuyến", "Loại thủ tục", "Nhận hồ sơ trên hệ thống", "Lý do không nhận hồ sơ", "Tên mẫu đơn", "Địa chỉ mẫu đơn", "Diện phải số hóa", "Hệ thống nộp trực tuyến", "Địa chỉ nộp trực tuyến"];

    private static Dictionary<string, IReadOnlyList<SheetRow>> SheetsOf(ProcedureVersion item, Func<string, string, string?>? cell = null) =>
        CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item]).Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells)
            .Select(pair => (pair.First.Title, Text: cell is null ? pair.Second?.ToString() : cell(pair.First.Title, pair.Second?.ToString() ?? ""))).Where(pair => pair.Text is { Length: > 0 }).ToDictionary(pair => pair.Title, pair => pair.Text!)))], StringComparer.Ordinal);

    private static ProcedureVersion Version(Action<JsonObject>? change = null)
    {
        var file = Examples.Json();
        change?.Invoke(Examples.FirstOf(file));
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }

    private static ProcedureVersion Rich => Version(p =>
    {
        (p["agencyCode"], p["portal"], p["fileable"], p["notFileableReason"]) = ("H50.05", "central_ministry", false, "Chưa có biểu mẫu.");
        (p["portalSystem"], p["portalAddress"]) = ("Hệ thống của Bộ", "https://dvc.bo.example.vn");
        p["legalBasis"] = JsonNode.Parse("""["Nghị định A", {"number": "118/2025/NĐ-CP", "name": "Nghị định của Chính phủ"}]""");
        (p["components"]![0]!["formName"], p["components"]![0]!["formUrl"], p["components"]![1]!["digitiseClass"]) = ("Mẫu số 01", "https://example.vn/1", "law");
    });

    [Fact]
    public void All_of_it_comes_back()
    {
        var item = Rich;
        foreach (var known in new[] { item, null })
        {
            var read = Assert.Single(Ready(SheetsOf(item), known));
            Assert.DoesNotContain(ProcedureDifference.Between(item, read), c => c.Part is not (ProcedurePart.Cases or ProcedurePart.Papers or ProcedurePart.Post or ProcedurePart.Payment));
            Assert.Equal((item.AgencyCode, item.Portal, item.PortalSystem, item.PortalAddress, item.Kind, item.NotFileableReason), (read.AgencyCode, read.Portal, read.PortalSystem, read.PortalAddress, read.Kind, read.NotFileableReason));
            Assert.Equal(item.LegalBasis, read.LegalBasis);
            Assert.Equal(item.Components.Select(c => (c.FormName, c.FormUrl, c.DigitiseClass)), read.Components.Select(c => (c.FormName, c.FormUrl, c.DigitiseClass)));
        }
    }

    [Fact]
    public void A_file_from_before_there_were_these_columns_leaves_them_as_they_are_known()
    {
        var item = Rich;
        var sheets = SheetsOf(item, (title, text) => Later.Contains(title) ? null : text);
        Assert.Empty(ProcedureDifference.Between(item, Assert.Single(Ready(sheets, item))));
        var fresh = Assert.Single(Ready(sheets, null));
        Assert.Equal((PortalMode.Own, ProcedureKind.Public, "Thủ tục mới nhập, chưa mở nhận hồ sơ trên hệ thống này."), (fresh.Portal, fresh.Kind, fresh.NotFileableReason));
    }

    [Theory]
    [InlineData("Diện phải số hóa", "Không bắt buộc", null)]
    [InlineData("Diện phải số hóa", "Có lẽ", "Diện phải số hóa")]
    [InlineData("Nơi nộp trực tuyến", "Ở nơi khác", "Nơi nộp trực tuyến")]
    [InlineData("Loại thủ tục", "Thủ tục hành chính nội bộ trong một cơ quan nhà nước (nhóm B)", "Loại thủ tục")]
    [InlineData("Nhận hồ sơ trên hệ thống", "Có", "Lý do không nhận hồ sơ")]
    [InlineData("Địa chỉ mẫu đơn", "javascript:alert(1)", "Địa chỉ mẫu đơn")]
    public void What_is_typed_otherwise_is_taken_or_named(string column, string typed, string? faulty)
    {
        var result = CatalogueFile.Check(SheetsOf(Rich, (title, text) => title == column ? typed : text), _ => Rich, "Nguồn");
        if (faulty is null)
        {
            Assert.All(Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(result).Procedures).Components, c => Assert.Null(c.DigitiseClass));
        }
        else
        {
            Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(result).Faults, f => f.Column == faulty);
        }
    }

    private static IReadOnlyList<ProcedureVersion> Ready(Dictionary<string, IReadOnlyList<SheetRow>> sheets, ProcedureVersion? known) => Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => known, "Nguồn")).Procedures;
}
