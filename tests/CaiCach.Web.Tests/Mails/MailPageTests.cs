using System.Net;
using CaiCach.Application.Mails;
using CaiCach.Law.Mails;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Mails;

public sealed class MailPageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_links_of_a_mail_lead_to_the_dossier_and_to_the_page_that_stops_mails_and_starts_them_again(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.SubmittedAsync();
        await using var db = office.World.Database.Open();
        var mail = await db.Mails.AsNoTracking().SingleAsync(m => m.DossierId == id && m.Kind == MailKind.Received);
        using var reader = office.Site.Browse();
        Assert.Equal(mail.Code, (await reader.OpenAsync(MailWords.FollowPath(mail.Code))).ValueOf("Input.Number"));

        var page = await reader.OpenAsync(MailWords.ChoicePath(mail.Token));
        Assert.Contains("Địa chỉ thư: c***@mau.example", page.Text(), StringComparison.Ordinal);
        Assert.False(await db.MailRefusals.AnyAsync());
        page = await reader.PressAsync("Ngừng nhận thư");
        Assert.Contains("Đã ngừng gửi thư đến địa chỉ này.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("congdan1@mau.example", (await db.MailRefusals.AsNoTracking().SingleAsync()).Address);
        page = await reader.PressAsync("Nhận lại thư");
        Assert.Contains("Địa chỉ này lại nhận được thư.", page.Text(), StringComparison.Ordinal);
        Assert.False(await db.MailRefusals.AnyAsync());

        page = await reader.OpenAsync(MailWords.ChoicePath("KHONGCO"));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Không có thư nào ứng với địa chỉ này.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officials_see_on_the_dossier_what_became_of_each_mail()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        Assert.Contains("Đã nhận yêu cầu", (await receiver.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        Assert.Contains("Chờ gửi", receiver.Page.Text(), StringComparison.Ordinal);
        await office.World.DeliverAsync(slow: true);

        Assert.Contains("Hệ thống chưa cài đặt máy chủ thư.", (await receiver.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
    }
}
