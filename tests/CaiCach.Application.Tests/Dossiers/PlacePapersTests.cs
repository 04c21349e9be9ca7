using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Where the papers of a dossier lie: written down, told to officials alone, found again.</summary>
public sealed class PlacePapersTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_works_on_it_writes_the_place_down_once_and_finds_it_by_what_stands_on_the_box(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, other) = (await office.InAsync(BusinessState.Accepted), await office.InAsync(BusinessState.Accepted));
        var receiver = office.People.Receiver;
        var before = await office.World.DossierAsync(id);

        await Office.Done(await PlaceAsync(office, receiver, id, before.Version, " Tủ 3, ngăn 2 "));
        await Office.Done(await PlaceAsync(office, receiver, id, before.Version, "Tủ 3, ngăn 2"));
        var placed = await office.World.DossierAsync(id);
        Assert.Equal(("Tủ 3, ngăn 2", before.Version + 1, before.State, before.DeskDueAt), (placed.PaperPlace, placed.Version, placed.State, placed.DeskDueAt));
        var told = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.PapersPlaced, "Tủ 3, ngăn 2", true), (told.Type, DossierEventData.Parse(told.Data).Place, DossierEvents.IsInternal(told.Type)));
        Assert.Equal([id], await FindAsync(office, receiver, "tu 3 ngan 2"));
        Assert.Empty(await FindAsync(office, await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), "tu 3 ngan 2"));

        await Office.Done(await PlaceAsync(office, receiver, id, placed.Version, ""));
        Assert.Equal((null, null), await office.World.DossierAsync(id) is { } d ? (d.PaperPlace, d.PaperPlaceKey) : default);
        Assert.Equal("Tủ 3, ngăn 2", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).PlaceBefore);
        Assert.Empty(await FindAsync(office, receiver, "tu 3 ngan 2"));
        Assert.Null((await office.World.DossierAsync(other)).PaperPlace);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_else_does_and_a_stale_or_too_long_text_is_refused(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Accepted);
        var version = await office.VersionAsync(id);
        foreach (var who in new[] { office.People.Citizen, office.People.Head, await office.World.OfficialAsync(Role.Inspector), await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), await office.World.OfficialAsync(Role.PostalAgent, "SKHCN-QT-MC") })
        {
            Assert.IsType<ActOutcome.NotFound>(await PlaceAsync(office, who, id, version, "Tủ 1"));
        }

        Assert.IsType<ActOutcome.Stale>(await PlaceAsync(office, office.People.Receiver, id, version - 1, "Tủ 1"));
        Assert.Equal("place_too_long", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await PlaceAsync(office, office.People.Receiver, id, version, new string('a', 101))).Faults).Code);
    }

    private static Task<ActOutcome> PlaceAsync(Office office, Actor who, Guid id, int version, string place) => office.Do<PlacePapers>(u => u.RunAsync(office.By(who), id, version, place));

    private static async Task<IReadOnlyList<Guid>> FindAsync(Office office, Actor who, string typed) =>
        [.. (await office.World.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(who, typed))).Rows.Select(r => r.Id)];
}
