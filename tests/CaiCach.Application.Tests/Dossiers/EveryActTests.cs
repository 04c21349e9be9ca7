using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Each act on both engines: done by the right person; refused, unseen or stale for others; and the event it leaves.</summary>
public sealed class EveryActTests
{
    internal sealed record Act(
        DossierAct Kind, BusinessState From, BusinessState To, Func<Office, Actor> Who, Func<Office, Actor, Guid, int, Task<ActOutcome>> Run,
        ProposalKind? Proposed = null, Func<Office, Guid, Task>? Before = null, bool ByApplicant = false);

    internal static readonly Act[] Acts =
    [
        new(DossierAct.TakeUp, BusinessState.Submitted, BusinessState.IntakeReview, o => o.People.Receiver, (o, a, id, v) => o.Do<TakeUpDossier>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, BusinessState.IntakeSupplement, o => o.People.Receiver, (o, a, id, v) => o.Do<AskIntakeSupplement>(u => u.RunAsync(o.By(a), id, v, new(["Đơn"], "Thiếu", null)))),
        new(DossierAct.Resubmit, BusinessState.IntakeSupplement, BusinessState.IntakeReview, o => o.People.Citizen, async (o, a, id, v) => await ResubmitAsync(o, a, id, v), ByApplicant: true),
        new(DossierAct.AddPaper, BusinessState.IntakeReview, BusinessState.IntakeReview, o => o.People.Receiver, (o, a, id, v) => o.Do<AddPaper>(u => u.RunAsync(o.By(a), id, v, [new("C1", null, 1)]))),
        new(DossierAct.ExpireIntakeSupplement, BusinessState.IntakeSupplement, BusinessState.RejectedIntake, o => o.People.Receiver, (o, a, id, v) => o.Do<ExpireIntakeSupplement>(u => u.RunAsync(o.By(a), id, v)), Before: (o, _) => { o.World.Clock.SetLocal("2026-03-16T17:01"); return Task.CompletedTask; }),
        new(DossierAct.RejectIntake, BusinessState.IntakeReview, BusinessState.RejectedIntake, o => o.People.Receiver, (o, a, id, v) => o.Do<RejectIntake>(u => u.RunAsync(o.By(a), id, v, "Không đúng thẩm quyền", "Điều 2"))),
        new(DossierAct.Accept, BusinessState.IntakeReview, BusinessState.Accepted, o => o.People.Receiver, (o, a, id, v) => o.Do<AcceptDossier>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.Transfer, BusinessState.Accepted, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<TransferDossier>(u => u.RunAsync(o.By(a), id, v, o.DivisionId))),
        new(DossierAct.Assign, BusinessState.InProcess, BusinessState.InProcess, o => o.People.DivisionHead, (o, a, id, v) => o.Do<AssignDossier>(u => u.RunAsync(o.By(a), id, v, o.People.Specialist.Id!.Value))),
        new(DossierAct.Forward, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, async (o, a, id, v) => await ForwardAsync(o, a, id, v)),
        new(DossierAct.Propose, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<ProposeDecision>(async u => await u.RunAsync(o.By(a), id, v, new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: await o.FileAsync(a))))),
        new(DossierAct.ReturnStep, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<ReturnStep>(u => u.RunAsync(o.By(a), id, v, "Làm rõ thêm")), ProposalKind.Grant),
        new(DossierAct.AgreeReview, BusinessState.InProcess, BusinessState.InProcess, o => o.People.DivisionHead, (o, a, id, v) => o.Do<ReviewProposal>(u => u.AgreeAsync(o.By(a), id, v, null)), ProposalKind.Grant, Before: ReviewAsync),
        new(DossierAct.AskSupplement, BusinessState.InProcess, BusinessState.SupplementRequested, o => o.People.Head, (o, a, id, v) => o.Do<AskSupplement>(u => u.RunAsync(o.By(a), id, v, ["Bản vẽ"], null, null)), ProposalKind.Supplement),
        new(DossierAct.HandInSupplement, BusinessState.SupplementRequested, BusinessState.SupplementRequested, o => o.People.Citizen, async (o, a, id, v) => await HandInAsync(o, a, id, v), ByApplicant: true),
        new(DossierAct.ReceiveSupplement, BusinessState.SupplementRequested, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<ReceiveSupplement>(u => u.RunAsync(o.By(a), id, v)), Before: async (o, id) => await Office.Done(await HandInAsync(o, o.People.Citizen, id, await o.VersionAsync(id)))),
        new(DossierAct.ReturnSupplement, BusinessState.SupplementRequested, BusinessState.SupplementRequested, o => o.People.Receiver, (o, a, id, v) => o.Do<ReceiveSupplement>(u => u.ReturnAsync(o.By(a), id, v, [])), Before: async (o, id) => await Office.Done(await HandInAsync(o, o.People.Citizen, id, await o.VersionAsync(id)))),
        new(DossierAct.ExpireSupplement, BusinessState.SupplementRequested, BusinessState.Stopped, o => o.People.Head, (o, a, id, v) => o.Do<ExpireSupplement>(u => u.StopAsync(o.By(a), id, v, "Điều 5")), Before: (o, _) => { o.World.Clock.SetLocal("2026-06-30T08:00"); return Task.CompletedTask; }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, BusinessState.FinancialDuty, o => o.People.Specialist, (o, a, id, v) => o.Do<ImposeFinancialDuty>(u => u.DetermineAsync(o.By(a), id, v, 1_500_000, "Phí thẩm định, nộp tại Kho bạc"))),
        new(DossierAct.SettleDuty, BusinessState.FinancialDuty, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<ImposeFinancialDuty>(u => u.SettleAsync(o.By(a), id, v, "BL-01", null))),
        new(DossierAct.PayDutyPart, BusinessState.FinancialDuty, BusinessState.FinancialDuty, o => o.People.Receiver, (o, a, id, v) => o.Do<ImposeFinancialDuty>(async u => await u.SettleAsync(o.By(a), id, v, $"BL-{v}", null, amount: (await o.World.DossierAsync(id)).DutyOwed - 1))),
        new(DossierAct.Suspend, BusinessState.InProcess, BusinessState.Suspended, o => o.People.Head, (o, a, id, v) => o.Do<SuspendDossier>(u => u.RunAsync(o.By(a), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true))),
        new(DossierAct.Resume, BusinessState.Suspended, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<SuspendDossier>(u => u.ResumeAsync(o.By(a), id, v, "Đã hết lý do tạm dừng"))),
        new(DossierAct.DraftApology, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<DraftApology>(u => u.RunAsync(o.By(a), id, v, new(2026, 4, 15), "Phải xác minh thực địa", null))),
        new(DossierAct.ReturnApology, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<DraftApology>(u => u.ReturnAsync(o.By(a), id, v, "Nêu rõ hơn")), Before: async (o, id) => await Office.Done(await o.Now<DraftApology>(id, (u, v) => u.RunAsync(o.By(o.People.Specialist), id, v, new(2026, 4, 15), "Phải xác minh thực địa", null)))),
        new(DossierAct.Apologise, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<ApologiseForDelay>(u => u.RunAsync(o.By(a), id, v, new(2026, 4, 15), "Phải xác minh thực địa"))),
        new(DossierAct.RecordLateCause, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<RecordLateCause>(u => u.RunAsync(o.By(a), id, v, new(LateCause.Staff))), Before: (o, _) => { o.World.Clock.SetLocal("2026-06-30T08:00"); return Task.CompletedTask; }),
        new(DossierAct.CorrectContact, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<CorrectContact>(u => u.RunAsync(o.By(a), id, v, new($"09{v:00000000}", null, BySms: false, null))), ByApplicant: true),
        new(DossierAct.CorrectOwner, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<CorrectOwner>(async u => await u.RunAsync(o.By(a), id, v, CorrectOwner.Request.Of(await o.World.DossierAsync(id)) with { Address = $"Số {v}, xã Minh Họa" }, "Ghi nhầm địa chỉ"))),
        new(DossierAct.CorrectResult, BusinessState.Issued, BusinessState.Issued, o => o.People.Head, async (o, a, id, v) => await CorrectAsync(o, a, id, v)),
        new(DossierAct.OrderReopening, BusinessState.Stopped, BusinessState.Stopped, o => o.People.Head, (o, a, id, v) => o.Do<ReopenDossier>(u => u.OrderAsync(o.By(a), id, v, "Kết luận khiếu nại", "Điều 7", "15/QĐ-SKHCN"))),
        new(DossierAct.WithdrawReopening, BusinessState.Stopped, BusinessState.Stopped, o => o.People.Head, (o, a, id, v) => o.Do<ReopenDossier>(u => u.WithdrawAsync(o.By(a), id, v, "Văn bản ghi nhầm số")), Before: OrderReopeningAsync),
        new(DossierAct.RefuseReopening, BusinessState.Stopped, BusinessState.Stopped, o => o.Administrator, (o, a, id, v) => o.Do<ReopenDossier>(u => u.RefuseAsync(o.By(a), id, v, "Văn bản chưa có hiệu lực")), Before: OrderReopeningAsync),
        new(DossierAct.Reopen, BusinessState.Stopped, BusinessState.Stopped, o => o.Administrator, (o, a, id, v) => o.Do<ReopenDossier>(u => u.RunAsync(o.By(a), id, v)), Before: OrderReopeningAsync),
        new(DossierAct.Consult, BusinessState.InProcess, BusinessState.Consulting, o => o.People.Specialist, (o, a, id, v) => o.Do<ConsultBodies>(async u => await u.RunAsync(o.By(a), id, v, new("Có phù hợp quy hoạch không?", [new(await o.World.UnitAsync("BKHCN-PC"), 5)], [])))),
        new(DossierAct.SendParts, BusinessState.InProcess, BusinessState.Interlinked, o => o.People.Specialist, (o, a, id, v) => o.Do<SendParts>(async u => await u.RunAsync(o.By(a), id, v, new("Cấp giấy xác nhận", [new(await o.World.UnitAsync("BKHCN-SHTT"), 3)], [])))),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, BusinessState.Consulting, o => o.Consulted, (o, a, id, v) => o.Do<GiveOpinion>(async u => await u.RunAsync(o.By(a), (await o.AskedAsync(id, "SKHCN-QT-TTRA")).Id, v, OpinionAnswer.Agree, null)), Before: (o, _) => o.CallConsultedAsync()),
        new(DossierAct.RecallConsultation, BusinessState.Consulting, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<RecallConsultation>(u => u.RunAsync(o.By(a), id, v, "Hỏi nhầm đơn vị"))),
        new(DossierAct.RequestWithdrawal, BusinessState.InProcess, BusinessState.StopRequested, o => o.People.Citizen, (o, a, id, v) => o.Do<RequestWithdrawal>(u => u.RunAsync(o.By(a), id, v, "Đổi ý")), ByApplicant: true),
        new(DossierAct.ApproveWithdrawal, BusinessState.StopRequested, BusinessState.Withdrawn, o => o.People.Head, (o, a, id, v) => o.Do<AnswerWithdrawal>(u => u.ApproveAsync(o.By(a), id, v))),
        new(DossierAct.DenyWithdrawal, BusinessState.StopRequested, BusinessState.InProcess, o => o.People.Head, (o, a, id, v) => o.Do<AnswerWithdrawal>(u => u.DenyAsync(o.By(a), id, v, "Đã có kết quả thẩm định"))),
        new(DossierAct.CancelWithdrawal, BusinessState.StopRequested, BusinessState.InProcess, o => o.People.Citizen, (o, a, id, v) => o.Do<AnswerWithdrawal>(u => u.CancelAsync(o.By(a), id, v)), ByApplicant: true),
        new(DossierAct.Stop, BusinessState.InProcess, BusinessState.Stopped, o => o.People.Head, (o, a, id, v) => o.Do<StopDossier>(u => u.RunAsync(o.By(a), id, v, "Không đủ điều kiện", "Điều 3"))),
        new(DossierAct.Grant, BusinessState.InProcess, BusinessState.DecidedGrant, o => o.People.Head, (o, a, id, v) => o.Do<DecideDossier>(u => u.GrantAsync(o.By(a), id, v)), ProposalKind.Grant),
        new(DossierAct.Refuse, BusinessState.InProcess, BusinessState.DecidedRefuse, o => o.People.Head, (o, a, id, v) => o.Do<DecideDossier>(u => u.RefuseAsync(o.By(a), id, v, "Không đạt", "Điều 4")), ProposalKind.Refuse),
        new(DossierAct.Issue, BusinessState.DecidedGrant, BusinessState.Issued, o => o.People.Clerk, async (o, a, id, v) => await IssueAsync(o, a, id, v)),
        new(DossierAct.Deliver, BusinessState.Issued, BusinessState.Done, o => o.People.Receiver, (o, a, id, v) => o.Do<DeliverResult>(u => u.AtCounterAsync(o.By(a), id, v, identityChecked: true, "Người nhận"))),
        new(DossierAct.ConfirmPosted, BusinessState.Issued, BusinessState.Done, o => o.People.Receiver, (o, a, id, v) => o.Do<FollowPosting>(u => u.DeliveredAsync(o.By(a), id, v, o.World.Clock.Now)), Before: PostAsync),
        new(DossierAct.ReturnUndelivered, BusinessState.Issued, BusinessState.Issued, o => o.People.Receiver, (o, a, id, v) => o.Do<FollowPosting>(u => u.ReturnedAsync(o.By(a), id, v, "Không có người nhận")), Before: PostAsync),
    ];

    public static TheoryData<string, DossierAct> Cases
    {
        get
        {
            var data = new TheoryData<string, DossierAct>();
            foreach (var engine in TestDatabase.Engines)
            {
                foreach (var act in Acts)
                {
                    data.Add(engine, act.Kind);
                }
            }

            return data;
        }
    }

    /// <summary>The head has ordered it, an administrator is there.</summary>
    private static async Task OrderReopeningAsync(Office office, Guid id)
    {
        await office.CallAdministratorAsync(World.Agency);
        await Office.Done(await office.Now<ReopenDossier>(id, (u, v) => u.OrderAsync(office.By(office.People.Head), id, v, "Kết luận khiếu nại", "Điều 7", "15/QĐ-SKHCN")));
    }

    /// <summary>As a process with a review by the division head puts it.</summary>
    private static async Task ReviewAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReviewAwaited, true).SetProperty(d => d.Desk, Desk.Review));
    }

    [Fact]
    public void Every_act_of_the_law_is_tried() =>
        Assert.Equal([DossierAct.Submit, DossierAct.PassExpiredSupplement, DossierAct.ReverseDutyPart, DossierAct.RecordReply, DossierAct.CorrectReply, DossierAct.EndConsultation, DossierAct.LapseOpinions, DossierAct.EndStage, DossierAct.CorrectStageEnd, DossierAct.RecordStart, DossierAct.CorrectStart, DossierAct.CorrectFiling, DossierAct.EndParts, DossierAct.ReturnPart, DossierAct.RecallParts, DossierAct.StopPart, DossierAct.ReturnOriginals, DossierAct.ForecastDelay, DossierAct.SettleFee, DossierAct.PayFeePart, DossierAct.ReverseFee, DossierAct.RefundFee, DossierAct.RefundDuty, DossierAct.KeepMoney, DossierAct.OfferRoute, DossierAct.AcceptRoute, DossierAct.RefuseRoute, DossierAct.OfferBack, DossierAct.AcceptBack, DossierAct.RefuseBack, DossierAct.ReportStatus, DossierAct.ReportResult], Enum.GetValues<DossierAct>().Except(Acts.Select(a => a.Kind)));

    [Theory, MemberData(nameof(Cases))]
    public async Task An_act_is_done_by_who_may_and_by_nobody_else(string engine, DossierAct kind)
    {
        var act = Acts.Single(a => a.Kind == kind);
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(act.From, act.Proposed);
        await (act.Before?.Invoke(office, id) ?? Task.CompletedTask);
        var version = await office.VersionAsync(id);
        var before = (await office.EventsAsync(id)).Count;

        var watcher = await office.World.OfficialAsync(Role.OneStopDirector);
        Assert.Equal("not_your_role", Assert.IsType<ActOutcome.Refused>(await act.Run(office, watcher, id, version)).Reasons[0].Code);
        if (!act.ByApplicant && kind != DossierAct.Deliver)
        {
            Assert.Equal("not_your_role", Assert.IsType<ActOutcome.Refused>(await act.Run(office, office.People.Citizen, id, version)).Reasons[0].Code);
        }

        foreach (var stranger in (Actor[])[
            await office.World.CitizenAsync("Trần Thị Thử Hai", "045190999902"),
            await office.World.OfficialAsync(Role.AgencyHead, "BKHCN"), await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"),
            await office.World.OfficialAsync(Role.Specialist, "SKHCN-QT-QLKH"), await office.World.OfficialAsync(Role.Administrator, kind is DossierAct.Reopen or DossierAct.RefuseReopening ? "BKHCN-SHTT" : World.Agency)])
        {
            Assert.IsType<ActOutcome.NotFound>(await act.Run(office, stranger, id, version));
        }

        Assert.Equal(version, Assert.IsType<ActOutcome.Stale>(await act.Run(office, act.Who(office), id, version - 1)).CurrentVersion);
        Assert.Equal(version, Assert.IsType<ActOutcome.Stale>(await act.Run(office, act.Who(office), id, version + 1)).CurrentVersion);
        Assert.Equal((version, before), (await office.VersionAsync(id), (await office.EventsAsync(id)).Count));

        var outcome = await act.Run(office, act.Who(office), id, version);
        Assert.True(outcome is ActOutcome.Done done && done.State == act.To && done.Version == version + 1, Office.Describe(outcome));
        var stored = await office.World.DossierAsync(id);
        Assert.Equal((act.To, version + 1), (stored.State, stored.Version));

        var events = await office.EventsAsync(id);
        Assert.Equal(Enumerable.Range(1, version + 1), events.Select(e => e.Version));
        var last = events[^1];
        Assert.Equal((DossierEvents.TypeOf(kind), act.Who(office).Id, office.World.Clock.Now, "test"), (last.Type, last.ActorId, last.At, last.Process));
        var data = DossierEventData.Parse(last.Data);
        Assert.Equal(act.To, data.To);
        await office.World.AssertRecountAsync();
    }

    /// <summary>An issued result is posted today.</summary>
    internal static async Task PostAsync(Office office, Guid id) =>
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ByPostAsync(office.By(office.People.Receiver), id, v, new("Bưu điện", $"VD{v}", VietnamTime.DayOf(office.World.Clock.Now)))));

    private static async Task<ActOutcome> ResubmitAsync(Office office, Actor actor, Guid id, int version)
    {
        var file = await office.FileAsync(actor);
        return await office.Do<ResubmitDossier>(u => u.RunAsync(office.By(actor), id, version, [new("C1", file)]));
    }

    private static async Task<ActOutcome> HandInAsync(Office office, Actor actor, Guid id, int version)
    {
        var file = await office.FileAsync(actor);
        return await office.Do<HandInSupplement>(u => u.RunAsync(office.By(actor), id, version, [new("", file)]));
    }

    private static async Task<ActOutcome> CorrectAsync(Office office, Actor actor, Guid id, int version)
    {
        var file = await office.FileAsync(actor);
        return await office.Do<CorrectResult>(u => u.RunAsync(office.By(actor), id, version, new("13/GXN", VietnamTime.DayOf(office.World.Clock.Now), file), "Sai họ tên"));
    }

    private static async Task<ActOutcome> ForwardAsync(Office office, Actor actor, Guid id, int version)
    {
        var to = await office.World.UnitAsync("SKHCN-QT-QLKH");
        return await office.Do<ForwardDossier>(u => u.RunAsync(office.By(actor), id, version, to, "Đúng chuyên môn"));
    }

    private static async Task<ActOutcome> IssueAsync(Office office, Actor actor, Guid id, int version)
    {
        var file = await office.FileAsync(actor);
        return await office.Do<IssueResult>(u => u.RunAsync(office.By(actor), id, version, new("12/GXN", VietnamTime.DayOf(office.World.Clock.Now), file)));
    }
}
