using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

/// <summary>Anybody reads how often the bodies were late and apologised.</summary>
public sealed class ResolvedPageTests
{
    [Fact]
    public async Task The_start_page_leads_to_the_figures_of_the_year_and_years_lead_to_each_other()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await site.World.CountAsync(World.Agency, MeasureCodes.FinishedLate, new(2026, 1, 5), 3);
        await site.World.CountAsync(World.Agency, MeasureCodes.FinishedEarly, new(2026, 1, 5), 1204);
        await site.World.CountAsync(World.Agency, MeasureCodes.Apologised, new(2026, 1, 5), 2);
        using var visitor = site.Browse();

        await visitor.OpenAsync("/");
        var page = await visitor.ClickAsync("Các cơ quan giải quyết hồ sơ đúng hẹn đến đâu?");

        Assert.Equal((HttpStatusCode.OK, "Kết quả giải quyết hồ sơ năm 2026"), (page.Status, page.Text("h1")));
        Assert.EndsWith("1.207 3 2", page.Text("tbody tr"), StringComparison.Ordinal);
        page = await visitor.ClickAsync("Năm 2025");
        Assert.Contains("Chưa có số liệu của năm này.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Kết quả giải quyết hồ sơ năm 2026", (await visitor.ClickAsync("Năm 2026")).Text("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/ket-qua-giai-quyet/2027")).Status);
        Assert.Equal("Dossiers handled in 2026", (await visitor.OpenAsync("/ket-qua-giai-quyet?lang=en")).Text("h1"));
    }
}
