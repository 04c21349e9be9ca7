using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using CaiCach.Web.Workspace.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A controller of procedures keeps the catalogue, without JavaScript.</summary>
public sealed class CataloguePageTests
{
    private const string Code = "1.999001";
    private const string Replaced = "MH.QT.001";
    private const string Name = "Cấp giấy xác nhận thử nghiệm công nghệ";

    [Fact]
    public async Task A_procedure_is_drawn_up_reviewed_announced_and_made_public_and_then_abolished()
    {
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync("/can-bo");
        await controller.ClickAsync("Danh mục");
        await controller.ClickAsync("Thêm thủ tục");
        var page = await controller.PressAsync("Lập dự thảo", Fields(("Input.Code", "1.99"), ("Input.Name", Name)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Name), (page.Status, page.ValueOf("Input.Name")));
        Assert.StartsWith("Nhập mã số quốc gia như 1.014445", page.ErrorAt("Input.Code"), StringComparison.Ordinal);

        page = await controller.PressAsync("Lập dự thảo", Fields(("Input.Code", "1.014445.H38")));
        Assert.Equal("Bản riêng do Sở Khoa học và Công nghệ tỉnh Quảng Trị giữ phải mang mã 1.014445.H50.", page.ErrorAt("Input.Code"));

        page = await controller.PressAsync("Lập dự thảo", Fields(("Input.Code", Code)));
        Assert.EndsWith("/soan", page.Path, StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.Means[0].LimitValue", "năm"), ("Form.Means[0].LimitUnit", "working_day")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Phải là một số nguyên.", page.ErrorAt("Form.Means[0].LimitValue"));
        Assert.Equal("Cần nhập hoặc chọn nội dung này.", page.ErrorAt("Form.FieldCode"));
        Assert.Equal("năm", page.ValueOf("Form.Means[0].LimitValue"));

        await controller.PressAsync("Thêm kết quả");
        await controller.PressAsync("Thêm giấy tờ");
        page = await controller.PressAsync("Thêm giấy tờ", Fields(("Form.Papers[0].Name", "Đơn đề nghị"), ("Form.Results[0].Code", "KQ.G06.000001"), ("Form.Results[0].Name", "Giấy xác nhận")));
        Assert.Equal(("Đơn đề nghị", "C2"), (page.ValueOf("Form.Papers[0].Name"), page.ValueOf("Form.Papers[1].Code")));
        page = await controller.PressAsync("Bỏ giấy tờ 2");
        Assert.Null(page.Document.QuerySelector("[name='Form.Papers[1].Code']"));
        Assert.Equal("năm", page.ValueOf("Form.Means[0].LimitValue"));
        page = await controller.PressAsync("Lưu dự thảo", Fields(
            ("Form.FieldCode", "LV.THU"), ("Form.FieldName", "Lĩnh vực thử"), ("Form.Subjects", "citizen"), ("Form.Means[0].LimitValue", "5"), ("Form.Sequence", "Nộp hồ sơ | Người đề nghị |\n\nNhận kết quả"), ("Form.ShortName", "Xác nhận thử"), ("Form.Papers[0].FileTypes", "pdf"),
            ("Form.Fileable", "true"), ("Form.OnlineLevel", "partial"), ("Form.Papers[0].Mandatory", "true"), ("Form.Papers[0].DigitiseClass", "previous_result"), ("Form.Papers[0].FromResults", "KQ.A\nKQ.B"), ("Form.LegalBasis", "Nghị định thử")));
        Assert.Contains("Còn 1 chỗ cần bổ sung", page.Text(), StringComparison.Ordinal);
        page = await controller.ClickAsync("Xem các chỗ đó");
        Assert.Equal("Thủ tục có thật phải nêu nguồn.", page.ErrorAt("Form.Sources"));
        Assert.Equal("KQ.A\nKQ.B", page.ValueOf("Form.Papers[0].FromResults"));
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.Papers[0].DigitiseClass", "")));
        Assert.StartsWith("Chỉ giấy tờ là kết quả giải quyết thủ tục trước đó", page.ErrorAt("Form.Papers[0].FromResults"), StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.Sources", "Công văn 1/SKHCN"), ("Form.Papers[0].FromResults", ""), ("Form.GuideVideo", "http://a.vn/v"), ("Form.Papers[0].LargestFile", "21")));
        Assert.Equal(("Phải là một địa chỉ bắt đầu bằng https://.", "Giá trị 21 nằm ngoài khoảng từ 1 đến 20."), (page.ErrorAt("Form.GuideVideo"), page.ErrorAt("Form.Papers[0].LargestFile")));
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.Portal", "central_ministry"), ("Form.PortalAddress", "http://a.vn"), ("Form.GuideVideo", "https://a.vn/v"), ("Form.Papers[0].LargestFile", "5")));
        Assert.NotNull(page.ErrorAt("Form.PortalSystem"));
        Assert.EndsWith("bắt đầu bằng https://.", page.ErrorAt("Form.PortalAddress"), StringComparison.Ordinal);
        Assert.Equal("http://a.vn", page.ValueOf("Form.PortalAddress"));
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.Portal", "own"), ("Form.PortalAddress", ""), ("Form.LegalBasis", "Nghị định thử | hiệu lực đến = 31/02/2026")));
        Assert.StartsWith("Dòng 1: Không đọc được “hiệu lực đến = 31/02/2026”", page.ErrorAt("Form.LegalBasis"), StringComparison.Ordinal);
        Assert.StartsWith("Thủ tục cung cấp dịch vụ công trực tuyến phải nhận hồ sơ trực tuyến", page.ErrorAt("Form.OnlineLevel"), StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.LegalBasis", "Nghị định thử | hiệu lực đến = 01/03/2026"), ("Form.OnlineLevel", "information_only"), ("Form.StartRule", "postmark"), ("Form.ExcludedOpinions", "other_bodies")));
        Assert.StartsWith("Thời hạn tính theo bưu chính chỉ dùng được khi thủ tục nhận hồ sơ qua bưu chính", page.ErrorAt("Form.StartRule"), StringComparison.Ordinal);
        Assert.StartsWith("Thời gian lấy ý kiến chỉ không tính vào thời hạn khi pháp luật chuyên ngành quy định", page.ErrorAt("Form.OpinionsBasis"), StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu và gửi rà soát", Fields(("Form.StartRule", "acceptance"), ("Form.OpinionsBasis", "Điều 9 Luật thử"), ("Form.MoreSupplementsBasis", "Điều 7 Luật thử")));
        Assert.Contains("Đã ghi nhận: Gửi rà soát.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("người soạn không tự rà soát", page.Text(), StringComparison.Ordinal);
        var address = page.Path;

        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(address);
        page = await head.ClickAsync("Xem nội dung dự thảo");
        Assert.Contains("Nộp hồ sơ (thực hiện: Người đề nghị)", page.Text("ol"), StringComparison.Ordinal);
        Assert.Contains("Nhận tệp PDF, mỗi tệp tối đa 5 MB.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("được yêu cầu bổ sung hồ sơ thêm lần nữa (Điều 7 Luật thử)", page.Text(), StringComparison.Ordinal);
        await head.OpenAsync(address);
        Assert.Equal("Ghi rõ chỗ cần sửa.", (await head.PressAsync("Trả lại để sửa")).ErrorAt("Note"));
        await head.PressAsync("Đồng ý với dự thảo");
        await controller.OpenAsync(address);
        await controller.ClickAsync("Ghi quyết định công bố");
        page = await controller.PressAsync("Ghi công bố", Fields(("Input.Decision.Number", "754/QĐ-UBND"), ("Input.Decision.Day.Day", "31"), ("Input.Decision.Day.Month", "2"), ("Input.Decision.Day.Year", "2026")));
        Assert.Equal(("754/QĐ-UBND", "Ngày văn bản: không có ngày 31/2/2026; hãy ghi như 27/3/1990", "Nhập ngày có hiệu lực."), (page.ValueOf("Input.Decision.Number"), page.ErrorAt("Input.Decision.Day"), page.ErrorAt("Input.EffectiveFrom")));
        page = await controller.PressAsync("Ghi công bố", Fields(
            ("Input.Decision.Day.Day", "2"), ("Input.Decision.Day.Month", "3"), ("Input.Decision.Issuer", "UBND tỉnh"), ("Input.Decision.Signer", "Phó Chủ tịch"), ("Input.Decision.Title", "Công bố danh mục"),
            ("Input.Replaces", Replaced), ("Input.LawEffectiveFrom.Day", "3"), ("Input.LawEffectiveFrom.Month", "3"), ("Input.LawEffectiveFrom.Year", "2026"),
            ("Input.EffectiveFrom.Day", "2"), ("Input.EffectiveFrom.Month", "3"), ("Input.EffectiveFrom.Year", "2026")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Ngày có hiệu lực trước ngày văn bản quy phạm pháp luật có hiệu lực 03/03/2026."), (page.Status, page.ErrorAt("Input.EffectiveFrom")));
        page = await controller.PressAsync("Ghi công bố", Fields(("Input.Decision.Confirmed", "2026-03-02/2026-03-03/2026-03-02")));
        Assert.Contains("Công khai chậm nhất ngày 09/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Công bố muộn", page.Text(), StringComparison.Ordinal);

        using var citizen = office.Site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/thu-tuc/" + Code)).Status);
        page = await citizen.OpenAsync("/thu-tuc/" + Replaced);
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Matches($"Được thay thế bằng thủ tục:\\s+{Name}\\s+{Code}, có hiệu lực từ ngày 02/03/2026, đang chờ công khai.", page.Text());
        page = await controller.PressAsync("Công khai");
        Assert.Contains("Đang công khai", page.Text(), StringComparison.Ordinal);
        Assert.Contains("hết hiệu lực sau ngày 01/03/2026", page.Text(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.Contains(Code, (await controller.OpenAsync("/can-bo/danh-muc?xem=het-can-cu")).Text("table"), StringComparison.Ordinal);
        page = await citizen.OpenAsync("/thu-tuc/" + Code);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("https://a.vn/v", page.Document.QuerySelectorAll("a").Single(a => a.TextContent == "Video hướng dẫn").GetAttribute("href"));
        Assert.Contains("Xác nhận thử", page.Text("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("hết hiệu lực", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Trình tự thực hiện", page.Text(), StringComparison.Ordinal);

        await controller.OpenAsync("/can-bo/danh-muc?xem=muon");
        await controller.ClickAsync(Code);
        await controller.ClickAsync("Ghi quyết định bãi bỏ");
        page = await controller.PressAsync("Ghi bãi bỏ", Fields(
            ("Input.Decision.Number", "800/QĐ-UBND"), ("Input.Decision.Day.Day", "2"), ("Input.Decision.Day.Month", "3"), ("Input.Decision.Day.Year", "2026"), ("Input.Decision.Issuer", "UBND tỉnh"),
            ("Input.Decision.Signer", "Phó Chủ tịch"), ("Input.Decision.Title", "Bãi bỏ"), ("Input.EffectiveFrom.Day", "3"), ("Input.EffectiveFrom.Month", "3"), ("Input.EffectiveFrom.Year", "2026")));
        Assert.Contains("Đã ghi nhận: Bãi bỏ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("bãi bỏ từ 03/03/2026", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Equal("Ghi lý do.", (await controller.PressAsync("Hủy việc bãi bỏ")).ErrorAt("Note"));
        page = await controller.PressAsync("Hủy việc bãi bỏ", Fields(("Note", "Ghi nhầm thủ tục.")));
        Assert.Contains("Đã ghi nhận: Hủy việc bãi bỏ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ghi nhầm thủ tục.", page.Text(".cc-history"), StringComparison.Ordinal);
        await controller.ClickAsync("Ghi quyết định bãi bỏ");
        await controller.PressAsync("Ghi bãi bỏ", Fields(
            ("Input.Decision.Number", "800/QĐ-UBND"), ("Input.Decision.Day.Day", "2"), ("Input.Decision.Day.Month", "3"), ("Input.Decision.Day.Year", "2026"), ("Input.Decision.Issuer", "UBND tỉnh"),
            ("Input.Decision.Signer", "Phó Chủ tịch"), ("Input.Decision.Title", "Bãi bỏ"), ("Input.EffectiveFrom.Day", "3"), ("Input.EffectiveFrom.Month", "3"), ("Input.EffectiveFrom.Year", "2026")));
        Assert.Contains("Thủ tục này bị bãi bỏ; nhận hồ sơ mới đến hết ngày 02/03/2026.", (await citizen.OpenAsync("/thu-tuc/" + Code)).Text(), StringComparison.Ordinal);
        office.World.Clock.SetLocal("2026-03-03T08:00");
        Assert.Equal(HttpStatusCode.Gone, (await citizen.OpenAsync("/thu-tuc/" + Code)).Status);
        page = await (await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Leader))).OpenAsync("/can-bo/danh-muc/van-ban?tim=bai+bo+800");
        Assert.Contains("800/QĐ-UBND", page.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("754/QĐ-UBND", page.Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_of_ones_own_is_begun_from_the_page_of_the_national_procedure()
    {
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"));
        await controller.OpenAsync("/can-bo/danh-muc?co-quan=BKHCN");
        await controller.ClickAsync("1.002145");
        var page = await controller.ClickAsync("Soạn bản riêng của cơ quan");
        Assert.StartsWith("1.002145.", page.ValueOf("Input.Code"), StringComparison.Ordinal);
        page = await controller.PressAsync("Lập dự thảo");
        Assert.EndsWith("/soan", page.Path, StringComparison.Ordinal);
        Assert.NotEqual("", page.ValueOf("Form.Name"));
        Assert.NotEqual("", page.ValueOf("Form.Papers[0].Name"));
        page = await controller.OpenAsync(page.Path[..^"/soan".Length]);
        Assert.Contains("Bản riêng của cơ quan; mã quốc gia 1.002145.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("lập từ thủ tục quốc gia 1.002145", page.Text(".cc-history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told_and_loses_nothing_that_was_typed()
    {
        await using var office = await Office.OpenAsync();
        var person = await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        using var one = await office.Site.BrowseAsync(person);
        using var other = await office.Site.BrowseAsync(person);
        await one.OpenAsync("/can-bo/danh-muc?tim=" + World.Procedure);
        await one.ClickAsync(World.Procedure);
        var page = await one.PressAsync("Soạn sửa đổi, bổ sung");
        await other.OpenAsync(page.Path);
        await one.PressAsync("Lưu dự thảo", Fields(("Form.Name", "Tên của thẻ trước")));

        page = await other.PressAsync("Lưu dự thảo", Fields(("Form.Name", "Tên của thẻ sau")));
        Assert.Equal((HttpStatusCode.Conflict, "Tên của thẻ sau"), (page.Status, page.ValueOf("Form.Name")));
        Assert.Contains("Nội dung trên trang chưa được lưu và vẫn còn nguyên", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Tên của thẻ trước", (await one.OpenAsync(page.Path)).ValueOf("Form.Name"));
        Assert.Contains("Đã lưu dự thảo.", (await other.PressAsync("Lưu dự thảo")).Text(), StringComparison.Ordinal);
        Assert.Equal("Tên của thẻ sau", (await one.OpenAsync(page.Path)).ValueOf("Form.Name"));
    }

    [Theory]
    [InlineData("Lưu dự thảo")]
    [InlineData("Lưu và gửi rà soát")]
    public async Task Who_saves_a_draft_that_a_colleague_sent_on_or_gave_up_is_told_who_did_and_keeps_what_was_typed(string button)
    {
        await using var office = await Office.OpenAsync();
        var person = await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        using var one = await office.Site.BrowseAsync(person);
        using var other = await office.Site.BrowseAsync(person);
        await one.OpenAsync("/can-bo/danh-muc?tim=" + World.Procedure);
        var entry = (await one.ClickAsync(World.Procedure)).Path;
        var draft = (await one.PressAsync("Soạn sửa đổi, bổ sung")).Path;
        await other.OpenAsync(draft);
        await one.OpenAsync(entry);
        await one.PressAsync("Gửi rà soát");

        var page = await other.PressAsync(button, Fields(("Form.Name", "Tên gõ lúc dự thảo đã gửi"), ("Form.Sets", "7")));
        Assert.Equal((HttpStatusCode.Conflict, "Tên gõ lúc dự thảo đã gửi", "7"), (page.Status, page.ValueOf("Form.Name"), page.ValueOf("Form.Sets")));
        Assert.Contains("Nội dung trên trang chưa được lưu và vẫn còn nguyên", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Matches("Gửi rà soát – .+, ", page.Text(".govuk-inset-text"));
        page = await other.PressAsync("Thêm giấy tờ");
        Assert.Equal("Tên gõ lúc dự thảo đã gửi", page.ValueOf("Form.Name"));

        await one.PressAsync("Lấy lại để sửa");
        await one.PressAsync("Hủy dự thảo");
        page = await other.PressAsync(button);
        Assert.Equal((HttpStatusCode.Conflict, "Tên gõ lúc dự thảo đã gửi"), (page.Status, page.ValueOf("Form.Name")));
        Assert.Matches("Hủy dự thảo – .+, ", page.Text(".govuk-inset-text"));

        await one.PressAsync("Soạn sửa đổi, bổ sung");
        Assert.Equal(HttpStatusCode.Conflict, (await other.PressAsync("Lưu dự thảo")).Status);
        Assert.Contains("Đã lưu dự thảo.", (await other.PressAsync("Lưu dự thảo")).Text(), StringComparison.Ordinal);
        Assert.Equal("Tên gõ lúc dự thảo đã gửi", (await one.OpenAsync(draft)).ValueOf("Form.Name"));
    }

    [Fact]
    public async Task Every_procedure_that_ships_goes_through_the_form_unchanged_and_a_fault_of_any_line_finds_its_field()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var db = database.Open();
        foreach (var document in await db.Procedures.Select(p => p.Document).ToListAsync())
        {
            var root = DraftDocument.Read(document)!;
            var written = root.DeepClone().AsObject();
            var writer = new DraftFormWriter();
            writer.Write(DraftFormReader.Read(root), written);
            Assert.True(JsonNode.DeepEquals(root, written), $"{root.ToJsonString()}\n{written.ToJsonString()}");
        }

        var broken = DraftDocument.Read(await db.Procedures.Where(p => p.Code == World.Procedure && p.Version == 2).Select(p => p.Document).SingleAsync())!;
        var form = DraftFormReader.Read(broken);
        form.Papers.Insert(0, new());
        (form.Papers[1].Name, form.Results[0].Name, form.Sets, form.Cases[0].Name, form.Sources) = (null, new string('x', 501), "hai", "", "");
        form.Means[0].Fees.Add(new() { Name = "Phí", Amount = "1.000x" });
        form.Stages.AddRange([new(), new() { Code = "G1", LimitValue = "hai", LimitUnit = "month", Owner = "ai" }]);
        form.FeeTables.Add(new() { Code = "B1", Name = "Biểu", Rows = [new() { Name = "Máy", Amount = "2.000.000" }, new() { Name = "Máy khác" }], Steps = [new() { From = "0", Percent = "101" }] });
        var at = new DraftFormWriter();
        at.Write(form, broken);
        var keys = DraftDocument.FaultsOf(broken.ToJsonString()).Select(f => at.KeyOf(f.Place)).Distinct().ToList();
        Assert.Equal(
            ["Form.Cases[0].Name", "Form.FeeTables[0].Rows[1].Amount", "Form.FeeTables[0].Steps[0].From", "Form.FeeTables[0].Steps[0].Percent", "Form.Means[0].Fees[1].Amount", "Form.Means[0].Fees[1].Kind", "Form.Means[0].Fees[1].When", "Form.Papers[1].Name", "Form.Results[0].Name", "Form.Sets", "Form.Stages[1].LimitValue", "Form.Stages[1].Name", "Form.Stages[1].Owner"],
            keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stages_and_fee_tables_are_added_changed_and_taken_away_in_the_form()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var keeper = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await using var db = site.World.Database.Open();
        var id = await db.CatalogueEntries.Where(e => e.Code == World.Procedure).Select(e => e.Id).SingleAsync();
        await keeper.OpenAsync($"/can-bo/danh-muc/{id}");
        await keeper.PressAsync("Soạn sửa đổi, bổ sung");
        await keeper.PressAsync("Thêm giai đoạn");
        await keeper.PressAsync("Thêm giai đoạn", Fields(("Form.Stages[0].Name", "Thẩm định hình thức"), ("Form.Stages[0].LimitValue", "1"), ("Form.Stages[0].LimitUnit", "month")));
        await keeper.PressAsync("Thêm bảng mức thu", Fields(("Form.Stages[1].Name", "Phản đối đơn"), ("Form.Stages[1].Owner", "third_party")));
        await keeper.PressAsync("Thêm mức (Bảng 1)", Fields(("Form.FeeTables[0].Name", "Phí theo thiết bị"), ("Form.FeeTables[0].Rows[0].Name", "Máy chụp răng"), ("Form.FeeTables[0].Rows[0].Amount", "1.500.000")));
        await keeper.PressAsync("Bỏ mức 2");
        await keeper.PressAsync("Thêm bậc (Bảng 1)");
        var page = await keeper.PressAsync("Lưu dự thảo", Fields(("Form.FeeTables[0].Steps[0].From", "1"), ("Form.FeeTables[0].Steps[0].Percent", "100")));
        Assert.Contains("Đã lưu dự thảo.", page.Text(), StringComparison.Ordinal);

        var body = DraftDocument.BodyOf(DraftDocument.Read(await db.ProcedureDrafts.AsNoTracking().Where(d => d.EntryId == id).Select(d => d.Document).SingleAsync())!);
        Same(
            """[{"confidence":"found","code":"G1","name":"Thẩm định hình thức","limit":{"value":1,"unit":"month"},"owner":"authority"},{"confidence":"found","code":"G2","name":"Phản đối đơn","owner":"third_party"}]""",
            body["stages"]);
        Same(
            """[{"confidence":"found","code":"B1","name":"Phí theo thiết bị","rows":[{"name":"Máy chụp răng","amount":1500000}],"steps":[{"from":1,"percent":100}]}]""", body["feeTables"]);

        await keeper.PressAsync("Bỏ giai đoạn 2");
        await keeper.PressAsync("Bỏ giai đoạn 1");
        await keeper.PressAsync("Bỏ bảng 1");
        await keeper.PressAsync("Lưu dự thảo");
        body = DraftDocument.BodyOf(DraftDocument.Read(await db.ProcedureDrafts.AsNoTracking().Where(d => d.EntryId == id).Select(d => d.Document).SingleAsync())!);
        Assert.Equal((null, null), (body["stages"], body["feeTables"]));

        static void Same(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
    }

    [Fact]
    public async Task Limits_fees_and_steps_of_a_case_are_written_in_the_form_and_read_on_the_public_page()
    {
        await using var office = await Office.OpenAsync();
        using var keeper = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await using var db = office.World.Database.Open();
        var id = await db.CatalogueEntries.Where(e => e.Code == World.Procedure).Select(e => e.Id).SingleAsync();
        await keeper.OpenAsync($"/can-bo/danh-muc/{id}");
        var page = await keeper.PressAsync("Soạn sửa đổi, bổ sung");
        var cases = page.Document.QuerySelectorAll("[name$='.Code'][name^='Form.Cases']").Length;
        page = await keeper.PressAsync("Thêm trường hợp");
        await keeper.PressAsync($"Thêm thời hạn riêng của trường hợp ({page.Text("#kenh-0 > legend").Trim()})", Fields(($"Form.Cases[{cases}].Code", "rieng"), ($"Form.Cases[{cases}].Name", "Cấp lại do hỏng")));
        page = await keeper.PressAsync("Thêm trình tự riêng của trường hợp", Fields(("Form.Means[0].CaseLimits[0].LimitValue", "ba"), ("Form.Means[0].CaseLimits[0].LimitUnit", "working_day")));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.CaseSequences[0].Steps", "Nộp bản hỏng"), ("Form.CaseSequences[0].Cases", "rieng")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ba", "Phải là một số nguyên."), (page.Status, page.ValueOf("Form.Means[0].CaseLimits[0].LimitValue"), page.ErrorAt("Form.Means[0].CaseLimits[0].LimitValue")));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.Means[0].CaseLimits[0].LimitValue", "3")));
        Assert.Equal("Cần ít nhất một mục.", page.ErrorAt("Form.Means[0].CaseLimits[0].Cases"));
        page = await keeper.PressAsync("Thêm điều kiện riêng của trường hợp", Fields(("Form.Means[0].CaseLimits[0].Cases", "rieng")));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.CaseConditions[0].Conditions", "Bản cũ bị hỏng\nCòn thông tin")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Cần ít nhất một mục."), (page.Status, page.ErrorAt("Form.CaseConditions[0].Cases")));
        page = await keeper.PressAsync($"Thêm thời hạn khác ({page.Text("#kenh-0 > legend").Trim()})", Fields(("Form.CaseConditions[0].Cases", "rieng"), ("Form.Means[0].CaseLimits[0].Note", "Có bản cũ")));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.Means[0].OtherLimits[0].LimitValue", "20"), ("Form.Means[0].OtherLimits[0].LimitUnit", "working_day")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Cần nhập hoặc chọn nội dung này."), (page.Status, page.ErrorAt("Form.Means[0].OtherLimits[0].Note")));
        page = await keeper.PressAsync("Thêm dịch vụ công", Fields(("Form.Means[0].OtherLimits[0].Note", "Phải kiểm tra thực tế"), ("Form.LawType", "Không"), ("Form.VerticalSector", "true"), ("Form.Results[0].Scope", "Toàn quốc")));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.Services[0].Id", "1.000123")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Cần nhập hoặc chọn nội dung này."), (page.Status, page.ErrorAt("Form.Services[0].State")));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.Services[0].State", "stopping")));
        Assert.Contains("Đã ghi nhận: Gửi rà soát.", page.Text(), StringComparison.Ordinal);
        page = await keeper.ClickAsync("Xem nội dung dự thảo");
        Assert.Contains("trường hợp Cấp lại do hỏng: 3 ngày làm việc (Có bản cũ); 20 ngày làm việc (Phải kiểm tra thực tế)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("trường hợp “Cấp lại do hỏng”: từ thời hạn chung thành 3 ngày làm việc", page.Text("#thay-doi"), StringComparison.Ordinal);
        foreach (var text in new[] { "1.000123 | chờ dừng", "Thuộc ngành dọc", "phạm vi có hiệu lực: Toàn quốc", "loại luật giao: thêm “Không”" })
        {
            Assert.Contains(text, page.Text(), StringComparison.Ordinal);
        }

        Assert.Contains("Nộp bản hỏng", page.Text("h3 + ol"), StringComparison.Ordinal);
        Assert.Contains("thêm “Trường hợp Cấp lại do hỏng: Còn thông tin”", page.Text("#thay-doi"), StringComparison.Ordinal);
        Assert.Contains("Bản cũ bị hỏng", page.Text("h3 + ul"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_keep_or_watch_it_reach_the_catalogue_and_only_of_their_bodies()
    {
        await using var office = await Office.OpenAsync();
        using var foreign = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT-VP"));
        using var ministry = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"));
        await using var db = office.World.Database.Open();
        var id = await db.CatalogueEntries.Where(e => e.Code == World.Procedure).Select(e => e.Id).SingleAsync();

        foreach (var path in new[] { $"/can-bo/danh-muc/{id}", $"/can-bo/danh-muc/{id}/ban/2", "/can-bo/danh-muc?co-quan=SKHCN-QT", "/can-bo/danh-muc/van-ban?co-quan=SKHCN-QT", "/can-bo/danh-muc/dung-han?co-quan=SKHCN-QT" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await office.As(Role.AgencyHead).OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await ministry.OpenAsync(path)).Status);
        }

        foreach (var path in new[] { "/can-bo/danh-muc/moi", "/can-bo/danh-muc/van-ban/moi", $"/can-bo/danh-muc/{id}/soan", $"/can-bo/danh-muc/{id}/cong-bo" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync($"/can-bo/danh-muc/{id}/soan")).Status);
        Assert.Equal($"/can-bo/danh-muc/{id}", (await ministry.OpenAsync($"/can-bo/danh-muc/{id}/soan")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.OpenAsync("/can-bo/danh-muc/00000000-0000-0000-0000-000000000001")).Status);
    }

    [Fact]
    public async Task Other_decisions_are_recorded_with_their_procedures_and_a_wrong_code_is_named()
    {
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync("/can-bo/danh-muc/van-ban/moi");
        var page = await controller.PressAsync("Ghi văn bản", Fields(
            ("Input.Kind", nameof(CatalogueDecisionKind.FullyOnline)), ("Input.Decision.Number", "1112/QĐ-UBND"), ("Input.Decision.Day.Day", "1"), ("Input.Decision.Day.Month", "3"), ("Input.Decision.Day.Year", "2026"),
            ("Input.Decision.Issuer", "UBND tỉnh"), ("Input.Decision.Signer", "Chủ tịch"), ("Input.Decision.Title", "Danh mục toàn trình"), ("Input.Codes", $"{World.Procedure}, X.1")));
        Assert.Equal(("Danh mục của cơ quan không có thủ tục: X.1.", $"{World.Procedure}, X.1"), (page.ErrorAt("Input.Codes"), page.ValueOf("Input.Codes")));
        page = await controller.PressAsync("Ghi văn bản", Fields(("Input.Codes", World.Procedure)));
        Assert.Contains("Đã ghi văn bản.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("vẫn giữ, danh mục này bổ sung thêm", page.Text(), StringComparison.Ordinal);
        page = await controller.ClickAsync(World.Procedure);
        Assert.Contains("1112/QĐ-UBND", page.Text(), StringComparison.Ordinal);
        Assert.Contains("đủ điều kiện toàn trình", page.Text(), StringComparison.Ordinal);
        Assert.Contains(World.Procedure, (await controller.OpenAsync("/can-bo/danh-muc?xem=toan-trinh")).Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("đủ điều kiện toàn trình", (await controller.OpenAsync("/can-bo/danh-muc?xem=lech-toan-trinh")).Text("table"), StringComparison.Ordinal);
        using var citizen = office.Site.Browse();
        Assert.Contains("Đủ điều kiện thực hiện toàn trình", (await citizen.OpenAsync("/thu-tuc/" + World.Procedure)).Text(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
