using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Several requests taken up at once; a handover list confirmed by the unit that received it.</summary>
public sealed class TakeUpSeveralTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_is_taken_up_for_itself_and_one_that_cannot_be_holds_none_back(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await office.InAsync(i == 1 ? BusinessState.Accepted : BusinessState.Submitted));
        }

        var items = ids.Select((id, i) => new Several.Item(id, i == 1 ? 99 : 1)).Append(new(Guid.NewGuid(), 1)).ToList();
        var results = await office.World.Do<TakeUpSeveral, IReadOnlyList<Several.Result>>(u => u.RunAsync(office.By(office.People.Receiver), items));

        Assert.Equal([typeof(ActOutcome.Done), typeof(ActOutcome.Stale), typeof(ActOutcome.Done), typeof(ActOutcome.NotFound)], results.Select(r => r.Outcome.GetType()));
        Assert.Equal("", results[3].Number);
        Assert.Equal((BusinessState.IntakeReview, office.People.Receiver.Id), (await office.World.DossierAsync(ids[2])) is { } d ? (d.State, d.AssigneeId) : default);
        Assert.Equal(BusinessState.Accepted, (await office.World.DossierAsync(ids[1])).State);
        var stranger = await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        Assert.All(await office.World.Do<TakeUpSeveral, IReadOnlyList<Several.Result>>(u => u.RunAsync(office.By(stranger), items)), r => Assert.Equal("", r.Number));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_list_is_confirmed_once_by_somebody_of_the_unit_that_received_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Accepted);
        var version = await office.VersionAsync(id);
        var made = await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(office.By(office.People.Receiver), office.DivisionId, [new(id, version)]));
        var list = made.ListId!.Value;
        var (one, other) = (await office.World.OfficialAsync(Role.Specialist, Office.Division), await office.World.OfficialAsync(Role.DivisionHead, Office.Division));
        var stranger = await office.World.OfficialAsync(Role.Specialist, "SKHCN-QT-TTRA");
        Assert.Equal(list, Assert.Single(await UnconfirmedAsync(one)).Id);
        Assert.Empty(await UnconfirmedAsync(stranger));
        Assert.Equal(ReceiveHandover.Outcome.NotFound, await ReceiveAsync(stranger));
        Assert.Null(await office.World.Do<ReadHandovers, ReadHandovers.Sheet?>(u => u.OneAsync(stranger, list)));
        Assert.True((await office.World.Do<ReadHandovers, ReadHandovers.Sheet?>(u => u.OneAsync(one, list)))!.MayReceive);

        var both = await Task.WhenAll(ReceiveAsync(one), ReceiveAsync(other));

        Assert.Equal([ReceiveHandover.Outcome.Done, ReceiveHandover.Outcome.Already], both.Order());
        Assert.Equal(ReceiveHandover.Outcome.Already, await ReceiveAsync(one));
        Assert.Empty(await UnconfirmedAsync(one));
        var sheet = (await office.World.Do<ReadHandovers, ReadHandovers.Sheet?>(u => u.OneAsync(other, list)))!;
        Assert.Equal((both[0] == ReceiveHandover.Outcome.Done ? one.Name : other.Name, false), (sheet.Receipt!.By, sheet.MayReceive));
        await using var db = office.World.Database.Open();
        Assert.Equal([HandoverEventData.Received], await db.Events.Where(e => e.StreamId == list).Select(e => e.Type).ToListAsync());

        Task<ReceiveHandover.Outcome> ReceiveAsync(Acting.Actor who) => office.World.Do<ReceiveHandover, ReceiveHandover.Outcome>(u => u.RunAsync(office.By(who), list));
        Task<IReadOnlyList<ReadHandovers.Row>> UnconfirmedAsync(Acting.Actor who) => office.World.Do<ReadHandovers, IReadOnlyList<ReadHandovers.Row>>(u => u.UnconfirmedAsync(who, office.World.Clock.Now));
    }
}
