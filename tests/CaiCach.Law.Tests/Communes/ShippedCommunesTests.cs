using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Communes;

/// <summary>The register of the whole country that ships: complete by Quyết định 19/2025/QĐ-TTg, and found by the names that people still say.</summary>
public sealed class ShippedCommunesTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    // The number of communes of each province since 01/7/2025.
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["01"] = 126,
        ["04"] = 56,
        ["08"] = 124,
        ["11"] = 45,
        ["12"] = 38,
        ["14"] = 75,
        ["15"] = 99,
        ["19"] = 92,
        ["20"] = 65,
        ["22"] = 54,
        ["24"] = 99,
        ["25"] = 148,
        ["31"] = 114,
        ["33"] = 104,
        ["37"] = 129,
        ["38"] = 166,
        ["40"] = 130,
        ["42"] = 69,
        ["44"] = 78,
        ["46"] = 40,
        ["48"] = 94,
        ["51"] = 96,
        ["52"] = 135,
        ["56"] = 65,
        ["66"] = 102,
        ["68"] = 124,
        ["75"] = 95,
        ["79"] = 168,
        ["80"] = 96,
        ["82"] = 102,
        ["86"] = 124,
        ["91"] = 102,
        ["92"] = 103,
        ["96"] = 64,
    };

    private static readonly Lazy<IReadOnlyList<Commune>> All = new(() =>
    {
        List<SheetFault> faults = [];
        var communes = CommuneFile.Check(CommuneFile.ReadCsv(ShippedData.Text("organisation/communes.csv"), faults), [], Counts.Keys.ToHashSet(StringComparer.Ordinal), faults);
        Assert.Empty(faults);
        return communes;
    });

    [Fact]
    public void Each_province_has_its_communes_each_with_a_code_of_its_own_and_what_it_was_before()
    {
        Assert.Equal(3321, All.Value.Count);
        Assert.Equal(3321, All.Value.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Counts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value)), All.Value.GroupBy(c => c.ProvinceCode, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
        Assert.Equal((2621, 687, 13), (All.Value.Count(c => c.Kind == CommuneKind.Commune), All.Value.Count(c => c.Kind == CommuneKind.Ward), All.Value.Count(c => c.Kind == CommuneKind.SpecialZone)));
        Assert.All(All.Value, c => Assert.True(c is { From: { Year: 2025, Month: 7, Day: 1 }, To: null } && c.OldNames.Count > 0, c.Title));
        Assert.All(All.Value, c => Assert.True(c.Name.IsNormalized() && c.OldNames.All(old => old.Title.IsNormalized()), c.Title));

        // No two of a province under one title: the name alone tells which.
        Assert.Equal(3321, All.Value.Select(c => (c.ProvinceCode, c.Title)).Distinct().Count());
    }

    [Theory]
    [InlineData("xa cam thanh, huyen cam lo", "44", "xã Cam Lộ")]
    [InlineData("phuong 12, quan go vap", null, "phường An Hội Tây")]
    [InlineData("Bach Long Vi", "31", "đặc khu Bạch Long Vĩ")]
    [InlineData("thi tran Truong Sa", null, "đặc khu Trường Sa")]
    public void An_old_address_leads_to_the_commune_of_today(string typed, string? province, string title)
    {
        var register = new CommuneRegister(All.Value, new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(title, register.Search(typed, province, Day)[0].Commune.Title);
    }
}
