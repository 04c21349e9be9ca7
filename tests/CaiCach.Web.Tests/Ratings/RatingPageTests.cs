using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Tests.Workspace;

namespace CaiCach.Web.Tests.Ratings;

public sealed class RatingPageTests
{
    [Fact]
    public async Task After_the_delivery_the_applicant_rates_once_from_the_dossier_and_the_head_reads_it()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("Đánh giá việc giải quyết", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        await office.World.Do<DeliverResult, ActOutcome>(async u => await u.ElectronicallyAsync(office.World.By(office.Citizen), id, (await office.World.DossierAsync(id)).Version));

        await citizen.OpenAsync($"/ho-so/{id}");
        var page = await citizen.PressAsync("Đánh giá việc giải quyết hồ sơ");
        var address = page.Path;
        Assert.StartsWith("/danh-gia/", address, StringComparison.Ordinal);
        page = await citizen.PressAsync("Gửi đánh giá", new Dictionary<string, string?> { ["Input.Comment"] = "Cán bộ tận tình" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn một mức hài lòng.", page.ErrorAt("Input.Level"));
        Assert.Equal("Cán bộ tận tình", page.ValueOf("Input.Comment"));
        page = await citizen.PressAsync("Gửi đánh giá", new Dictionary<string, string?> { ["Input.Level"] = "VerySatisfied", ["Input.Comment"] = "Cán bộ tận tình" });
        Assert.Contains("Cảm ơn ông/bà đã đánh giá", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hồ sơ này đã được đánh giá; mỗi hồ sơ chỉ đánh giá một lần.", (await citizen.OpenAsync(address)).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Đánh giá việc giải quyết", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/danh-gia/KHONGCO")).Status);

        await office.As(Role.AgencyHead).OpenAsync("/can-bo");
        page = await office.As(Role.AgencyHead).ClickAsync("Đánh giá của người nộp");
        Assert.Contains("Cán bộ tận tình", page.Text(), StringComparison.Ordinal);
        Assert.Contains(office.Actor(Role.Specialist).Name, page.Text("table"), StringComparison.Ordinal);
        Assert.Contains(office.Actor(Role.Receiver).Name, page.Text("table:nth-of-type(2)"), StringComparison.Ordinal);
        foreach (var link in page.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!))
        {
            using var file = await office.As(Role.AgencyHead).GetAsync(link);
            var text = Workspace.DaySheetPageTests.TextOf(link[(link.LastIndexOf('=') + 1)..], await file.Content.ReadAsByteArrayAsync());
            Assert.All(new[] { "Người thụ lý", office.Actor(Role.Specialist).Name, "Cả đơn vị", "Không hài lòng" }, said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        Assert.Equal(4, page.Document.QuerySelectorAll("a[download]").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/danh-gia?dinh-dang=pdf")).Status);
        page = await office.As(Role.AgencyHead).OpenAsync(page.Document.QuerySelector("table a")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, page.Text("#danh-sach + ul"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/danh-gia")).Status);
    }

    [Fact]
    public async Task Who_follows_a_delivered_dossier_without_an_account_gets_to_rate_it_too()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        await office.World.Do<DeliverResult, ActOutcome>(async u => await u.ElectronicallyAsync(office.World.By(office.Citizen), id, (await office.World.DossierAsync(id)).Version));
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/tra-cuu");
        await visitor.PressAsync("Tra cứu", new Dictionary<string, string?> { ["Input.Number"] = (await office.World.DossierAsync(id)).Code, ["Input.LastFour"] = "9901" });
        var page = await visitor.PressAsync("Đánh giá việc giải quyết hồ sơ");
        Assert.StartsWith("/danh-gia/", page.Path, StringComparison.Ordinal);
        Assert.Contains("Ông/bà hài lòng thế nào?", page.Text(), StringComparison.Ordinal);
    }
}
