using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Units to choose from stand as the tree they are, for the eye and for the ear.</summary>
public sealed class ReorganiseUnitsTests
{
    [Fact]
    public async Task The_units_to_merge_stand_below_the_units_they_belong_to()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var admin = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        var page = await admin.OpenAsync("/can-bo/to-chuc/sap-nhap");
        var into = page.Document.QuerySelectorAll("#Input_First_Existing option").Select(o => o.TextContent.Trim()).ToList();
        Assert.Contains(into, o => o.StartsWith("Bộ Khoa học và Công nghệ", StringComparison.Ordinal) && o.EndsWith("(BKHCN)", StringComparison.Ordinal));
        var department = into.FindIndex(o => o.StartsWith("– Sở Khoa học và Công nghệ tỉnh Quảng Trị (SKHCN-QT), trực thuộc ", StringComparison.Ordinal));
        var division = into.FindIndex(o => o.StartsWith("– – ", StringComparison.Ordinal) && o.Contains("(SKHCN-QT-QLKH), trực thuộc ", StringComparison.Ordinal));
        Assert.InRange(division, department + 1, department + 7);

        // The body of the administrator is none to merge: what is right below it stands at the edge.
        var sources = page.Document.QuerySelectorAll("label").Select(l => l.TextContent.Trim()).ToList();
        Assert.Contains("Sở Khoa học và Công nghệ tỉnh Quảng Trị (SKHCN-QT)", sources);
        Assert.Contains(sources, o => o.StartsWith("– Phòng", StringComparison.Ordinal) && o.Contains("(SKHCN-QT-QLKH), trực thuộc ", StringComparison.Ordinal));

        page = await admin.OpenAsync("/can-bo/to-chuc/doi-ten");
        Assert.Contains(page.Document.QuerySelectorAll("#Input_Sources option").Select(o => o.TextContent.Trim()), o => o.StartsWith("– – ", StringComparison.Ordinal) && o.Contains("(SKHCN-QT-QLKH)", StringComparison.Ordinal));
        page = await admin.OpenAsync("/can-bo/to-chuc");
        Assert.Contains(page.Document.QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim()), c => c.StartsWith("– – ", StringComparison.Ordinal) && c.Contains("Phòng", StringComparison.Ordinal));
    }
}
