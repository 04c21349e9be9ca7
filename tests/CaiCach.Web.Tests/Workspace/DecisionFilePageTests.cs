using System.Net;
using System.Text;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The page of a decision takes its signed text and gives it out.</summary>
public sealed class DecisionFilePageTests
{
    [Fact]
    public async Task A_controller_attaches_the_pdf_and_those_who_read_the_catalogue_download_it_and_citizens_do_not_before_it_announces_something_public()
    {
        await using var office = await Office.OpenAsync();
        var writer = await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        DecisionInput typed = new("1112/QĐ-UBND", new(2026, 3, 1), "province", "UBND tỉnh", "Chủ tịch", "Danh mục");
        var done = Assert.IsType<CatalogueOutcome.Done>(await office.World.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(
            office.World.By(writer), new(World.Agency, CatalogueDecisionKind.FullyOnline, typed, [World.Procedure]))));
        var address = $"/can-bo/danh-muc/van-ban/{done.Id}";
        using var controller = await office.Site.BrowseAsync(writer);
        await controller.OpenAsync(address);
        Assert.Equal("Chọn tệp PDF của văn bản.", (await controller.PressAsync("Lưu tệp văn bản")).ErrorAt("Scan"));
        var page = await controller.PressAsync("Lưu tệp văn bản", null, new ChosenFile("Scan", "qd.docx", Encoding.UTF8.GetBytes("không phải văn bản")));
        Assert.Equal("Tệp văn bản phải là PDF, tối đa 20 MB, có nội dung.", page.ErrorAt("Scan"));
        page = await controller.PressAsync("Lưu tệp văn bản", null, new ChosenFile("Scan", "qd-1112.pdf", Encoding.UTF8.GetBytes("%PDF-1.4 quyết định")));
        Assert.Contains("Đã lưu tệp văn bản.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("qd-1112.pdf", page.Text("dl"), StringComparison.Ordinal);

        using var leader = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Leader));
        page = await leader.OpenAsync(address);
        Assert.DoesNotContain("Lưu tệp văn bản", page.Text(), StringComparison.Ordinal);
        Assert.Equal("%PDF-1.4 quyết định", await (await leader.GetAsync(address + "?handler=File")).Content.ReadAsStringAsync());
        using var citizen = office.Site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync($"/thu-tuc/{World.Procedure}?handler=Decision&van-ban={done.Id}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await citizen.GetAsync(address + "?handler=File")).StatusCode);
    }
}
