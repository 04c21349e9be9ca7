using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;

namespace CaiCach.Web.Tests.Portal;

/// <summary>A due time in 2027, whose holidays are not all decided, is never shown as if it were sure.</summary>
public sealed class ProvisionalYearTests
{
    private const string Warning = "Lịch nghỉ lễ năm 2027 mới là dự kiến; khi có lịch chính thức, ngày này có thể lùi lại.";

    // Five working days from the moment of acceptance: accepted on 24/12/2026 the last day is 31/12, on 25/12 it is 04/01/2027.
    [Theory]
    [InlineData("2026-12-23T09:00", "17:00, 31/12/2026", false)]
    [InlineData("2026-12-24T09:00", "17:00, 04/01/2027", true)]
    public async Task The_procedure_page_says_so_beside_the_day_it_promises(string now, string due, bool warned)
    {
        await using var site = await TestSite.StartAsync("sqlite", now);
        using var visitor = site.Browse();

        var page = await visitor.OpenAsync("/thu-tuc/" + World.Procedure);

        Assert.Contains(due, page.Text(), StringComparison.Ordinal);
        Assert.Equal(warned, page.Text().Contains(Warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipt_acceptance_dossier_and_follow_page_say_so()
    {
        await using var office = await Office.OpenAsync(local: "2026-12-29T09:00");
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var id = await office.TakenUpAsync();
        var dossier = await office.World.DossierAsync(id);

        Assert.Contains(Warning, (await citizen.OpenAsync($"/ho-so/{id}/bien-nhan")).Text(), StringComparison.Ordinal);
        Assert.Contains(Warning, (await office.As(Role.Receiver).OpenAsync(Office.Address(id, "tiep-nhan"))).Text(), StringComparison.Ordinal);

        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        Assert.Contains(Warning, (await office.As(Role.Receiver).OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        Assert.Contains(Warning, (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        Assert.Contains(Warning, (await citizen.OpenAsync($"/ho-so/{id}/bien-nhan")).Text(), StringComparison.Ordinal);
        await citizen.OpenAsync("/tra-cuu?so=" + dossier.RequestNumber);
        Assert.Contains(Warning, (await citizen.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", dossier.OwnerIdNumber[^4..]))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_look_before_filing_says_so()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-12-29T09:00");
        using var citizen = await site.BrowseAsync(await site.World.CitizenAsync());

        Assert.Contains(Warning, (await citizen.FillAsync()).Text(), StringComparison.Ordinal);
    }
}
