using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The head reads whom the body waits for, follows a figure to its dossiers and takes the file.</summary>
public sealed class SlowBodiesPageTests
{
    [Fact]
    public async Task The_head_reads_the_report_follows_a_figure_and_takes_the_file()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.Do<ConsultBodies>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Specialist)), id, v, new("Có nợ thuế không?", [new(Guid.Empty, 3, "Thuế tỉnh Quảng Trị")], [])), id);
        office.World.Clock.SetLocal("2026-03-09T09:00");

        using var head = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.AgencyHead, World.Agency));
        await head.OpenAsync("/can-bo/bao-cao");
        var page = await head.ClickAsync("Cơ quan phối hợp chậm");
        Assert.Equal(["Thuế tỉnh Quảng Trị (ngoài hệ thống)", "Tổng cộng"], page.Document.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()));
        Assert.Equal(["1", "0", "0", "0", "1", "2"], page.Document.QuerySelectorAll(".cc-report__total td").Select(c => c.TextContent.Trim()));
        var file = await head.GetAsync(page.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).Single(h => h.EndsWith("csv", StringComparison.Ordinal)));
        Assert.Contains("Thuế tỉnh Quảng Trị (ngoài hệ thống),1,0,0,0,1,2", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        page = await head.OpenAsync(page.Document.QuerySelectorAll("tbody tr td a")[^1].GetAttribute("href")!);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, page.Text(), StringComparison.Ordinal);
        page = await head.OpenAsync("/can-bo/bao-cao/phoi-hop-cham?don-vi=BKHCN&tu=1/3/2026&den=9/3/2026");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ErrorAt("don-vi"));
        Assert.Equal(HttpStatusCode.NotFound, (await head.OpenAsync($"/can-bo/bao-cao/phoi-hop-cham/ho-so?don-vi={World.Agency}&tu=2026-03-01&den=2026-03-09&cot=khac")).Status);
        using var specialist = await office.Site.BrowseAsync(office.Actor(Role.Specialist));
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.OpenAsync("/can-bo/bao-cao/phoi-hop-cham")).Status);
    }
}
