using System.Net;
using System.Xml.Linq;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A procedure controller writes the process of a procedure, without any script, and records the decision that approves it.</summary>
public sealed class ProcessPageTests
{
    private const string Address = "/can-bo/quy-trinh/SKHCN-QT/2.002131";

    private static Dictionary<string, string?> Step(string name, string role, string time, string unit = "Day", string? place = null)
    {
        var fields = new Dictionary<string, string?> { ["Input.Name"] = name, ["Input.Role"] = role, ["Input.Time"] = time, ["Input.TimeUnit"] = unit };
        if (place is not null)
        {
            fields["Input.Place"] = place;
        }

        return fields;
    }

    [Fact]
    public async Task A_process_is_written_compared_with_the_limit_approved_and_downloaded()
    {
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await controller.OpenAsync("/can-bo");
        await controller.ClickAsync("Quy trình");
        await controller.OpenAsync(Address);
        await controller.PressAsync("Soạn quy trình");
        await AddAsync(Step("Tiếp nhận", "receiver", "4", "Hour"));
        await AddAsync(Step("Thẩm định", "specialist", "3"));
        var page = await AddAsync(Step("Ký duyệt", "agency_head", "2"));
        Assert.Contains("vượt thời hạn của thủ tục là 5 ngày làm việc", page.Text(), StringComparison.Ordinal);
        Assert.Contains("còn điều phải sửa", (await controller.OpenAsync(Address + "/phe-duyet")).Text(), StringComparison.Ordinal);

        await controller.OpenAsync(Address + "/soan/buoc/s3");
        page = await controller.PressAsync("Lưu bước", new Dictionary<string, string?> { ["Input.Time"] = "hai", ["Input.OtherBody"] = "Sở Y tế" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Nhập thời gian bằng số", page.ErrorAt("Input.Time"), StringComparison.Ordinal);
        Assert.StartsWith("Bước của cơ quan khác", page.ErrorAt("Input.OtherBody"), StringComparison.Ordinal);
        Assert.Equal("hai", page.ValueOf("Input.Time"));
        page = await controller.PressAsync("Lưu bước", new Dictionary<string, string?> { ["Input.Time"] = "0,5", ["Input.OtherBody"] = "" });
        Assert.Contains("Rút ngắn 1 ngày làm việc", page.Text(), StringComparison.Ordinal);

        await controller.OpenAsync(Address + "/soan/khoi");
        page = await controller.PressAsync("Thêm khối", new Dictionary<string, string?> { ["Input.Kind"] = "Choice", ["Input.Conditions"] = "Phải kiểm tra\n\nKhông phải kiểm tra ", ["Input.Place"] = "|s2" });
        Assert.Contains("3a. Phải kiểm tra", page.Text(".cc-steps"), StringComparison.Ordinal);
        await AddAsync(Step("Kiểm tra thực tế", "specialist", "1", place: "n5|"));
        page = await controller.PressAsync("Lên bước 4");
        Assert.Equal(["s1", "s2", "s3", "k4", "n5", "s7", "n6"], page.Document.QuerySelectorAll(".cc-steps li").Select(l => l.Id!));
        page = await controller.PressAsync("Xóa khối 4");
        Assert.Contains("còn bước", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        await controller.PressAsync("Xuống bước 3");

        await controller.OpenAsync(Address + "/phe-duyet");
        page = await controller.PressAsync("Ghi quyết định phê duyệt", new Dictionary<string, string?> { ["Input.Signer"] = "Chủ tịch", ["Input.DecisionDate.Day"] = "32", ["Input.DecisionDate.Month"] = "1", ["Input.DecisionDate.Year"] = "2026" });
        Assert.Equal("Nhập số, ký hiệu quyết định.", page.ErrorAt("Input.DecisionNumber"));
        Assert.StartsWith("Ngày quyết định: không có ngày 32/1/2026", page.ErrorAt("Input.DecisionDate"), StringComparison.Ordinal);
        Assert.Equal("Chủ tịch", page.ValueOf("Input.Signer"));
        page = await controller.PressAsync("Ghi quyết định phê duyệt", new Dictionary<string, string?> { ["Input.DecisionNumber"] = "837/QĐ-UBND", ["Input.DecisionDate.Day"] = "28", ["Input.DecisionDate.Month"] = "2" });
        Assert.Contains("Đã ghi quyết định phê duyệt.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đang áp dụng", page.Text("h2 .govuk-tag"), StringComparison.Ordinal);
        Assert.Equal(7, page.Document.QuerySelectorAll("svg .cc-process__step, svg .cc-process__event, svg .cc-process__gateway").Length - 1);

        page = await controller.ClickAsync("837/QĐ-UBND");
        Assert.Contains("Phê duyệt quy trình nội bộ", page.Text("h1"), StringComparison.Ordinal);
        Assert.StartsWith("2.002131, Bản 1, đối chiếu với phiên bản", page.Text("h2 + ul:last-of-type"), StringComparison.Ordinal);

        var file = await controller.GetAsync(Address + "?handler=Bpmn&ban=1");
        Assert.Equal("quy-trinh-2.002131-ban-1.bpmn", file.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("definitions", XDocument.Parse(await file.Content.ReadAsStringAsync()).Root!.Name.LocalName);
        Assert.Equal(HttpStatusCode.NotFound, (await controller.GetAsync(Address + "/soan")).StatusCode);

        async Task<Page> AddAsync(Dictionary<string, string?> step)
        {
            await controller.OpenAsync(Address + "/soan/buoc");
            return await controller.PressAsync("Lưu bước", step);
        }
    }

    [Fact]
    public async Task A_branch_is_given_to_cases_of_the_procedure_and_the_page_names_them()
    {
        const string process = "/can-bo/quy-trinh/SKHCN-QT/1.014446";
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await controller.OpenAsync(process);
        await controller.PressAsync("Soạn quy trình");
        await controller.OpenAsync(process + "/soan/khoi");
        await controller.PressAsync("Thêm khối", new Dictionary<string, string?> { ["Input.Kind"] = "Choice", ["Input.Conditions"] = "Phải thẩm định\nChỉ đối chiếu", ["Input.Place"] = "|" });
        await controller.OpenAsync(process + "/soan/buoc");
        await controller.PressAsync("Lưu bước", Step("Thẩm định", "specialist", "3", place: "n2|"));

        var page = await controller.OpenAsync(process + "/soan/nhanh/n2");
        Assert.Equal(3, page.Document.QuerySelectorAll("input[type=checkbox][name='Input.Cases']").Length);
        page = await controller.PressAsync("Lưu nhánh", new Dictionary<string, string?> { ["Input.Conditions"] = "", ["Input.Cases"] = "thay-doi-noi-dung" });
        Assert.Equal("Nhập điều kiện của nhánh.", page.ErrorAt("Input.Conditions"));
        Assert.True(page.Document.QuerySelector("input[value='thay-doi-noi-dung']")!.HasAttribute("checked"));
        page = await controller.PressAsync("Lưu nhánh", new Dictionary<string, string?> { ["Input.Conditions"] = "Phải thẩm định", ["Input.Cases"] = "cu" });
        Assert.Equal("Chọn trường hợp có trong thủ tục.", page.ErrorAt("Input.Cases"));
        await controller.OpenAsync(process + "/soan/nhanh/n2");
        page = await controller.PressAsync("Lưu nhánh", new Dictionary<string, string?> { ["Input.Cases"] = "thay-doi-noi-dung" });

        var name = (await office.World.ReferenceAsync()).LatestProcedure("1.014446")!.Cases.Single(c => c.Code == "thay-doi-noi-dung").Name;
        Assert.Contains($"Trường hợp: {name}", page.Text(".cc-steps"), StringComparison.Ordinal);
        Assert.Contains($"{name}: 3 ngày làm việc", page.Text(".govuk-summary-list"), StringComparison.Ordinal);
        var file = await (await controller.GetAsync(process + "?handler=Bpmn&ban=1")).Content.ReadAsStringAsync();
        Assert.Contains($"Phải thẩm định (trường hợp: {name})", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_keeps_what_was_typed_and_others_read_alone()
    {
        await using var office = await Office.OpenAsync();
        var official = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        using var one = await office.Site.BrowseAsync(official);
        using var other = await office.Site.BrowseAsync(official);
        await one.OpenAsync(Address);
        await one.PressAsync("Soạn quy trình");
        await one.OpenAsync(Address + "/soan/buoc");
        await other.OpenAsync(Address + "/soan/buoc");
        await one.PressAsync("Lưu bước", Step("Một", "receiver", "1"));

        var page = await other.PressAsync("Lưu bước", Step("Hai", "specialist", "1"));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Hai", page.ValueOf("Input.Name"));
        Assert.Contains("2. Hai", (await other.PressAsync("Lưu bước", new Dictionary<string, string?> { ["Input.Place"] = "|s1" })).Text(".cc-steps"), StringComparison.Ordinal);

        var specialist = office.As(Role.Specialist);
        page = await specialist.OpenAsync(Address);
        Assert.Contains("1. Một", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bỏ bản dự thảo", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.GetAsync(Address + "/soan")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.GetAsync("/can-bo/quy-trinh/BKHCN/2.002131")).StatusCode);

        await other.OpenAsync(Address + "/soan/buoc/s1");
        await one.OpenAsync(Address + "/soan");
        await one.PressAsync("Xóa bước 1");
        page = await other.PressAsync("Lưu bước", new Dictionary<string, string?> { ["Input.Name"] = "Một, nói lại" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("vừa xóa bước này", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Một, nói lại", page.ValueOf("Input.Name"));

        await other.OpenAsync(Address + "/phe-duyet");
        using var third = await office.Site.BrowseAsync(official);
        using var fourth = await office.Site.BrowseAsync(official);
        await third.OpenAsync(Address + "/soan/khoi");
        await fourth.OpenAsync(Address + "/soan");
        await one.OpenAsync(Address);
        Assert.Contains("Đã bỏ bản dự thảo.", (await one.PressAsync("Bỏ bản dự thảo")).Text(), StringComparison.Ordinal);

        page = await other.PressAsync("Ghi quyết định phê duyệt", new Dictionary<string, string?> { ["Input.DecisionNumber"] = "837/QĐ-UBND", ["Input.Signer"] = "Chủ tịch" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("vừa phê duyệt, bỏ hoặc thay", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("837/QĐ-UBND", page.ValueOf("Input.DecisionNumber"));
        page = await third.PressAsync("Thêm khối", new Dictionary<string, string?> { ["Input.Kind"] = "Choice", ["Input.Conditions"] = "Có\nKhông" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Có\nKhông", page.Document.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Thao tác của ông/bà chưa được lưu", (await fourth.PressAsync("Xóa bước 1")).Text(), StringComparison.Ordinal);
    }
}
