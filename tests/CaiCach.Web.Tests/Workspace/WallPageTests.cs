using System.Net;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The one-stop unit at one glance, on the screen.</summary>
public sealed class WallPageTests
{
    [Fact]
    public async Task The_head_reads_the_day_and_opens_the_dossiers_behind_a_figure()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync("/can-bo");
        var page = await head.ClickAsync("Toàn cảnh");

        Assert.Contains("http-equiv=\"refresh\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Tiếp nhận trực tuyến 100% 1 trong 1 hồ sơ đã tiếp nhận", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Giải quyết trước và đúng hạn – 0 trong 0 hồ sơ đã giải quyết", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Chưa có quầy nào gọi số.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Giấy tờ nộp đã số hóa", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nộp phí, lệ phí bằng chuyển khoản – 0 trong 0 lần nộp là chuyển khoản", page.Text(), StringComparison.Ordinal);
        page = await head.ClickAsync("Nộp trực tuyến");
        Assert.Contains((await office.World.DossierAsync(id)).Code!, page.Text(), StringComparison.Ordinal);
        var held = await office.AssignedAsync();
        page = await head.OpenAsync("/can-bo/toan-canh");
        page = await head.OpenAsync(page.Document.QuerySelectorAll("td a").Single(a => a.GetAttribute("href")!.StartsWith("/can-bo/theo-doi/dang-giu", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains((await office.World.DossierAsync(held)).Code!, page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.OpenAsync("/can-bo/toan-canh?don-vi=BKHCN")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/toan-canh")).Status);
    }
}
