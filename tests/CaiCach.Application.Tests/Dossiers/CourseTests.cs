using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The internal process leads a dossier: it says what comes next, asks for the branch where it has one, and for a reason where its steps are skipped.</summary>
public sealed class CourseTests
{
    private const string Other = "SKHCN-QT-QLKH";

    private static readonly IReadOnlyList<StepFields> WithOpinion =
    [
        Step("Tiếp nhận", 4, StepUnit.Hour, Role.Receiver), Step("Phân công", 0.25m, role: Role.DivisionHead, at: Writing.Unit), Step("Thẩm định", 1, at: Writing.Unit),
        Step("Cho ý kiến", 1, other: "Bộ Khoa học và Công nghệ"), Step("Tổng hợp", 1, at: Writing.Unit), Step("Ký duyệt", 0.5m, role: Role.AgencyHead), Step("Phát hành", 0.25m, role: Role.Clerk), Step("Trả kết quả", 0, role: Role.Receiver),
    ];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_proposes_past_a_step_says_why_once_and_heads_see_it(string engine)
    {
        await using var office = await OpenAsync(engine, WithOpinion);
        var id = await office.InAsync(BusinessState.InProcess);
        var before = await office.World.DossierAsync(id);
        Assert.Equal(["Cho ý kiến"], (await ReadAsync(office, office.People.Specialist, id, DossierAct.Propose))!.Skipped);

        var fault = FaultOf(await ProposeAsync(office, id, ProposalKind.Grant, " "));
        Assert.Equal(("skipReason", "skip_unreasoned", "Nhập lý do bỏ qua bước trong quy trình nội bộ: Cho ý kiến."), (fault.Field, fault.Code, fault.Text));
        Assert.Equal("skipReason", FaultOf(await ProposeAsync(office, id, ProposalKind.Refuse, new('a', 1001))).Field);
        var same = await office.World.DossierAsync(id);
        Assert.Equal((before.Version, Desk.Handle, null), (same.Version, same.Desk, same.SkippedSteps));
        Assert.Equal("Thẩm định", (await StepsAsync(office, id))[^1]);

        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, " Hồ sơ đã có ý kiến kèm theo "));
        Assert.Equal(("Cho ý kiến", "Hồ sơ đã có ý kiến kèm theo"), (await LastAsync(office, id)) is { Skipped: [var name], SkipReason: var why } ? (name, why) : default);
        Assert.Equal("s4", (await office.World.DossierAsync(id)).SkippedSteps);
        Assert.Equal([id], await WatchedAsync(office));

        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Sửa căn cứ")));
        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, null));
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        Assert.Null((await LastAsync(office, id)).Skipped);
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        Assert.Empty(await WatchedAsync(office));
        await office.World.AssertRecountAsync();
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_is_asked_whose_dossier_went_through_every_step_has_no_process_or_is_to_be_supplemented_or_stopped(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var without = await office.InAsync(BusinessState.InProcess);
        await ApproveAsync(office, WithOpinion);
        await Office.Done(await ProposeAsync(office, without, ProposalKind.Grant, "Không có quy trình"));
        Assert.Null((await LastAsync(office, without)).SkipReason);
        Assert.Null(await ReadAsync(office, office.People.Head, without, DossierAct.Grant));

        var asking = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        Assert.Null(await ReadAsync(office, office.People.Head, asking, DossierAct.AgreeReview));
        await Office.Done(await office.Now<ReturnStep>(asking, (u, v) => u.RunAsync(office.By(office.People.Head), asking, v, "Chưa cần")));
        Assert.Equal("skip_unreasoned", FaultOf(await ProposeAsync(office, asking, ProposalKind.Grant, null)).Code);
        await Office.Done(await ProposeAsync(office, asking, ProposalKind.Stop, null));

        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.ConsultAsync(id, await office.VersionAsync(id), ("BKHCN-PC", 3)));
        office.World.Clock.SetLocal("2026-03-12T09:00");
        await Office.Done(await office.Now<EndConsultation>(id, (u, v) => u.RunAsync(office.By(Actor.System), id, v)));
        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, "Thừa lời"));
        Assert.Equal((null, null), (await LastAsync(office, id)) is var said ? (said.Skipped, said.SkipReason) : default);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_that_is_forwarded_or_handed_over_past_a_step_needs_a_reason_and_on_a_list_it_is_left_out(string engine)
    {
        await using var office = await OpenAsync(engine,
            Step("Tiếp nhận", 4, StepUnit.Hour, Role.Receiver), Step("Thẩm định", 2, at: Writing.Unit), Step("Kiểm tra", 1, at: Other), Step("Ký duyệt", 0.5m, role: Role.AgencyHead));
        var other = await office.World.UnitAsync(Other);
        var (one, two) = (await office.InAsync(BusinessState.Accepted), await office.InAsync(BusinessState.Accepted));

        Assert.Equal("skip_unreasoned", FaultOf(await office.Now<TransferDossier>(one, (u, v) => u.RunAsync(office.By(office.People.Receiver), one, v, other))).Code);
        var several = await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(async u => await u.RunAsync(office.By(office.People.Receiver), other, [new(one, await office.VersionAsync(one))]));
        Assert.Equal(("skip_unreasoned", null), (FaultOf(Assert.Single(several.Results).Outcome).Code, several.ListId));
        several = await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(async u => await u.RunAsync(office.By(office.People.Receiver), office.DivisionId, [new(two, await office.VersionAsync(two))]));
        Assert.IsType<ActOutcome.Done>(Assert.Single(several.Results).Outcome);
        Assert.EndsWith("01/BG-BPTNTKQ", (await LastAsync(office, two)).HandoverList, StringComparison.Ordinal);

        await Office.Done(await office.Now<TransferDossier>(one, (u, v) => u.RunAsync(office.By(office.People.Receiver), one, v, other, new("Đã thẩm định ở hồ sơ trước"))));
        Assert.Equal(["Thẩm định"], (await LastAsync(office, one)).Skipped);

        await Office.Done(await office.Now<ForwardDossier>(two, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), two, v, other, "Kiểm tra tiếp")));
        Assert.Null((await LastAsync(office, two)).Skipped);
        Assert.Equal(["Tiếp nhận", "Thẩm định", "Kiểm tra"], await StepsAsync(office, two));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_whoever_moves_it_on_does_in_passing_is_asked_of_nobody_after_and_who_decides_answers_for_what_is_left(string engine)
    {
        await using var office = await OpenAsync(engine,
            Step("Phân công", 0.25m, role: Role.DivisionHead, at: Writing.Unit), Step("Thẩm định", 1, at: Writing.Unit), Step("Cho ý kiến", 1, other: "Sở Y tế"), Step("Tổng hợp", 1, at: Writing.Unit), Step("Duyệt", 0.25m, role: Role.DivisionHead, at: Writing.Unit),
            Step("Cho chủ trương", 0.25m, role: Role.AgencyHead), Step("Kiểm tra", 0.5m, at: Other), Step("Ký duyệt", 0.25m, role: Role.AgencyHead), Step("In kết quả", 0.25m, at: Other), Step("Phát hành", 0.25m, role: Role.Clerk));
        var id = await office.InAsync(BusinessState.InProcess);

        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, "Đã có ý kiến"));
        Assert.Equal(("s3", "s4"), await office.World.DossierAsync(id) is var proposed ? (proposed.SkippedSteps, proposed.PassedSteps) : default);
        await Office.Done(await office.Now<ReviewProposal>(id, (u, v) => u.AgreeAsync(office.By(office.People.DivisionHead), id, v, null)));
        Assert.Null((await LastAsync(office, id)).Skipped);

        Assert.Equal(["Kiểm tra"], (await ReadAsync(office, office.People.Head, id, DossierAct.Grant))!.Skipped);
        Assert.Equal("skip_unreasoned", FaultOf(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v))).Code);
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v, course: new("Không cần kiểm tra"))));
        Assert.Equal(["Kiểm tra"], (await LastAsync(office, id)).Skipped);
        Assert.Equal("s3 s7", (await office.World.DossierAsync(id)).SkippedSteps);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_moves_a_dossier_to_a_branch_chooses_it_and_its_clock_follows(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveBranchesAsync(office);
        var id = await office.InAsync(BusinessState.Accepted);
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        var told = (await ReadAsync(office, office.People.DivisionHead, id, DossierAct.Assign))!;
        var choice = Assert.Single(told.Choices);
        Assert.Equal([("n3", "Phải thẩm định", "Thẩm định"), ("n4", "Chỉ đối chiếu", "Đối chiếu")], choice.Ways.Select(w => (w.Key, w.Condition, w.First!.Name)));
        Assert.Equal((null, null), (told.Next, choice.Chosen));

        var missing = FaultOf(await AssignAsync(office, id, null));
        Assert.Equal(("branches[k2]", "branch_missing"), (missing.Field, missing.Code));
        Assert.Equal("branch_unknown", FaultOf(await AssignAsync(office, id, "n9")).Code);
        var several = await office.World.Do<AssignSeveral, IReadOnlyList<Several.Result>>(async u => await u.RunAsync(office.By(office.People.DivisionHead), [new(id, await office.VersionAsync(id))], office.People.Specialist.Id!.Value));
        Assert.Equal("branch_missing", FaultOf(Assert.Single(several).Outcome).Code);
        Assert.Equal((null, null), (await office.World.DossierAsync(id)) is var same ? (same.ChosenBranches, same.AssigneeId) : default);

        Assert.Equal("Đối chiếu", (await ReadAsync(office, office.People.DivisionHead, id, DossierAct.Assign, "n4"))!.Next!.Name);
        await Office.Done(await AssignAsync(office, id, "n4"));
        Assert.Equal(("Chỉ đối chiếu", "Đối chiếu"), (await LastAsync(office, id)) is var chosen ? (Assert.Single(chosen.Branches!), chosen.Step) : default);
        Assert.Equal("2026-03-03T09:00", Office.Local((await OpenStepAsync(office, id)).DueAt));

        Assert.Equal("branch_unknown", FaultOf(await ProposeAsync(office, id, ProposalKind.Grant, null, "n3")).Code);
        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, null));
        Assert.Equal((null, null), (await LastAsync(office, id)) is var proposed ? (proposed.Branches, proposed.Skipped) : default);
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Xem lại")));
        Assert.Equal(["Phân công", "Đối chiếu", "Ký duyệt", "Đối chiếu"], await StepsAsync(office, id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_branch_may_be_chosen_anew_by_what_was_sent_back_before_it_and_who_asks_the_body_of_a_branch_has_chosen_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, [Step("Thẩm định", 1)], new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Choice, ["Phải lấy ý kiến", "Không phải lấy ý kiến"]),
            new ProcessEdit.AddStep(new("n3", null), Step("Cho ý kiến", 1, other: "Bộ Khoa học và Công nghệ")), new ProcessEdit.AddStep(new(null, "k2"), Step("Ký duyệt", 0.5m, role: Role.AgencyHead)));
        var id = await office.InAsync(BusinessState.InProcess);
        Assert.Equal("branch_missing", FaultOf(await ProposeAsync(office, id, ProposalKind.Grant, null)).Code);
        Assert.Equal("skip_unreasoned", FaultOf(await ProposeAsync(office, id, ProposalKind.Grant, null, "n3")).Code);
        Assert.Null((await office.World.DossierAsync(id)).ChosenBranches);
        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, null, "n4"));

        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Phải lấy ý kiến")));
        Assert.Equal("n4", Assert.Single((await ReadAsync(office, office.People.Specialist, id, DossierAct.Propose))!.Choices).Chosen);
        Assert.Equal("skip_unreasoned", FaultOf(await ProposeAsync(office, id, ProposalKind.Grant, null, "n3")).Code);
        await Office.Done(await ProposeAsync(office, id, ProposalKind.Grant, "Đã có ý kiến", "n3"));
        Assert.Equal("n3", (await office.World.DossierAsync(id)).ChosenBranches);

        var asking = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.ConsultAsync(asking, await office.VersionAsync(asking), ("BKHCN-PC", 3)));
        Assert.Equal(("Phải lấy ý kiến", "Cho ý kiến"), (await LastAsync(office, asking)) is var asked ? (Assert.Single(asked.Branches!), asked.Step) : default);
        Assert.Equal("n3", (await office.World.DossierAsync(asking)).ChosenBranches);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_next_step_its_unit_and_who_does_it_are_proposed(string engine)
    {
        await using var office = await OpenAsync(engine, WithOpinion);
        var id = await office.InAsync(BusinessState.Accepted);
        var told = (await ReadAsync(office, office.People.Receiver, id, DossierAct.Transfer))!;
        Assert.Equal(("Phân công", "0,25 ngày làm việc", office.DivisionId, false), (told.Next!.Name, told.Next.Time, told.UnitId!.Value, told.IsNow));
        Assert.EndsWith($"({office.People.DivisionHead.Name})", told.Next.By, StringComparison.Ordinal);
        var other = await office.World.UnitAsync(Other);
        Assert.Equal((other, 0), (await ReadAsync(office, office.People.Receiver, id, DossierAct.Transfer, to: other)) is var elsewhere ? (elsewhere!.UnitId!.Value, elsewhere.Skipped.Count) : default);

        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        told = (await ReadAsync(office, office.People.DivisionHead, id, DossierAct.Assign))!;
        Assert.Equal(("Thẩm định", null, false), (told.Next!.Name, told.UnitId, told.IsNow));
        Assert.EndsWith($"({office.People.Specialist.Name})", told.Next.By, StringComparison.Ordinal);
        await office.World.OfficialAsync(Role.Specialist, Office.Division);
        Assert.DoesNotContain("(", (await ReadAsync(office, office.People.DivisionHead, id, DossierAct.Assign))!.Next!.By, StringComparison.Ordinal);

        await Office.Done(await AssignAsync(office, id, null));
        told = (await ReadAsync(office, office.People.DivisionHead, id, DossierAct.Assign))!;
        Assert.Equal(("Thẩm định", true), (told.Next!.Name, told.IsNow));
        told = (await ReadAsync(office, office.People.DivisionHead, id, DossierAct.Forward))!;
        Assert.Equal(("Cho ý kiến", "Bộ Khoa học và Công nghệ", null), (told.Next!.Name, told.Next.By, told.UnitId));
    }

    private static async Task<Office> OpenAsync(string engine, params IReadOnlyList<StepFields> steps)
    {
        var office = await Office.OpenAsync(engine);
        await ApproveAsync(office, steps);
        return office;
    }

    private static async Task ApproveAsync(Office office, IReadOnlyList<StepFields> steps, params IReadOnlyList<ProcessEdit> edits)
    {
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        var draft = await office.World.DraftAsync(controller, steps);
        foreach (var edit in edits)
        {
            draft = Writing.Done(await office.World.EditAsync(controller, draft, edit));
        }

        Writing.Done(await office.World.ApproveAsync(controller, Decision(draft)));
    }

    /// <summary>Given out, then appraised in three days or compared in one, then signed.</summary>
    private static Task ApproveBranchesAsync(Office office) => ApproveAsync(
        office, [Step("Phân công", 0.25m, role: Role.DivisionHead)], new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Choice, ["Phải thẩm định", "Chỉ đối chiếu"]),
        new ProcessEdit.AddStep(new("n3", null), Step("Thẩm định", 3)), new ProcessEdit.AddStep(new("n4", null), Step("Đối chiếu", 1)), new ProcessEdit.AddStep(new(null, "k2"), Step("Ký duyệt", 0.5m, role: Role.AgencyHead)));

    private static Task<ActOutcome> ProposeAsync(Office office, Guid id, ProposalKind kind, string? why, params IReadOnlyList<string> branches) => office.Now<ProposeDecision>(id, async (u, v) =>
        await u.RunAsync(office.By(office.People.Specialist), id, v, new(kind, "Ý kiến", "Điều 1", ["Bản vẽ"], await office.FileAsync(office.People.Specialist), Course: new(why, branches))));

    private static Task<ActOutcome> AssignAsync(Office office, Guid id, string? branch) => office.Now<AssignDossier>(id, (u, v) =>
        u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value, new(null, branch is null ? null : [branch])));

    private static async Task<ReadCourse.View?> ReadAsync(Office office, Actor actor, Guid id, DossierAct act, string? branch = null, Guid? to = null)
    {
        var dossier = await office.World.DossierAsync(id);
        await using (var db = office.World.Database.Open())
        {
            dossier.Steps.Clear();
            dossier.Steps.AddRange(await db.Dossiers.AsNoTracking().Where(d => d.Id == id).SelectMany(d => d.Steps).ToListAsync());
        }

        return await office.World.Do<ReadCourse, ReadCourse.View?>(u => u.RunAsync(actor, dossier, act, to, branch is null ? [] : [branch], office.World.Clock.Now));
    }

    private static async Task<Guid[]> WatchedAsync(Office office)
    {
        var place = WatchDossiers.PlacesOf(office.People.Head, (await office.World.ReferenceAsync()).Organisation).Single(p => p.Code == World.Agency);
        var page = await office.World.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(new(place), WatchList.Skipped, office.World.Clock.Now));
        Assert.Equal(page.Rows.Count, (await office.World.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(new(place), office.World.Clock.Now))).Lists[WatchList.Skipped]);
        return [.. page.Rows.Select(r => r.Id)];
    }

    private static async Task<DossierEventData> LastAsync(Office office, Guid id) => DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);

    private static async Task<string[]> StepsAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return await db.Dossiers.Where(d => d.Id == id).SelectMany(d => d.Steps).OrderBy(s => s.Number).Select(s => s.Name).ToArrayAsync();
    }

    private static async Task<DossierStep> OpenStepAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return await db.Dossiers.Where(d => d.Id == id).SelectMany(d => d.Steps).SingleAsync(s => s.EndedAt == null);
    }

    private static FieldFault FaultOf(ActOutcome outcome) => Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults);
}
