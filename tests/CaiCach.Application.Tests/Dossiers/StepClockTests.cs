using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Processes;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The steps of the internal process that a dossier goes through, each with its own due time, which never moves the legal one.</summary>
public sealed class StepClockTests
{
    private static async Task ApproveAsync(Office office, params IReadOnlyList<StepFields> steps)
    {
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        Writing.Done(await office.World.ApproveAsync(controller, Decision(await office.World.DraftAsync(controller, steps))));
    }

    private static async Task<string[]> StepsAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        var steps = await db.Dossiers.Where(d => d.Id == id).SelectMany(d => d.Steps).OrderBy(s => s.Number).ToListAsync();
        return [.. steps.Select(s => $"{s.Name} {(s.DueAt is null ? "-" : Office.Local(s.DueAt))} {(s.EndedAt is null ? "đang" : s.Timeliness?.ToString() ?? "xong")}")];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_past_its_time_is_on_a_list_of_those_who_keep_watch_until_it_is_passed_on(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, Usual);
        var id = await office.InAsync(BusinessState.Accepted);
        var place = WatchDossiers.PlacesOf(office.People.Head, (await office.World.ReferenceAsync()).Organisation).Single(p => p.Code == World.Agency);
        async Task<Guid[]> Listed()
        {
            var page = await office.World.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(new(place), WatchList.StepLate, office.World.Clock.Now));
            Assert.Equal(page.Rows.Count, (await office.World.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(new(place), office.World.Clock.Now))).Lists[WatchList.StepLate]);
            return [.. page.Rows.Select(r => r.Id)];
        }

        office.World.Clock.SetLocal("2026-03-02T14:00");
        Assert.Empty(await Listed());
        office.World.Clock.SetLocal("2026-03-02T14:01");
        Assert.Equal([id], await Listed());
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        Assert.Empty(await Listed());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_goes_from_step_to_step_as_it_changes_hands_and_each_is_early_on_time_or_late(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, Usual);
        var id = await office.InAsync(BusinessState.Accepted);
        var due = (await office.World.DossierAsync(id)).DueAt;
        Assert.Equal(["Tiếp nhận 2026-03-02T14:00 đang"], await StepsAsync(office, id));

        office.World.Clock.SetLocal("2026-03-02T14:00");
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        office.World.Clock.SetLocal("2026-03-02T16:01");
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        Assert.Equal(["Tiếp nhận 2026-03-02T14:00 OnTime", "Phân công 2026-03-02T16:00 Late", "Thẩm định 2026-03-05T16:01 đang"], await StepsAsync(office, id));

        office.World.Clock.SetLocal("2026-03-03T10:00");
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        office.World.Clock.SetLocal("2026-03-03T11:00");
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Sửa căn cứ")));
        Assert.Equal(["Thẩm định 2026-03-05T16:01 Early", "Ký duyệt 2026-03-03T15:00 OnTime", "Thẩm định 2026-03-06T11:00 đang"], (await StepsAsync(office, id))[2..]);

        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        Assert.Equal("Phát hành 2026-03-03T14:00 đang", (await StepsAsync(office, id))[^1]);
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        Assert.Equal(7, (await StepsAsync(office, id)).Length);
        Assert.Equal("Phát hành 2026-03-03T14:00 OnTime", (await StepsAsync(office, id))[^1]);
        Assert.Equal(due, (await office.World.DossierAsync(id)).DueAt);

        var facts = (await office.EventsAsync(id)).Select(e => DossierEventData.Parse(e.Data)).Where(d => d.StepEnded is not null).ToList();
        Assert.Equal([Timeliness.OnTime, Timeliness.Late, Timeliness.Early, Timeliness.OnTime, Timeliness.Early, Timeliness.OnTime, Timeliness.OnTime], facts.Select(d => d.StepTimeliness));
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_pause_holds_the_step_up_and_who_has_it_keeps_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, Usual);
        var id = await office.InAsync(BusinessState.FinancialDuty);
        Assert.Equal("Thẩm định 2026-03-05T09:00 đang", (await StepsAsync(office, id))[^1]);

        office.World.Clock.SetLocal("2026-03-04T09:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(office.People.Receiver), id, v, "BL 12", null)));

        Assert.Equal("Thẩm định 2026-03-09T09:00 đang", (await StepsAsync(office, id))[^1]);
        Assert.Equal(3, (await StepsAsync(office, id)).Length);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Asking_other_bodies_is_a_step_of_theirs_where_the_process_has_one(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, Step("Thẩm định", 1, at: Writing.Unit), Step("Cho ý kiến", 2, other: "Sở Y tế"), Step("Tổng hợp", 1, at: Writing.Unit));
        var id = await office.InAsync(BusinessState.Consulting);
        Assert.Equal(["Thẩm định 2026-03-03T09:00 Early", "Cho ý kiến 2026-03-04T09:00 đang"], await StepsAsync(office, id));

        await ApproveAsync(office, Step("Thẩm định lại", 1));
        office.World.Clock.SetLocal("2026-03-12T09:00");
        await Office.Done(await office.Now<EndConsultation>(id, (u, v) => u.RunAsync(office.By(Acting.Actor.System), id, v)));
        Assert.Equal(["Cho ý kiến 2026-03-04T09:00 Late", "Tổng hợp 2026-03-09T17:00 đang"], (await StepsAsync(office, id))[1..]);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_goes_the_branch_of_its_case(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.World.PublishAsync(5, ("moi", "Cấp mới"), ("lai", "Cấp lại"));
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        var draft = await office.World.DraftAsync(controller, Step("Phân công", 0.25m, role: Role.DivisionHead));
        foreach (var edit in new ProcessEdit[]
        {
            new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Choice, ["Phải thẩm định", "Chỉ đối chiếu"]),
            new ProcessEdit.AddStep(new("n3", null), Step("Thẩm định", 3)),
            new ProcessEdit.AddStep(new("n4", null), Step("Đối chiếu", 1)),
            new ProcessEdit.ChangeBranch("n3", "Phải thẩm định", ["moi"]),
            new ProcessEdit.ChangeBranch("n4", "Chỉ đối chiếu", ["moi"]),
        })
        {
            draft = Writing.Done(await office.World.EditAsync(controller, draft, edit));
        }

        Assert.Equal(("cases", "branch_case_unknown"), FaultOf(await office.World.EditAsync(controller, draft, new ProcessEdit.ChangeBranch("n4", "Chỉ đối chiếu", ["cu"]))));
        Assert.Equal(("", "case_without_way"), FaultOf(await office.World.ApproveAsync(controller, Decision(draft))));
        draft = Writing.Done(await office.World.EditAsync(controller, draft, new ProcessEdit.ChangeBranch("n4", "Chỉ đối chiếu", ["lai"])));
        Writing.Done(await office.World.ApproveAsync(controller, Decision(draft)));
        Assert.Equal([3.25m * 480, 1.25m * 480], (await office.World.ProcessAsync(controller)).Verdict.Ways.Select(w => w.Minutes));

        Assert.Equal("Đối chiếu 2026-03-03T09:00 đang", (await StepsAsync(office, await office.InAsync(BusinessState.InProcess, caseCode: "lai")))[^1]);
        Assert.Equal("Thẩm định 2026-03-05T09:00 đang", (await StepsAsync(office, await office.InAsync(BusinessState.InProcess, caseCode: "moi")))[^1]);

        static (string, string) FaultOf(ProcessOutcome outcome) => Assert.Single(Assert.IsType<ProcessOutcome.Invalid>(outcome).Faults) is { Field: var field, Code: var code } ? (field, code) : default;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_ends_with_the_dossier_and_dossiers_from_before_the_process_have_none(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var before = await office.InAsync(BusinessState.Accepted);
        await ApproveAsync(office, Step("Thẩm định", 5, at: Writing.Unit));
        var id = await office.InAsync(BusinessState.Accepted);
        Assert.Empty(await StepsAsync(office, id));

        office.World.Clock.SetLocal("2026-03-05T09:00");
        foreach (var one in new[] { before, id })
        {
            await Office.Done(await office.Now<TransferDossier>(one, (u, v) => u.RunAsync(office.By(office.People.Receiver), one, v, office.DivisionId)));
        }

        Assert.Equal(["Thẩm định 2026-03-09T17:00 đang"], await StepsAsync(office, id));
        Assert.Empty(await StepsAsync(office, before));
        Assert.Null((await office.World.DossierAsync(before)).ProcessVersionId);
    }
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_follows_new_hours_of_the_body_though_the_day_the_dossier_is_due_stays(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, Usual);
        var id = await office.InAsync(BusinessState.InProcess);
        await FollowAsync();
        var admin = await office.World.OfficialAsync(Role.Administrator, Office.Division);
        var morning = new WorkingHours(new HoursSpan(new(7, 30), new(11, 30)), null);
        var request = new AnnounceUnitCalendar.Request(
            World.Agency, 0, new(UnitChangeKind.Week, new(2026, 3, 3), [.. Enumerable.Repeat<WorkingHours?>(morning, 5).Append(null).Append(null).Select(TypedHours.Of)], "Giờ mùa hè"), "12/QĐ-SKHCN", new(2026, 3, 1));
        var ready = Assert.IsType<AnnounceUnitCalendar.Outcome.Ready>(await office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.PreviewAsync(office.By(admin), request)));
        var told = await office.World.Do<PreviewDues, PreviewDues.Outcome>(u => u.OfBodyAsync(ready.Body, ready.Calendar, office.World.Clock.Now));
        Assert.Equal((1, PreviewDues.MovedTime.Step), (told.Dossiers, Assert.Single(told.First).What));

        Assert.IsType<AnnounceUnitCalendar.Outcome.Done>(await office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.RunAsync(office.By(admin), request)));
        await FollowAsync();
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await FollowAsync();

        Assert.Equal("Thẩm định 2026-03-09T08:30 đang", (await StepsAsync(office, id))[^1]);
        var facts = (await office.EventsAsync(id)).Where(e => e.Type == DossierEvents.DueRecomputed).Select(e => DossierEventData.Parse(e.Data));
        var moved = Assert.Single(Assert.Single(facts).MovedSteps!);
        Assert.Equal(("Thẩm định", "2026-03-05T09:00", "2026-03-09T08:30"), (moved.Name, Office.Local(moved.Before), Office.Local(moved.Due)));
        Assert.Equal("2026-03-09T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
        await office.World.AssertRecountAsync();

        Task FollowAsync() => office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.By(Acting.Actor.System)));
    }
}
