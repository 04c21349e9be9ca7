using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Industrial property runs by stages, each with its own clock (R13): form 1 month, publication 1 month, opposition 3 months of third parties, substance 7 months. Accepted on Monday 30/11/2026.</summary>
public sealed class StageClockTests
{
    private const string Design = "SAMPLE.KD";
    private const string Bureau = "BKHCN-SHTT";
    private const string Division = "BKHCN-SHTT-KD";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_stage_has_its_own_due_date_and_in_the_time_of_third_parties_nothing_is_due(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        var procedure = (await world.ReferenceAsync()).LatestProcedure(Design)!;
        var dossier = await DossierAsync(world, id);
        Assert.Equal(("2026-12-30T17:00", 1, "2026-12-30T17:00"), (Local(dossier.DueAt), dossier.Stages.Count, Local(dossier.DueOriginalAt)));
        await using (var db = world.Database.Open())
        {
            var receipt = (await db.Letters.SingleAsync(l => l.DossierId == id)).Content;
            Assert.Contains(procedure.Stages[0].Name, receipt, StringComparison.Ordinal);
            Assert.Contains("xong trước 17:00 30/12/2026", receipt, StringComparison.Ordinal);
            Assert.Contains("theo từng giai đoạn", receipt, StringComparison.Ordinal);
        }

        await people.ToSpecialistAsync(id);

        world.Clock.SetLocal("2026-12-30T17:00");
        await people.EndStageAsync(id);
        dossier = await DossierAsync(world, id);
        Assert.Equal((Timeliness.OnTime, "2027-02-01T17:00", 2), (dossier.Stages.Single(s => s.Number == 1).Timeliness!.Value, Local(dossier.DueAt), dossier.Stages.Count));
        await world.AssertRecountAsync();

        world.Clock.SetLocal("2027-01-05T09:00");
        await people.EndStageAsync(id);
        dossier = await DossierAsync(world, id);
        var third = dossier.Stages.Single(s => s.Number == 3);
        Assert.Equal((StageOwner.ThirdParty, (DateTime?)null, "2027-04-05T17:00"), (third.Owner, dossier.DueAt, Local(third.DueAt)));
        await world.AssertRecountAsync();
        Assert.Equal("stages_left", Assert.IsType<ActOutcome.Refused>(await people.GrantAsync(id)).Reasons[0].Code);
        await Office.Done(await people.NowAsync<ReturnStep>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, "Chưa hết giai đoạn")));

        world.Clock.SetLocal("2027-04-06T09:00");
        await people.EndStageAsync(id);
        dossier = await DossierAsync(world, id);
        Assert.Equal((procedure.Stages.Count, StageOwner.Authority), (dossier.Stages.Count, dossier.Stages.MaxBy(s => s.Number)!.Owner));
        Assert.Equal(("2027-04-05T17:00", "2027-04-05T17:00", "2027-11-05T17:00"), (Local(third.DueAt), Local(dossier.Stages.MaxBy(s => s.Number)!.StartedAt), Local(dossier.DueAt)));
        Assert.Equal("no_next_stage", Assert.IsType<ActOutcome.Refused>(await people.NowAsync<EndStage>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, new("Xong", world.Clock.Now, "3/TB")))).Reasons[0].Code);
        Assert.IsType<ActOutcome.Done>(await people.GrantAsync(id));
        await people.IssueAsync(id);
        dossier = await DossierAsync(world, id);
        Assert.Equal((Timeliness.Early, 0), (dossier.Timeliness!.Value, dossier.LateStages));
        Assert.All(dossier.Stages, s => Assert.NotNull(s.EndedAt));
        Assert.Equal(4, (await EventsAsync(world, id)).Count(e => e.Type is "dossier.stage_ended") + 1);
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_stage_that_ends_a_minute_late_makes_the_dossier_late_however_early_the_last_one_is(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);
        world.Clock.SetLocal("2026-12-30T17:01");
        await people.EndStageAsync(id);
        for (var n = 0; n < 2; n++)
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            await people.EndStageAsync(id, "Các bên thống nhất");
        }

        Assert.IsType<ActOutcome.Done>(await people.GrantAsync(id));
        await people.IssueAsync(id);
        var dossier = await DossierAsync(world, id);
        Assert.Equal((1, Timeliness.Late), (dossier.LateStages, dossier.Timeliness!.Value));
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_pause_moves_the_due_date_of_its_own_stage_alone_and_the_arithmetic_starts_with_the_stage(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);
        world.Clock.SetLocal("2026-12-01T09:00");
        await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
        world.Clock.SetLocal("2026-12-11T09:00");
        await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.ResumeAsync(world.By(people.Head), id, v, "Hết lý do")));
        Assert.Equal("2027-01-11T17:00", Local((await DossierAsync(world, id)).DueAt));
        await AssertToldAsync(world, "được tiếp tục giải quyết. Hạn của giai đoạn này: 17:00 ngày 11/01/2027.");

        await people.EndStageAsync(id);
        var dossier = await DossierAsync(world, id);
        Assert.Equal(("2027-01-11T17:00", "[]"), (Local(dossier.DueAt), dossier.Pauses));
        Assert.Equal("2027-01-11T17:00", Local(dossier.Stages.Single(stage => stage.Number == 1).DueAt));
        var view = await world.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(people.Specialist, id));
        Assert.Contains(view!.DueSteps, s => s.Text.Contains("11/12/2026", StringComparison.Ordinal));
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_time_of_third_parties_is_cut_short_for_a_reason_alone_and_its_end_stands_in_the_worklist_and_is_reminded_of(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);
        await people.EndStageAsync(id);
        await people.EndStageAsync(id);
        var dossier = await DossierAsync(world, id);
        var end = dossier.Stages.Single(s => s.Number == 3).DueAt!.Value;
        Assert.Equal((Desk.Handle, (DateTime?)null, end), (dossier.Desk, dossier.DueAt, dossier.DeskDueAt));
        Assert.Equal("stage_time_left", Assert.Single(Assert.IsType<ActOutcome.Refused>(await people.NowAsync<EndStage>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, new("Sớm", world.Clock.Now, "3/TB")))).Reasons).Code);

        await world.Do<RemindDues, int>(u => u.RunAsync(world.Clock.Now, 50));
        world.Clock.SetLocal(Local(end.AddMinutes(1))!);
        await world.Do<RemindDues, int>(u => u.RunAsync(world.Clock.Now, 50));
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using (var db = world.Database.Open())
        {
            var told = await db.Notices.Where(n => n.AccountId == people.Specialist.Id).Select(n => n.Text).ToListAsync();
            Assert.Contains(told, text => text.Contains("thời gian dành cho người nộp hoặc bên thứ ba đã", StringComparison.Ordinal));
        }

        await people.EndStageAsync(id);
        Assert.Equal(4, (await DossierAsync(world, id)).Stages.Count);
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_records_the_end_of_a_stage_late_gives_the_office_no_time_of_its_own(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);

        // Recorded two weeks after the form was found right: the stage was in time, the next one runs from then, and the late record has its reason.
        world.Clock.SetLocal("2027-01-13T09:00");
        await people.AssertRefusedAsync(id, "stage_end_before_start", "2026-11-30T08:59");
        await people.AssertRefusedAsync(id, "stage_end_in_future", "2027-01-13T09:01");
        await people.AssertRefusedAsync(id, "event_recorded_late", "2026-12-30T16:00");
        await Office.Done(await people.EndStageAsync(id, Utc("2026-12-30T16:00"), "Nghỉ ốm"));
        var dossier = await DossierAsync(world, id);
        var (first, second) = (dossier.Stages.Single(s => s.Number == 1), dossier.Stages.Single(s => s.Number == 2));
        Assert.Equal((Timeliness.OnTime, "2026-12-30T16:00", "2026-12-30T16:00", "2027-02-01T17:00", 0), (first.Timeliness!.Value, Local(first.EndedAt), Local(second.StartedAt), Local(dossier.DueAt), dossier.LateStages));
        var view = await world.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(people.Specialist, id));
        Assert.StartsWith("Giai đoạn trước kết thúc lúc 16:00 ngày 30/12/2026", view!.DueSteps[0].Text, StringComparison.Ordinal);
        Assert.Contains(view.DueSteps, s => s.Text.StartsWith("Hạn của giai đoạn là", StringComparison.Ordinal));

        // The clock stood after the publication, before anybody recorded it: the pause is of no use to the stage that was over, and time of others is their own to the minute.
        world.Clock.SetLocal("2027-01-29T09:00");
        await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
        world.Clock.SetLocal("2027-02-15T09:00");
        await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.ResumeAsync(world.By(people.Head), id, v, "Hết lý do")));
        await Office.Done(await people.EndStageAsync(id, Utc("2027-01-29T08:00"), "Chờ tòa án"));
        dossier = await DossierAsync(world, id);
        Assert.Equal((Timeliness.Early, "2027-01-29T08:00"), (dossier.Stages.Single(s => s.Number == 2).Timeliness!.Value, Local(dossier.Stages.Single(s => s.Number == 3).StartedAt)));

        // Ten days after the time of third parties ran out the office has had ten days of its own.
        var end = dossier.Stages.Single(s => s.Number == 3).DueAt!.Value;
        world.Clock.SetLocal(Local(end.AddDays(10)));
        await people.AssertRefusedAsync(id, "stage_time_left", Local(end.AddMinutes(-1)));
        await people.AssertRefusedAsync(id, "stage_time_passed", Local(end.AddMinutes(1)));
        await Office.Done(await people.EndStageAsync(id, at: null));
        dossier = await DossierAsync(world, id);
        Assert.Equal((end, end, end), (dossier.Stages.Single(s => s.Number == 3).EndedAt!.Value, dossier.Stages.Single(s => s.Number == 4).StartedAt, dossier.ClockStartedAt!.Value));
        var told = DossierEventData.Parse((await EventsAsync(world, id)).MaxBy(e => e.Version)!.Data);
        Assert.Equal(((DateTime?)end, dossier.Stages.Single(s => s.Number == 4).Code), (told.Happened, told.Stage));
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_time_of_third_parties_follows_a_new_day_off_and_a_suspension_and_no_pause_after_its_end(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);
        world.Clock.SetLocal("2026-12-30T17:00");
        await people.EndStageAsync(id);
        world.Clock.SetLocal("2027-01-05T09:00");
        await people.EndStageAsync(id);
        Assert.Equal("2027-04-05T17:00", Local((await OpenAsync()).DueAt));

        // The day it ends on becomes a day off: asked, told, moved, and no more to be closed early without a reason.
        await ImportAsync(world, "2027-04-05");
        Assert.Equal((1, RecomputedStage), ((await world.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(world.By(Actor.System)))).Moved, await NewestAsync()));
        var stage = await OpenAsync();
        var dossier = await DossierAsync(world, id);
        Assert.Equal(("2027-04-06T17:00", "2027-04-06T17:00", (DateTime?)null), (Local(stage.DueAt), Local(dossier.DeskDueAt), dossier.DueAt));
        await using (var db = world.Database.Open())
        {
            Assert.Contains(await db.Outbox.Select(o => o.Payload).ToListAsync(), text => text.Contains("06/04/2027", StringComparison.Ordinal));
        }

        Assert.Equal(0, (await world.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(world.By(Actor.System)))).Moved);
        world.Clock.SetLocal("2027-04-06T09:00");
        await people.AssertRefusedAsync(id, "stage_time_left", "2027-04-06T09:00");

        // Five days of a suspension are the third parties' as well.
        await SuspendAsync("2027-04-06T09:30", "2027-04-12T09:30");
        Assert.Equal("2027-04-12T17:00", Local((await OpenAsync()).DueAt));
        Assert.Equal("2027-04-12T17:00", Local((await DossierAsync(world, id)).DeskDueAt));
        await AssertToldAsync(world, "được tiếp tục giải quyết. Thời gian dành cho người nộp hoặc bên thứ ba đến 17:00 ngày 12/04/2027.");
        await SuspendAsync("2027-04-14T09:00", "2027-04-20T09:00");
        Assert.Equal("2027-04-12T17:00", Local((await OpenAsync()).DueAt));
        dossier = (await world.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(people.Specialist, id)))!.Dossier;
        var told = DossierDues.Of(dossier, await world.ReferenceAsync(), await EventsAsync(world, id), [], []);
        Assert.Equal(["1", "2", "3"], told.Select(d => d.Key));
        Assert.Equal(
            ("Giai đoạn trước kết thúc lúc 09:00 ngày 05/01/2027", true),
            (told[2].Steps[0].Text[..50], told[2].Steps[^1].Text.Contains("hạn của giai đoạn mới là 17:00 ngày 12/04/2027", StringComparison.Ordinal)));
        Assert.Contains(told[2].Steps, s => s.Text.StartsWith("Tạm dừng từ 09:30 ngày 06/04/2027", StringComparison.Ordinal));
        Assert.Contains("hạn của giai đoạn là 17:00 ngày 30/12/2026", told[0].Steps[^1].Text.ToLowerInvariant(), StringComparison.Ordinal);

        // What the office lost to the second one is its own.
        await people.EndStageAsync(id);
        dossier = await DossierAsync(world, id);
        Assert.Equal(("2027-04-12T17:00", "2027-11-18T17:00"), (Local(dossier.ClockStartedAt), Local(dossier.DueAt)));
        await VerifyAsync(world);

        async Task SuspendAsync(string from, string until)
        {
            world.Clock.SetLocal(from);
            await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
            world.Clock.SetLocal(until);
            await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.ResumeAsync(world.By(people.Head), id, v, "Hết lý do")));
        }

        async Task<DossierStage> OpenAsync() => (await DossierAsync(world, id)).Stages.Single(s => s.EndedAt is null);

        async Task<string> NewestAsync() => (await EventsAsync(world, id)).MaxBy(e => e.Version) is var row && DossierEventData.Parse(row!.Data).MovedStage is { } moved ? $"{row.Type} {Local(moved.Before)} {Local(moved.Due)}" : "";
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_pause_belongs_to_the_stage_in_whose_time_it_began_however_late_the_end_of_the_one_before_is_recorded(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);

        // On record the form is late since 30/12; a suspension and a duty do not stop its clock.
        await SuspendAsync("2027-01-06T09:00", "2027-01-11T09:00");
        world.Clock.SetLocal("2027-01-13T09:00");
        await Office.Done(await people.NowAsync<ImposeFinancialDuty>(id, (u, v) => u.DetermineAsync(world.By(people.Specialist), id, v, 100_000, "Phí thẩm định")));
        Assert.Null((await DossierAsync(world, id)).PausedAt);
        world.Clock.SetLocal("2027-01-15T09:00");
        var cashier = await world.OfficialAsync(Role.Cashier, "BKHCN-SHTT-MC");
        await Office.Done(await people.NowAsync<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(world.By(cashier), id, v, "1/BL", null)));
        await SuspendAsync("2027-03-08T09:00", "2027-03-15T09:00");

        // The form really ended on 21/12: the month of the publication, with five and two days of pauses in it, was over on 28/01; the pause in March is not its own.
        world.Clock.SetLocal("2027-03-16T09:00");
        await Office.Done(await people.EndStageAsync(id, Utc("2026-12-21T16:00"), "Nghỉ ốm"));
        var dossier = await DossierAsync(world, id);
        Assert.Equal(("2027-01-28T17:00", 0, "2026-12-21T16:00"), (Local(dossier.DueAt), dossier.LateStages, Local(dossier.ClockStartedAt)));
        Assert.Equal("[[\"2027-01-06T09:00\",\"2027-01-11T09:00\"],[\"2027-01-13T09:00\",\"2027-01-15T09:00\"]]", dossier.Pauses);

        // It ended late, and after the pause in March: the days of that pause are late as the others.
        await Office.Done(await people.EndStageAsync(id, Utc("2027-03-15T16:00"), "Nghỉ ốm"));
        dossier = await DossierAsync(world, id);
        var second = dossier.Stages.Single(s => s.Number == 2);
        Assert.Equal((Timeliness.Late, "2027-01-28T17:00", 1, "2027-06-15T17:00"), (second.Timeliness!.Value, Local(second.DueAt), dossier.LateStages, Local(dossier.Stages.Single(s => s.Number == 3).DueAt)));
        await VerifyAsync(world);

        async Task SuspendAsync(string from, string until)
        {
            world.Clock.SetLocal(from);
            await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
            Assert.Null((await DossierAsync(world, id)).PausedAt);
            world.Clock.SetLocal(until);
            await Office.Done(await people.NowAsync<SuspendDossier>(id, (u, v) => u.ResumeAsync(world.By(people.Head), id, v, "Hết lý do")));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_head_corrects_the_end_of_the_last_stage_that_ended_and_a_lateness_that_was_none_has_no_cause(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);
        await RefusedAsync("no_stage_ended", "2026-11-30T09:00");
        world.Clock.SetLocal("2027-01-13T09:00");
        await Office.Done(await people.NowAsync<RecordLateCause>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, new(LateCause.Staff))));
        await Office.Done(await people.EndStageAsync(id, Utc("2027-01-13T08:00")));
        Assert.Equal((1, LateCause.Staff), await DossierAsync(world, id) is var late ? (late.LateStages, late.LateCause!.Value) : default);

        Assert.Equal("not_your_role", Assert.IsType<ActOutcome.Refused>(await CorrectAsync(people.Specialist, "2026-12-30T17:00")).Reasons[0].Code);
        await RefusedAsync("stage_end_unchanged", "2027-01-13T08:00");
        await RefusedAsync("stage_end_before_start", "2026-11-30T08:59");
        await RefusedAsync("stage_end_in_future", "2027-01-13T09:01");

        // A minute after the due moment it is late still; at it, it is not, and nobody owes a cause.
        await Office.Done(await CorrectAsync(people.Head, "2026-12-30T17:01"));
        Assert.Equal((1, LateCause.Staff, "2027-02-01T17:00"), await DossierAsync(world, id) is var still ? (still.LateStages, still.LateCause!.Value, Local(still.DueAt)) : default);
        Assert.Null((await NewestAsync()).NothingLate);
        await Office.Done(await CorrectAsync(people.Head, "2026-12-30T17:00"));
        var dossier = await DossierAsync(world, id);
        var (first, second) = (dossier.Stages.Single(s => s.Number == 1), dossier.Stages.Single(s => s.Number == 2));
        Assert.Equal((Timeliness.OnTime, 0, null, dossier.DueAt), (first.Timeliness!.Value, dossier.LateStages, dossier.LateCause, dossier.CauseOwedAt));
        Assert.Equal(("2026-12-30T17:00", "2026-12-30T17:00", "2027-02-01T17:00", "2027-02-01T17:00"), (Local(first.EndedAt), Local(second.StartedAt), Local(second.DueAt), Local(dossier.DeskDueAt)));
        var told = await NewestAsync();
        Assert.Equal((true, LateCause.Staff, "2026-12-30T17:01", "2026-12-30T17:00"), (told.NothingLate!.Value, told.CauseCleared!.Value, Local(told.HappenedBefore), Local(told.Happened)));
        await AssertToldAsync(world, "được đính chính thành 17:00 ngày 30/12/2026. Hạn của giai đoạn này: 17:00 ngày 01/02/2027.");

        // Of a stage that another has followed and ended, too, the end stays; the time of others follows its own start.
        await people.EndStageAsync(id);
        await RefusedAsync("stage_end_before_start", "2026-12-30T16:59");
        await Office.Done(await CorrectAsync(people.Head, "2027-01-12T09:00"));
        Assert.Equal(("2027-04-13T17:00", "2027-04-12T17:00"), (await NewestAsync()).MovedStage is { } moved ? (Local(moved.Before), Local(moved.Due)) : default);
        await people.EndStageAsync(id, "Các bên thống nhất");

        // What is asked after the due date of a stage may belong to another: it is answered first.
        await using (var db = world.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == Design).ToListAsync())
            {
                var root = System.Text.Json.Nodes.JsonNode.Parse(row.Document)!;
                (root["procedures"]![0]!["excludedOpinions"], root["procedures"]![0]!["opinionsBasis"]) = ("every", "Điều 9 Luật Minh họa");
                row.Document = root.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        world.Get<ReferenceStore>().Forget();
        world.Clock.SetLocal("2027-12-01T09:00");
        var asked = await world.UnitAsync("BKHCN-PC");
        await Office.Done(await people.NowAsync<ConsultBodies>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, new("Có trùng không?", [new(asked, 2)], []))));
        await RefusedAsync("opinions_awaited", "2027-04-01T09:00");
        await Office.Done(await people.NowAsync<RecallConsultation>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, "Đã rõ")));
        await Office.Done(await people.NowAsync<RecordLateCause>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, new(LateCause.Staff))));
        Assert.IsType<ActOutcome.Done>(await people.GrantAsync(id));
        await RefusedAsync("not_in_this_state", "2027-01-12T10:00");
        await VerifyAsync(world);

        Task<ActOutcome> CorrectAsync(Actor who, string ended) => people.NowAsync<CorrectStageEnd>(id, (u, v) => u.RunAsync(world.By(who), id, v, Utc(ended), "Ghi nhầm"));

        async Task RefusedAsync(string code, string ended) => Assert.Equal(code, Assert.IsType<ActOutcome.Refused>(await CorrectAsync(people.Head, ended)).Reasons[0].Code);

        async Task<DossierEventData> NewestAsync() => DossierEventData.Parse((await EventsAsync(world, id)).MaxBy(e => e.Version)!.Data);
    }

    private const string RecomputedStage = DossierEvents.DueRecomputed + " 2027-04-05T17:00 2027-04-06T17:00";

    /// <summary>Takes in a calendar with one more day off.</summary>
    internal static async Task ImportAsync(World world, string off)
    {
        var files = new Dictionary<string, string>(ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data")).Files, StringComparer.Ordinal);
        files[ReferenceBundle.Calendar] = files[ReferenceBundle.Calendar].TrimEnd('\n') + $"\n{off},{DateOnly.Parse(off, System.Globalization.CultureInfo.InvariantCulture).DayOfWeek.ToString()[..3]},holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n";
        Assert.Empty(await world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Actor.System), new(files))));
        world.Get<ReferenceStore>().Forget();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_refusal_may_come_in_any_stage(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-30T09:00");
        var people = await People.InAsync(world);
        var id = await people.AcceptAsync();
        await people.ToSpecialistAsync(id);
        await Office.Done(await people.NowAsync<ProposeDecision>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, new(ProposalKind.Refuse, "Không đủ điều kiện", "Điều 3"))));
        await Office.Done(await people.NowAsync<DecideDossier>(id, (u, v) => u.RefuseAsync(world.By(people.Head), id, v, "Không đủ điều kiện", "Điều 3")));
        await people.IssueAsync(id);
        Assert.Equal(Timeliness.Early, Assert.Single((await DossierAsync(world, id)).Stages).Timeliness);
        await VerifyAsync(world);
    }

    private sealed record People(World World, Actor Citizen, Actor Receiver, Actor Specialist, Actor Head, Actor Clerk)
    {
        public static async Task<People> InAsync(World world) => new(
            world, await world.CitizenAsync(), await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), await world.OfficialAsync(Role.Specialist, Division), await world.OfficialAsync(Role.AgencyHead, Bureau), await world.OfficialAsync(Role.Clerk, Bureau));

        public async Task<Guid> AcceptAsync()
        {
            var procedure = (await World.ReferenceAsync()).LatestProcedure(Design)!;
            var papers = new List<PaperInput>();
            foreach (var component in procedure.Components.Where(c => c.Mandatory))
            {
                papers.Add(new(component.Code, (await World.UploadAsync(Citizen, "%PDF-1.4 " + component.Code)).Id));
            }

            var request = (await World.RequestAsync(Citizen)) with { ProcedureCode = Design, AgencyCode = Bureau, Papers = papers };
            var outcome = await World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(World.By(Citizen), request));
            var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
            await Office.Done(await NowAsync<TakeUpDossier>(id, (u, v) => u.RunAsync(World.By(Receiver), id, v)));
            await Office.Done(await NowAsync<AcceptDossier>(id, (u, v) => u.RunAsync(World.By(Receiver), id, v, 0)));
            return id;
        }

        public async Task ToSpecialistAsync(Guid id)
        {
            var unit = await World.UnitAsync(Division);
            await Office.Done(await NowAsync<TransferDossier>(id, (u, v) => u.RunAsync(World.By(Receiver), id, v, unit)));
            await Office.Done(await NowAsync<AssignDossier>(id, (u, v) => u.RunAsync(World.By(Specialist), id, v, Specialist.Id!.Value)));
        }

        /// <summary>Ends the stage now; the time of others that is over has run out.</summary>
        public async Task EndStageAsync(Guid id, string? because = null)
        {
            var over = (await StageClockTests.DossierAsync(World, id)).Stages.Single(s => s.EndedAt is null) is { Owner: not StageOwner.Authority } open && open.DueAt < World.Clock.Now;
            await Office.Done(await EndStageAsync(id, over ? null : World.Clock.Now, because));
        }

        public Task<ActOutcome> EndStageAsync(Guid id, DateTime? at, string? because = null) =>
            NowAsync<EndStage>(id, (u, v) => u.RunAsync(World.By(Specialist), id, v, new("Đã thẩm định", at, at is null ? null : "3/TB", because)));

        public async Task AssertRefusedAsync(Guid id, string code, string at) => Assert.StartsWith("refused: " + code, Office.Describe(await EndStageAsync(id, Utc(at))), StringComparison.Ordinal);

        public async Task<ActOutcome> GrantAsync(Guid id)
        {
            await Office.Done(await NowAsync<ProposeDecision>(id, async (u, v) => await u.RunAsync(World.By(Specialist), id, v, new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: await World.ResultDraftAsync(Specialist)))));
            return await NowAsync<DecideDossier>(id, (u, v) => u.GrantAsync(World.By(Head), id, v));
        }

        public async Task IssueAsync(Guid id)
        {
            var file = (await World.UploadAsync(Clerk, "%PDF-1.4 kết quả")).Id;
            await Office.Done(await NowAsync<IssueResult>(id, (u, v) => u.RunAsync(World.By(Clerk), id, v, new("9/QĐ", VietnamTime.DayOf(World.Clock.Now), file))));
        }

        public async Task<ActOutcome> NowAsync<TUseCase>(Guid id, Func<TUseCase, int, Task<ActOutcome>> act)
            where TUseCase : notnull
        {
            var version = (await World.DossierAsync(id)).Version;
            return await World.Do<TUseCase, ActOutcome>(u => act(u, version));
        }
    }

    private static async Task<Dossier> DossierAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Dossiers.AsNoTracking().Include(d => d.Stages).SingleAsync(d => d.Id == id);
    }

    private static async Task<IReadOnlyList<Data.Events.EventRow>> EventsAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Events.AsNoTracking().Where(e => e.StreamId == id).ToListAsync();
    }

    /// <summary>The applicant is told, in the program and in an e-mail.</summary>
    internal static async Task AssertToldAsync(World world, string words)
    {
        await using var db = world.Database.Open();
        var told = await db.Outbox.Select(o => o.Payload).ToListAsync();
        Assert.Contains(told, text => Unescaped(text).Contains(words, StringComparison.Ordinal));

        static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json);
    }

    private static string Local(DateTime? utc) => Office.Local(utc);

    private static DateTime Utc(string local) => VietnamTime.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

    private static async Task VerifyAsync(World world)
    {
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        await world.AssertRecountAsync();
    }
}
