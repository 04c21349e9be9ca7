using System.Net;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An inspector draws a sample on the page and opens its dossiers, which stands in the log of reads.</summary>
public sealed class SamplePageTests
{
    [Fact]
    public async Task A_sample_is_drawn_by_its_seed_and_what_is_typed_wrong_is_kept()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        await office.LaterAsync("2026-04-02T09:00");
        using var inspector = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Inspector));
        await inspector.OpenAsync("/can-bo");
        var page = await inspector.ClickAsync("Rút mẫu hồ sơ để kiểm tra");
        Assert.Contains("Chưa rút mẫu nào.", page.Text(), StringComparison.Ordinal);

        var typed = new Dictionary<string, string?> { ["don-vi"] = "SKHCN-QT", ["tu"] = "1/3/2026", ["den"] = "31/3/2026", ["so-ho-so"] = "nhiều", ["so-rut-mau"] = "KT-01" };
        page = await inspector.PressAsync("Rút mẫu", typed);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Số hồ sơ của mẫu từ 1 đến 200.", "KT-01"), (page.Status, page.ErrorAt("so-ho-so"), page.Document.QuerySelector("#so-rut-mau")!.GetAttribute("value")));
        page = await inspector.PressAsync("Rút mẫu", new Dictionary<string, string?> { ["so-ho-so"] = "5" });
        Assert.Contains("1 hồ sơ trong 1", page.Text("dl"), StringComparison.Ordinal);
        Assert.DoesNotContain("ra đúng mẫu này", page.Text("dl"), StringComparison.Ordinal);
        page = await inspector.ClickAsync("Rút lại để so sánh");
        Assert.Contains("ra đúng mẫu này", page.Text("dl"), StringComparison.Ordinal);
        Assert.Equal($"/can-bo/ho-so/{id}", page.Document.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await inspector.OpenAsync($"/can-bo/ho-so/{id}")).Status);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, (await inspector.OpenAsync("/can-bo/nhat-ky-xem")).Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("1 hồ sơ trong 1", (await inspector.OpenAsync("/can-bo/rut-mau")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync($"/can-bo/rut-mau/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/rut-mau")).Status);
    }
}
