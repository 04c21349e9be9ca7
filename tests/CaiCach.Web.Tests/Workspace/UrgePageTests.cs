using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A head reminds from the list of what is watched; the applicant never reads of it.</summary>
public sealed class UrgePageTests
{
    [Fact]
    public async Task From_the_watch_list_to_the_dossier_and_to_its_history_for_officials_alone()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.LaterAsync("2026-03-09T08:00");
        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync("/can-bo/theo-doi/den-han-hom-nay");
        Assert.Contains(page.Document.QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == $"/can-bo/ho-so/{id}#don-doc");

        await head.OpenAsync(Office.Address(id));
        page = await head.PressAsync("Gửi đôn đốc", new Dictionary<string, string?> { ["UrgeText"] = "" });
        Assert.Equal("Nhập nội dung đôn đốc.", page.ErrorAt("UrgeText"));
        page = await head.PressAsync("Gửi đôn đốc", new Dictionary<string, string?> { ["UrgeText"] = "Hôm nay đến hạn." });
        Assert.Contains("Đã gửi đôn đốc đến người đang giữ hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hôm nay đến hạn.", page.Text(".cc-history"), StringComparison.Ordinal);

        page = await office.As(Role.Specialist).OpenAsync(Office.Address(id));
        Assert.Contains("Hôm nay đến hạn.", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#don-doc"));
        using var owner = await office.Site.BrowseAsync(office.Citizen);
        page = await owner.OpenAsync($"/ho-so/{id}");
        Assert.DoesNotContain("Hôm nay đến hạn.", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hồ sơ có thay đổi", page.Text(), StringComparison.Ordinal);
    }
}
