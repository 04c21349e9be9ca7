using System.Net;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

public sealed class SetAsidePageTests
{
    private const string Href = "/can-bo/thong-diep-ton-dong";

    [Fact]
    public async Task The_administrator_of_the_installation_has_messages_tried_again_that_were_set_aside()
    {
        await using var office = await Office.OpenAsync();
        await office.SubmittedAsync();
        await using var db = office.World.Database.Open();
        await db.Outbox.Where(m => m.Topic == "notice").ExecuteUpdateAsync(set => set.SetProperty(m => m.SetAsideAt, office.World.Clock.Now).SetProperty(m => m.LastError, "SqlException: disk full"));
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));

        Assert.Contains("1 thông điệp đã dừng gửi, chờ ông/bà xử lý", (await admin.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        var page = await admin.ClickAsync("Thông điệp chưa chuyển được");
        Assert.Contains("Thông báo cho người nộp dossier.submitted SqlException: disk full", page.Text("tbody"), StringComparison.Ordinal);
        page = await admin.PressAsync("Gửi lại các thông điệp đã chọn", new Dictionary<string, string?> { ["Chosen"] = null });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await admin.OpenAsync(Href);
        page = await admin.PressAsync("Gửi lại các thông điệp đã chọn");
        Assert.Contains("Đã cho gửi lại 1 thông điệp.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không có thông điệp nào tồn đọng.", page.Text(), StringComparison.Ordinal);

        using var below = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, (await below.OpenAsync(Href)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync(Href)).Status);
    }
}
