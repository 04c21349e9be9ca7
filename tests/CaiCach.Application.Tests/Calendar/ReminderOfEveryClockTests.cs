using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Calendar;

/// <summary>Steps of a process, opinions that are asked for, and petitions are reminded of like due dates. It is Monday 02/3/2026, 09:00.</summary>
public sealed class ReminderOfEveryClockTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_under_way_is_reminded_of_once_for_each_step_of_its_ladder_though_two_nodes_look(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office);
        var id = await office.InAsync(BusinessState.InProcess);

        // "Thẩm định" is due on 05/3 at 09:00, the dossier on 09/3 at 17:00.
        Assert.Equal(
            ["2026-03-04T13:59 0", "2026-03-04T14:00 1", "2026-03-05T07:59 0", "2026-03-05T08:00 1", "2026-03-05T09:00 1", "2026-03-06T08:00 1"],
            await ClimbAsync(office, "2026-03-04T13:59", "2026-03-04T14:00", "2026-03-05T07:59", "2026-03-05T08:00", "2026-03-05T09:00", "2026-03-06T08:00"));
        var rows = await ListAsync(office, id);
        Assert.Equal(["Step Thẩm định", "Step Thẩm định", "Due ", "Step Thẩm định"], rows.Select(r => $"{r.About} {r.Name}"));
        Assert.Equal([ReminderTo.Officer, ReminderTo.DivisionHead], rows[0].To);
        Assert.Equal(
            "Hồ sơ " + (await office.World.DossierAsync(id)).Code + ", bước “Thẩm định” đã quá hạn làm xong: 09:00 ngày 05/03/2026.",
            (await NoticesAsync(office.World, office.People.Specialist))[0].Text);
        Assert.Equal((await office.EventsAsync(id)).Count, (await office.World.DossierAsync(id)).Version);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_is_left_while_the_clock_stands_still_begins_anew_when_it_moved_and_is_over_when_it_ended(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office);
        var id = await office.InAsync(BusinessState.FinancialDuty);
        Assert.Equal(["2026-03-04T14:00 0"], await ClimbAsync(office, "2026-03-04T14:00"));
        office.World.Clock.SetLocal("2026-03-05T09:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(office.People.Receiver), id, v, "BL 12", null)));

        // Three days later: due on 10/3 at 09:00, reminded of four working hours before.
        Assert.Equal(["2026-03-09T13:59 0", "2026-03-09T14:00 1"], await ClimbAsync(office, "2026-03-09T13:59", "2026-03-09T14:00"));
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        await ClimbAsync(office, "2026-03-10T09:00");
        Assert.DoesNotContain(await ListAsync(office, id), r => r.Name == "Thẩm định" && r.At > VietnamUtc("2026-03-09T14:00"));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.DossierSteps.CountAsync(s => s.RemindAt != null));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_that_is_due_with_its_dossier_is_reminded_of_by_the_dossier_alone(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        office.World.Clock.SetLocal("2026-03-06T09:00");
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Sửa căn cứ")));
        await ClimbAsync(office, "2026-03-06T09:00");

        Assert.Equal(["2026-03-09T13:00 1", "2026-03-09T17:00 1", "2026-03-10T08:00 1"], await ClimbAsync(office, "2026-03-09T13:00", "2026-03-09T17:00", "2026-03-10T08:00"));
        Assert.All((await ListAsync(office, id)).Take(3), r => Assert.Equal(ReminderAbout.Due, r.About));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_is_asked_and_who_asked_are_reminded_until_there_is_an_answer(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.CallConsultedAsync();
        var id = await office.InAsync(BusinessState.Consulting);
        var asked = await office.AskedAsync(id, "SKHCN-QT-TTRA");

        // The one is to answer by 09/3, 17:00, the other by 11/3, 17:00; the dossier has reminders of its own on 05/3 and 09/3.
        Assert.Equal(["2026-03-05T08:00 1", "2026-03-06T07:59 0", "2026-03-06T08:00 1", "2026-03-09T13:00 2"], await ClimbAsync(office, "2026-03-05T08:00", "2026-03-06T07:59", "2026-03-06T08:00", "2026-03-09T13:00"));
        var told = await NoticesAsync(office.World, office.Consulted);
        Assert.Equal([NoticeKind.DueSoon, NoticeKind.DueSoon, NoticeKind.Asked], told.Select(n => n.Kind!.Value));
        Assert.All(told, n => Assert.Equal(asked.Id, n.ConsultationId));
        var asker = (await NoticesAsync(office.World, office.People.Specialist)).Where(n => n.Text.Contains("chưa trả lời", StringComparison.Ordinal)).ToList();
        Assert.Null(Assert.Single(asker).ConsultationId);

        await Office.Done(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(office.Consulted), asked.Id, v, OpinionAnswer.Agree, null)));
        await ClimbAsync(office, "2026-03-10T08:00");
        Assert.Equal(3, (await NoticesAsync(office.World, office.Consulted)).Count);
        Assert.Equal(3, (await ListAsync(office, id)).Count(r => r.About == ReminderAbout.Opinion));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_asked_a_body_outside_is_reminded_until_its_answer_is_written_down(string engine)
    {
        const string Tax = "Thuế tỉnh Quảng Trị";
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await OutsideBodiesTests.AskAsync(office, id, new ConsultBodies.Body(Guid.Empty, 3, Tax));

        // It is to answer by Thursday 05/3, 17:00; the dossier has a reminder of its own on 05/3, 08:00.
        Assert.Equal(["2026-03-04T07:59 0", "2026-03-04T08:00 1", "2026-03-05T08:00 1", "2026-03-05T16:59 1"], await ClimbAsync(office, "2026-03-04T07:59", "2026-03-04T08:00", "2026-03-05T08:00", "2026-03-05T16:59"));
        Assert.Equal(["2026-03-05T17:00 1", "2026-03-06T07:59 0", "2026-03-06T08:00 1"], await ClimbAsync(office, "2026-03-05T17:00", "2026-03-06T07:59", "2026-03-06T08:00"));
        var told = (await NoticesAsync(office.World, office.People.Specialist)).Where(n => n.Text.StartsWith(Tax, StringComparison.Ordinal)).ToList();
        Assert.Equal($"{Tax}, hồ sơ {(await office.World.DossierAsync(id)).Code}, đã quá hạn trả lời: 17:00 ngày 05/03/2026. Đôn đốc cơ quan ấy, hoặc ghi nhận trả lời nếu đã có văn bản.", told[0].Text);
        var sent = (await ListAsync(office, id)).Where(r => r.Name == Tax).ToList();
        Assert.All(sent, r => Assert.Equal(ReminderAbout.Opinion, r.About));

        await Office.Done(await OutsideBodiesTests.ReplyAsync(office, office.People.Specialist, await OutsideBodiesTests.AskedAsync(office, id, Tax), new(OpinionAnswer.None, null, null, null, null)));
        await ClimbAsync(office, "2026-03-10T08:00");
        Assert.Equal(sent.Count, (await ListAsync(office, id)).Count(r => r.Name == Tax));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_controller_is_reminded_when_the_petitioner_has_let_the_time_to_add_pass(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var sent = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            world.By(new(null, "Người gửi", ActorKind.Applicant, [])), new(Guid.NewGuid(), PetitionKind.Conduct, World.Agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Chậm trả lời"))));
        Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(controller), sent.Id, 1, new(PetitionAct.AskMore, "Ngày nào, ai tiếp?"))));
        await using var db = world.Database.Open();
        var limit = Law.Calendar.VietnamTime.ToLocal((await db.Petitions.Where(p => p.Id == sent.Id).Select(p => p.SupplementLimitAt).SingleAsync())!.Value);
        string At(int minutes) => limit.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        var before = (await NoticesAsync(world, controller)).Count;
        Assert.Equal([$"{At(-1)} 0", $"{At(0)} 1"], await ClimbAsync(office, At(-1), At(0)));
        var told = await NoticesAsync(world, controller);
        Assert.Equal(before + 1, told.Count);
        Assert.Contains("bổ sung của người gửi (cần xem xét tiếp)", told[0].Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_petition_reminds_whoever_has_it_of_each_of_its_times(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var citizen = new Actor(null, "Người gửi", ActorKind.Applicant, []);
        var sent = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            world.By(citizen), new(Guid.NewGuid(), PetitionKind.Conduct, World.Agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Chậm trả lời"))));

        // To be refused by 04/3, asked about by 09/3; passing that time is no lateness, and the time to answer goes on.
        Assert.Equal(
            ["2026-03-03T07:59 0", "2026-03-03T08:00 1", "2026-03-04T13:00 1", "2026-03-04T17:00 1", "2026-03-05T08:00 0", "2026-03-06T08:00 1"],
            await ClimbAsync(office, "2026-03-03T07:59", "2026-03-03T08:00", "2026-03-04T13:00", "2026-03-04T17:00", "2026-03-05T08:00", "2026-03-06T08:00"));
        var told = await NoticesAsync(world, controller);
        Assert.All(told, n => Assert.Equal((sent.Id, Guid.Empty), (n.PetitionId, n.DossierId)));
        Assert.EndsWith("sắp đến hạn yêu cầu bổ sung, nếu chưa đủ thông tin: 17:00 ngày 09/03/2026.", told[0].Text, StringComparison.Ordinal);

        await DoneAsync(controller, new(PetitionAct.Route, UnitId: office.DivisionId));
        Assert.Equal(["2026-03-09T17:00 0", "2026-03-20T08:00 1", "2026-03-23T17:00 1", "2026-03-24T08:00 1"], await ClimbAsync(office, "2026-03-09T17:00", "2026-03-20T08:00", "2026-03-23T17:00", "2026-03-24T08:00"));
        Assert.Equal([NoticeKind.Overdue, NoticeKind.Overdue, NoticeKind.DueSoon, NoticeKind.Assigned], (await NoticesAsync(world, office.People.Specialist)).Select(n => n.Kind!.Value));
        Assert.Single(await NoticesAsync(world, office.People.Head));

        await DoneAsync(office.People.Specialist, new(PetitionAct.Draft, "Dự thảo"));
        await DoneAsync(office.People.Head, new(PetitionAct.Answer, "Sở đã chấn chỉnh."));
        Assert.Equal(["2026-03-25T08:00 1"], await ClimbAsync(office, "2026-03-25T08:00"));
        Assert.EndsWith("sắp đến hạn công khai: 17:00 ngày 26/03/2026.", (await NoticesAsync(world, controller))[0].Text, StringComparison.Ordinal);
        await DoneAsync(controller, new(PetitionAct.Close, "Có thông tin riêng"));
        Assert.Equal(["2026-03-27T08:00 0"], await ClimbAsync(office, "2026-03-27T08:00"));
        Assert.Equal("publish", (await world.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.OfPetitionAsync(sent.Id)))[0].Clock);

        async Task DoneAsync(Actor who, HandlePetition.Request request)
        {
            await using var db = world.Database.Open();
            var version = await db.Petitions.Where(p => p.Id == sent.Id).Select(p => p.Version).SingleAsync();
            Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), sent.Id, version, request)));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_request_that_nobody_answers_is_told_at_the_counter_then_to_who_leads_it_and_no_more_once_it_is_accepted(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var director = await office.World.OfficialAsync(Role.OneStopDirector);
        var waiting = await office.InAsync(BusinessState.Submitted);
        var answered = await office.InAsync(BusinessState.Accepted);
        await office.InAsync(BusinessState.IntakeSupplement);

        // Sent on Monday at 09:00, to be answered within 8 working hours: by Tuesday, 09:00.
        Assert.Equal(
            ["2026-03-02T15:59 0", "2026-03-02T16:00 1", "2026-03-03T08:59 0", "2026-03-03T09:00 1", "2026-03-04T07:59 0", "2026-03-04T08:00 1"],
            await ClimbAsync(office, "2026-03-02T15:59", "2026-03-02T16:00", "2026-03-03T08:59", "2026-03-03T09:00", "2026-03-04T07:59", "2026-03-04T08:00"));
        Assert.Equal([NoticeKind.Overdue, NoticeKind.Overdue, NoticeKind.DueSoon, NoticeKind.Submitted], (await NoticesAsync(office.World, office.People.Receiver)).Where(n => n.DossierId == waiting).Select(n => n.Kind!.Value));
        Assert.Equal(2, (await NoticesAsync(office.World, director)).Count(n => n.DossierId == waiting));
        Assert.Equal(1, (await NoticesAsync(office.World, office.People.Head)).Count(n => n.DossierId == waiting));
        Assert.All(await ListAsync(office, waiting), r => Assert.Equal(ReminderAbout.Intake, r.About));
        Assert.Empty(await ListAsync(office, answered));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_has_the_dossier_on_the_desk_is_reminded_of_its_due_date(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var clerk = await office.World.OfficialAsync(Role.Clerk);
        var signed = await office.InAsync(BusinessState.DecidedGrant);
        var waiting = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        await ClimbAsync(office, "2026-03-05T08:00");
        Assert.Equal([signed], (await NoticesAsync(office.World, clerk)).Where(n => n.Kind == NoticeKind.DueSoon).Select(n => n.DossierId));
        Assert.Equal([waiting], (await NoticesAsync(office.World, office.People.Head)).Where(n => n.Kind == NoticeKind.DueSoon).Select(n => n.DossierId));
        Assert.DoesNotContain(await NoticesAsync(office.World, office.People.Specialist), n => n.Kind == NoticeKind.DueSoon);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Steps_set_for_one_thing_leave_the_others_as_they_ship(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office);
        var id = await office.InAsync(BusinessState.InProcess);
        await RemindAsync(office);
        var administrator = await office.World.OfficialAsync(Role.Administrator, Office.Division);
        Assert.IsType<SaveReminders.Outcome.Done>(await office.World.Do<SaveReminders, SaveReminders.Outcome>(u => u.RunAsync(
            office.By(administrator), World.Agency, 0, ReminderAbout.Step, new([new(-1, ReminderUnit.WorkingDay, [ReminderTo.AgencyHead])]))));
        Assert.Equal(["2026-03-04T08:00 1", "2026-03-04T14:00 0", "2026-03-05T08:00 1"], await ClimbAsync(office, "2026-03-04T08:00", "2026-03-04T14:00", "2026-03-05T08:00"));
        Assert.Equal([ReminderAbout.Due, ReminderAbout.Step], (await ListAsync(office, id)).Select(r => r.About));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Without_a_ladder_a_dossier_is_looked_at_again_in_a_day_and_holds_up_no_other(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await using var db = office.World.Database.Open();
        var ladder = await db.RuleFiles.AsNoTracking().SingleAsync(r => r.Name == "reminders");
        await db.RuleFiles.Where(r => r.Name == "reminders").ExecuteDeleteAsync();
        office.World.Get<ReferenceStore>().Forget();
        Assert.Equal(0, await RemindAsync(office));
        Assert.Equal(office.World.Clock.Now.AddDays(1), (await office.World.DossierAsync(id)).RemindAt);

        db.RuleFiles.Add(ladder);
        await db.SaveChangesAsync();
        office.World.Get<ReferenceStore>().Forget();
        Assert.Equal(["2026-03-03T09:00 0", "2026-03-05T08:00 1"], await ClimbAsync(office, "2026-03-03T09:00", "2026-03-05T08:00"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_another_system_has_is_not_reminded_of_though_the_steps_are_set_anew(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office);
        var (there, _) = await MastershipTests.ElsewhereAsync(office);
        var (here, waits, portal) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.IntakeReview), await office.InAsync(BusinessState.IntakeReview));
        await using var db = office.World.Database.Open();
        await db.Dossiers.Where(d => d.Id == portal).ExecuteUpdateAsync(set => set.SetProperty(d => d.MasterSystem, MasterSystem.NationalPortal).SetProperty(d => d.RemindAt, (DateTime?)null));
        await RemindAsync(office);
        var (administrator, now) = (await office.World.OfficialAsync(Role.Administrator, Office.Division), office.World.Clock.Now);
        foreach (var (about, seen) in new[] { (ReminderAbout.Due, 0), (ReminderAbout.Intake, 1), (ReminderAbout.Step, 2) })
        {
            Assert.IsType<SaveReminders.Outcome.Done>(await office.World.Do<SaveReminders, SaveReminders.Outcome>(u => u.RunAsync(
                office.By(administrator), World.Agency, seen, about, new([new(-1, ReminderUnit.WorkingHour, [ReminderTo.AgencyHead])]))));
        }

        Assert.Equal(new[] { here, waits }.Order(), (await db.Dossiers.Where(d => d.RemindAt == now).Select(d => d.Id).ToListAsync()).Order());
        Assert.Equal([here], await db.DossierSteps.Where(s => s.EndedAt == null && s.RemindAt == now).Select(s => s.DossierId).ToListAsync());

        // Nor by a step that was to be looked at before it went.
        await db.DossierSteps.Where(s => s.DossierId == there && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindAt, now));
        await ClimbAsync(office, "2026-03-05T09:00");
        Assert.Contains(await ListAsync(office, here), r => r.About == ReminderAbout.Step);
        Assert.Empty(await ListAsync(office, there));
    }

    private static async Task ApproveAsync(Office office)
    {
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        Writing.Done(await office.World.ApproveAsync(controller, Decision(await office.World.DraftAsync(controller, Usual))));
    }

    private static async Task<string[]> ClimbAsync(Office office, params string[] moments)
    {
        var told = new List<string>();
        foreach (var moment in moments)
        {
            office.World.Clock.SetLocal(moment);
            told.Add($"{moment} {(await Task.WhenAll(RemindAsync(office), RemindAsync(office))).Sum()}");
        }

        return [.. told];
    }

    private static DateTime VietnamUtc(string local) => Law.Calendar.VietnamTime.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

    private static Task<int> RemindAsync(Office office) => office.World.Do<RemindDues, int>(u => u.RunAsync(office.World.Clock.Now, 10));

    private static Task<IReadOnlyList<ListReminders.Row>> ListAsync(Office office, Guid id) => office.World.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.RunAsync(id));

    private static async Task<IReadOnlyList<Notice>> NoticesAsync(World world, Actor actor)
    {
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        return await world.Do<OwnNotices, IReadOnlyList<Notice>>(u => u.ReadAsync(actor.Id!.Value, 50));
    }
}
