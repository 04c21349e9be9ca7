using CaiCach.Law.Communes;

namespace CaiCach.Law.Tests.Communes;

/// <summary>Communes are found by their own names and by those of three levels, on the days they are there.</summary>
public sealed class CommuneRegisterTests
{
    private static readonly DateOnly First = new(2025, 7, 1);
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static readonly CommuneRegister Register = new(
    [
        new("90001", "Đông Thử", CommuneKind.Ward, "44", First, null, [new("phường Một", "thành phố Đông Thử", "tỉnh Quảng Trị"), new("xã Đông Mẫu", "huyện Cam Thử", "tỉnh Quảng Trị")]),
        new("90002", "Cam Thử", CommuneKind.Commune, "44", First, null, [new("thị trấn Cam Thử", "huyện Cam Thử", "tỉnh Quảng Trị"), new("xã Chia Đôi", "huyện Cam Thử", "tỉnh Quảng Trị")]),
        new("90003", "Hiếu Thử", CommuneKind.Commune, "44", First, new(2026, 6, 30), [new("xã Chia Đôi", "huyện Cam Thử", "tỉnh Quảng Trị")]),
        new("90003", "Hiếu Mới", CommuneKind.Commune, "44", new(2026, 7, 1), null, [new("xã Hiếu Thử", "", "tỉnh Quảng Trị")]),
        new("90004", "Đông Thử", CommuneKind.Commune, "01", First, null, []),
        new("90005", "Thử Đông", CommuneKind.Commune, "01", First, null, []),
    ], new Dictionary<string, string>(StringComparer.Ordinal) { ["44"] = "tỉnh Quảng Trị", ["01"] = "thành phố Hà Nội" });

    [Theory]
    [InlineData("Đông Thử", null, "90001 90004 90005")]
    [InlineData("dong thu", "44", "90001")]
    [InlineData("phuong dong thu, quang tri", null, "90001")]
    [InlineData("xã đông thử", "44", "90001")]
    [InlineData("dong mau", null, "90001")]
    [InlineData("chia doi", null, "90002 90003")]
    [InlineData("thi tran cam thu huyen cam thu", null, "90002")]
    [InlineData("90003", null, "90003")]
    [InlineData("90003", "01", "")]
    [InlineData("dong  THU ha noi", null, "90004 90005")]
    [InlineData("", "01", "90004 90005")]
    [InlineData("", null, "")]
    [InlineData("không có", null, "")]
    public void Words_of_a_name_new_or_old_find_communes_the_whole_name_first(string text, string? province, string expected) =>
        Assert.Equal(expected, string.Join(' ', Register.Search(text, province, Day).Select(m => m.Commune.Code)));

    [Theory]
    [InlineData("phường Đông Thử, tỉnh Quảng Trị", "90001")]
    [InlineData("số 1 đường Thử, phuong dong thu, quang tri", "90001")]
    [InlineData("Đông Thử", "90001 90004")]
    [InlineData("xã Đông Thử, tỉnh Quảng Trị", "90001")]
    [InlineData("xã Chia Đôi, huyện Cam Thử, tỉnh Quảng Trị", "90002* 90003*")]
    [InlineData("chia doi, cam thu, quang tri", "90002* 90003*")]
    [InlineData("thị trấn Cam Thử, huyện Cam Thử, tỉnh Quảng Trị", "90002*")]
    [InlineData("xã Chia Đôi, tỉnh Lào Cai", "")]
    [InlineData("xã Chia, huyện Cam Thử", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void An_address_means_the_commune_of_its_whole_name_or_those_an_old_one_has_become(string? address, string expected) =>
        Assert.Equal(expected, string.Join(' ', Register.Named(address, Day).Select(m => m.Commune.Code + (m.Old is null ? "" : "*"))));

    [Theory]
    [InlineData("2025-06-30", "")]
    [InlineData("2025-07-01", "Hiếu Thử")]
    [InlineData("2026-06-30", "Hiếu Thử")]
    [InlineData("2026-07-01", "Hiếu Mới")]
    public void A_code_stands_for_the_name_of_the_day(string day, string expected)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, string.Join(' ', Register.Search("90003", null, on).Select(m => m.Commune.Name)));
        Assert.Equal(expected.Length > 0 ? expected : "Hiếu Mới", Register.Find("90003", on)!.Name);
        Assert.Equal(on >= new DateOnly(2026, 7, 1) ? "Hiếu Mới" : expected, string.Join(' ', Register.Named("xã Hiếu Thử, tỉnh Quảng Trị", on).Select(m => m.Commune.Name)));
    }

    [Fact]
    public void A_title_says_what_was_before_and_an_address_has_its_commune_once()
    {
        var ward = Register.Find("90001", Day)!;
        Assert.Equal("phường Đông Thử, tỉnh Quảng Trị", Register.TitleOf(ward));
        Assert.Equal("phường Đông Thử, tỉnh Quảng Trị (trước đây: phường Một, thành phố Đông Thử, tỉnh Quảng Trị; xã Đông Mẫu, huyện Cam Thử, tỉnh Quảng Trị)", Register.FullTitleOf(ward));
        Assert.Equal("phường Đông Thử, tỉnh Quảng Trị (trước đây: xã Đông Mẫu, huyện Cam Thử, tỉnh Quảng Trị)", Register.TitleOf(Register.Search("dong mau", null, Day)[0]));
        Assert.Equal("xã Hiếu Mới, tỉnh Quảng Trị (trước đây: xã Hiếu Thử, tỉnh Quảng Trị)", Register.FullTitleOf(Register.Find("90003", new(2026, 7, 1))!));
        Assert.Null(Register.Find("00000", Day));
        Assert.Null(Register.Find(null, Day));

        Assert.Equal("Số 1, phường Đông Thử, tỉnh Quảng Trị", Register.AddressIn("Số 1", ward));
        Assert.Equal("Số 1, Phuong Dong Thu, tỉnh Quảng Trị", Register.AddressIn("Số 1, Phuong Dong Thu", ward));
        Assert.Equal("Số 1, phường Đông Thử, Quảng Trị", Register.AddressIn("Số 1, phường Đông Thử, Quảng Trị", ward));
        Assert.Equal("Đường Đông Thử, phường Đông Thử, tỉnh Quảng Trị", Register.AddressIn("Đường Đông Thử", ward));
        Assert.Equal("Số 1", Register.AddressWithout(Register.AddressIn("Số 1", ward), ward));
        Assert.Equal("Số 1, Hà Nội", Register.AddressWithout("Số 1, Hà Nội", ward));
    }
}
