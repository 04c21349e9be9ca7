using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The leader of the ministry reads who answered when asked, and follows a figure to its dossiers.</summary>
public sealed class CooperationPageTests
{
    private const string Ask = "Lấy ý kiến phối hợp";

    [Fact]
    public async Task A_leader_reads_the_report_follows_a_figure_and_takes_the_file()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "lay-y-kien"));
        await specialist.PressAsync(Ask, new Dictionary<string, string?>
        {
            ["Input.Question"] = "Có phù hợp không?",
            ["Input.Bodies[0].Unit"] = (await office.World.UnitAsync("SKHCN-QT-TTRA")).ToString(),
            ["Input.Bodies[0].Days"] = "3",
        });

        using var leader = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Leader, "BKHCN"));
        await leader.OpenAsync("/can-bo/bao-cao");
        var page = await leader.ClickAsync("Phối hợp, liên thông và thủ tục nội bộ");
        Assert.Equal(["Sở Khoa học và Công nghệ tỉnh Quảng Trị", "Tổng cộng"], page.Document.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()));
        Assert.Equal(["1", "0", "0", "0", "0", "1", "0", "0", "0", "0", "0", "0", "0", "0", "0"], page.Document.QuerySelectorAll(".cc-report__total td").Select(c => c.TextContent.Trim()));
        var file = await leader.GetAsync(page.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).Single(h => h.EndsWith("csv", StringComparison.Ordinal)));
        Assert.Contains("Sở Khoa học và Công nghệ tỉnh Quảng Trị,1,0,0,0,0,1,0,0,0,0,0,0,0,0,0", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        page = await leader.OpenAsync(page.Document.QuerySelector(".cc-report__total td a")!.GetAttribute("href")!);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, page.Text(), StringComparison.Ordinal);
        Assert.Contains("Được hỏi ý kiến", page.Text("h1"), StringComparison.Ordinal);

        page = await leader.OpenAsync("/can-bo/bao-cao/phoi-hop?don-vi=BKHCN&tu=31/2/2026&den=1/3/2026");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập ngày như 26/11/2026.", "31/2/2026"), (page.Status, page.ErrorAt("tu"), page.ValueOf("tu")));
        Assert.Equal(HttpStatusCode.NotFound, (await leader.OpenAsync("/can-bo/bao-cao/phoi-hop/ho-so?don-vi=BKHCN&tu=2026-03-01&den=2026-03-02&cot=khac")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.OpenAsync("/can-bo/bao-cao/phoi-hop")).Status);
    }
}
