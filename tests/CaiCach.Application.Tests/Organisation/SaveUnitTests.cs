using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>An administrator founds units and keeps their address, phone and the office of their head right.</summary>
public sealed class SaveUnitTests
{
    private static readonly SaveUnit.Details Right = new(" Số 9 đường Mẫu ", "0233 385 2000", "Giám đốc");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_set_stands_on_later_letters_and_two_who_set_it_at_once_do_so_one_after_the_other(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var (admin, stranger) = (await world.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Administrator, "BKHCN-SHTT"));
        var before = await office.InAsync(BusinessState.SupplementRequested);
        Assert.IsType<SaveUnit.Outcome.NotFound>(await SetAsync(world, stranger, 0, Right));
        Assert.IsType<SaveUnit.Outcome.NotFound>(await SetAsync(world, office.People.Head, 0, Right));
        Assert.Equal(["phone/phone_wrong"], Faults(await SetAsync(world, admin, 0, Right with { Phone = "máy 2" })));
        Assert.Equal(["address/address_too_long", "headTitle/head_title_too_long"], Faults(await SetAsync(world, admin, 0, Right with { Address = new('a', 501), HeadTitle = new('b', 101) })));
        Assert.IsType<SaveUnit.Outcome.Done>(await SetAsync(world, admin, 0, Right));
        Assert.IsType<SaveUnit.Outcome.Done>(await SetAsync(world, admin, 0, Right));
        Assert.IsType<SaveUnit.Outcome.Stale>(await SetAsync(world, admin, 0, Right with { Phone = null }));
        var rivals = await Task.WhenAll(SetAsync(world, admin, 1, Right with { Phone = "0233 385 2001" }), SetAsync(world, admin, 1, Right with { Phone = "0233 385 2002" }));
        Assert.Equal([nameof(SaveUnit.Outcome.Done), nameof(SaveUnit.Outcome.Stale)], rivals.Select(r => r.GetType().Name).Order());

        var after = await office.InAsync(BusinessState.SupplementRequested);
        await using var db = world.Database.Open();
        Assert.Equal(("Số 9 đường Mẫu", "Giám đốc", 2), await db.Units.Where(u => u.Code == World.Agency).Select(u => new { u.Address, u.HeadTitle, u.DetailsVersion }).SingleAsync() is var kept ? (kept.Address, kept.HeadTitle, kept.DetailsVersion) : default);
        Assert.Equal([1, 2], await db.Events.Where(e => e.Type == UnitEventData.DetailsSet).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync());
        Assert.DoesNotContain("GIÁM ĐỐC", await LetterAsync(before), StringComparison.Ordinal);
        Assert.Contains("GIÁM ĐỐC", await LetterAsync(after), StringComparison.Ordinal);

        async Task<string> LetterAsync(Guid id) => (await db.Letters.SingleAsync(l => l.DossierId == id && l.Kind == LetterKind.Supplement)).Content!;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_unit_is_founded_by_a_decision_below_one_in_reach_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator, "SKHCN-QT-VP");
        var wanted = new SaveUnit.Foundation(World.Agency, UnitKind.Division, "skhcn-qt-moi", null, "Phòng Mẫu", null, "7/QĐ-SKHCN", new(2026, 2, 25), new(2026, 3, 2), Right);
        Assert.IsType<SaveUnit.Outcome.NotFound>(await FoundAsync(world, await world.OfficialAsync(Role.AgencyHead, World.Agency), wanted));
        Assert.Equal(["parent/parent_missing"], Faults(await FoundAsync(world, admin, wanted with { Parent = "BKHCN" })));
        Assert.Equal(["kind/kind_missing"], Faults(await FoundAsync(world, admin, wanted with { Kind = UnitKind.Ministry, Identifier = "H50.998" })));
        Assert.Equal(["identifier/identifier_wrong"], Faults(await FoundAsync(world, admin, wanted with { Kind = UnitKind.ProvincialDepartment })));
        Assert.Equal(["code/code_taken", "name/name_missing", "number/number_missing", "date/date_missing", "day/day_missing"], Faults(await FoundAsync(world, admin, new(World.Agency, UnitKind.Division, World.Agency, null, " ", null, null, null, null, Right))));
        Assert.Equal(["day/day_wrong"], Faults(await FoundAsync(world, admin, wanted with { FirstDay = new(2026, 2, 24) })));
        Assert.Equal(["day/day_wrong"], Faults(await FoundAsync(world, admin, wanted with { FirstDay = new(2026, 3, 3) })));
        Assert.IsType<SaveUnit.Outcome.Done>(await FoundAsync(world, admin, wanted));
        Assert.Equal(["code/code_taken"], Faults(await FoundAsync(world, admin, wanted)));

        var unit = (await world.ReferenceAsync()).Organisation.Find("SKHCN-QT-MOI")!;
        Assert.Equal((await world.UnitAsync(World.Agency), "Phòng Mẫu", new DateOnly(2026, 3, 2)), (unit.AgencyId, unit.ShortName, unit.ValidFrom));
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == UnitEventData.UnitFounded && e.StreamId == UnitEventData.StreamOf(unit.Id)));
        Assert.IsType<SaveUnit.Outcome.Done>(await world.Do<SaveUnit, SaveUnit.Outcome>(u => u.DetailsAsync(world.By(admin), unit.Code, 1, Right with { Address = null })));
    }

    private static Task<SaveUnit.Outcome> SetAsync(World world, Actor by, int seen, SaveUnit.Details details) =>
        world.Do<SaveUnit, SaveUnit.Outcome>(u => u.DetailsAsync(world.By(by), World.Agency, seen, details));

    private static Task<SaveUnit.Outcome> FoundAsync(World world, Actor by, SaveUnit.Foundation wanted) => world.Do<SaveUnit, SaveUnit.Outcome>(u => u.FoundAsync(world.By(by), wanted));

    private static IEnumerable<string> Faults(SaveUnit.Outcome outcome) => Assert.IsType<SaveUnit.Outcome.Invalid>(outcome).Faults.Select(f => $"{f.Field}/{f.Code}");
}
