using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Bodies outside the installation are asked by name; whoever handles the dossier writes down their code and their answer. The dossier is due on 09/3/2026.</summary>
public sealed class OutsidePageTests
{
    private const string Tax = "Thuế tỉnh Quảng Trị";

    [Fact]
    public async Task A_body_is_typed_by_name_and_its_code_and_answer_are_written_down_from_the_page()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "lay-y-kien"));
        var page = await specialist.PressAsync("Lấy ý kiến phối hợp", new Dictionary<string, string?>
        {
            ["Input.Question"] = "Có nợ thuế không?",
            ["Input.Bodies[1].Unit"] = (await office.World.UnitAsync("SKHCN-QT-TTRA")).ToString(),
            ["Input.Bodies[1].Outside"] = Tax,
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn cơ quan trong danh sách, hoặc ghi tên cơ quan ngoài hệ thống; không cả hai.", page.ErrorAt("Input.Bodies[1].Outside"));
        page = await specialist.PressAsync("Lấy ý kiến phối hợp", new Dictionary<string, string?> { ["Input.Bodies[1].Unit"] = "", ["Input.Bodies[1].Outside"] = "Thanh tra Sở" });
        Assert.Equal("Cơ quan, đơn vị này làm việc trên hệ thống; hãy chọn trong danh sách.", page.ErrorAt("Input.Bodies[1].Outside"));
        page = await specialist.PressAsync("Lấy ý kiến phối hợp", new Dictionary<string, string?> { ["Input.Bodies[1].Outside"] = Tax });
        Assert.Contains("Đã gửi xin ý kiến.", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Cơ quan ngoài hệ thống: {Tax}, hạn 17:00 09/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Consulting, await office.StateAsync(id));

        var link = page.Document.QuerySelectorAll("a").Single(a => a.TextContent.Contains("ghi nhận trả lời", StringComparison.Ordinal));
        page = await specialist.OpenAsync(link.GetAttribute("href")!);
        page = await specialist.PressAsync("Ghi mã", new Dictionary<string, string?> { ["Code"] = new string('1', 101) });
        Assert.NotNull(page.ErrorAt("Code"));
        page = await specialist.PressAsync("Ghi mã", new Dictionary<string, string?> { ["Code"] = "TCT/2026/0017" });
        Assert.Contains("Đã ghi mã hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("TCT/2026/0017", page.ValueOf("Code"));

        page = await specialist.PressAsync("Ghi nhận trả lời", new Dictionary<string, string?> { ["Input.Opinion"] = "Còn nợ 2 triệu đồng" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(("Phải chọn đồng ý, không đồng ý hoặc không trả lời.", "Phải ghi số, ký hiệu văn bản trả lời."), (page.ErrorAt("Input.Answer"), page.ErrorAt("Input.Number")));
        page = await specialist.PressAsync("Ghi nhận trả lời", new Dictionary<string, string?> { ["Input.Answer"] = "Disagree", ["Input.Number"] = "15/TT", ["Input.Date.Day"] = "32", ["Input.Date.Month"] = "3", ["Input.Date.Year"] = "2026" });
        Assert.NotNull(page.ErrorAt("Input.Date"));
        page = await specialist.PressAsync("Ghi nhận trả lời", new Dictionary<string, string?> { ["Input.Date.Day"] = "3" });
        Assert.Equal("Ngày văn bản không được sau ngày hôm nay.", page.ErrorAt("Input.Date"));
        Assert.Equal(("Còn nợ 2 triệu đồng", "15/TT"), (page.ValueOf("Input.Opinion"), page.ValueOf("Input.Number")));
        page = await specialist.PressAsync("Ghi nhận trả lời", new Dictionary<string, string?> { ["Input.Date.Day"] = "2" });
        Assert.Contains("Đã ghi nhận trả lời.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));

        Assert.Equal(("15/TT", "Còn nợ 2 triệu đồng"), (page.ValueOf("Input.Number"), page.ValueOf("Input.Opinion")));
        page = await specialist.PressAsync("Sửa trả lời", new Dictionary<string, string?> { ["Input.Number"] = "51/TT" });
        Assert.Equal((HttpStatusCode.Conflict, "Phải ghi rõ lý do.", "51/TT"), (page.Status, page.ErrorAt("Input.Reason"), page.ValueOf("Input.Number")));
        page = await specialist.PressAsync("Sửa trả lời", new Dictionary<string, string?> { ["Input.Reason"] = "Đọc nhầm số" });
        Assert.Contains("Đã sửa trả lời.", page.Text(), StringComparison.Ordinal);

        page = await specialist.OpenAsync(Office.Address(id));
        Assert.Contains("Văn bản số 51/TT ngày 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Trước khi sửa: Không đồng ý; Văn bản số 15/TT ngày 02/03/2026; Còn nợ 2 triệu đồng", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Mã hồ sơ ở cơ quan ấy: TCT/2026/0017", page.Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var own = (await citizen.OpenAsync($"/ho-so/{id}")).Html;
        Assert.DoesNotContain("TCT/2026", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Còn nợ", own, StringComparison.Ordinal);

        // The name is offered to be typed the same way again; nobody beside the office opens the page.
        Assert.Contains($"<option value=\"{Tax}\">", WebUtility.HtmlDecode((await specialist.OpenAsync(Office.Address(id, "chuyen-lien-thong"))).Html), StringComparison.Ordinal);
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Specialist, "BKHCN-SHTT-NH"));
        await using var db = office.World.Database.Open();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/can-bo/ho-so/{id}/co-quan-ngoai/{db.OutsideRequests.Single().Id}")).Status);
    }

    [Fact]
    public async Task A_part_outside_stands_on_the_control_sheet_as_given_and_as_come_back()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.Do<SendParts>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Specialist)), id, v, new("Cấp mã số thuế", [new(Guid.Empty, 3, Tax)], [])), id);
        Guid asked;
        await using (var db = office.World.Database.Open())
        {
            asked = (await db.OutsideRequests.SingleAsync()).Id;
        }

        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync(Office.Address(id));
        Assert.Contains("Phần việc liên thông ở cơ quan khác", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Chờ trả lời", page.Text(), StringComparison.Ordinal);
        await specialist.OpenAsync($"/can-bo/ho-so/{id}/co-quan-ngoai/{asked}");
        page = await specialist.PressAsync("Ghi nhận trả lời", new Dictionary<string, string?> { ["Input.Answer"] = "Agree", ["Input.Number"] = "7/TB-TT", ["Input.Date.Day"] = "2", ["Input.Date.Month"] = "3", ["Input.Date.Year"] = "2026" });
        Assert.Contains("Đã giải quyết", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));
        var sheet = (await specialist.OpenAsync(Office.Address(id, "mau-06"))).Text();
        Assert.Equal(2, sheet.Split($"{Tax} (phần việc liên thông)").Length - 1);
        Assert.Contains("Kết quả: văn bản số 7/TB-TT", sheet, StringComparison.Ordinal);
    }
}
