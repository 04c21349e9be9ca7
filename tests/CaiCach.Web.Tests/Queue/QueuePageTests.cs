using System.Net;
using CaiCach.Application.Queue;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Queue;

/// <summary>Numbers at a one-stop unit as people see them: at the kiosk, on the wall, on the ticket, at the desk.</summary>
public sealed class QueuePageTests
{
    [Fact]
    public async Task A_visitor_takes_a_number_the_wall_shows_it_called_and_the_desk_serves_it_and_files_for_it()
    {
        await using var office = await Office.OpenAsync();
        using var director = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"));
        await director.OpenAsync("/can-bo");
        await director.ClickAsync("Hàng chờ");
        await director.ClickAsync("Lập quầy và máy lấy số");
        var page = await director.PressAsync("Ghi quầy", new Dictionary<string, string?> { ["Input.Number"] = "0" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nhập số quầy từ 1 đến 99.", page.ErrorAt("Input.Number"));
        Assert.Equal("Chọn ít nhất một nhóm quầy này phục vụ.", page.ErrorAt("Input.Purposes"));
        page = await director.PressAsync("Ghi quầy", new Dictionary<string, string?> { ["Input.Number"] = "2", ["Input.Purposes"] = "File" });
        Assert.Contains("Đã ghi quầy.", page.Text(), StringComparison.Ordinal);

        using var visitor = office.Site.Browse();
        page = await visitor.OpenAsync(await KioskAsync(office));
        page = await visitor.PressAsync("Nộp hồ sơ", new Dictionary<string, string?> { ["HasPriority"] = "true" });
        Assert.Contains("Số thứ tự 001", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Sắp đến lượt", page.Text(), StringComparison.Ordinal);
        Assert.Contains("được ưu tiên", page.Text(), StringComparison.Ordinal);
        var ticket = page.Address.AbsolutePath;

        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/hang-cho");
        page = await receiver.PressAsync("Gọi số tiếp theo");
        Assert.Equal("001", page.Text(".cc-number"));
        Assert.Contains("2 001 Mời đến quầy", (await visitor.OpenAsync("/man-hinh/SKHCN-QT")).Text("table"), StringComparison.Ordinal);
        Assert.Contains("Mời đến quầy số 2", (await visitor.OpenAsync(ticket)).Text(), StringComparison.Ordinal);
        await receiver.PressAsync("Bắt đầu phục vụ");

        var dossier = await FileAsync(office, receiver);
        page = await receiver.OpenAsync("/can-bo/hang-cho");
        Assert.Contains(dossier, page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync("Xong, gọi số tiếp theo");
        Assert.Contains("Không còn ai chờ quầy này.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã phục vụ xong", (await visitor.OpenAsync(ticket)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_public_sees_names_nobody_and_refreshes_itself_without_javascript()
    {
        await using var office = await Office.OpenAsync();
        var id = await TakenAsync(office);
        using var visitor = office.Site.Browse();
        foreach (var path in new[] { "/man-hinh/SKHCN-QT", $"/so-thu-tu/{id}" })
        {
            var page = await visitor.OpenAsync(path);
            Assert.Contains("http-equiv=\"refresh\"", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(office.Actor(Role.Receiver).Name, page.Html, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/man-hinh/SKHCN-QT-VP", "/man-hinh/KHONG-CO", $"/so-thu-tu/{Guid.NewGuid()}", "/lay-so/khong-co" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
        }
    }

    [Fact]
    public async Task The_desk_is_told_what_it_cannot_do_and_two_who_press_at_once_do_it_once()
    {
        await using var office = await Office.OpenAsync();
        await TakenAsync(office);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/hang-cho");
        await receiver.PressAsync("Gọi số tiếp theo");
        var page = await receiver.PressAsync("Chuyển");
        Assert.Equal("Chọn nhóm hoặc quầy chuyển đến.", page.ErrorAt("Input.Target"));

        using var other = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await other.OpenAsync("/can-bo/hang-cho?quay=1");
        await receiver.PressAsync("Vắng mặt, gọi sau");
        page = await other.PressAsync("Không đến");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Số này vừa được người khác thay đổi", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã vắng một lần", page.Text("#cho"), StringComparison.Ordinal);

        page = await receiver.PressAsync("Lấy số");
        Assert.Equal("Chọn việc cần làm.", page.ErrorAt("Input.Purpose"));
        page = await receiver.PressAsync("Lấy số", new Dictionary<string, string?> { ["Input.Purpose"] = "Advice" });
        Assert.Contains("Đã lấy số 002.", page.Text(), StringComparison.Ordinal);
        page = await receiver.ClickAsync("In số");
        Assert.Contains("Số thứ tự 002", page.Text(".print-ticket"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Specialists_have_no_queue_and_the_head_sees_it_without_calling()
    {
        await using var office = await Office.OpenAsync();
        await TakenAsync(office);
        Assert.DoesNotContain("Hàng chờ", (await office.As(Role.Specialist).OpenAsync("/can-bo")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/hang-cho")).Status);
        var page = await office.As(Role.AgencyHead).OpenAsync("/can-bo/hang-cho");
        Assert.Contains("Đang chờ quầy này", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Gọi số tiếp theo", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/hang-cho/quay")).Status);
    }

    [Fact]
    public async Task Who_waits_for_what_no_desk_serves_is_told_at_the_counter_and_dropping_the_last_desk_takes_a_second_press()
    {
        await using var office = await Office.OpenAsync();
        await TakenAsync(office);
        using var visitor = office.Site.Browse();
        var kiosk = await visitor.OpenAsync(await KioskAsync(office));
        Assert.Equal(["File"], kiosk.Document.QuerySelectorAll("button[name=Purpose]").Select(b => b.GetAttribute("value")));
        using var director = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"));
        await director.OpenAsync("/can-bo/hang-cho/quay");

        var page = await director.PressAsync("Đóng quầy số 1");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Còn người chờ mà sẽ không quầy nào gọi", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã đóng quầy.", (await director.PressAsync("Đóng quầy số 1")).Text(), StringComparison.Ordinal);

        foreach (var browser in new[] { director, office.As(Role.Receiver) })
        {
            Assert.Contains("Có người chờ mà không quầy nào đang mở gọi", (await browser.OpenAsync("/can-bo/hang-cho")).Text(), StringComparison.Ordinal);
        }

        Assert.Contains("chưa có quầy nào mở", (await visitor.OpenAsync(await KioskAsync(office))).Text(), StringComparison.Ordinal);
    }

    private static async Task<Guid> TakenAsync(Office office)
    {
        var world = office.World;
        var (director, body) = (await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"), await world.UnitAsync(World.Agency));
        await world.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(world.By(director), body, 1, 0, [QueueGroup.File]));
        return Assert.IsType<QueueOutcome.Done>(await world.Do<TakeTicket, QueueOutcome>(
            u => u.ForCitizenAsync(world.By(office.Actor(Role.Receiver)), body, new(Guid.NewGuid(), QueueGroup.File, false)))).Id;
    }

    private static async Task<string> KioskAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        return "/lay-so/" + (await db.QueueKiosks.SingleAsync()).Token;
    }

    private static async Task<string> FileAsync(Office office, Browser receiver)
    {
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>
        {
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        await using var db = office.World.Database.Open();
        var dossier = await db.Dossiers.SingleAsync();
        return dossier.Code ?? dossier.RequestNumber;
    }
}
