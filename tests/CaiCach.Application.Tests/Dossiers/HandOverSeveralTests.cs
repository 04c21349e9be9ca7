using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Several dossiers handed to one unit with one list: numbered without a gap, each with its event, none twice.</summary>
public sealed class HandOverSeveralTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Those_that_can_be_handed_over_stand_on_one_numbered_list_and_the_others_on_none(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, stale, two) = (await office.InAsync(BusinessState.Accepted), await office.InAsync(BusinessState.Accepted), await office.InAsync(BusinessState.Accepted));
        var waiting = await office.InAsync(BusinessState.IntakeReview);

        var outcome = await RunAsync(office, office.DivisionId, [new(stale, 1), await ItemAsync(office, one), await ItemAsync(office, waiting), await ItemAsync(office, two), await ItemAsync(office, two)]);

        Assert.Equal(["Stale", "Done", "Refused", "Done"], outcome.Results.Select(r => r.Outcome.GetType().Name));
        var sheet = (await SheetAsync(office, office.People.Receiver, outcome.ListId!.Value))!;
        Assert.Equal(("01/BG-BPTNTKQ", 1, office.DivisionId, office.People.Receiver.Name), (sheet.List.Symbol, sheet.List.Number, sheet.List.ToUnitId, sheet.List.MadeBy));
        Assert.Equal(new[] { one, two }.Order(), sheet.Lines.Select(l => l.Id).Order());
        await using var db = office.World.Database.Open();
        foreach (var id in new[] { one, two })
        {
            var dossier = await office.World.DossierAsync(id);
            Assert.Equal((BusinessState.InProcess, office.DivisionId, Desk.Handle), (dossier.State, dossier.HolderUnitId, dossier.Desk));
            var handed = await db.Events.SingleAsync(e => e.StreamId == id && e.Type == "dossier.transferred");
            Assert.Equal("01/BG-BPTNTKQ", DossierEventData.Parse(handed.Data).HandoverList);
            Assert.Equal((handed.Version, dossier.DueAt), (sheet.List.Lines.Single(l => l.DossierId == id).EventVersion, sheet.Lines.Single(l => l.Id == id).DueAt));
        }

        Assert.Equal(BusinessState.Accepted, (await office.World.DossierAsync(stale)).State);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_second_press_makes_no_second_list_and_loses_no_number(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var item = await ItemAsync(office, await office.InAsync(BusinessState.Accepted));
        Assert.NotNull((await RunAsync(office, office.DivisionId, [item])).ListId);
        Assert.Null((await RunAsync(office, office.DivisionId, [item])).ListId);
        Assert.Null((await RunAsync(office, Guid.NewGuid(), [await ItemAsync(office, await office.InAsync(BusinessState.Accepted))])).ListId);

        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = await RunAsync(office, office.DivisionId, [await ItemAsync(office, await office.InAsync(BusinessState.Accepted))]);
        Assert.Equal(2, (await SheetAsync(office, office.People.Receiver, next.ListId!.Value))!.List.Number);
        var page = await office.World.Do<ReadHandovers, ReadHandovers.Page>(u => u.RecentAsync(office.People.Receiver, office.People.Receiver.Posts[0].AgencyId));
        Assert.Equal([("02/BG-BPTNTKQ", 1), ("01/BG-BPTNTKQ", 1)], page.Rows.Select(r => (r.Symbol, r.Dossiers)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Two_who_hand_the_same_dossiers_over_at_once_put_each_on_one_list(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var items = new List<HandOverSeveral.Item>();
        for (var i = 0; i < 4; i++)
        {
            items.Add(await ItemAsync(office, await office.InAsync(BusinessState.Accepted)));
        }

        await Task.WhenAll(RunAsync(office, office.DivisionId, items), RunAsync(office, office.DivisionId, [.. items.AsEnumerable().Reverse()]));

        await using var db = office.World.Database.Open();
        Assert.Equal(items.Select(i => i.Id).Order(), (await db.Set<Data.Dossiers.HandoverLine>().Select(l => l.DossierId).ToListAsync()).Order());
        Assert.Equal(Enumerable.Range(1, await db.HandoverLists.CountAsync()), await db.HandoverLists.Select(l => l.Number).Order().ToListAsync());
        Assert.False(await db.HandoverLists.AnyAsync(l => l.Lines.Count == 0));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.HandoverLists.ExecuteUpdateAsync(l => l.SetProperty(x => x.Number, 9)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<Data.Dossiers.HandoverLine>().ExecuteDeleteAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_list_is_read_within_ones_scope_and_the_usual_unit_is_the_one_that_has_most_of_the_procedure(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var made = (await RunAsync(office, office.DivisionId, [await ItemAsync(office, await office.InAsync(BusinessState.Accepted))])).ListId!.Value;
        var stranger = await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT");
        var agency = office.People.Receiver.Posts[0].AgencyId;

        Assert.Null(await SheetAsync(office, stranger, made));
        Assert.Empty((await office.World.Do<ReadHandovers, ReadHandovers.Page>(u => u.RecentAsync(stranger, agency))).Rows);
        Assert.Null(await SheetAsync(office, office.People.Receiver, Guid.NewGuid()));
        var usual = await office.World.Do<ReadHandovers, IReadOnlyDictionary<string, Guid>>(u => u.UsualUnitsAsync(agency, [World.Procedure, "1.014445"]));
        Assert.Equal([(World.Procedure, office.DivisionId)], usual.Select(u => (u.Key, u.Value)));
    }

    private static async Task<HandOverSeveral.Item> ItemAsync(Office office, Guid id) => new(id, await office.VersionAsync(id));

    private static Task<HandOverSeveral.Outcome> RunAsync(Office office, Guid unit, IReadOnlyList<HandOverSeveral.Item> items) =>
        office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(office.By(office.People.Receiver), unit, items));

    private static Task<ReadHandovers.Sheet?> SheetAsync(Office office, Actor who, Guid id) => office.World.Do<ReadHandovers, ReadHandovers.Sheet?>(u => u.OneAsync(who, id));
}
