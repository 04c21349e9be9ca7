using System.Data.Common;
using CaiCach.Application.Ledger;
using CaiCach.Application.Processes;
using CaiCach.Data.Processes;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Processes;

/// <summary>Internal processes are written as drafts, held against the legal limit, approved by a decision, and never changed after it.</summary>
public sealed class ProcessTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_is_approved_by_a_decision_and_a_later_version_takes_its_place_on_its_day(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var head = await world.OfficialAsync(Role.AgencyHead);
        Done(await world.ApproveAsync(head, Decision(await world.DraftAsync(controller, Usual))));

        var view = await world.ProcessAsync(controller);
        Assert.Equal((1, 0.5m * 480, 2), (view.InForce!.Number, view.Verdict.Shortened, view.InForce.ProcedureVersion));

        var second = await world.DraftAsync(controller);
        Assert.Equal(6, (await world.ProcessAsync(controller, 2)).Plan.Steps.Count());
        second = Done(await world.EditAsync(controller, second, new ProcessEdit.Remove("s6")));
        Done(await world.ApproveAsync(controller, Decision(second, "2026-03-05")));
        Assert.Equal(1, (await world.ProcessAsync(controller)).InForce!.Number);
        world.Clock.SetLocal("2026-03-05T00:00");
        view = await world.ProcessAsync(controller);
        Assert.Equal(2, view.InForce!.Number);
        Assert.True(view.IsReplaced(view.Versions[1]));

        await using var db = world.Database.Open();
        Assert.Equal(
            ["process.drafted", .. Enumerable.Repeat("process.changed", 6), "process.approved", "process.drafted", "process.changed", "process.approved"],
            await db.ProcessVersions.Join(db.Events, p => p.Id, e => e.StreamId, (p, e) => new { p.Number, e.Version, e.Type }).OrderBy(e => e.Number).ThenBy(e => e.Version).Select(e => e.Type).ToListAsync());
        await Assert.ThrowsAnyAsync<DbException>(() => db.ProcessVersions.ExecuteUpdateAsync(p => p.SetProperty(x => x.Document, "[]")));
        await Assert.ThrowsAnyAsync<DbException>(() => db.ProcessVersions.ExecuteDeleteAsync());
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Steps_that_take_longer_than_the_law_allows_are_not_approved_and_the_refusal_names_both(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = await world.DraftAsync(controller, Step("Thẩm định", 5));
        draft = Done(await world.EditAsync(controller, draft, new ProcessEdit.AddStep(new(null, "s1"), Step("Ký", 0.25m, StepUnit.Hour, Role.AgencyHead))));

        var refused = Assert.IsType<ProcessOutcome.Invalid>(await world.ApproveAsync(controller, Decision(draft)));
        Assert.Equal(
            "Tổng thời gian các bước theo đường dài nhất là 5 ngày 15 phút làm việc, vượt thời hạn của thủ tục là 5 ngày làm việc. Các bước trên đường đó: Thẩm định (5 ngày làm việc); Ký (0,25 giờ làm việc).",
            Assert.Single(refused.Faults).Text);

        draft = Done(await world.EditAsync(controller, draft, new ProcessEdit.Remove("s2")));
        Done(await world.ApproveAsync(controller, Decision(draft)));
        Assert.Equal(0, (await world.ProcessAsync(controller)).Verdict.Shortened);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_version_of_the_procedure_with_another_limit_flags_the_process_until_one_is_approved_anew(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        Done(await world.ApproveAsync(controller, Decision(await world.DraftAsync(controller, Usual))));

        await world.PublishAsync(5);
        Assert.False((await world.ProcessAsync(controller)).ToReview);
        await world.PublishAsync(4);
        Assert.True((await world.ProcessAsync(controller)).ToReview);
        Assert.Equal([World.Procedure], await ToReviewAsync());

        var draft = await world.DraftAsync(controller);
        Assert.Equal("process_over_limit", Assert.Single(Assert.IsType<ProcessOutcome.Invalid>(await world.ApproveAsync(controller, Decision(draft))).Faults).Code);
        draft = Done(await world.EditAsync(controller, draft, new ProcessEdit.ChangeStep("s3", Step("Thẩm định", 2.5m), null)));
        Done(await world.ApproveAsync(controller, Decision(draft)));
        Assert.Empty(await ToReviewAsync());

        async Task<IEnumerable<string>> ToReviewAsync() =>
            (await world.Do<ReadProcesses, ReadProcesses.Page?>(u => u.ListAsync(controller, World.Agency, ReadProcesses.Filter.ToReview, null, world.Clock.Now)))!.Lines.Select(l => l.Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Twice_is_once_two_at_once_are_told_and_a_decided_version_is_closed(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = await world.DraftAsync(controller);
        Assert.Equal(draft, await world.DraftAsync(controller));

        var both = await Task.WhenAll(Enumerable.Range(1, 2).Select(i => world.EditAsync(controller, draft, new ProcessEdit.AddStep(new(null, null), Step("Bước " + i, 1)))));
        Assert.Single(both.OfType<ProcessOutcome.Done>());
        Assert.Single(both.OfType<ProcessOutcome.Stale>());

        draft = both.OfType<ProcessOutcome.Done>().Single();
        Done(await world.ApproveAsync(controller, Decision(draft)));
        Done(await world.ApproveAsync(controller, Decision(draft)));
        Assert.IsType<ProcessOutcome.Stale>(await world.ApproveAsync(controller, Decision(draft) with { Signer = "Người khác" }));
        Assert.IsType<ProcessOutcome.Stale>(await world.EditAsync(controller, draft with { Version = draft.Version + 1 }, new ProcessEdit.Remove("s1")));
        Assert.IsType<ProcessOutcome.Stale>(await world.Do<DiscardProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), World.Agency, World.Procedure, 1, draft.Version + 1)));

        var drafts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), World.Agency, World.Procedure))));
        Assert.Equal([2, 2], drafts.Select(d => Done(d).Number));
        Done(await world.Do<DiscardProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), World.Agency, World.Procedure, 2, Done(drafts[0]).Version)));
        Assert.Equal(3, (await world.DraftAsync(controller)).Number);
        Assert.Equal(1, (await world.ProcessAsync(controller)).InForce!.Number);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_writes_and_reads_at_the_own_body_and_a_decision_has_its_dates_in_order(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = await world.DraftAsync(controller, Usual);
        var stranger = await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT-VP");
        var head = await world.OfficialAsync(Role.AgencyHead);
        var specialist = await world.OfficialAsync(Role.Specialist, Writing.Unit);

        Assert.IsType<ProcessOutcome.NotFound>(await world.EditAsync(stranger, draft, new ProcessEdit.Remove("s1")));
        Assert.IsType<ProcessOutcome.NotFound>(await world.EditAsync(head, draft, new ProcessEdit.Remove("s1")));
        Assert.IsType<ProcessOutcome.NotFound>(await world.ApproveAsync(specialist, Decision(draft)));
        Assert.Null(await world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(stranger, World.Agency, World.Procedure, null, world.Clock.Now)));
        Assert.False((await world.ProcessAsync(specialist)).MayApprove);

        Assert.Equal(["decision_date_ahead"], await FaultsAsync(Decision(draft, date: "2026-03-03", from: "2026-03-04")));
        Assert.Equal(["in_force_before_decision"], await FaultsAsync(Decision(draft, "2026-02-26")));
        Assert.Equal(["decision_number_missing", "decision_date_missing", "signer_missing", "in_force_missing"], await FaultsAsync(new(World.Agency, World.Procedure, 1, draft.Version, "", null, "", null)));
        Done(await world.ApproveAsync(head, Decision(draft)));
        var again = await world.DraftAsync(controller);
        draft = again;
        Assert.Equal(["in_force_before_last"], await FaultsAsync(Decision(again, "2026-03-01")));

        async Task<IEnumerable<string>> FaultsAsync(ApproveProcess.Request decision) => Assert.IsType<ProcessOutcome.Invalid>(await world.ApproveAsync(head, decision)).Faults.Select(f => f.Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Faults_of_a_step_are_told_at_their_fields_and_blocks_are_kept_as_written(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = await world.DraftAsync(controller, Step("Thẩm định", 1));

        Assert.Equal([("name", "step_name_missing"), ("role", "step_role_missing"), ("time", "step_time_wrong"), ("unit", "step_unit_unknown")],
            await FaultsAsync(new ProcessEdit.AddStep(new(null, null), Step("", 0.3m, role: null, at: "BKHCN-VP"))));
        Assert.Equal([("name", "step_name_too_long"), ("output", "step_output_unreadable")],
            await FaultsAsync(new ProcessEdit.AddStep(new(null, null), Step(new string('a', 201), 1) with { Output = "a\0" })));
        Assert.Equal([("conditions", "block_branches")], await FaultsAsync(new ProcessEdit.AddBlock(new(null, null), BlockKind.Choice, ["một"])));
        Assert.Equal([("conditions", "branch_condition_twice"), ("conditions", "branch_condition_twice")], await FaultsAsync(new ProcessEdit.AddBlock(new(null, null), BlockKind.Choice, ["một", "MỘT"])));

        draft = Done(await world.EditAsync(controller, draft, new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Choice, ["có", "không"])));
        draft = Done(await world.EditAsync(controller, draft, new ProcessEdit.ChangeStep("s1", Step("Thẩm định", 2, other: "Sở Y tế"), new("n3", null))));
        Assert.Equal([("", "process_holds_steps")], await FaultsAsync(new ProcessEdit.Remove("k2")));
        Assert.IsType<ProcessOutcome.NotFound>(await world.EditAsync(controller, draft, new ProcessEdit.Remove("s9")));
        var view = await world.ProcessAsync(controller, 1);
        Assert.Equal("1:k2 1a:n3 1a.1:s1 1b:n4", string.Join(' ', ProcessOutline.Of(view.Plan).Select(l => $"{l.Number}:{l.Key}")));
        Assert.Equal(Step("Thẩm định", 2, other: "Sở Y tế"), view.Plan.Step("s1")!.What);

        async Task<IEnumerable<(string Field, string Code)>> FaultsAsync(ProcessEdit edit) =>
            Assert.IsType<ProcessOutcome.Invalid>(await world.EditAsync(controller, draft, edit)).Faults.Select(f => (f.Field, f.Code));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_list_goes_page_by_page_and_by_what_is_to_be_done(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        Done(await world.ApproveAsync(controller, Decision(await world.DraftAsync(controller, Usual))));
        await world.DraftAsync(controller);

        var (codes, after) = (new List<string>(), (string?)null);
        do
        {
            var page = (await ListAsync(ReadProcesses.Filter.All, after))!;
            codes.AddRange(page.Lines.Select(l => l.Code));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        var line = Assert.Single((await ListAsync(ReadProcesses.Filter.Drafts))!.Lines);
        Assert.Equal((World.Procedure, 1, 2, 4.5m * 480), (line.Code, line.InForce, line.Draft, line.Minutes));
        Assert.DoesNotContain((await ListAsync(ReadProcesses.Filter.Without))!.Lines, l => l.Code == World.Procedure);

        Task<ReadProcesses.Page?> ListAsync(ReadProcesses.Filter filter, string? from = null) =>
            world.Do<ReadProcesses, ReadProcesses.Page?>(u => u.ListAsync(controller, World.Agency, filter, from, world.Clock.Now));
    }
}
