using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class AssignSeveralTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_dossier_is_assigned_for_itself_and_none_is_lost(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (first, stale, second, early) = (await TransferredAsync(), await TransferredAsync(), await TransferredAsync(), await office.InAsync(BusinessState.Accepted));
        List<Several.Item> items = [new(first, await office.VersionAsync(first)), new(stale, 1), new(early, await office.VersionAsync(early)), new(Guid.NewGuid(), 1), new(second, await office.VersionAsync(second)), new(first, 1)];
        var officer = office.People.Specialist.Id!.Value;

        var results = await office.World.Do<AssignSeveral, IReadOnlyList<Several.Result>>(u => u.RunAsync(office.By(office.People.DivisionHead), items, officer));

        Assert.Equal(items.Take(5).Select(i => i.Id), results.Select(r => r.Id));
        Assert.Equal(["Done", "Stale", "NotFound", "NotFound", "Done"], results.Select(r => r.Outcome.GetType().Name));
        Assert.Equal((officer, officer), ((await office.World.DossierAsync(first)).AssigneeId, (await office.World.DossierAsync(second)).AssigneeId));
        Assert.Null((await office.World.DossierAsync(stale)).AssigneeId);

        // A specialist takes for himself alone, and nobody outside the unit is given anything.
        var other = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        var refused = await office.World.Do<AssignSeveral, IReadOnlyList<Several.Result>>(u => u.RunAsync(office.By(office.People.Specialist), [new(stale, 4)], other.Id!.Value));
        Assert.Equal("only_yourself", Assert.Single(Assert.IsType<ActOutcome.Invalid>(Assert.Single(refused).Outcome).Faults).Code);

        async Task<Guid> TransferredAsync()
        {
            var id = await office.InAsync(BusinessState.Accepted);
            await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
            return id;
        }
    }
}
