using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class ClockTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawal_asked_for_while_the_clock_stands_is_not_due_on_the_desk_of_the_head(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested);

        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Sign, DossierWork.NoDue), (dossier.Desk, dossier.DeskDueAt));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_pauses_the_clock_until_it_is_handed_in_and_is_asked_for_once_more_only_for_a_reason(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        Assert.Equal("2026-03-09T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));

        office.World.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản vẽ"], null, null, exception: "Phát hiện khi thẩm định")));
        var paused = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Applicant, "2026-04-16T17:00", paused.DeskDueAt), (paused.Desk, Office.Local(paused.SupplementLimitAt), paused.SupplementLimitAt));

        office.World.Clock.SetLocal("2026-03-10T16:00");
        var file = await office.FileAsync(office.People.Citizen);
        await Office.Done(await office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, [new("", file)])));
        Assert.Equal("2026-03-11T16:00", Office.Local((await office.World.DossierAsync(id)).DeskDueAt));

        office.World.Clock.SetLocal("2026-03-11T09:00");
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        var resumed = await office.World.DossierAsync(id);
        Assert.Equal("2026-03-12T17:00", Office.Local(resumed.DueAt));
        Assert.Equal("2026-03-09T17:00", Office.Local(resumed.DueOriginalAt));
        Assert.Equal((Desk.Handle, office.DivisionId, resumed.DueAt), (resumed.Desk, resumed.HolderUnitId, resumed.DeskDueAt));
        Assert.Equal("""[["2026-03-05T10:00","2026-03-10T16:00"]]""", resumed.Pauses);

        await Office.Done(await office.Now<ProposeDecision>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new(ProposalKind.Supplement, "Thiếu", null, ["Bản vẽ"]))));
        Task<ActOutcome> Again(string? exception) => office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản vẽ"], null, null, exception: exception));
        Assert.Equal("refused: supplement_already_asked", Office.Describe(await Again(null)));
        await Office.Done(await Again("Luật chuyên ngành, Điều 9"));
        Assert.Equal("Luật chuyên ngành, Điều 9", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Exception);
        Assert.Equal(2, (await office.World.DossierAsync(id)).SupplementRequests);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_asked_for_after_the_due_date_is_refused(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        office.World.Clock.SetLocal("2026-03-09T17:01");
        var outcome = await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản vẽ"], null, null));
        Assert.Equal("already_overdue", Assert.Single(Assert.IsType<ActOutcome.Refused>(outcome).Reasons).Code);
    }

    [Theory]
    [InlineData("sqlite", "2026-03-06T17:00", Timeliness.Early)]
    [InlineData("postgres", "2026-03-06T17:00", Timeliness.Early)]
    [InlineData("sqlite", "2026-03-09T17:00", Timeliness.OnTime)]
    [InlineData("postgres", "2026-03-09T17:00", Timeliness.OnTime)]
    [InlineData("sqlite", "2026-03-09T17:01", Timeliness.Late)]
    [InlineData("postgres", "2026-03-09T17:01", Timeliness.Late)]
    public async Task A_result_meets_its_due_date_when_it_is_issued(string engine, string local, Timeliness expected)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.DecidedGrant);
        office.World.Clock.SetLocal(local);
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        office.World.Clock.SetLocal("2026-04-01T09:00");
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v)));
        Assert.Equal(expected, (await office.World.DossierAsync(id)).Timeliness);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawal_that_is_denied_or_taken_back_puts_the_dossier_where_it_was(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        foreach (var (state, proposed) in ((BusinessState, ProposalKind?)[])[(BusinessState.Accepted, null), (BusinessState.InProcess, null), (BusinessState.InProcess, ProposalKind.Grant), (BusinessState.SupplementRequested, null)])
        {
            foreach (var denied in (bool[])[true, false])
            {
                office.World.Clock.SetLocal("2026-03-02T09:00");
                var id = await office.InAsync(state, proposed);
                var before = await office.World.DossierAsync(id);
                office.World.Clock.SetLocal("2026-03-03T09:00");
                await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, null)));
                var asked = await office.World.DossierAsync(id);
                Assert.Equal((BusinessState.StopRequested, Desk.Sign, before.DueAt, before.PausedAt), (asked.State, asked.Desk, asked.DueAt, asked.PausedAt));
                office.World.Clock.SetLocal("2026-03-04T09:00");
                await Office.Done(denied
                    ? await office.Now<AnswerWithdrawal>(id, (u, v) => u.DenyAsync(office.By(office.People.Head), id, v, "Lý do"))
                    : await office.Now<AnswerWithdrawal>(id, (u, v) => u.CancelAsync(office.By(office.People.Citizen), id, v)));
                var after = await office.World.DossierAsync(id);
                Assert.Equal((before.State, null, before.Desk, before.DeskDueAt, before.HolderUnitId), (after.State, after.StateBefore, after.Desk, after.DeskDueAt, after.HolderUnitId));
                Assert.Equal((before.DueAt, before.PausedAt, before.Proposal, before.AssigneeId), (after.DueAt, after.PausedAt, after.Proposal, after.AssigneeId));
            }
        }

        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawal_denied_after_the_supplement_was_handed_in_keeps_the_hours_the_office_has(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        var file = await office.FileAsync(office.People.Citizen);
        await Office.Done(await office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, [new("", file)])));
        var before = await office.World.DossierAsync(id);
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, null)));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.CancelAsync(office.By(office.People.Citizen), id, v)));
        var after = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Receive, before.DeskDueAt), (after.Desk, after.DeskDueAt));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawal_before_acceptance_ends_the_request_at_once_and_counts_as_nothing_finished(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        foreach (var state in (BusinessState[])[BusinessState.Submitted, BusinessState.IntakeReview, BusinessState.IntakeSupplement])
        {
            var id = await office.InAsync(state);
            await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, null)));
            var dossier = await office.World.DossierAsync(id);
            Assert.Equal((BusinessState.Withdrawn, Desk.Closed, null, null), (dossier.State, dossier.Desk, dossier.FinishedAt, dossier.Timeliness));
        }

        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_paused_dossier_that_is_withdrawn_ended_for_the_clock_when_the_pause_began(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, null)));
        office.World.Clock.SetLocal("2026-06-01T09:00");
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        Assert.Equal(Timeliness.Early, (await office.World.DossierAsync(id)).Timeliness);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fee_that_is_owed_blocks_the_delivery_and_a_payment_during_a_withdrawal_does_not_end_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.WithFeeAsync();
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        var blocked = await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v));
        Assert.Equal("fee_owed", Assert.Single(Assert.IsType<ActOutcome.Refused>(blocked).Reasons).Code);
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, " BL-01 ")));
        Assert.Equal("no_fee_owed", Assert.Single(Assert.IsType<ActOutcome.Refused>(
            await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-02"))).Reasons).Code);
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v)));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((PaymentState.Paid, "BL-01", 500_000L), (dossier.Payment, dossier.FeeReceipt, dossier.FeeAmount));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_filed_at_the_counter_withdraws_at_the_counter(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.People.AcceptAsync(Channel.Direct);
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, "Đơn viết tay của người nộp")));
        Assert.Equal(BusinessState.StopRequested, (await office.World.DossierAsync(id)).State);
    }
}
