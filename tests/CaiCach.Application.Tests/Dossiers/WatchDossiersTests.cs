using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Heads see what is due, late, waited for or with nobody, and with whom.</summary>
public sealed class WatchDossiersTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_goes_from_soon_to_today_to_late_as_its_due_time_comes(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync(); // due Monday 09/3/2026 at 17:00
        await journey.FinishAsync(await journey.AcceptAsync());
        foreach (var (moment, list) in new (string, WatchList?)[]
        {
            ("2026-03-03T23:59", null), ("2026-03-04T00:00", WatchList.DueSoon), ("2026-03-08T23:59", WatchList.DueSoon), ("2026-03-09T00:00", WatchList.DueToday),
            ("2026-03-09T17:00", WatchList.DueToday), ("2026-03-09T17:01", WatchList.Late), ("2026-03-12T09:00", WatchList.Late),
        })
        {
            world.Clock.SetLocal(moment);
            var query = await BodyAsync(world, journey.Head);
            var counts = await world.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(query, world.Clock.Now));
            foreach (var timed in new[] { WatchList.DueSoon, WatchList.DueToday, WatchList.Late })
            {
                Assert.Equal((moment, timed, timed == list ? 1 : 0), (moment, timed, counts.Lists[timed]));
                Assert.Equal(timed == list ? [id] : [], await ListAsync(world, query, timed));
            }

            Assert.Equal(1, counts.Lists[WatchList.Unclaimed]);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Lateness_is_told_by_officer_and_a_dossier_that_waits_for_papers_is_not_late(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        var with = await AssignedAsync();
        var waiting = await AssignedAsync();
        string[] items = ["Bản sao giấy chứng nhận"];
        await journey.Act<ProposeDecision>(waiting, (u, v) => u.RunAsync(world.By(journey.Specialist), waiting, v, new(ProposalKind.Supplement, "Thiếu giấy.", "Điều 5", items)));
        await journey.Act<AskSupplement>(waiting, (u, v) => u.RunAsync(world.By(journey.Head), waiting, v, items, "Thiếu giấy.", "Điều 5"));
        var nobody = await journey.AcceptAsync();
        world.Clock.SetLocal("2026-03-13T09:00");
        var body = await BodyAsync(world, journey.Head);
        Assert.Empty(await ListAsync(world, body, WatchList.LongSupplement));
        world.Clock.SetLocal("2026-03-16T09:00");

        Assert.Equal([waiting], await ListAsync(world, body, WatchList.LongSupplement));
        Assert.Equal([nobody], await ListAsync(world, body, WatchList.Unclaimed));
        Assert.Equal(new[] { with, nobody }.Order(), (await ListAsync(world, body, WatchList.Late)).Order());
        var (loads, lists) = await world.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(body, world.Clock.Now));
        foreach (var list in Enum.GetValues<WatchList>())
        {
            Assert.Equal((list, (await ListAsync(world, body, list)).Count), (list, lists[list]));
        }

        Assert.Equal([(journey.Specialist.Id, 1, 0, 2), (null, 1, 0, 1)], loads.OrderBy(l => l.OfficerId is null).Select(l => (l.OfficerId, l.Late, l.Today + l.Soon, l.Held)));
        Assert.Equal(new[] { with, waiting }.Order(), (await ListAsync(world, body with { OfficerId = journey.Specialist.Id }, WatchList.Held)).Order());
        Assert.Equal([nobody], await ListAsync(world, body with { Nobody = true }, WatchList.Held));
        Assert.Equal([with], await ListAsync(world, body with { OfficerId = journey.Specialist.Id }, WatchList.Late));
        var own = new WatchDossiers.Query(Assert.Single(WatchDossiers.PlacesOf(journey.DivisionHead, (await world.ReferenceAsync()).Organisation)));
        Assert.Equal([with], await ListAsync(world, own, WatchList.Late));

        async Task<Guid> AssignedAsync()
        {
            var id = await journey.AcceptAsync();
            await journey.Act<TransferDossier>(id, (u, v) => u.RunAsync(world.By(journey.Receiver), id, v, division));
            await journey.Act<AssignDossier>(id, (u, v) => u.RunAsync(world.By(journey.DivisionHead), id, v, journey.Specialist.Id!.Value));
            return id;
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Page_after_page_gives_every_dossier_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        List<Guid> all = [];
        for (var i = 0; i < 5; i++)
        {
            all.Add(await journey.AcceptAsync());
            world.Clock.Advance(i % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromHours(30));
        }

        world.Clock.SetLocal("2026-04-01T09:00");
        var query = await BodyAsync(world, journey.Head);
        foreach (var list in new[] { WatchList.Late, WatchList.Unclaimed })
        {
            List<Guid> seen = [];
            ListWork.Cursor? after = null;
            do
            {
                var page = await world.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(query, list, world.Clock.Now, after, 2));
                seen.AddRange(page.Rows.Select(r => r.Id));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(all.Order(), seen.Order());
        }
    }

    [Fact]
    public async Task Who_neither_leads_nor_checks_keeps_no_watch()
    {
        await using var world = await World.CreateAsync("sqlite");
        var tree = (await world.ReferenceAsync()).Organisation;
        foreach (var role in new[] { Role.Receiver, Role.Specialist, Role.Clerk, Role.Administrator })
        {
            Assert.Empty(WatchDossiers.PlacesOf(await world.OfficialAsync(role, "SKHCN-QT-QLCN"), tree));
        }

        Assert.Equal(World.Agency, WatchDossiers.PlacesOf(await world.OfficialAsync(Role.OneStopDirector), tree)[0].Code);
        Assert.DoesNotContain(WatchDossiers.PlacesOf(await world.OfficialAsync(Role.AgencyHead, "BKHCN"), tree), p => p.Unit.Code == World.Agency);
        Assert.Contains(WatchDossiers.PlacesOf(await world.OfficialAsync(Role.Leader, "BKHCN"), tree), p => p.Code == World.Agency && p.IsBody);
    }

    private static async Task<WatchDossiers.Query> BodyAsync(World world, Actor head) => new(WatchDossiers.PlacesOf(head, (await world.ReferenceAsync()).Organisation)[0]);

    private static async Task<IReadOnlyList<Guid>> ListAsync(World world, WatchDossiers.Query query, WatchList list) =>
        [.. (await world.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(query, list, world.Clock.Now))).Rows.Select(r => r.Id)];
}
