using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>What the sheets tell beside the parts of a published procedure: kind, openness, portal, digitisation, forms and numbers of documents come back as they were written.</summary>
public sealed class CatalogueColumnsTests
{
    private static readonly string[] Later = ["Mã cơ quan thực hiện", "Nơi nộp trực tuyến", "Loại thủ tục", "Nhận hồ sơ trên hệ thống", "Lý do không nhận hồ sơ", "Tên mẫu đơn", "Địa chỉ mẫu đơn", "Diện phải số hóa", "Hệ thống nộp trực tuyến", "Địa chỉ nộp trực tuyến",
        "Thời hạn tính từ", "Sự kiện bắt đầu", "Thời gian lấy ý kiến", "Căn cứ về lấy ý kiến", "Căn cứ bổ sung thêm lần nữa", "Nhận hồ sơ qua bưu chính", "Trả kết quả qua bưu chính", "Căn cứ", "Nơi đã có giấy tờ", "Mã kết quả dùng lại", "Thay thế kết quả trước"];

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
        (p["startRule"], p["startEvent"], p["excludedOpinions"], p["opinionsBasis"]) = ("field_event", "kiểm tra thực tế tại cơ sở", "other_bodies", "Khoản 2 Điều 5 Luật A");
        p["moreSupplementsBasis"] = "Khoản 3 Điều 6 Luật A";
        (p["means"]![0]!["fees"]![0]!["basis"], p["components"]![1]!["reuseSource"], p["results"]![0]!["supersedes"]) = ("Thông tư số 01/2026/TT-BTC", "Kho kết quả của Sở", true);
        p["feeTables"] = JsonNode.Parse("""
            [{"code": "B1", "name": "Mức thu theo thiết bị", "note": "Một thiết bị", "rows": [{"name": "Loại một", "amount": 3000000}, {"name": "Loại hai", "amount": 0}], "steps": [{"from": 1, "to": 3, "percent": 100}, {"from": 4, "percent": 95}], "confidence": "found"}]
            """);
        p["components"]![0]!["declaration"] = JsonNode.Parse("""{"fields": [{"key": "soMay", "label": "Số máy", "kind": "number", "required": true}], "confidence": "unsure"}""");
        (p["components"]![0]!["formName"], p["components"]![0]!["formUrl"], p["components"]![1]!["digitiseClass"]) = ("Mẫu số 01", "https://example.vn/1", "previous_result");
        p["components"]![1]!["fromResults"] = JsonNode.Parse("""["KQ.1", "KQ.2"]""");
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
            Assert.Equal(item.Components.Select(c => (c.FormName, c.FormUrl, c.DigitiseClass, c.ReuseSource)), read.Components.Select(c => (c.FormName, c.FormUrl, c.DigitiseClass, c.ReuseSource)));
            Assert.Equal(["KQ.1", "KQ.2"], read.Components[1].FromResults);
            Assert.Equal(item.Post, read.Post);
            Assert.True(Assert.Single(read.Results).Supersedes);
        }
    }

    [Fact]
    public void A_file_from_before_there_were_these_columns_leaves_them_as_they_are_known()
    {
        var item = Rich;
        var sheets = SheetsOf(item, (title, text) => Later.Contains(title) ? null : text);
        var kept = Assert.Single(Ready(sheets, item));
        Assert.Empty(ProcedureDifference.Between(item, kept));
        Assert.Equal("soMay", Assert.Single(kept.Components[0].Declaration!.Fields).Key);
        var fresh = Assert.Single(Ready(sheets, null));
        Assert.Equal((PortalMode.Own, ProcedureKind.Public, "Thủ tục mới nhập, chưa mở nhận hồ sơ trên hệ thống này."), (fresh.Portal, fresh.Kind, fresh.NotFileableReason));
    }

    [Fact]
    public void The_clock_of_every_shipped_procedure_that_could_be_announced_today_comes_back_to_an_office_that_does_not_know_it()
    {
        var shipped = new[] { "procedures", "by-stages", "quang-tri-2024" }.SelectMany(file => ShippedData.Procedures($"procedures/{file}.json").All).GroupBy(p => p.Code, StringComparer.Ordinal).Select(versions => versions.Last())
            .Where(item => ProcedureRules.FaultsOfNew(item).Count == 0).ToList();
        Assert.True(shipped.Exists(p => p.Stages.Count > 0) && shipped.Exists(p => p.FeeTables.Count > 0));
        foreach (var item in shipped)
        {
            var read = Assert.Single(Ready(SheetsOf(item with { Name = item.Name.Replace("[Minh họa] ", "", StringComparison.Ordinal) }), null));

            Assert.Equal((item.StartRule, item.StartEvent, item.ExcludedOpinions, item.OpinionsBasis, item.Post), (read.StartRule, read.StartEvent, read.ExcludedOpinions, read.OpinionsBasis, read.Post));
            Assert.Equal(item.Stages.Select(s => s with { Confidence = Confidence.Unsure }), read.Stages);
            Assert.Equal(item.FeeTables.Select(t => (t.Code, t.Name, t.Note)), read.FeeTables.Select(t => (t.Code, t.Name, t.Note)));
            Assert.Equal(item.FeeTables.SelectMany(t => t.Rows), read.FeeTables.SelectMany(t => t.Rows));
            Assert.Equal(item.FeeTables.SelectMany(t => t.Steps), read.FeeTables.SelectMany(t => t.Steps));
            Assert.Equal(item.Means.SelectMany(m => m.Fees).Select(f => f.Basis).Order(), read.Means.SelectMany(m => m.Fees).Select(f => f.Basis).Order());
        }
    }

    [Theory]
    [InlineData("Thời hạn tính từ", "Tính từ hôm qua", "Thời hạn tính từ")]
    [InlineData("Thời hạn tính từ", "Tính từ khi tiếp nhận hồ sơ hợp lệ", "Sự kiện bắt đầu")]
    [InlineData("Thời gian lấy ý kiến", "Tính vào thời hạn", "Căn cứ về lấy ý kiến")]
    [InlineData("Mức thu (%)", "101", "Mức thu (%)")]
    [InlineData("Đến số lượng", "0", "Đến số lượng")]
    [InlineData("Tên mục", "", "Tên mục")]
    [InlineData("Trả kết quả qua bưu chính", "Có lẽ", "Trả kết quả qua bưu chính")]
    public void A_fault_in_the_clock_or_a_table_is_named_by_its_column(string column, string typed, string faulty) =>
        Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(CatalogueFile.Check(SheetsOf(Rich, (title, text) => title == column ? typed : text), _ => null, "Nguồn")).Faults, f => f.Column == faulty);

    [Fact]
    public void Shares_of_a_table_that_is_not_there_and_a_stage_named_twice_are_faults()
    {
        var sheets = SheetsOf(Rich);
        SheetRow Row(int number, params (string Title, string Text)[] cells) => new(number, cells.Append((CatalogueSheets.CodeTitle, Rich.Code)).ToDictionary(c => c.Item1, c => c.Item2));
        sheets[CatalogueSheets.FeeSteps.Name] = [Row(2, ("Mã bảng", "B9"), ("Từ số lượng", "1"), ("Mức thu (%)", "100"))];
        sheets[CatalogueSheets.Stages.Name] = [.. Enumerable.Range(2, 2).Select(n => Row(n, ("Mã giai đoạn", "G1"), ("Tên giai đoạn", "Thẩm định"), ("Thời gian của", ProcedureNames.Of(StageOwner.Authority))))];

        var faults = Assert.IsType<CatalogueFileResult.Faulty>(CatalogueFile.Check(sheets, _ => null, "Nguồn")).Faults;

        Assert.Contains(faults, f => (f.Sheet, f.Row, f.Column) == (CatalogueSheets.FeeSteps.Name, 2, "Mã bảng"));
        Assert.Contains(faults, f => (f.Sheet, f.Row, f.Column) == (CatalogueSheets.Stages.Name, 3, "Mã giai đoạn"));
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
        var result = CatalogueFile.Check(SheetsOf(Rich, (title, text) => title == column ? typed : title == CatalogueSheets.ReuseTitle ? null : text), _ => Rich, "Nguồn");
        if (faulty is null)
        {
            Assert.All(Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(result).Procedures).Components, c => Assert.Null(c.DigitiseClass));
        }
        else
        {
            Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(result).Faults, f => f.Column == faulty);
        }
    }

    [Fact]
    public void Only_a_paper_that_is_a_previous_result_names_the_results_it_may_be()
    {
        var faulty = CatalogueFile.Check(SheetsOf(Rich, (title, text) => title == CatalogueSheets.DigitiseTitle ? "Không bắt buộc" : text), _ => Rich, "Nguồn");
        Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(faulty).Faults, f => f.Column == CatalogueSheets.ReuseTitle);
        var file = Examples.Json();
        Examples.FirstOf(file)["components"]![1]!["fromResults"] = JsonNode.Parse("""["KQ.1"]""");
        Assert.Contains(Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(file.ToJsonString())).Faults, f => f.Place == "$.procedures[0].components[1].fromResults");
    }

    private static IReadOnlyList<ProcedureVersion> Ready(Dictionary<string, IReadOnlyList<SheetRow>> sheets, ProcedureVersion? known)
    {
        var result = CatalogueFile.Check(sheets, _ => known, "Nguồn");
        Assert.Empty(result is CatalogueFileResult.Faulty faulty ? faulty.Faults : []);
        return Assert.IsType<CatalogueFileResult.Ready>(result).Procedures;
    }
}
