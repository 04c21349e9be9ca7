using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The hours to answer a filing as who administers the whole sets them and officials see them.</summary>
public sealed class IntakeRulesPageTests
{
    [Fact]
    public async Task The_administrator_sets_the_hours_and_dossiers_say_them()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN"));
        await admin.OpenAsync("/can-bo/lich");
        var page = await admin.ClickAsync("Giờ trả lời tiếp nhận, giờ chốt trong ngày");
        Assert.Contains("Nghị định 118/2025/NĐ-CP", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("8", "15:00", "15:00"), (page.ValueOf("Input.IntakeHours"), page.ValueOf("Input.TransferUntil"), page.ValueOf("Input.SameDayUntil")));

        page = await admin.PressAsync("Lưu quy định", new Dictionary<string, string?> { ["Input.IntakeHours"] = "4", ["Input.TransferUntil"] = "sáng", ["Input.Source"] = "Quyết định mẫu" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Nhập giờ và phút, ví dụ 15:00.", "4", "Quyết định mẫu"), (page.ErrorAt("Input.TransferUntil"), page.ValueOf("Input.IntakeHours"), page.ValueOf("Input.Source")));
        page = await admin.PressAsync("Lưu quy định", new Dictionary<string, string?>
        {
            ["Input.From.Day"] = "2",
            ["Input.From.Month"] = "3",
            ["Input.From.Year"] = "2026",
            ["Input.TransferUntil"] = "14:30",
        });
        Assert.Contains("Đã lưu quy định mới.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("4 giờ làm việc", page.Text(), StringComparison.Ordinal);

        var id = await office.SubmittedAsync();
        page = await office.As(Role.Receiver).OpenAsync(Office.Address(id));
        Assert.Contains("Hạn trả lời tiếp nhận (4 giờ làm việc)", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Lưu quy định", (await office.As(Role.AgencyHead).OpenAsync("/can-bo/lich/gio-tiep-nhan")).Text(), StringComparison.Ordinal);
    }
}
