using System.Net;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Opening a dossier is noted on every page that shows it; its owner and the inspector read the log.</summary>
public sealed class ReadsPageTests
{
    [Fact]
    public async Task Whoever_opens_a_dossier_on_any_page_stands_in_the_log_and_the_owner_reads_no_name()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var pages = new[]
        {
            (Role.Specialist, Office.Address(id)), (Role.Receiver, Office.Address(id, "mau-01")), (Role.DivisionHead, Office.Address(id, "phan-cong")), (Role.AgencyHead, Office.Address(id, "thoi-han")), (Role.Clerk, Office.Address(id, "mau-06")),
        };
        foreach (var (role, address) in pages)
        {
            var status = (await office.As(role).OpenAsync(address)).Status;
            Assert.True(status == HttpStatusCode.OK, $"{address}: {status}");
            await using var db = office.World.Database.Open();
            Assert.Equal(role, (await db.DossierReads.AsNoTracking().SingleAsync(r => r.ReaderId == office.Actor(role).Id)).Role);
        }

        using var owner = await office.Site.BrowseAsync(office.Citizen);
        var text = (await owner.OpenAsync($"/ho-so/{id}")).Text();
        Assert.Contains("Ai đã xem hồ sơ", text, StringComparison.Ordinal);
        Assert.Contains("02/03/2026 – chuyên viên thụ lý, Sở Khoa học và Công nghệ", text, StringComparison.Ordinal);
        Assert.All(pages, p => Assert.DoesNotContain(office.Actor(p.Item1).Name, text, StringComparison.Ordinal));

        var inspector = await office.World.OfficialAsync(Role.Inspector);
        using var desk = await office.Site.BrowseAsync(inspector);
        await desk.OpenAsync("/can-bo");
        var page = await desk.ClickAsync("Nhật ký xem hồ sơ");
        Assert.All(pages, p => Assert.Contains(office.Actor(p.Item1).Name, page.Text("table"), StringComparison.Ordinal));
        page = await desk.OpenAsync("/can-bo/nhat-ky-xem?ma=khong-co");
        Assert.Contains("Không có lần xem nào như vậy.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/nhat-ky-xem")).Status);

        using var administrator = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync("/can-bo/nhat-ky-xem")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await administrator.OpenAsync(Office.Address(id))).Status);
    }
}
