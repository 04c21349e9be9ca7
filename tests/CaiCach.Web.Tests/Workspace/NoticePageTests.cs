using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>What officials are told, as they see it.</summary>
public sealed class NoticePageTests
{
    [Fact]
    public async Task An_officer_sees_the_count_on_every_page_opens_the_dossier_from_the_notice_and_marks_it_read()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var officer = office.As(Role.Specialist);
        Assert.Equal("Thông báo", (await officer.OpenAsync("/can-bo")).Text(".cc-news"));
        await office.World.DeliverAsync();

        await officer.OpenAsync("/can-bo/ho-so");
        Assert.Equal("Thông báo 1 chưa đọc", officer.Page.Text(".cc-news"));
        var page = await officer.OpenAsync("/can-bo/thong-bao");
        var notice = Assert.Single(page.Document.QuerySelectorAll(".cc-notices a"));
        Assert.Equal($"/can-bo/ho-so/{id}", notice.GetAttribute("href"));
        Assert.Contains("được giao cho ông/bà. Hạn trả kết quả:", notice.TextContent, StringComparison.Ordinal);

        page = await officer.PressAsync("Đánh dấu trang này đã đọc");
        Assert.Contains("Đã đánh dấu là đã đọc.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Thông báo", page.Text(".cc-news"));
        Assert.Single(page.Document.QuerySelectorAll(".cc-notices a"));
        Assert.DoesNotContain("Đánh dấu", page.Text("main form") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_notices_the_page_says_what_will_stand_there()
    {
        await using var office = await Office.OpenAsync();
        var page = await office.As(Role.Clerk).OpenAsync("/can-bo/thong-bao");
        Assert.Contains("Chưa có thông báo nào.", page.Text(), StringComparison.Ordinal);
    }
}
