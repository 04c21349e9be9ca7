using CaiCach.Application.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The body that is competent for somebody follows from the commune and province of residence.</summary>
public sealed class BodiesNearbyTests
{
    [Theory]
    [InlineData("phường Đông Hà, tỉnh Quảng Trị", "SKHCN-QT")]
    [InlineData("xa nao do, quang tri", "SKHCN-QT")]
    [InlineData("Quảng Trị", "SKHCN-QT")]
    [InlineData("phường Láng, thành phố Hà Nội", "BKHCN-SHTT")]
    [InlineData("không rõ", "BKHCN-SHTT")]
    [InlineData("", "BKHCN-SHTT SKHCN-QT")]
    [InlineData(null, "BKHCN-SHTT SKHCN-QT")]
    public async Task A_body_of_the_province_comes_before_one_for_the_whole_country(string? residence, string expected)
    {
        await using var world = await World.CreateAsync("sqlite");
        var reference = await world.ReferenceAsync();
        var bodies = new[] { reference.Organisation.Find("BKHCN-SHTT")!, reference.Organisation.Find("SKHCN-QT")! };
        Assert.Equal(expected, string.Join(' ', BodiesNearby.Of(reference, bodies, residence).Select(b => b.Code).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("xã Minh Họa, tỉnh Quảng Trị", "XA-A")]
    [InlineData("xã Minh Họa Hai, Quảng Trị", "XA-B")]
    [InlineData("xã khác, Quảng Trị", "SKHCN-QT")]
    [InlineData("thôn 3, xã Minh Họa, tỉnh Quảng Trị", "XA-A")]
    [InlineData("xã Minh Họa, tỉnh Lào Cai", "XA-A XA-B SKHCN-QT")]
    public async Task The_committee_of_the_commune_comes_first_and_that_of_another_commune_never(string residence, string expected)
    {
        await using var world = await World.CreateAsync("sqlite");
        await using (var db = world.Database.Open())
        {
            var province = db.Units.Single(u => u.Code == "UBND-QT");
            foreach (var (code, name) in new[] { ("XA-A", "Ủy ban nhân dân xã Minh Họa"), ("XA-B", "Ủy ban nhân dân xã Minh Họa Hai") })
            {
                var id = Guid.NewGuid();
                db.Units.Add(new() { Id = id, AgencyId = id, Code = code, Name = name, ShortName = name, Kind = Data.Organisation.UnitKind.PeopleCommittee, ParentId = province.Id, Path = $"{province.Path}{id:n}/", ValidFrom = new(2025, 7, 1) });
            }

            await db.SaveChangesAsync();
        }

        var reference = await world.ReferenceAsync();
        var bodies = new[] { "XA-A", "XA-B", "SKHCN-QT" }.Select(code => reference.Organisation.Find(code)!).ToList();
        Assert.Equal(expected.Split(' '), BodiesNearby.Of(reference, bodies, residence).Select(b => b.Code));
        var free = BodiesNearby.Of(reference, bodies, residence, isBoundaryFree: true).Select(b => b.Code).ToList();
        Assert.Equal(expected.Contains("XA", StringComparison.Ordinal) ? expected.Split(' ')[0] : "XA-A", free[0]);
        Assert.Equal(["SKHCN-QT", "XA-A", "XA-B"], free.Order(StringComparer.Ordinal));
    }
}
