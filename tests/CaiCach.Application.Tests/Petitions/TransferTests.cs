using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Application.Petitions;
using CaiCach.Data.Petitions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Petitions;

/// <summary>A petition that came to a body without competence is sent to the one that is. Sent on Monday 02/3/2026, 09:00.</summary>
public sealed class TransferTests
{
    private const string Here = World.Agency;
    private const string There = "BKHCN-SHTT";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_petition_goes_to_the_competent_body_with_a_clock_of_its_own_and_both_bodies_count_it_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, competent) = (await world.OfficialAsync(Role.ProcedureController, Here), await world.OfficialAsync(Role.ProcedureController, There));
        var (here, there) = (await world.UnitAsync(Here), await world.UnitAsync(There));
        var sent = await SendAsync(world, "congdan1@mau.example");
        Assert.Equal(["text"], Refused(await DoAsync(world, controller, sent.Id, new(PetitionAct.Transfer, " ", UnitId: there))));
        Assert.Equal(["unit"], Refused(await DoAsync(world, controller, sent.Id, new(PetitionAct.Transfer, "Sai nơi"))));
        foreach (var wrong in new[] { here, await world.UnitAsync("SKHCN-QT-QLCN"), Guid.NewGuid() })
        {
            Assert.Equal("body_unknown", Assert.Single(Assert.IsType<PetitionOutcome.Invalid>(await DoAsync(world, controller, sent.Id, new(PetitionAct.Transfer, "Sai nơi", UnitId: wrong))).Faults).Code);
        }

        Assert.IsType<PetitionOutcome.NotFound>(await DoAsync(world, competent, sent.Id, new(PetitionAct.Transfer, "Của tôi", UnitId: there)));
        world.Clock.SetLocal("2026-03-04T17:00");
        await DoneAsync(world, controller, sent.Id, new(PetitionAct.Transfer, "Về đăng ký sáng chế", UnitId: there));

        var petition = await PetitionAsync(world, sent.Id);
        Assert.Equal((PetitionState.Received, there, null, null), (petition.State, petition.AgencyId, petition.HandlerUnitId, petition.Draft));
        Assert.Equal(("2026-03-06T17:00", "2026-03-11T17:00", "2026-03-25T17:00"), (Local(petition.RefuseDueAt), Local(petition.AskDueAt), Local(petition.AnswerDueAt)));
        Assert.Null(await world.Do<ReadPetition, ReadPetition.View?>(u => u.RunAsync(controller, sent.Id, world.Clock.Now)));
        Assert.IsType<PetitionOutcome.NotFound>(await DoAsync(world, controller, sent.Id, new(PetitionAct.Refuse, "Thôi", "Điều 9")));
        var seen = (await world.Do<ReadPetition, ReadPetition.View?>(u => u.RunAsync(competent, sent.Id, world.Clock.Now)))!;
        Assert.Equal([(here, there, "Về đăng ký sáng chế", false)], seen.Chain.Select(t => (t.From, t.To, t.Reason, t.Late)));
        Assert.Equal(["Về đăng ký sáng chế"], (await world.Do<FollowPetition, FollowPetition.Found?>(u => u.RunAsync(sent.Code, "0001", world.Clock.Now)))!.Chain.Select(t => t.Reason));

        world.Clock.SetLocal("2026-03-06T17:01");
        await DoneAsync(world, competent, sent.Id, new(PetitionAct.Refuse, "Không phải phản ánh về thủ tục", "Điều 9"));
        var ministry = await world.OfficialAsync(Role.ProcedureController, "BKHCN");
        var figures = (await world.Do<PetitionFigures, IReadOnlyList<PetitionFigures.Row>>(u => u.RunAsync(ministry, new(2026, 3, 1), new(2026, 3, 31)))).ToDictionary(r => r.AgencyId, r => r.Of.Where(f => f.Value != 0).ToDictionary());
        Assert.Equal(new() { [PetitionMeasures.Received] = 1, [PetitionMeasures.TransferredOnTime] = 1 }, figures[here]);
        Assert.Equal(new() { [PetitionMeasures.TransferredIn] = 1, [PetitionMeasures.HandledLate] = 1 }, figures[there]);
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_petition_that_wanders_shows_its_whole_way_and_the_head_of_the_body_that_has_it_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, competent) = (await world.OfficialAsync(Role.ProcedureController, Here), await world.OfficialAsync(Role.ProcedureController, There));
        var head = await world.OfficialAsync(Role.AgencyHead, Here);
        var (here, there) = (await world.UnitAsync(Here), await world.UnitAsync(There));
        var sent = await SendAsync(world, null);
        await DoneAsync(world, controller, sent.Id, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
        world.Clock.SetLocal("2026-03-04T17:01");
        await DoneAsync(world, controller, sent.Id, new(PetitionAct.Transfer, "Về đăng ký sáng chế", UnitId: there));
        Assert.Equal(["text"], Refused(await DoAsync(world, competent, sent.Id, new(PetitionAct.Transfer, null, UnitId: here))));
        await DoneAsync(world, competent, sent.Id, new(PetitionAct.Transfer, "Sở giải quyết, Cục chỉ hướng dẫn", UnitId: here));

        var seen = (await world.Do<ReadPetition, ReadPetition.View?>(u => u.RunAsync(controller, sent.Id, world.Clock.Now)))!;
        Assert.Equal([(here, there, true), (there, here, false)], seen.Chain.Select(t => (t.From, t.To, t.Late)));
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = world.Database.Open();
        var wandering = Assert.Single(await db.Notices.Where(n => n.PetitionId == sent.Id).ToListAsync(), n => n.Text.Contains("lần giữa các cơ quan", StringComparison.Ordinal));
        Assert.Equal(
            (head.Id, $"Phản ánh, kiến nghị {sent.Code} đã được chuyển 2 lần giữa các cơ quan và nay ở cơ quan của ông/bà; cần trả lời trước 17:00 ngày 25/03/2026."),
            (wandering.AccountId, wandering.Text));
        Assert.Equal(2, await db.Notices.CountAsync(n => n.PetitionId == sent.Id && n.AccountId == controller.Id));
        Assert.Equal(1, await db.Notices.CountAsync(n => n.PetitionId == sent.Id && n.AccountId == competent.Id));
        Assert.Equal(
            [
                $"Da nhan phan anh, kien nghi {sent.Code}.", $"Phan anh, kien nghi {sent.Code} duoc chuyen den co quan co tham quyen, tra loi truoc 17:00 25/03/2026.",
                $"Phan anh, kien nghi {sent.Code} duoc chuyen den co quan co tham quyen, tra loi truoc 17:00 25/03/2026.",
            ],
            (await db.SmsMessages.ToListAsync()).Select(m => m.Text).Order(StringComparer.Ordinal));
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_rule_that_comes_into_force_later_moves_no_petition_that_was_sent_before(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, Here);
        var there = await world.UnitAsync(There);
        await using (var db = world.Database.Open())
        {
            var row = await db.RuleFiles.SingleAsync(r => r.Name == "petitions");
            row.Document = """
                {"rules":[{"inForceFrom":"2022-06-23","refuse":2,"askMore":5,"answer":15,"publish":2,"supplement":10,"rating":30,"source":"x"},
                {"inForceFrom":"2026-03-03","refuse":1,"askMore":3,"answer":5,"publish":1,"supplement":4,"rating":6,"transferRestarts":false,"source":"x"}]}
                """;
            await db.SaveChangesAsync();
        }

        world.Get<Application.Reference.ReferenceStore>().Forget();
        var before = await SendAsync(world, null);
        world.Clock.SetLocal("2026-03-03T09:00");
        var after = await SendAsync(world, null);
        Assert.Equal(("2026-03-23T17:00", "2026-03-10T17:00"), (Local((await PetitionAsync(world, before.Id)).AnswerDueAt), Local((await PetitionAsync(world, after.Id)).AnswerDueAt)));
        foreach (var (id, refuse, answer) in new[] { (before.Id, "2026-03-06T17:00", "2026-03-25T17:00"), (after.Id, "2026-03-05T17:00", "2026-03-10T17:00") })
        {
            world.Clock.SetLocal("2026-03-04T09:00");
            await DoneAsync(world, controller, id, new(PetitionAct.Transfer, "Sai nơi", UnitId: there));
            var moved = await PetitionAsync(world, id);
            Assert.Equal((refuse, answer), (Local(moved.RefuseDueAt), Local(moved.AnswerDueAt)));
        }

        var competent = await world.OfficialAsync(Role.ProcedureController, There);
        await DoneAsync(world, competent, before.Id, new(PetitionAct.AskMore, "Ở đâu?"));
        await DoneAsync(world, competent, after.Id, new(PetitionAct.AskMore, "Ở đâu?"));
        Assert.Equal(("2026-03-18T17:00", "2026-03-10T17:00"), (Local((await PetitionAsync(world, before.Id)).SupplementLimitAt), Local((await PetitionAsync(world, after.Id)).SupplementLimitAt)));
    }

    private static async Task<PetitionOutcome.Done> SendAsync(World world, string? email) => Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
        world.By(new(null, "Phạm Văn Thử Một", ActorKind.Applicant, [])), new(Guid.NewGuid(), PetitionKind.Conduct, Here, "Phạm Văn Thử Một", "0900 000 001", email, null, null, "Đơn đăng ký sáng chế của tôi bị chậm."))));

    private static async Task<PetitionOutcome> DoAsync(World world, Actor who, Guid id, HandlePetition.Request request)
    {
        var version = (await PetitionAsync(world, id)).Version;
        return await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), id, version, request));
    }

    private static async Task DoneAsync(World world, Actor who, Guid id, HandlePetition.Request request) => Assert.IsType<PetitionOutcome.Done>(await DoAsync(world, who, id, request));

    private static IEnumerable<string> Refused(PetitionOutcome outcome) =>
        Assert.IsType<PetitionOutcome.Refused>(outcome).Reasons.Select(r => r.Code == "reason_missing" ? "text" : r.Code == "body_missing" ? "unit" : r.Code);

    private static async Task<Petition> PetitionAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Petitions.AsNoTracking().SingleAsync(p => p.Id == id);
    }

    private static string Local(DateTime? utc) => Law.Calendar.VietnamTime.ToLocal(utc!.Value).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task VerifyAsync(World world)
    {
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        await world.AssertRecountAsync();
    }
}
