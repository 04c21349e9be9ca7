using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A specialist drafts an apology, the head gives it back or signs it from the queue, and the applicant never reads the draft.</summary>
public sealed class ApologyPageTests
{
    [Fact]
    public async Task The_specialist_drafts_the_head_returns_and_signs_from_the_queue_after_a_look()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var (specialist, head) = (office.As(Role.Specialist), office.As(Role.AgencyHead));
        var page = await specialist.OpenAsync(Office.Address(id, "soan-xin-loi"));
        var day = page.ValueOf("Input.Date.Day");
        Assert.NotEmpty(day!);
        page = await specialist.PressAsync("Soạn dự thảo xin lỗi và hẹn lại", new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Phải ghi rõ lý do.", page.ErrorAt("Input.Reason"), StringComparison.Ordinal);
        page = await specialist.PressAsync("Soạn dự thảo xin lỗi và hẹn lại", new Dictionary<string, string?> { ["Input.Reason"] = "Phải xác minh thực địa." });
        Assert.Contains("Đã trình dự thảo xin lỗi và hẹn lại.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("chờ lãnh đạo ký", page.Text(".cc-card"), StringComparison.Ordinal);

        page = await head.OpenAsync("/can-bo/ky");
        Assert.Contains("Phải xác minh thực địa.", page.Text("table"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=checkbox]"));
        await head.OpenAsync(Office.Address(id, "tra-lai-xin-loi"));
        page = await head.PressAsync("Trả lại dự thảo xin lỗi, hẹn lại", new Dictionary<string, string?> { ["Input.Reason"] = "Nêu rõ việc còn lại." });
        Assert.Contains("Đã trả lại dự thảo xin lỗi, hẹn lại.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không có kết quả nào chờ ký.", (await head.OpenAsync("/can-bo/ky")).Text(), StringComparison.Ordinal);

        page = await specialist.OpenAsync(Office.Address(id, "soan-xin-loi"));
        Assert.Equal("Phải xác minh thực địa.", page.ValueOf("Input.Reason"));
        await specialist.PressAsync("Soạn dự thảo xin lỗi và hẹn lại", new Dictionary<string, string?> { ["Input.Reason"] = "Còn chờ kết quả đo đạc." });
        await head.OpenAsync(Office.Address(id) + "?ky=true");
        page = await head.OpenAsync("/can-bo/ky");
        var box = Assert.Single(page.Document.QuerySelectorAll("input[type=checkbox]")).GetAttribute("value")!;
        Assert.EndsWith(".04", box, StringComparison.Ordinal);
        page = await head.PressAsync("Ký các hồ sơ đã chọn", new Dictionary<string, string?> { ["Chosen"] = box });
        Assert.Contains("Đã ký.", page.Text(), StringComparison.Ordinal);
        Assert.NotNull((await office.World.DossierAsync(id)).AppointmentAt);
        Assert.Contains("hạn gốc 17:00 09/03/2026, thống kê theo hạn gốc", (await head.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        Assert.Contains("Hẹn lại 17:00", (await specialist.OpenAsync("/can-bo/viec/xu-ly")).Text("tbody"), StringComparison.Ordinal);
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));
        Assert.Contains("Đơn vị để chậm: Phòng Quản lý công nghệ và Chuyên ngành.", (await head.OpenAsync(Office.Address(id, "mau-04"))).Text("article"), StringComparison.Ordinal);

        using var owner = await office.Site.BrowseAsync(office.Citizen);
        var told = (await owner.OpenAsync($"/ho-so/{id}")).Text();
        Assert.DoesNotContain("Nêu rõ việc còn lại.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Phải xác minh thực địa.", told, StringComparison.Ordinal);
        Assert.Contains("Cơ quan chuẩn bị văn bản xin lỗi và hẹn lại", told, StringComparison.Ordinal);
    }
}
