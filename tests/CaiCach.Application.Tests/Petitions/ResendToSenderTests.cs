using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Messages;
using CaiCach.Application.Petitions;
using CaiCach.Data.Sms;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Petitions;

/// <summary>Messages about petitions and questions that did not arrive are seen by who looks after these, and go again.</summary>
public sealed class ResendToSenderTests
{
    private static readonly Actor Citizen = new(null, "Phạm Văn Thử Một", ActorKind.Applicant, []);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_routes_petitions_finds_what_did_not_reach_the_petitioner_and_sends_it_again_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, World.Agency);
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var other = await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT");
        var sent = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            world.By(Citizen), new(Guid.NewGuid(), PetitionKind.Conduct, World.Agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Hồ sơ bị trả lời chậm."))));
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.SmsMessages.Where(m => m.DossierId == sent.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, SmsState.SetAside).SetProperty(m => m.Trouble, "no network")));

        var row = Assert.Single(await UnsentAsync(world, controller));
        Assert.Equal((sent.Id, sent.Code, false, "no network"), (row.SubjectId, row.Code, row.IsMail, row.Trouble));
        Assert.Empty(await UnsentAsync(world, receiver));
        Assert.Empty(await UnsentAsync(world, other));

        Assert.IsType<PetitionOutcome.NotFound>(await ResendAsync(other, 1));
        Assert.IsType<PetitionOutcome.Stale>(await ResendAsync(controller, 2));
        Assert.Equal(2, Assert.IsType<PetitionOutcome.Done>(await ResendAsync(controller, 1)).Version);
        Assert.Equal(SmsState.Failed, (await db.SmsMessages.AsNoTracking().SingleAsync(m => m.DossierId == sent.Id)).State);
        Assert.Empty(await UnsentAsync(world, controller));
        Assert.Equal("nothing_unsent", Assert.IsType<PetitionOutcome.Invalid>(await ResendAsync(controller, 2)).Faults[0].Code);
        Assert.Equal(PetitionEventData.MessagesResent, (await db.Events.Where(e => e.StreamId == sent.Id).OrderByDescending(e => e.Version).FirstAsync()).Type);
        await world.AssertRecountAsync();
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);

        Task<PetitionOutcome> ResendAsync(Actor who, int version) => world.Do<ResendToSender, PetitionOutcome>(u => u.PetitionAsync(world.By(who), sent.Id, version));
    }

    private static Task<IReadOnlyList<ListUnsent.Row>> UnsentAsync(World world, Actor who) => world.Do<ListUnsent, IReadOnlyList<ListUnsent.Row>>(u => u.RunAsync(who));
}
