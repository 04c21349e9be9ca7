using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>A body ends whose counter received for another, and for which another's counter received: what lies at a counter stays at one that exists, and who received stays on the dossier.</summary>
public sealed class SharedCounterSuccessionTests
{
    private const string Counter = "SNV-QT";
    private static readonly DateOnly Day = new(2026, 3, 3);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_competent_body_and_the_counter_are_followed_each_by_its_own_successor(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var (competent, counter) = (office.Id(World.Agency), office.Id(Counter));
        await using (var db = world.Database.Open())
        {
            db.Offerings.Add(new() { Id = Guid.NewGuid(), AgencyId = counter, ProcedureCode = World.Procedure, ValidFrom = new(2023, 1, 1) });
            foreach (var body in new[] { competent, counter })
            {
                db.SharedReceptions.Add(new() { AgencyId = body, Number = 1, FirstDay = new(2026, 1, 1), Scope = SharedScope.All, MadeAt = world.Clock.Now, MadeBy = "Nguyễn Văn Mẫu" });
            }

            await db.SaveChangesAsync();
        }

        world.Get<Application.Reference.ReferenceStore>().Forget();
        var (there, here) = (await world.OfficialAsync(Role.Receiver, "SNV-QT-MC"), await office.Async(World.Agency, Role.Receiver));
        var (atTheirs, handed, atOurs) = (await FileAsync(there, World.Agency, Counter), await FileAsync(there, World.Agency, Counter), await FileAsync(here, Counter, World.Agency));
        await AcceptAsync(there, handed);
        await ActAsync<TransferDossier>(handed, async (u, v) => await u.RunAsync(world.By(there), handed, v, await world.UnitAsync("SKHCN-QT-QLCN")));
        await AcceptAsync(here, atOurs);

        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, World.Agency, "BKHCN-SHTT") with { DecisionDate = Day.AddDays(-1) }));
        world.Clock.SetLocal("2026-03-03T08:00");
        await office.CarryOutAsync();
        await office.CarryOutAsync();

        var tree = (await world.ReferenceAsync()).Organisation;
        var merged = tree.Find("SKHCN-MOI")!.Id;
        var moved = new List<(Guid Received, Guid Counter, Guid Competent, Guid Holder)>();
        foreach (var id in new[] { atTheirs, handed, atOurs })
        {
            var dossier = await world.DossierAsync(id);
            moved.Add((dossier.ReceivedById, dossier.CounterId, dossier.AgencyId, tree.Find(dossier.HolderUnitId)!.AgencyId));
        }

        Assert.Equal([(counter, counter, merged, counter), (counter, counter, merged, merged), (competent, merged, counter, merged)], moved);
        Assert.Single(await office.EventsAsync(atOurs), e => e.Type == DossierEvents.Moved);

        // Each counter goes on with what is on its desk.
        await AcceptAsync(there, atTheirs);
        var heir = await office.TodayAsync(here);
        Assert.Equal([atOurs], (await world.Do<ListWork, ListWork.Page>(u => u.RunAsync(heir, new(Law.Dossiers.Desk.Transfer, merged)))).Rows.Select(r => r.Id));
        await ActAsync<TransferDossier>(atOurs, async (u, v) => await u.RunAsync(world.By(heir), atOurs, v, await world.UnitAsync("SNV-QT-TCPCP")));
        await world.AssertRecountAsync();

        async Task<Guid> FileAsync(Actor receiver, string agency, string at)
        {
            var request = (await world.RequestAsync(receiver)) with { Channel = Channel.Direct, AgencyCode = agency, ReceiverCode = at };
            return Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver), request))).Id;
        }

        async Task AcceptAsync(Actor receiver, Guid id)
        {
            await ActAsync<TakeUpDossier>(id, (u, v) => u.RunAsync(world.By(receiver), id, v));
            await ActAsync<AcceptDossier>(id, (u, v) => u.RunAsync(world.By(receiver), id, v));
        }

        async Task ActAsync<T>(Guid id, Func<T, int, Task<ActOutcome>> act)
            where T : notnull
        {
            var version = (await world.DossierAsync(id)).Version;
            var outcome = await world.Do<T, ActOutcome>(u => act(u, version));
            Assert.True(outcome is ActOutcome.Done, Office.Describe(outcome));
        }
    }
}
