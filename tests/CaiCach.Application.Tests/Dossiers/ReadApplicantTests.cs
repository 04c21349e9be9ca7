using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Who stands at the counter.</summary>
public sealed class ReadApplicantTests
{
    private const string Number = "045090999901";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_number_tells_what_is_open_what_was_refused_and_what_was_said_last(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        Assert.True((await ReadAsync(world, receiver)).IsEmpty);
        var refused = await FileAsync(world, receiver, "a");
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), refused, 1)));
        Assert.IsType<ActOutcome.Done>(await world.Do<RejectIntake, ActOutcome>(u => u.RunAsync(world.By(receiver), refused, 2, "Sai thẩm quyền", "Điều 5")));
        world.Clock.SetLocal("2026-03-02T10:00");
        var open = await FileAsync(world, receiver, "b");

        var view = await ReadAsync(world, receiver);

        Assert.Equal(open, Assert.Single(view.Open).Id);
        Assert.Equal(open, Assert.Single(view.Duplicates).Id);
        var earlier = Assert.Single(view.Refused);
        Assert.Equal((refused, BusinessState.RejectedIntake), (earlier.Id, earlier.State));
        Assert.Contains("Sai thẩm quyền", earlier.Told, StringComparison.Ordinal);
        Assert.Equal(("Phạm Văn Thử Một", "17/05/1990", "+84900000001"), (view.Last!.Name, view.Last.BirthDate, view.Last.Phone));
        Assert.Empty((await ReadAsync(world, receiver, "1.014445")).Duplicates);
        Assert.Empty((await ReadAsync(world, receiver, exceptId: open)).Open);
        Assert.Empty((await ReadAsync(world, receiver, exceptKey: "b")).Duplicates);
        Assert.Single((await ReadAsync(world, receiver, exceptKey: "a")).Duplicates);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_learns_of_a_person_beyond_the_own_sight(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await FileAsync(world, await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), "a");
        Assert.True((await ReadAsync(world, await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"))).IsEmpty);
        Assert.True((await world.Do<ReadApplicant, ReadApplicant.View>(async u => await u.RunAsync(await world.OfficialAsync(Role.Receiver), " ", World.Procedure))).IsEmpty);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_procedures_an_officer_filed_last_stand_first(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (one, other) = (await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await FileAsync(world, one, "a");
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.ProcedureCode, "2.002381"));
        }

        world.Clock.SetLocal("2026-03-02T10:00");
        await FileAsync(world, one, "b");
        await FileAsync(world, one, "c");

        Assert.Equal([World.Procedure, "2.002381"], await world.Do<ReadApplicant, IReadOnlyList<string>>(u => u.RecentProceduresAsync(one, 4)));
        Assert.Empty(await world.Do<ReadApplicant, IReadOnlyList<string>>(u => u.RecentProceduresAsync(other, 4)));
    }

    private static Task<ReadApplicant.View> ReadAsync(World world, Actor actor, string procedure = World.Procedure, Guid? exceptId = null, string? exceptKey = null) =>
        world.Do<ReadApplicant, ReadApplicant.View>(u => u.RunAsync(actor, "045 090 999 901", procedure, exceptId, exceptKey));

    private static async Task<Guid> FileAsync(World world, Actor receiver, string key)
    {
        var request = await world.RequestAsync(receiver) with { Channel = Channel.Direct };
        Assert.Equal(Number, request.Applicant.IdNumber);
        return Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver, key), request))).Id;
    }
}
