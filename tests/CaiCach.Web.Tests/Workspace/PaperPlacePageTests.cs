using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Where the papers lie stands on the page of the dossier and on the list that goes with them; the applicant does not see it.</summary>
public sealed class PaperPlacePageTests
{
    [Fact]
    public async Task The_place_is_written_on_the_page_and_printed_on_the_list()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id));
        var page = await receiver.PressAsync("Ghi nơi để", new Dictionary<string, string?> { ["PaperPlace"] = new string('a', 101) });
        Assert.NotNull(page.ErrorAt("PaperPlace"));
        page = await receiver.PressAsync("Ghi nơi để", new Dictionary<string, string?> { ["PaperPlace"] = "Tủ 3, ngăn 2" });
        Assert.Equal("Tủ 3, ngăn 2", page.ValueOf("PaperPlace"));
        Assert.Contains("Nơi để: Tủ 3, ngăn 2", page.Text(), StringComparison.Ordinal);

        var division = await office.World.UnitAsync(Office.Division);
        var version = (await office.World.DossierAsync(id)).Version;
        var several = await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), division, [new(id, version)]));
        page = await receiver.OpenAsync($"/can-bo/ban-giao/{several.ListId}");
        Assert.Contains("Tủ 3, ngăn 2", page.Text("article"), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("Tủ 3", (await citizen.OpenAsync($"/ho-so/{id}")).Html, StringComparison.Ordinal);
    }
}
