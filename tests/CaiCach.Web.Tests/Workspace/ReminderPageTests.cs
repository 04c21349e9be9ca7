using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Who is reminded of a dossier when, as an administrator sets it and officials see it.</summary>
public sealed class ReminderPageTests
{
    [Fact]
    public async Task An_administrator_changes_the_steps_and_the_dossier_shows_who_was_reminded()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-QLCN"));
        await admin.OpenAsync("/can-bo/lich");
        var page = await admin.ClickAsync("Mốc nhắc việc trước và sau hạn");
        Assert.Equal(("2", "4", "3", "12"), (page.ValueOf("Input.Lines[0].When"), page.ValueOf("Input.Lines[1].When"), page.ValueOf("Input.Lines[4].When"), page.ValueOf("Input.Lines[4].Times")));

        page = await admin.PressAsync("Lưu các mốc", new Dictionary<string, string?> { ["Input.Lines[0].When"] = "hai", ["Input.Lines[4].Times"] = "99" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nhập một số nguyên từ 1 trở lên.", page.ErrorAt("Input.Lines[0].When"));
        page = await admin.PressAsync("Lưu các mốc", new Dictionary<string, string?> { ["Input.Lines[0].When"] = "3" });
        Assert.Equal("Số lần nhắc từ 2 đến 24.", page.ErrorAt("Input.Lines[4].Times"));
        page = await admin.PressAsync("Lưu các mốc", new Dictionary<string, string?> { ["Input.Lines[4].Times"] = "6" });
        Assert.Contains("Đã lưu các mốc nhắc việc.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("3", page.ValueOf("Input.Lines[0].When"));

        page = await admin.ClickAsync("Lấy ý kiến");
        Assert.Equal(("1", "4", "", "1"), (page.ValueOf("Input.Lines[0].When"), page.ValueOf("Input.Lines[1].When"), page.ValueOf("Input.Lines[2].When"), page.ValueOf("Input.Lines[3].When")));
        Assert.Contains("người hỏi ý kiến", page.Text(), StringComparison.Ordinal);
        Assert.Contains("các mốc kèm phần mềm", page.Text(), StringComparison.Ordinal);
        page = await admin.PressAsync("Lưu các mốc", new Dictionary<string, string?> { ["Input.Lines[0].When"] = "2" });
        Assert.Contains("Đã lưu các mốc nhắc việc.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("2", page.ValueOf("Input.Lines[0].When"));
        Assert.DoesNotContain("các mốc kèm phần mềm", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("người hỏi ý kiến", (await admin.ClickAsync("Bước của quy trình")).Text(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/lich/SKHCN-QT/nhac-viec")).Status);

        office.World.Clock.SetLocal("2026-03-04T08:00");
        Assert.Equal(1, await office.World.Do<RemindDues, int>(u => u.RunAsync(office.World.Clock.Now, 10)));
        using var head = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-QLCN"));
        Assert.Contains("Đã nhắc 08:00 04/03/2026: cán bộ xử lý", (await head.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
    }
}
