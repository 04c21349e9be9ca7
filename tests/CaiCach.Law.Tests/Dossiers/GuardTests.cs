using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class GuardTests
{
    private static readonly ActorFacts Receiver = Stage.Official(Role.Receiver, assigned: true);
    private static readonly ActorFacts Head = Stage.Official(Role.AgencyHead);
    private static readonly ActorFacts Administrator = Stage.Official(Role.Administrator);
    private static readonly ActorFacts Specialist = Stage.Official(Role.Specialist, inUnit: true, assigned: true);
    private static readonly ActorFacts Consulted = ActorFacts.System with { IsSystem = false, IsConsulted = true };
    private static readonly ActorFacts OtherProgram = ActorFacts.System with { IsSystem = false, IsMaster = true };
    private static readonly ActorFacts Cashier = Stage.Official(Role.Cashier);
    private static readonly ActorFacts Clerk = Stage.Official(Role.Clerk);

    private sealed record Row(DossierAct Act, BusinessState State, ActorFacts Actor, string Code, Func<DossierFacts, DossierFacts>? Facts = null, Func<ActInput, ActInput>? Input = null);

    private static DossierFacts FilesOnly(DossierFacts facts) => facts with { Representation = new(RepresentationBasis.Authorised, RepresentedActs.None, null) };

    private static DossierFacts TwoComponents(DossierFacts facts) => facts with { Components = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "Đơn", ["b"] = "Ảnh" } };

    private static readonly Row[] Rows =
    [
        new(DossierAct.Submit, BusinessState.Draft, ActorFacts.Applicant, "papers_missing", f => f with { MissingPapers = ["Đơn"] }),
        new(DossierAct.Submit, BusinessState.Draft, ActorFacts.Applicant, "papers_missing", f => f with { MissingPapers = ["Đơn"], MayBeShort = true }),
        new(DossierAct.Submit, BusinessState.Draft, ActorFacts.Applicant, "papers_missing", f => f with { MissingPapers = ["Đơn"] }, i => i with { Lacking = ["Đơn"] }),
        new(DossierAct.Submit, BusinessState.Draft, ActorFacts.Applicant, "papers_missing", f => f with { MissingPapers = ["Đơn", "Ảnh"], MayBeShort = true }, i => i with { Lacking = ["Đơn"] }),
        new(DossierAct.Resubmit, BusinessState.IntakeSupplement, ActorFacts.Applicant, "representation_out_of_scope", FilesOnly),
        new(DossierAct.AddPaper, BusinessState.IntakeReview, Receiver, "representation_out_of_scope", FilesOnly),
        new(DossierAct.AddPaper, BusinessState.IntakeSupplement, Receiver, "representation_out_of_scope", FilesOnly),
        new(DossierAct.HandInSupplement, BusinessState.SupplementRequested, ActorFacts.Applicant, "representation_out_of_scope", FilesOnly),
        new(DossierAct.RequestWithdrawal, BusinessState.InProcess, ActorFacts.Applicant, "representation_out_of_scope", FilesOnly),
        new(DossierAct.RequestWithdrawal, BusinessState.Submitted, ActorFacts.Applicant, "representation_out_of_scope", FilesOnly),
        new(DossierAct.ReturnOriginals, BusinessState.Stopped, Receiver, "representation_out_of_scope", FilesOnly),
        new(DossierAct.Deliver, BusinessState.Issued, Receiver, "representation_out_of_scope", FilesOnly),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "supplement_already_asked", Facts: f => f with { IntakeSupplementAsked = true }),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "reason_missing", Input: i => i with { Reason = " \t" }),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "items_missing", Input: i => i with { Items = null }),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "items_missing", Input: i => i with { Items = ["Đơn", " "] }),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "components_unchecked", TwoComponents, i => i with { Checks = [new("a", "Đơn", ComponentState.Enough)] }),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "components_unchecked", TwoComponents, i => i with { Checks = [new("a", "Đơn", ComponentState.Enough), new("a", "Đơn", ComponentState.Enough), new("b", "Ảnh", ComponentState.Missing)] }),
        new(DossierAct.AskIntakeSupplement, BusinessState.IntakeReview, Receiver, "wrong_unexplained", TwoComponents, i => i with { Checks = [new("a", "Đơn", ComponentState.Wrong, " "), new("b", "Ảnh", ComponentState.Missing)] }),
        new(DossierAct.Propose, BusinessState.InProcess, Specialist, "components_unchecked", TwoComponents, i => i with { Proposes = ProposalKind.Supplement, Checks = [] }),
        new(DossierAct.Propose, BusinessState.InProcess, Specialist, "wrong_unexplained", TwoComponents, i => i with { Proposes = ProposalKind.Supplement, Checks = [new("a", "Đơn", ComponentState.Wrong), new("b", "Ảnh", ComponentState.Enough)] }),
        new(DossierAct.ExpireIntakeSupplement, BusinessState.IntakeSupplement, ActorFacts.System, "supplement_time_left", f => f with { IntakeSupplementLimit = Stage.Now }),
        new(DossierAct.ExpireIntakeSupplement, BusinessState.IntakeSupplement, ActorFacts.System, "supplement_time_left", f => f with { IntakeSupplementLimit = null }),
        new(DossierAct.ExpireIntakeSupplement, BusinessState.IntakeSupplement, ActorFacts.System, "supplement_begun", f => f with { IntakeSupplementBegun = true }),
        new(DossierAct.RejectIntake, BusinessState.IntakeReview, Receiver, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.RejectIntake, BusinessState.IntakeReview, Receiver, "basis_missing", Input: i => i with { LegalBasis = "" }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "papers_missing", f => f with { MissingPapers = ["Đơn"] }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "papers_missing", f => f with { MissingPapers = ["Đơn"], MayBeShort = true }, i => i with { Lacking = ["Đơn"] }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "papers_not_digitised", f => f with { UndigitisedPapers = ["Giấy phép cũ"] }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "fee_not_taken", f => f with { FeeIsAtReceipt = true, FixedFee = 1 }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "fee_not_taken", f => f with { FeeIsAtReceipt = true, FixedFee = null }, i => i with { Amount = 1 }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "fee_untaken_unreasoned", f => f with { FeeIsAtReceipt = true, FixedFee = 1 }, i => i with { Fee = FeeAnswer.NotYet, Exception = " " }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "exemption_unreasoned", f => f with { FeeIsAtReceipt = true, FixedFee = 1 }, i => i with { Fee = FeeAnswer.Exempt, Reason = null }),
        new(DossierAct.Accept, BusinessState.IntakeReview, Receiver, "fee_number_missing", f => f with { FeeIsAtReceipt = true, FixedFee = 1 }, i => i with { Fee = FeeAnswer.Paid, Number = " " }),
        new(DossierAct.Transfer, BusinessState.Accepted, Receiver, "payment_awaited", f => f with { AwaitsPayment = true }),
        new(DossierAct.RecordStart, BusinessState.InProcess, Specialist, "event_not_awaited", f => f with { AwaitsEvent = false }),
        new(DossierAct.RecordStart, BusinessState.Accepted, Receiver, "event_time_missing", Input: i => i with { Happened = null }),
        new(DossierAct.RecordStart, BusinessState.Accepted, Receiver, "event_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.RecordStart, BusinessState.InProcess, Specialist, "event_before_acceptance", f => f with { AcceptedAt = Stage.Now }, i => i with { Happened = Stage.Now.AddTicks(-1) }),
        new(DossierAct.RecordStart, BusinessState.InProcess, Specialist, "event_recorded_late", Input: i => i with { RecordBy = Stage.Now.AddTicks(-1), Exception = " " }),
        new(DossierAct.RecordStart, BusinessState.Consulting, Specialist, "number_missing", Input: i => i with { Number = "" }),
        new(DossierAct.CorrectStart, BusinessState.InProcess, Head, "event_not_recorded", f => f with { StartRecorded = false }),
        new(DossierAct.CorrectStart, BusinessState.InProcess, Head, "clock_stands", f => f with { ClockStands = true }),
        new(DossierAct.CorrectStart, BusinessState.Accepted, Head, "event_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.CorrectStart, BusinessState.InProcess, Head, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.RecordStart, BusinessState.InProcess, Specialist, "event_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.RecordStart, BusinessState.Accepted, Receiver, "event_not_awaited", f => f with { AwaitsEvent = false }),
        new(DossierAct.RecordStart, BusinessState.Accepted, Receiver, "event_recorded_late", Input: i => i with { RecordBy = Stage.Now.AddTicks(-1), Exception = null }),
        new(DossierAct.RecordStart, BusinessState.Accepted, Receiver, "number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.CorrectStart, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "event_awaited", f => f with { AwaitsEvent = true }),
        new(DossierAct.Forward, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Propose, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Propose, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.ReturnStep, BusinessState.InProcess, Head, "proposal_missing", f => f with { Proposal = null }),
        new(DossierAct.ReturnStep, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.AgreeReview, BusinessState.InProcess, Stage.Official(Role.DivisionHead, inUnit: true), "no_review_awaited", f => f with { ReviewAwaited = false }),
        new(DossierAct.AgreeReview, BusinessState.InProcess, Stage.Official(Role.DivisionHead, inUnit: true) with { IsProposer = true }, "proposer_cannot_review"),
        new(DossierAct.AgreeReview, BusinessState.InProcess, Stage.Official(Role.DivisionHead, inUnit: true) with { IsAssignee = true }, "proposer_cannot_review"),
        new(DossierAct.AgreeReview, BusinessState.InProcess, Stage.Official(Role.DivisionHead), "not_your_unit"),
        new(DossierAct.AgreeReview, BusinessState.InProcess, Head, "not_your_role"),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "review_awaited", f => f with { ReviewAwaited = true }),
        new(DossierAct.Refuse, BusinessState.InProcess, Head, "review_awaited", f => f with { ReviewAwaited = true }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "review_awaited", f => f with { ReviewAwaited = true }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "supplement_already_asked", f => f with { SupplementRequests = 1 }, i => i with { Exception = " " }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "supplement_late", f => f with { SupplementBy = Stage.Now.AddTicks(-1) }, i => i with { Exception = " " }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "already_overdue", f => f with { Due = Stage.Now.AddTicks(-1) }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "proposal_other", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "items_missing", Input: i => i with { Items = [] }),
        new(DossierAct.ReceiveSupplement, BusinessState.SupplementRequested, Receiver, "supplement_not_handed_in", f => f with { SupplementHandedIn = false }),
        new(DossierAct.PassExpiredSupplement, BusinessState.SupplementRequested, ActorFacts.System, "supplement_time_left", f => f with { SupplementLimit = Stage.Now }),
        new(DossierAct.PassExpiredSupplement, BusinessState.SupplementRequested, ActorFacts.System, "supplement_handed_in", f => f with { SupplementHandedIn = true }),
        new(DossierAct.ExpireSupplement, BusinessState.SupplementRequested, Head, "supplement_time_left", f => f with { SupplementLimit = Stage.Now }),
        new(DossierAct.ExpireSupplement, BusinessState.SupplementRequested, Head, "supplement_time_left", f => f with { SupplementLimit = null }),
        new(DossierAct.ExpireSupplement, BusinessState.SupplementRequested, Head, "supplement_handed_in", f => f with { SupplementHandedIn = true }),
        new(DossierAct.ExpireSupplement, BusinessState.SupplementRequested, Head, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.Refuse, BusinessState.SupplementRequested, Head, "supplement_time_left", f => f with { SupplementLimit = Stage.Now }),
        new(DossierAct.Refuse, BusinessState.SupplementRequested, Head, "supplement_handed_in", f => f with { SupplementHandedIn = true }),
        new(DossierAct.Refuse, BusinessState.SupplementRequested, Head, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.Refuse, BusinessState.SupplementRequested, Head, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, Specialist, "is_internal", f => f with { IsInternal = true }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, Specialist, "amount_missing", Input: i => i with { Amount = 0 }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, Specialist, "amount_missing", Input: i => i with { Amount = null }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.SettleDuty, BusinessState.FinancialDuty, Receiver, "number_missing", Input: i => i with { Number = "" }),
        new(DossierAct.SettleDuty, BusinessState.FinancialDuty, Receiver, "paid_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.SettleDuty, BusinessState.FinancialDuty, Receiver, "paid_before_asked", Input: i => i with { NotBefore = Stage.Now }),
        new(DossierAct.PayDutyPart, BusinessState.FinancialDuty, Receiver, "paid_before_asked", Input: i => i with { NotBefore = Stage.Now }),
        new(DossierAct.PayDutyPart, BusinessState.FinancialDuty, Receiver, "amount_missing", Input: i => i with { Amount = 0 }),
        new(DossierAct.PayDutyPart, BusinessState.FinancialDuty, Receiver, "number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.ReverseDutyPart, BusinessState.FinancialDuty, Cashier, "no_duty_part_paid", f => f with { DutyInHand = false }),
        new(DossierAct.ReverseDutyPart, BusinessState.FinancialDuty, Cashier, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Suspend, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Suspend, BusinessState.InProcess, Head, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.Resume, BusinessState.Suspended, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, ActorFacts.System, "due_not_near", f => f with { DueIsNear = false }),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, ActorFacts.System, "already_forecast", f => f with { DelayForecast = true }),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, ActorFacts.System, "already_apologised", f => f with { Apologised = true }),
        new(DossierAct.RecordLateCause, BusinessState.InProcess, Head, "not_past_due", f => f with { Due = Stage.Now }),
        new(DossierAct.RecordLateCause, BusinessState.InProcess, Head, "not_past_due", f => f with { ClockStands = true }),
        new(DossierAct.RecordLateCause, BusinessState.Done, Head, "not_past_due", f => f with { Finished = true }),
        new(DossierAct.RecordLateCause, BusinessState.InProcess, Head, "cause_missing", Input: i => i with { Cause = null }),
        new(DossierAct.RecordLateCause, BusinessState.InProcess, Head, "cause_untold", Input: i => i with { Cause = LateCause.Provision, CauseWords = " " }),
        new(DossierAct.RecordLateCause, BusinessState.InProcess, Head, "cause_untold", Input: i => i with { Cause = LateCause.Other, CauseWords = null }),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "late_cause_missing", f => f with { Due = Stage.Now.AddTicks(-1) }, i => i with { Cause = null }),
        new(DossierAct.Refuse, BusinessState.InProcess, Head, "late_cause_missing", f => f with { Due = Stage.Now.AddTicks(-1) }, i => i with { Cause = null }),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "cause_untold", f => f with { Due = Stage.Now.AddTicks(-1) }, i => i with { Cause = LateCause.Other }),
        new(DossierAct.Refuse, BusinessState.InProcess, Head, "cause_untold", f => f with { Due = Stage.Now.AddTicks(-1) }, i => i with { Cause = LateCause.Other }),
        new(DossierAct.DraftApology, BusinessState.Suspended, Specialist, "clock_held", f => f with { ClockStands = true }),
        new(DossierAct.Apologise, BusinessState.Suspended, Head, "clock_held", f => f with { ClockStands = true }),
        new(DossierAct.DraftApology, BusinessState.InProcess, Specialist, "no_due", f => f with { Due = null }),
        new(DossierAct.DraftApology, BusinessState.InProcess, Specialist, "already_apologised", f => f with { Apologised = true }),
        new(DossierAct.DraftApology, BusinessState.InProcess, Specialist, "already_overdue", f => f with { Due = Stage.Now.AddTicks(-1) }),
        new(DossierAct.DraftApology, BusinessState.Consulting, Specialist, "appointment_not_later", Input: i => i with { Appointment = Stage.Now.AddDays(1) }),
        new(DossierAct.DraftApology, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.DraftApology, BusinessState.InProcess, Specialist, "is_part", f => f with { IsPart = true }),
        new(DossierAct.ReturnApology, BusinessState.Interlinked, Head, "no_apology_drafted", f => f with { ApologyDrafted = false }),
        new(DossierAct.ReturnApology, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "no_due", f => f with { Due = null }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "already_apologised", f => f with { Apologised = true }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "already_overdue", f => f with { Due = Stage.Now.AddTicks(-1) }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "appointment_not_later", Input: i => i with { Appointment = Stage.Now.AddDays(1) }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "appointment_not_later", Input: i => i with { Appointment = null }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.CorrectResult, BusinessState.Done, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.CorrectResult, BusinessState.Issued, Head, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.CorrectResult, BusinessState.Issued, Head, "result_missing", f => f with { HasResultFile = false }),
        new(DossierAct.OrderReopening, BusinessState.Stopped, Head, "already_reopened", f => f with { Reopened = true }),
        new(DossierAct.OrderReopening, BusinessState.Stopped, Head, "reopening_ordered", f => f with { ReopeningOrdered = true }),
        new(DossierAct.OrderReopening, BusinessState.RejectedIntake, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.OrderReopening, BusinessState.Withdrawn, Head, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.OrderReopening, BusinessState.Stopped, Head, "number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.Reopen, BusinessState.Stopped, Administrator, "already_reopened", f => f with { Reopened = true }),
        new(DossierAct.Reopen, BusinessState.Withdrawn, Administrator, "no_reopening_ordered", f => f with { ReopeningOrdered = false }),
        new(DossierAct.WithdrawReopening, BusinessState.Stopped, Head with { OrderedReopening = true }, "no_reopening_ordered", f => f with { ReopeningOrdered = false }),
        new(DossierAct.WithdrawReopening, BusinessState.RejectedIntake, Head with { OrderedReopening = true }, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.RefuseReopening, BusinessState.Stopped, Administrator, "no_reopening_ordered", f => f with { ReopeningOrdered = false }),
        new(DossierAct.RefuseReopening, BusinessState.Withdrawn, Administrator, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Consult, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.Consult, BusinessState.InProcess, Specialist, "question_missing", Input: i => i with { Question = " \n" }),
        new(DossierAct.Consult, BusinessState.InProcess, Specialist, "bodies_missing", Input: i => i with { Bodies = 0 }),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, Consulted, "opinion_not_awaited", f => f with { OpinionAwaited = false }),
        new(DossierAct.GiveOpinion, BusinessState.StopRequested, Consulted, "opinion_not_awaited", f => f with { OpinionAwaited = false }),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, Consulted, "answer_missing", Input: i => i with { Answer = null }),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, Consulted, "answer_missing", Input: i => i with { Answer = OpinionAnswer.None }),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, Consulted, "opinion_missing", Input: i => i with { Opinion = " " }),
        new(DossierAct.RecordReply, BusinessState.Consulting, Specialist, "no_outside_awaited", f => f with { OutsideAwaited = 0 }),
        new(DossierAct.RecordReply, BusinessState.Interlinked, Specialist, "reply_not_awaited", f => f with { ReplyDue = null }),
        new(DossierAct.RecordReply, BusinessState.StopRequested, Specialist, "reply_missing", Input: i => i with { Answer = null }),
        new(DossierAct.RecordReply, BusinessState.Consulting, Specialist, "opinion_missing", Input: i => i with { Opinion = " " }),
        new(DossierAct.RecordReply, BusinessState.Interlinked, Specialist, "reply_number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.RecordReply, BusinessState.Consulting, Specialist, "reply_time_left", f => f with { ReplyDue = Stage.Now }, i => i with { Answer = OpinionAnswer.None }),
        new(DossierAct.EndConsultation, BusinessState.Consulting, ActorFacts.System, "outside_awaited", f => f with { OutsideAwaited = 1 }),
        new(DossierAct.EndParts, BusinessState.Interlinked, ActorFacts.System, "outside_awaited", f => f with { OutsideAwaited = 1 }),
        new(DossierAct.EndConsultation, BusinessState.Consulting, ActorFacts.System, "opinions_awaited", f => f with { OpinionsDue = Stage.Now }),
        new(DossierAct.CorrectReply, BusinessState.InProcess, Specialist, "reply_not_recorded", f => f with { ReplyRecorded = false }),
        new(DossierAct.CorrectReply, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.CorrectReply, BusinessState.Consulting, Specialist, "reply_missing", Input: i => i with { Answer = null }),
        new(DossierAct.CorrectReply, BusinessState.Interlinked, Specialist, "opinion_missing", Input: i => i with { Opinion = " " }),
        new(DossierAct.CorrectReply, BusinessState.InProcess, Specialist, "reply_number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.CorrectReply, BusinessState.Consulting, Specialist, "reply_time_left", f => f with { ReplyDue = Stage.Now }, i => i with { Answer = OpinionAnswer.None }),
        new(DossierAct.CorrectReply, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.LapseOpinions, BusinessState.Consulting, ActorFacts.System, "no_outside_awaited", f => f with { OutsideAwaited = 0 }),
        new(DossierAct.LapseOpinions, BusinessState.Consulting, ActorFacts.System, "opinions_not_lapsed", f => f with { OpinionsDue = Stage.Now }),
        new(DossierAct.LapseOpinions, BusinessState.Consulting, ActorFacts.System, "opinions_not_lapsed", f => f with { OpinionsDue = null }),
        new(DossierAct.RequestWithdrawal, BusinessState.DecidedGrant, ActorFacts.Applicant, "already_decided"),
        new(DossierAct.RequestWithdrawal, BusinessState.DecidedRefuse, ActorFacts.Applicant, "already_decided"),
        new(DossierAct.DenyWithdrawal, BusinessState.StopRequested, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Stop, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Stop, BusinessState.InProcess, Head, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "proposal_other", f => f with { Proposal = null }),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "proposal_other", f => f with { Proposal = ProposalKind.Refuse }),
        new(DossierAct.Refuse, BusinessState.InProcess, Head, "proposal_other", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.Refuse, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Refuse, BusinessState.InProcess, Head, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.Issue, BusinessState.DecidedGrant, Clerk, "number_missing", Input: i => i with { Number = "  " }),
        new(DossierAct.Issue, BusinessState.DecidedRefuse, Clerk, "result_missing", f => f with { HasResultFile = false }),
        new(DossierAct.Deliver, BusinessState.Issued, Receiver, "fee_owed", f => f with { Payment = PaymentState.Due }),
        new(DossierAct.Deliver, BusinessState.Issued, Receiver, "fee_owed", f => f with { Payment = PaymentState.Partial }),
        new(DossierAct.Deliver, BusinessState.Issued, Receiver, "identity_unchecked", Input: i => i with { IdentityChecked = false }),
        new(DossierAct.SettleFee, BusinessState.Accepted, Receiver, "no_fee_owed", f => f with { Payment = PaymentState.Paid }),
        new(DossierAct.SettleFee, BusinessState.Accepted, Receiver, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.SettleFee, BusinessState.Accepted, Receiver, "paid_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.PayFeePart, BusinessState.Accepted, Receiver, "paid_before_asked", Input: i => i with { NotBefore = Stage.Now }),
        new(DossierAct.PayFeePart, BusinessState.Accepted, Receiver, "no_fee_owed", f => f with { Payment = PaymentState.Exempt, FeeInHand = true }),
        new(DossierAct.PayFeePart, BusinessState.Accepted, Receiver, "amount_missing", Input: i => i with { Amount = null }),
        new(DossierAct.PayFeePart, BusinessState.Accepted, Receiver, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.ReverseFee, BusinessState.Accepted, Cashier, "no_fee_recorded", f => f with { Payment = PaymentState.Due }),
        new(DossierAct.ReverseFee, BusinessState.Accepted, Cashier, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.RefundFee, BusinessState.Withdrawn, Cashier, "no_fee_paid", f => f with { Payment = PaymentState.Exempt }),
        new(DossierAct.RefundFee, BusinessState.Withdrawn, Cashier, "no_fee_paid", f => f with { Payment = PaymentState.Refunded, FeeInHand = true }),
        new(DossierAct.RefundFee, BusinessState.Issued, Cashier, "result_granted", f => f with { Refused = false }),
        new(DossierAct.RefundFee, BusinessState.Done, Cashier, "result_granted", f => f with { Refused = false }),
        new(DossierAct.RefundFee, BusinessState.Withdrawn, Cashier, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.RefundFee, BusinessState.Stopped, Cashier, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.RefundFee, BusinessState.Done, Cashier, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.RefundDuty, BusinessState.Withdrawn, Cashier, "no_duty_paid", f => f with { DutyHeld = false }),
        new(DossierAct.RefundDuty, BusinessState.Issued, Cashier, "result_granted", f => f with { Refused = false }),
        new(DossierAct.RefundDuty, BusinessState.Stopped, Cashier, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.RefundDuty, BusinessState.Done, Cashier, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.RefundDuty, BusinessState.Withdrawn, Cashier, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.KeepMoney, BusinessState.Withdrawn, Cashier, "nothing_owed_back", f => f with { OwedBack = false }),
        new(DossierAct.KeepMoney, BusinessState.Stopped, Cashier, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.KeepMoney, BusinessState.Withdrawn, Cashier, "basis_missing", Input: i => i with { LegalBasis = null }),
        new(DossierAct.AskSupplement, BusinessState.InProcess, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.DetermineDuty, BusinessState.InProcess, Specialist, "is_part", f => f with { IsPart = true }),
        new(DossierAct.SendParts, BusinessState.InProcess, Specialist, "is_part", f => f with { IsPart = true }),
        new(DossierAct.RequestWithdrawal, BusinessState.InProcess, ActorFacts.Applicant, "is_part", f => f with { IsPart = true }),
        new(DossierAct.Stop, BusinessState.InProcess, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.Suspend, BusinessState.InProcess, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, ActorFacts.System, "is_part", f => f with { IsPart = true }),
        new(DossierAct.Apologise, BusinessState.InProcess, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.Deliver, BusinessState.Issued, Receiver, "is_part", f => f with { IsPart = true }),
        new(DossierAct.CorrectResult, BusinessState.Issued, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.OrderReopening, BusinessState.Stopped, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.Reopen, BusinessState.Stopped, Administrator, "is_part", f => f with { IsPart = true }),
        new(DossierAct.SendParts, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.SendParts, BusinessState.InProcess, Specialist, "question_missing", Input: i => i with { Question = " \n" }),
        new(DossierAct.SendParts, BusinessState.InProcess, Specialist, "bodies_missing", Input: i => i with { Bodies = 0 }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "no_next_stage", f => f with { StagesLeft = 0 }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.Grant, BusinessState.InProcess, Head, "stages_left", f => f with { StagesLeft = 2 }),
        new(DossierAct.EndParts, BusinessState.Interlinked, ActorFacts.System, "parts_open", f => f with { OpenParts = 1 }),
        new(DossierAct.StopPart, BusinessState.DecidedGrant, ActorFacts.System, "not_a_part", f => f with { IsPart = false }),
        new(DossierAct.RecallConsultation, BusinessState.Consulting, Specialist, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.RecallParts, BusinessState.Interlinked, Specialist, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.ReturnPart, BusinessState.Accepted, Receiver, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.ReturnPart, BusinessState.InProcess, Head, "not_a_part", f => f with { IsPart = false }),
        new(DossierAct.ReceiveSupplement, BusinessState.SupplementRequested, Receiver, "items_still_missing", f => f with { StillMissing = ["Bản vẽ"] }, i => i with { Exception = " " }),
        new(DossierAct.ReturnSupplement, BusinessState.SupplementRequested, Receiver, "supplement_not_handed_in", f => f with { SupplementHandedIn = false }),
        new(DossierAct.ReturnSupplement, BusinessState.SupplementRequested, Receiver, "nothing_missing", f => f with { StillMissing = [] }),
        new(DossierAct.CorrectFiling, BusinessState.Submitted, Receiver, "is_part", f => f with { IsPart = true }),
        new(DossierAct.CorrectFiling, BusinessState.IntakeReview, Receiver, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.CorrectFiling, BusinessState.Accepted, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.CorrectFiling, BusinessState.InProcess, Head, "clock_stands", f => f with { ClockStands = true }),
        new(DossierAct.CorrectFiling, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.CorrectContact, BusinessState.InProcess, Receiver, "is_part", f => f with { IsPart = true }),
        new(DossierAct.CorrectOwner, BusinessState.Submitted, Receiver, "is_part", f => f with { IsPart = true }),
        new(DossierAct.CorrectOwner, BusinessState.IntakeSupplement, Receiver, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.CorrectOwner, BusinessState.Issued, Head, "is_part", f => f with { IsPart = true }),
        new(DossierAct.CorrectOwner, BusinessState.Accepted, Head, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.ConfirmPosted, BusinessState.Done, Receiver, "not_on_its_way", f => f with { Delivery = DeliveryState.PostDelivered }),
        new(DossierAct.ConfirmPosted, BusinessState.Done, Receiver, "delivery_time_missing", Input: i => i with { Happened = null }),
        new(DossierAct.ConfirmPosted, BusinessState.Done, Receiver, "delivery_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.ConfirmPosted, BusinessState.Done, Receiver, "delivery_before_posting", f => f with { PostedFrom = Stage.Now }, i => i with { Happened = Stage.Now.AddTicks(-1) }),
        new(DossierAct.ReturnUndelivered, BusinessState.Done, Receiver, "not_on_its_way", f => f with { Delivery = DeliveryState.HandedOver }),
        new(DossierAct.ReturnUndelivered, BusinessState.Done, Receiver, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.ReturnOriginals, BusinessState.Withdrawn, Receiver, "is_part", f => f with { IsPart = true }),
        new(DossierAct.ReturnOriginals, BusinessState.Stopped, Receiver, "no_originals", f => f with { OriginalsHere = false }),
        new(DossierAct.ReturnOriginals, BusinessState.RejectedIntake, Receiver, "identity_unchecked", Input: i => i with { IdentityChecked = false }),
        new(DossierAct.OfferRoute, BusinessState.Accepted, Receiver, "is_part", f => f with { IsPart = true }),
        new(DossierAct.OfferRoute, BusinessState.InProcess, Specialist, "is_internal", f => f with { IsInternal = true }),
        new(DossierAct.OfferRoute, BusinessState.Submitted, Receiver, "no_route", f => f with { RouteNamed = null }),
        new(DossierAct.OfferRoute, BusinessState.IntakeReview, Receiver, "route_awaited", f => f with { RouteAskedAt = Stage.Now }),
        new(DossierAct.OfferRoute, BusinessState.Accepted, Receiver, "payment_awaited", f => f with { AwaitsPayment = true }),
        new(DossierAct.OfferRoute, BusinessState.InProcess, Specialist, "event_awaited", f => f with { AwaitsEvent = true }),
        new(DossierAct.OfferRoute, BusinessState.InProcess, Specialist, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.OfferRoute, BusinessState.InProcess, Specialist, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.OfferRoute, BusinessState.InProcess, Specialist, "mastered_elsewhere", f => f with { MasteredBy = Stage.Other }),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, OtherProgram, "mastered_elsewhere", f => f with { MasteredBy = Stage.Other }),
        new(DossierAct.AcceptRoute, BusinessState.Accepted, OtherProgram, "no_route_awaited", f => f with { RouteAskedAt = null }),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, OtherProgram, "proposal_waiting", f => f with { Proposal = ProposalKind.Grant }),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, OtherProgram, "number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, OtherProgram, "route_time_missing", Input: i => i with { Happened = null }),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, OtherProgram, "route_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, OtherProgram, "route_before_offer", f => f with { RouteAskedAt = Stage.Now.AddSeconds(30) }, i => i with { Happened = Stage.Now.AddTicks(-1) }),
        new(DossierAct.RefuseRoute, BusinessState.InProcess, OtherProgram, "no_route_awaited", f => f with { RouteAskedAt = null }),
        new(DossierAct.RefuseRoute, BusinessState.InProcess, OtherProgram, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.OfferBack, BusinessState.InProcess, OtherProgram, "mastered_here", f => f with { MasteredBy = null }),
        new(DossierAct.OfferBack, BusinessState.InProcess, OtherProgram, "route_awaited", f => f with { RouteAskedAt = Stage.Now }),
        new(DossierAct.OfferBack, BusinessState.InProcess, OtherProgram, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.AcceptBack, BusinessState.InProcess, Specialist, "mastered_here", f => f with { MasteredBy = null }),
        new(DossierAct.AcceptBack, BusinessState.Accepted, Receiver, "no_route_awaited", f => f with { RouteAskedAt = null }),
        new(DossierAct.RefuseBack, BusinessState.Accepted, Receiver, "mastered_here", f => f with { MasteredBy = null }),
        new(DossierAct.RefuseBack, BusinessState.InProcess, Specialist, "no_route_awaited", f => f with { RouteAskedAt = null }),
        new(DossierAct.RefuseBack, BusinessState.Accepted, Receiver, "reason_missing", Input: i => i with { Reason = null }),
        new(DossierAct.ReportStatus, BusinessState.InProcess, OtherProgram, "mastered_here", f => f with { MasteredBy = null }),
        new(DossierAct.ReportStatus, BusinessState.InProcess, OtherProgram, "status_unknown", Input: i => i with { Status = 0 }),
        new(DossierAct.ReportStatus, BusinessState.InProcess, OtherProgram, "status_unknown", Input: i => i with { Status = 11 }),
        new(DossierAct.ReportStatus, BusinessState.InProcess, OtherProgram, "status_unknown", Input: i => i with { Status = null }),
        new(DossierAct.ReportStatus, BusinessState.InProcess, OtherProgram, "source_time_missing", Input: i => i with { Happened = null }),
        new(DossierAct.ReportStatus, BusinessState.InProcess, OtherProgram, "source_time_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.ReportResult, BusinessState.InProcess, Clerk, "mastered_here", f => f with { MasteredBy = null }),
        new(DossierAct.ReportResult, BusinessState.Accepted, Clerk, "number_missing", Input: i => i with { Number = null }),
        new(DossierAct.ReportResult, BusinessState.InProcess, Clerk, "source_time_missing", Input: i => i with { Happened = null }),
        new(DossierAct.ReportResult, BusinessState.InProcess, Clerk, "source_time_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.ReportResult, BusinessState.InProcess, Clerk, "result_before_handover", f => f with { MasteredSince = Stage.Now.AddSeconds(30) }, i => i with { Happened = Stage.Now.AddTicks(-1) }),
        new(DossierAct.ReportResult, BusinessState.InProcess, Clerk, "result_missing", f => f with { HasResultFile = false }),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, Head, "no_stage_ended", f => f with { EndedStage = null }),
        new(DossierAct.CorrectStageEnd, BusinessState.Consulting, Head, "clock_stands", f => f with { ClockStands = true }),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, Head, "stage_end_missing", f => f with { StageEnds = Stage.Now.AddDays(-1) }, i => i with { Happened = null }),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, Head, "stage_end_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, Head, "stage_end_before_start", Input: i => i with { Happened = Stage.Now.AddHours(-3).AddTicks(-1) }),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, Head, "stage_end_unchanged", Input: i => i with { Happened = Stage.Now.AddHours(-2) }),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, Head, "reason_missing", Input: i => i with { Reason = " " }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_end_missing", Input: i => i with { Happened = null }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_end_missing", f => f with { StageEnds = Stage.Now }, i => i with { Happened = null }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_end_in_future", Input: i => i with { Happened = Stage.Now.AddTicks(1) }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_end_before_start", f => f with { StageStarted = Stage.Now }, i => i with { Happened = Stage.Now.AddTicks(-1) }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "number_missing", Input: i => i with { Number = " " }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_time_left", f => f with { StageEnds = Stage.Now }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_time_left", f => f with { StageEnds = Stage.Now }, i => i with { Happened = Stage.Now }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "stage_time_passed", f => f with { StageEnds = Stage.Now.AddMinutes(-2) }, i => i with { Happened = Stage.Now.AddMinutes(-1) }),
        new(DossierAct.EndStage, BusinessState.InProcess, Specialist, "event_recorded_late", Input: i => i with { RecordBy = Stage.Now.AddTicks(-1) }),
        new(DossierAct.Propose, BusinessState.InProcess, Specialist, "draft_missing", Input: i => i with { WithDraft = false }),
        new(DossierAct.Issue, BusinessState.DecidedGrant, Clerk, "copy_unstated", Input: i => i with { SignedCopy = false }),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rows.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void A_guard_alone_refuses_with_its_reason_and_a_clause(int number)
    {
        var row = Rows[number];
        var facts = Stage.Ready(row.Act, row.State);
        var verdict = DossierRules.Judge(row.Act, row.Facts?.Invoke(facts) ?? facts, row.Actor, row.Input?.Invoke(Stage.Everything) ?? Stage.Everything);
        var reason = Assert.Single(Assert.IsType<Verdict.Refused>(verdict).Reasons);
        Assert.Equal(row.Code, reason.Code);
        Assert.NotEmpty(reason.Text);
        Assert.NotEmpty(reason.Clause);
    }

    [Fact]
    public void Every_guard_of_every_row_is_tried_alone()
    {
        var guards = DossierRules.Table.SelectMany(rule => rule.Guards.Select(guard => (rule.Act, guard)));
        foreach (var (act, guard) in guards)
        {
            Assert.Contains(Rows, row => row.Act == act
                && guard(row.Facts?.Invoke(Stage.Ready(act, row.State)) ?? Stage.Ready(act, row.State), row.Input?.Invoke(Stage.Everything) ?? Stage.Everything) is { } reason
                && reason.Code == row.Code);
        }
    }

    [Fact]
    public void A_head_who_names_why_may_ask_for_a_second_supplement() =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.AskSupplement, Stage.Ready(DossierAct.AskSupplement, BusinessState.InProcess) with { SupplementRequests = 1 }, Head, Stage.Everything with { Exception = "Luật chuyên ngành, Điều 9" }));

    [Theory]
    [InlineData(ProposalKind.Grant, false)]
    [InlineData(ProposalKind.Refuse, true)]
    [InlineData(ProposalKind.Supplement, true)]
    public void Only_what_grants_a_document_needs_its_draft(ProposalKind kind, bool resultIsDocument) =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.Propose, Stage.Ready(DossierAct.Propose, BusinessState.InProcess) with { ResultIsDocument = resultIsDocument }, Specialist, Stage.Everything with { Proposes = kind, WithDraft = false }));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", null)]
    [InlineData(null, "b")]
    public void The_document_the_head_saw_is_issued_without_a_statement(string? seen, string? brought) =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.Issue, Stage.Ready(DossierAct.Issue, BusinessState.DecidedGrant) with { Draft = seen, ResultBrought = brought }, Clerk, Stage.Everything with { SignedCopy = false }));

    [Fact]
    public void A_supplement_can_be_asked_for_until_the_due_moment_itself() =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.AskSupplement, Stage.Ready(DossierAct.AskSupplement, BusinessState.InProcess) with { Due = Stage.Now }, Head, Stage.Everything));

    [Theory]
    [InlineData(BusinessState.Consulting)]
    [InlineData(BusinessState.Interlinked)]
    public void An_apology_is_signed_in_time_while_others_are_asked_and_not_after(BusinessState state)
    {
        var facts = Stage.Ready(DossierAct.Apologise, state);
        Assert.Equal(state, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.Apologise, facts, Head, Stage.Everything)).To);
        Assert.Contains("already_overdue", Stage.Codes(DossierRules.Judge(DossierAct.Apologise, facts with { Due = Stage.Now.AddTicks(-1) }, Head, Stage.Everything)));
        Assert.Equal(state, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.ForecastDelay, facts, ActorFacts.System, Stage.Everything)).To);
    }

    [Fact]
    public void Less_than_was_asked_for_is_taken_in_with_a_reason_and_what_came_late_leaves_the_end_to_the_head()
    {
        var facts = Stage.Ready(DossierAct.ReceiveSupplement, BusinessState.SupplementRequested) with { StillMissing = ["Bản vẽ"] };
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.ReceiveSupplement, facts, Receiver, Stage.Everything with { Exception = "Đã có bản số hóa" }));
        Assert.Equal(["supplement_handed_in"], Stage.Codes(DossierRules.Judge(DossierAct.ExpireSupplement, facts, Head, Stage.Everything)));
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.ExpireSupplement, facts with { HandedInLate = true }, Head, Stage.Everything));
    }

    [Fact]
    public void The_time_of_others_ends_by_itself_or_early_for_a_reason()
    {
        var facts = Stage.Ready(DossierAct.EndStage, BusinessState.InProcess);
        var (ranOut, end) = (Stage.Everything with { Happened = null, Number = null }, Stage.Now.AddTicks(-1));
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.EndStage, facts with { StageEnds = end }, Specialist, ranOut));
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.EndStage, facts with { StageEnds = end }, Specialist, Stage.Everything with { Happened = end }));
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.EndStage, facts with { StageEnds = Stage.Now }, Specialist, Stage.Everything with { Exception = "Luật Sở hữu trí tuệ, Điều 112" }));
        Assert.Equal((end, Stage.Now, null), (StageEnd.MomentOf(null, end, Stage.Now), StageEnd.MomentOf(Stage.Now, end, Stage.Now), StageEnd.MomentOf(null, null, Stage.Now)));
    }

    [Fact]
    public void An_agreement_needs_no_words() =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.GiveOpinion, Stage.Ready(DossierAct.GiveOpinion, BusinessState.Consulting), Consulted, Stage.Everything with { Answer = OpinionAnswer.Agree, Opinion = null }));

    [Fact]
    public void A_consultation_ends_when_all_have_answered_whatever_the_time() =>
        Assert.Equal(BusinessState.InProcess, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.EndConsultation, Stage.Ready(DossierAct.EndConsultation, BusinessState.Consulting) with { OpinionsDue = null }, ActorFacts.System, Stage.Everything)).To);

    [Theory]
    [InlineData(PaymentState.None)]
    [InlineData(PaymentState.Paid)]
    [InlineData(PaymentState.Exempt)]
    public void A_result_is_delivered_when_no_fee_is_owed(PaymentState payment) =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.Deliver, Stage.Ready(DossierAct.Deliver, BusinessState.Issued) with { Payment = payment }, ActorFacts.Applicant, Stage.Everything));

    [Theory]
    [InlineData(DossierAct.SettleFee, BusinessState.Issued, PaymentState.Partial, false)]
    [InlineData(DossierAct.PayFeePart, BusinessState.Issued, PaymentState.Partial, false)]
    [InlineData(DossierAct.ReverseFee, BusinessState.Issued, PaymentState.Partial, false)]
    [InlineData(DossierAct.RefundFee, BusinessState.Withdrawn, PaymentState.Partial, false)]
    [InlineData(DossierAct.RefundFee, BusinessState.Withdrawn, PaymentState.Exempt, true)]
    public void A_fee_paid_in_part_is_owed_recorded_and_can_go_back(DossierAct act, BusinessState state, PaymentState payment, bool inHand) =>
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(act, Stage.Ready(act, state) with { Payment = payment, FeeInHand = inHand }, Cashier, Stage.Everything));

    [Fact]
    public void A_part_of_an_obligation_leaves_the_dossier_waiting() =>
        Assert.Equal(BusinessState.FinancialDuty, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
            DossierAct.PayDutyPart, Stage.Ready(DossierAct.PayDutyPart, BusinessState.FinancialDuty), Cashier, Stage.Everything)).To);
}
