using CaiCach.Law.Organisation;
using static CaiCach.Law.Dossiers.BusinessState;

namespace CaiCach.Law.Dossiers;

/// <summary>The transition table of a dossier (NĐ 118/2025/NĐ-CP; rows 1–27 of section 2.5), and the judge that reads it.</summary>
public static class DossierRules
{
    private const string Decree = "NĐ 118/2025/NĐ-CP";
    private const string Forms = "NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP";

    private const string Routes = $"{Decree}; NĐ 367/2025/NĐ-CP";

    private const string OwnProposal = "proposer_cannot_sign";

    private static readonly Who Citizen = new(true, false, []);
    private static readonly Who Reception = new(false, false, [Role.Receiver]);
    private static readonly Who WhoTookItUp = new(false, false, [Role.Receiver], AsAssignee: true);
    private static readonly Who Colleague = new(false, false, [Role.Receiver], NotAssignee: true);
    private static readonly Who Head = new(false, false, [Role.AgencyHead], Signs: true);
    private static readonly Who Forwarder = new(false, false, [Role.Specialist, Role.DivisionHead, Role.AgencyHead], InUnit: true, AsAssignee: true);
    private static readonly Who Recorder = new(false, false, [Role.Receiver, Role.Clerk, Role.Specialist, Role.DivisionHead, Role.AgencyHead], Master: true);
    private static readonly Who Opener = new(false, false, [Role.Administrator], Orderer: false);
    private static readonly Who Handler = new(false, false, [Role.Specialist], InUnit: true, AsAssignee: true);

    /// <summary>Every row, in the order of the table.</summary>
    public static IReadOnlyList<TransitionRule> Table { get; } =
    [
        new("1", DossierAct.Submit, [Draft], Submitted, new(true, false, [Role.Receiver]), Decree, [Guards.PapersCompleteOrNoted]),
        new("2", DossierAct.TakeUp, [Submitted], IntakeReview, Reception, Decree, []),
        new("2a", DossierAct.TakeUp, [IntakeReview], null, Colleague, Decree, []),
        new("3", DossierAct.AskIntakeSupplement, [IntakeReview], IntakeSupplement, WhoTookItUp, $"{Forms}, Mẫu số 02", [Guards.FirstIntakeSupplement, Guards.Reason, Guards.ComponentsChecked, Guards.Items]),
        new("4", DossierAct.Resubmit, [IntakeSupplement], IntakeReview, new(true, false, [Role.Receiver]), Decree, [Guards.MaySupplement]),
        new("4a", DossierAct.AddPaper, [IntakeReview, IntakeSupplement], null, Reception, Decree, [Guards.MaySupplement]),
        new("5", DossierAct.ExpireIntakeSupplement, [IntakeSupplement], RejectedIntake, new(false, true, [Role.Receiver]), $"{Forms}, Mẫu số 03", [Guards.IntakeSupplementExpired, Guards.NothingBegun]),
        new("6", DossierAct.RejectIntake, [IntakeReview], RejectedIntake, WhoTookItUp, $"{Forms}, Mẫu số 03", [Guards.Reason, Guards.Basis]),
        new("7", DossierAct.Accept, [IntakeReview], Accepted, WhoTookItUp, $"{Forms}, Mẫu số 01", [Guards.PapersComplete, Guards.PapersDigitised, Guards.FeeTaken, Guards.FeeNumbered]),
        new("8", DossierAct.Transfer, [Accepted], InProcess, Reception, $"{Forms}, Mẫu số 06", [Guards.ClockStarted]),
        new("8a", DossierAct.RecordStart, [Accepted], null, Reception, Decree, [Guards.EventAwaited, Guards.EventHappened, Guards.EventInTime, Guards.Number]),
        new("8a", DossierAct.RecordStart, [InProcess, Consulting, Interlinked], null, Handler, Decree, [Guards.EventAwaited, Guards.EventHappened, Guards.EventInTime, Guards.Number]),
        new("8b", DossierAct.CorrectStart, [Accepted, InProcess, Consulting, Interlinked], null, new(false, false, [Role.DivisionHead, Role.AgencyHead], InUnit: true), Decree, [Guards.EventRecorded, Guards.Running, Guards.EventHappened, Guards.Number, Guards.Reason]),
        new("8c", DossierAct.CorrectFiling, [Submitted, IntakeReview], null, Reception, Decree, [Guards.NotPart, Guards.Reason]),
        new("8d", DossierAct.CorrectFiling, [Accepted, InProcess, Consulting, Interlinked], null, Head with { Signs = false }, Decree, [Guards.NotPart, Guards.Running, Guards.Reason]),
        new("9a", DossierAct.Assign, [InProcess], null, new(false, false, [Role.Specialist, Role.DivisionHead, Role.AgencyHead], InUnit: true), $"{Forms}, Mẫu số 06", []),
        new("9b", DossierAct.Forward, [InProcess], null, Forwarder, $"{Forms}, Mẫu số 06", [Guards.Reason]),
        new("9c", DossierAct.Propose, [InProcess], null, Handler, Decree, [Guards.NothingProposed, Guards.Reason, Guards.DraftResult, Guards.ProposalChecked]),
        new("9d", DossierAct.ReturnStep, [InProcess], null, new(false, false, [Role.AgencyHead, Role.DivisionHead], InUnit: true), Decree, [Guards.Proposed, Guards.Reason]),
        new("9f", DossierAct.AgreeReview, [InProcess], null, new(false, false, [Role.DivisionHead], InUnit: true), Decree, [Guards.ReviewAsked]),
        new("9e", DossierAct.EndStage, [InProcess], null, Handler, Decree, [Guards.NothingProposed, Guards.HasNextStage, Guards.StageEndTimed, Guards.StageEndNumbered, Guards.StageTimeKept, Guards.EventInTime, Guards.Reason]),
        new("9g", DossierAct.CorrectStageEnd, [InProcess, Consulting, Interlinked], null, Head with { Signs = false }, Decree, [Guards.StageEnded, Guards.Running, Guards.StageEndCorrected, Guards.Reason]),
        new("10", DossierAct.AskSupplement, [InProcess], SupplementRequested, Head, $"{Forms}, Mẫu số 02", [Guards.NotPart, Guards.FirstSupplement, Guards.InFirstPart, Guards.NotOverdue, Guards.SupplementProposed, Guards.Reviewed, Guards.Items]),
        new("10a", DossierAct.HandInSupplement, [SupplementRequested], null, new(true, false, [Role.Receiver]), Decree, [Guards.MaySupplement]),
        new("11", DossierAct.ReceiveSupplement, [SupplementRequested], InProcess, Reception, Decree, [Guards.SupplementHandedIn, Guards.SupplementComplete]),
        new("11a", DossierAct.ReturnSupplement, [SupplementRequested], null, Reception, $"{Forms}, Mẫu số 02", [Guards.SupplementHandedIn, Guards.SomethingMissing]),
        new("12a", DossierAct.PassExpiredSupplement, [SupplementRequested], null, new(false, true, []), Decree, [Guards.SupplementExpired, Guards.NothingHandedIn]),
        new("12", DossierAct.ExpireSupplement, [SupplementRequested], Stopped, Head, $"{Forms}, Mẫu số 05", [Guards.SupplementExpired, Guards.NothingHandedIn, Guards.Basis]),
        new("12b", DossierAct.Refuse, [SupplementRequested], DecidedRefuse, Head, Decree, [Guards.SupplementExpired, Guards.NothingHandedIn, Guards.Reason, Guards.Basis]),
        new("13", DossierAct.DetermineDuty, [InProcess], FinancialDuty, Handler, $"{Decree}; Luật Phí và lệ phí 2015", [Guards.NotPart, Guards.NotInternal, Guards.NothingProposed, Guards.Amount, Guards.Reason]),
        new("14", DossierAct.SettleDuty, [FinancialDuty], InProcess, new(false, false, [Role.Cashier, Role.Receiver]), $"{Decree}; Luật Phí và lệ phí 2015", [Guards.Number, Guards.MoneyTimed]),
        new("14a", DossierAct.PayDutyPart, [FinancialDuty], null, new(false, false, [Role.Cashier, Role.Receiver]), $"{Decree}; Luật Phí và lệ phí 2015", [Guards.Amount, Guards.Number, Guards.MoneyTimed]),
        new("14b", DossierAct.ReverseDutyPart, [FinancialDuty], null, new(false, false, [Role.Cashier]), $"{Decree}; Luật Phí và lệ phí 2015", [Guards.DutyPartPaid, Guards.Reason]),
        new("15", DossierAct.Consult, [InProcess], Consulting, Handler, Decree, [Guards.NothingProposed, Guards.Question, Guards.Bodies]),
        new("16a", DossierAct.GiveOpinion, [Consulting, StopRequested], null, new(false, false, [], Consulted: true), Decree, [Guards.OpinionAwaited, Guards.AnswerGiven, Guards.DisagreementReasoned]),
        new("16f", DossierAct.RecordReply, [Consulting, Interlinked, StopRequested], null, Handler, Decree, [Guards.OutsideAwaited, Guards.ReplyAwaited, Guards.ReplyGiven, Guards.DisagreementReasoned, Guards.ReplyNumbered, Guards.SilenceOver]),
        new("16h", DossierAct.CorrectReply, [Consulting, Interlinked, InProcess], null, Handler, Decree, [Guards.ReplyRecorded, Guards.NothingProposed, Guards.ReplyGiven, Guards.DisagreementReasoned, Guards.ReplyNumbered, Guards.SilenceOver, Guards.Reason]),
        new("16", DossierAct.EndConsultation, [Consulting], InProcess, new(false, true, []), Decree, [Guards.OutsideAnswered, Guards.OpinionsInOrOverdue]),
        new("16g", DossierAct.LapseOpinions, [Consulting], null, new(false, true, []), Decree, [Guards.OutsideAwaited, Guards.OpinionsLapsed]),
        new("16c", DossierAct.RecallConsultation, [Consulting], InProcess, Handler, Decree, [Guards.Reason]),
        new("15b", DossierAct.SendParts, [InProcess], Interlinked, Handler, Decree, [Guards.NotPart, Guards.NothingProposed, Guards.Task, Guards.PartBodies]),
        new("16b", DossierAct.EndParts, [Interlinked], InProcess, new(false, true, []), Decree, [Guards.OutsideAnswered, Guards.PartsEnded]),
        new("16d", DossierAct.ReturnPart, [Accepted, InProcess], Stopped, new(false, false, [Role.Receiver, Role.DivisionHead, Role.AgencyHead]), Decree, [Guards.IsPart, Guards.Reason]),
        new("16e", DossierAct.RecallParts, [Interlinked], InProcess, Handler, Decree, [Guards.Reason]),
        new("17", DossierAct.RequestWithdrawal, [Accepted, InProcess, SupplementRequested, FinancialDuty, Suspended, Consulting, Interlinked, DecidedGrant, DecidedRefuse], StopRequested, Citizen with { OnPaper = true }, Decree, [Guards.NotPart, Guards.NothingDecided, Guards.MayWithdraw]),
        new("17a", DossierAct.RequestWithdrawal, [Submitted, IntakeReview, IntakeSupplement], Withdrawn, Citizen with { OnPaper = true }, Decree, [Guards.MayWithdraw]),
        new("18", DossierAct.ApproveWithdrawal, [StopRequested], Withdrawn, Head, $"{Forms}, Mẫu số 05", []),
        new("18b", DossierAct.DenyWithdrawal, [StopRequested], null, Head, Decree, [Guards.Reason], Back: true),
        new("18b", DossierAct.CancelWithdrawal, [StopRequested], null, Citizen, Decree, [], Back: true),
        new("18d", DossierAct.ReturnOriginals, [RejectedIntake, Withdrawn, Stopped, Done], null, Reception, $"{Forms}, Mẫu số 05", [Guards.NotPart, Guards.OriginalsHere, Guards.IdentityChecked, Guards.MayReceive]),
        new("18c", DossierAct.StopPart, [Accepted, InProcess, Consulting, DecidedGrant, DecidedRefuse], Stopped, new(false, true, []), Decree, [Guards.IsPart]),
        new("19", DossierAct.Stop, [InProcess], Stopped, Head, $"{Forms}, Mẫu số 05", [Guards.NotPart, Guards.Reason, Guards.Basis]),
        new("20", DossierAct.Suspend, [InProcess], Suspended, Head, Decree, [Guards.NotPart, Guards.Reason, Guards.Basis]),
        new("20a", DossierAct.Resume, [Suspended], InProcess, Head, Decree, [Guards.Reason]),
        new("21", DossierAct.ForecastDelay, [InProcess, Consulting, Interlinked], null, new(false, true, []), $"{Forms}, Mẫu số 04", [Guards.NotPart, Guards.DueIsNear, Guards.FirstForecast, Guards.FirstApology]),
        new("21a", DossierAct.DraftApology, [InProcess, Suspended, Consulting, Interlinked], null, Handler, $"{Forms}, Mẫu số 04", [Guards.NotPart, Guards.HasDue, Guards.NotHeld, Guards.FirstApology, Guards.BeforeDue, Guards.LaterAppointment, Guards.Reason]),
        new("21b", DossierAct.ReturnApology, [InProcess, Suspended, Consulting, Interlinked], null, Head with { Signs = false }, $"{Forms}, Mẫu số 04", [Guards.ApologyDrafted, Guards.Reason]),
        new("22", DossierAct.Apologise, [InProcess, Suspended, Consulting, Interlinked], null, Head, $"{Forms}, Mẫu số 04", [Guards.NotPart, Guards.HasDue, Guards.NotHeld, Guards.FirstApology, Guards.BeforeDue, Guards.LaterAppointment, Guards.Reason]),
        new("23", DossierAct.Grant, [InProcess], DecidedGrant, Head, Decree, [Guards.LastStage, Guards.EventNotAwaited, Guards.LateCauseGiven, Guards.CauseTold, Guards.GrantProposed, Guards.Reviewed]),
        new("23", DossierAct.Refuse, [InProcess], DecidedRefuse, Head, Decree, [Guards.LateCauseGiven, Guards.CauseTold, Guards.RefusalProposed, Guards.Reviewed, Guards.Reason, Guards.Basis]),
        new("24", DossierAct.Issue, [DecidedGrant, DecidedRefuse], Issued, new(false, false, [Role.Clerk]), $"{Decree}; NĐ 30/2020/NĐ-CP", [Guards.Number, Guards.ResultStored, Guards.CopyStated]),
        new("25", DossierAct.Deliver, [Issued], Done, new(true, false, [Role.Receiver]), Decree, [Guards.NotPart, Guards.FeeSettled, Guards.IdentityChecked, Guards.MayReceive]),
        new("25a", DossierAct.ConfirmPosted, [Done], null, Reception with { Carrier = true }, Decree, [Guards.OnItsWay, Guards.PostDelivered]),
        new("25b", DossierAct.ReturnUndelivered, [Done], Issued, Reception with { Carrier = true }, Decree, [Guards.OnItsWay, Guards.Reason]),
        new("26", DossierAct.CorrectResult, [Issued, Done], Issued, Head, $"{Decree}; NĐ 30/2020/NĐ-CP", [Guards.NotPart, Guards.Number, Guards.Reason, Guards.ResultStored]),
        new("27", DossierAct.Reopen, [RejectedIntake, Stopped, Withdrawn], null, Opener, Decree, [Guards.NotPart, Guards.FirstReopening, Guards.ReopeningOrdered]),
        new("27a", DossierAct.OrderReopening, [RejectedIntake, Stopped, Withdrawn], null, Head with { Signs = false }, Decree, [Guards.NotPart, Guards.FirstReopening, Guards.NoReopeningOrdered, Guards.Reason, Guards.Basis, Guards.Number]),
        new("27b", DossierAct.WithdrawReopening, [RejectedIntake, Stopped, Withdrawn], null, Head with { Signs = false, Orderer = true }, Decree, [Guards.ReopeningOrdered, Guards.Reason]),
        new("27c", DossierAct.RefuseReopening, [RejectedIntake, Stopped, Withdrawn], null, Opener, Decree, [Guards.ReopeningOrdered, Guards.Reason]),
        new("28", DossierAct.OfferRoute, [Submitted, IntakeReview, Accepted], null, Reception, Routes, [Guards.NotPart, Guards.NotInternal, Guards.NoRouteAwaited, Guards.RouteNamed, Guards.ClockStarted, Guards.EventNotAwaited, Guards.NothingProposed, Guards.Reason]),
        new("28", DossierAct.OfferRoute, [InProcess], null, Forwarder, Routes, [Guards.NotPart, Guards.NotInternal, Guards.NoRouteAwaited, Guards.RouteNamed, Guards.ClockStarted, Guards.EventNotAwaited, Guards.NothingProposed, Guards.Reason]),
        new("28a", DossierAct.AcceptRoute, [Submitted, IntakeReview, Accepted, InProcess], null, Recorder, Routes, [Guards.RouteAwaited, Guards.NothingProposed, Guards.Number, Guards.RouteTimed]),
        new("28b", DossierAct.RefuseRoute, [Submitted, IntakeReview, Accepted, InProcess], null, Recorder, Routes, [Guards.RouteAwaited, Guards.Reason]),
        new("28c", DossierAct.OfferBack, [Submitted, IntakeReview, Accepted, InProcess], null, Recorder, Routes, [Guards.MasteredElsewhere, Guards.NoRouteAwaited, Guards.Reason]),
        new("28d", DossierAct.AcceptBack, [Submitted, IntakeReview, Accepted], null, Reception, Routes, [Guards.MasteredElsewhere, Guards.RouteAwaited]),
        new("28d", DossierAct.AcceptBack, [InProcess], null, Forwarder, Routes, [Guards.MasteredElsewhere, Guards.RouteAwaited]),
        new("28e", DossierAct.RefuseBack, [Submitted, IntakeReview, Accepted], null, Reception, Routes, [Guards.MasteredElsewhere, Guards.RouteAwaited, Guards.Reason]),
        new("28e", DossierAct.RefuseBack, [InProcess], null, Forwarder, Routes, [Guards.MasteredElsewhere, Guards.RouteAwaited, Guards.Reason]),
        new("29", DossierAct.ReportStatus, [Submitted, IntakeReview, Accepted, InProcess], null, Recorder, Routes, [Guards.MasteredElsewhere, Guards.StatusKnown, Guards.StatusTimed]),
        new("29a", DossierAct.ReportResult, [Accepted, InProcess], Issued, new(false, false, [Role.Receiver, Role.Clerk], Master: true), $"{Routes}; NĐ 30/2020/NĐ-CP", [Guards.MasteredElsewhere, Guards.Number, Guards.ResultTimed, Guards.ResultStored]),
        new("Q1", DossierAct.RecordLateCause, [Accepted, InProcess, Suspended, Consulting, Interlinked, StopRequested, DecidedGrant, DecidedRefuse, Issued, Done, Stopped, Withdrawn], null, new(false, false, [Role.DivisionHead, Role.AgencyHead], InUnit: true), "TT 02/2017/TT-VPCP, Biểu số II.07", [Guards.PastDue, Guards.CauseChosen, Guards.CauseTold]),
        new("Q2", DossierAct.CorrectContact, [Submitted, IntakeReview, IntakeSupplement, Accepted, InProcess, SupplementRequested, FinancialDuty, Suspended, Consulting, Interlinked, StopRequested, DecidedGrant, DecidedRefuse, Issued, RejectedIntake, Stopped, Withdrawn], null, new(true, false, [Role.Receiver]), Decree, [Guards.NotPart]),
        new("Q3", DossierAct.CorrectOwner, [Submitted, IntakeReview, IntakeSupplement], null, Reception, Decree, [Guards.NotPart, Guards.Reason]),
        new("Q3a", DossierAct.CorrectOwner, [Accepted, InProcess, SupplementRequested, FinancialDuty, Suspended, Consulting, Interlinked, StopRequested, DecidedGrant, DecidedRefuse, Issued], null, Head with { Signs = false }, $"{Forms}, Mẫu số 01", [Guards.NotPart, Guards.Reason]),
        new("P1", DossierAct.SettleFee, [Accepted, InProcess, SupplementRequested, FinancialDuty, Suspended, Consulting, Interlinked, StopRequested, DecidedGrant, DecidedRefuse, Issued], null, new(false, false, [Role.Cashier, Role.Receiver]), "Luật Phí và lệ phí 2015", [Guards.FeeOwed, Guards.Number, Guards.MoneyTimed]),
        new("P1a", DossierAct.PayFeePart, [Accepted, InProcess, SupplementRequested, FinancialDuty, Suspended, Consulting, Interlinked, StopRequested, DecidedGrant, DecidedRefuse, Issued], null, new(false, false, [Role.Cashier, Role.Receiver]), "Luật Phí và lệ phí 2015", [Guards.FeeOwed, Guards.Amount, Guards.Number, Guards.MoneyTimed]),
        new("P2", DossierAct.ReverseFee, [Accepted, InProcess, SupplementRequested, FinancialDuty, Suspended, Consulting, Interlinked, StopRequested, DecidedGrant, DecidedRefuse, Issued], null, new(false, false, [Role.Cashier]), "Luật Phí và lệ phí 2015", [Guards.FeeRecorded, Guards.Reason]),
        new("P3", DossierAct.RefundFee, [Withdrawn, Stopped, DecidedRefuse, Issued, Done], null, new(false, false, [Role.Cashier]), "Luật Phí và lệ phí 2015", [Guards.FeePaid, Guards.NotGranted, Guards.Number, Guards.Reason, Guards.Basis]),
        new("P3a", DossierAct.RefundDuty, [Withdrawn, Stopped, DecidedRefuse, Issued, Done], null, new(false, false, [Role.Cashier]), "Luật Phí và lệ phí 2015", [Guards.DutyPaid, Guards.NotGranted, Guards.Number, Guards.Reason, Guards.Basis]),
        new("P4", DossierAct.KeepMoney, [Withdrawn, Stopped, DecidedRefuse, Issued, Done], null, new(false, false, [Role.Cashier]), "Luật Phí và lệ phí 2015", [Guards.OwedBack, Guards.Reason, Guards.Basis]),
    ];

    /// <summary>Judges an act: the state must allow it, the actor must be one who may, every guard must hold. All reasons are named.</summary>
    public static Verdict Judge(DossierAct act, DossierFacts facts, ActorFacts actor, ActInput input)
    {
        if (Mastership.Refuses(act, facts, actor.IsApplicant && actor.Roles.Count == 0) is { } elsewhere)
        {
            return new Verdict.Refused([elsewhere]);
        }

        var rule = Find(act, facts.State);
        if (rule is null)
        {
            return new Verdict.Refused([NotNow(act, facts.State, actor.HeldBy)]);
        }

        var reasons = new List<Refusal>();
        if (WhoRefuses(rule, actor) is { } notYou)
        {
            reasons.Add(notYou);
        }

        foreach (var guard in rule.Guards)
        {
            if (guard(facts, input) is { } reason)
            {
                reasons.Add(reason);
            }
        }

        return reasons.Count > 0
            ? new Verdict.Refused(reasons)
            : new Verdict.Allowed(rule, rule.Back ? facts.StateBefore!.Value : rule.To ?? facts.State);
    }

    /// <summary>The acts that this person may start on this dossier now: state and person fit; what the person still has to write is judged by <see cref="Judge"/>.</summary>
    public static IReadOnlyList<DossierAct> ActsOpenTo(DossierFacts facts, ActorFacts actor) =>
        [.. Table
            .Where(rule => Mastership.Refuses(rule.Act, facts, actor.IsApplicant) is null && rule.From.Contains(facts.State) && WhoRefuses(rule, actor) is null && StandingGuardsHold(rule, facts))
            .Select(rule => rule.Act)
            .Distinct()];

    /// <summary>Whether a refusal says who may, so that it is better with the names of who has the dossier.</summary>
    public static bool SaysWho(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code is "not_in_this_state" or "mastered_elsewhere" or "not_your_role" or "not_your_unit" or "not_assigned_to_you" or "review_awaited" or "no_review_awaited" or "proposer_cannot_review";
    }

    /// <summary>Whether the person is one who may take the step, whatever the dossier still lacks.</summary>
    public static bool IsFor(TransitionRule rule, ActorFacts actor) => WhoRefuses(rule, actor) is null;

    /// <summary>Whether the person may do it only as the substitute of the officer it is assigned to.</summary>
    public static bool IsDoneInstead(TransitionRule rule, ActorFacts actor) => actor.StandsIn && WhoRefuses(rule, actor) is null && WhoRefuses(rule, actor with { StandsIn = false }) is not null;

    /// <summary>The row for an act from a state; null when the table has none.</summary>
    public static TransitionRule? Find(DossierAct act, BusinessState state) =>
        Table.FirstOrDefault(rule => rule.Act == act && rule.From.Contains(state));

    /// <summary>Whether the guards hold that look at the dossier alone; a row's other guards are for <see cref="Judge"/>.</summary>
    private static bool StandingGuardsHold(TransitionRule rule, DossierFacts facts) =>
        rule.Guards.Where(guard => !Guards.OnInput.Contains(guard)).All(guard => guard(facts, Nothing) is null);

    private static readonly ActInput Nothing = new(DateTime.UnixEpoch);

    /// <summary>Whether the person may do it only because the head lets him or her sign.</summary>
    public static bool IsDoneForHead(TransitionRule rule, ActorFacts actor) => WhoRefuses(rule, actor) is null && OwnRefusal(rule, actor) is not null;

    /// <summary>Why somebody who may sign such a step may not sign this one: having handled the dossier, or proposed what is signed; null when that is not so.</summary>
    public static Refusal? WhyOwn(DossierAct act, BusinessState state, ActorFacts actor) =>
        Find(act, state) is { } rule && WhoRefuses(rule, actor) is { Code: OwnProposal } refusal ? refusal : null;

    /// <summary>The signature that a proposal asks for.</summary>
    public static DossierAct SignatureOf(ProposalKind proposal) => proposal switch
    {
        ProposalKind.Grant => DossierAct.Grant,
        ProposalKind.Refuse => DossierAct.Refuse,
        ProposalKind.Supplement => DossierAct.AskSupplement,
        ProposalKind.Stop => DossierAct.Stop,
        _ => throw new ArgumentOutOfRangeException(nameof(proposal), proposal, null),
    };

    /// <summary>In one's own right, or as the head lets one sign; but nobody signs what he or she handles or has proposed.</summary>
    private static Refusal? WhoRefuses(TransitionRule rule, ActorFacts actor)
    {
        if (rule.Act == DossierAct.AgreeReview && actor.Roles.Contains(Role.DivisionHead) && (actor.IsAssignee || actor.IsProposer))
        {
            return new("proposer_cannot_review", "Người thụ lý, đề xuất hồ sơ không tự duyệt đề xuất của mình; lãnh đạo khác của phòng duyệt, hoặc lãnh đạo cơ quan trả lại để phân công người khác.", rule.Clause);
        }

        var own = OwnRefusal(rule, actor);
        var delegated = own is not null && actor.Delegated?.Contains(rule.Act) == true;
        return own is not null && !delegated ? own
            : (delegated || rule.Who.Signs) && (actor.IsAssignee || actor.StandsIn || (rule.Act == DossierAct.Apologise ? actor.WroteApology : actor.IsProposer)) ? new(OwnProposal, OwnProposalText(actor.OtherSigners), rule.Clause)
            : rule.Who.Orderer is { } orderer && orderer != actor.OrderedReopening ? WrongSide(orderer, rule.Clause)
            : null;
    }

    private static Refusal WrongSide(bool orderer, string clause) => orderer
        ? new("not_your_order", "Chỉ người đã quyết định mở lại thu hồi được quyết định ấy; không mở lại thì quản trị hệ thống từ chối thực hiện.", clause)
        : new("orderer_cannot_reopen", "Người đã quyết định mở lại hồ sơ không tự thực hiện và không tự từ chối; quản trị hệ thống khác làm, hoặc người quyết định thu hồi.", clause);

    private static string OwnProposalText(IReadOnlyList<string>? others) => others switch
    {
        null => "Người thụ lý, đề xuất hồ sơ không ký chính hồ sơ ấy; lãnh đạo khác của cơ quan hoặc người được ủy quyền ký.",
        [] => "Người thụ lý, đề xuất hồ sơ không ký chính hồ sơ ấy, và hôm nay cơ quan chưa có ai khác ký được: hãy ủy quyền ký cho lãnh đạo phòng, hoặc trả lại đề xuất và phân công chuyên viên khác đề xuất.",
        _ => $"Người thụ lý, đề xuất hồ sơ không ký chính hồ sơ ấy; người ký được: {string.Join(", ", others)}.",
    };

    private static Refusal? OwnRefusal(TransitionRule rule, ActorFacts actor)
    {
        var who = rule.Who;
        if ((who.Applicant && actor.IsApplicant) || (who.System && actor.IsSystem) || (who.Consulted && actor.IsConsulted) || (who.Carrier && actor.IsCarrier) || (who.Master && actor.IsMaster) || (who.OnPaper && actor.TakesPaper))
        {
            return null;
        }

        var roles = who.Roles.Where(actor.Roles.Contains).ToList();
        if (roles.Count == 0)
        {
            return new("not_your_role", who.InUnit && actor.HeldBy?.Unit is { Length: > 0 } place ? $"Bước này do {WhoText(who)} thực hiện; hồ sơ đang ở {place}." : $"Bước này do {WhoText(who)} thực hiện.", rule.Clause);
        }

        if (roles.Contains(Role.AgencyHead))
        {
            return null;
        }

        if (who.InUnit && !roles.Any(actor.UnitRoles.Contains))
        {
            return new("not_your_unit", actor.HeldBy?.Unit is { Length: > 0 } unit ? $"Hồ sơ đang do {unit} xử lý; bước này do {WhoText(who)} của đơn vị ấy thực hiện." : "Hồ sơ đang do đơn vị khác xử lý.", rule.Clause);
        }

        if (who.NotAssignee && actor.IsAssignee)
        {
            return new("already_yours", "Hồ sơ đang do chính ông/bà xử lý.", rule.Clause);
        }

        return who.AsAssignee && !actor.IsAssignee && !actor.StandsIn && !(roles.Contains(Role.DivisionHead) && actor.UnitRoles.Contains(Role.DivisionHead))
            ? new("not_assigned_to_you", NotYours(actor.HeldBy), rule.Clause)
            : null;
    }

    /// <summary>Who has it, for a step that belongs to whoever that is.</summary>
    private static string NotYours(DossierHolder? held) => held switch
    {
        { Officer: { Length: > 0 } officer } => $"Hồ sơ được phân công cho {officer}; bước này do {officer}, hoặc người làm thay khi vắng mặt, thực hiện.",
        { Unit: { Length: > 0 } unit } => $"Hồ sơ ở {unit} chưa phân công cho ai; phải phân công trước.",
        _ => "Hồ sơ không được phân công cho ông/bà.",
    };

    private static Refusal NotNow(DossierAct act, BusinessState state, DossierHolder? held)
    {
        var rules = Table.Where(r => r.Act == act).ToList();
        var from = string.Join(", ", rules.SelectMany(r => r.From).Distinct().Select(s => $"“{s.ToText()}”"));
        var who = string.Join(" hoặc ", rules.SelectMany(r => NamesOf(r.Who)).Distinct());
        return new(
            "not_in_this_state",
            held?.Officer is { Length: > 0 } officer
                ? $"Hồ sơ đang ở trạng thái “{state.ToText()}”; bước này do {who} thực hiện khi hồ sơ ở trạng thái {from}; người đang giữ hồ sơ: {officer}."
                : $"Hồ sơ đang ở trạng thái “{state.ToText()}”; bước này do {who} thực hiện khi hồ sơ ở trạng thái {from}.",
            Decree);
    }

    private static string WhoText(Who who) => string.Join(" hoặc ", NamesOf(who));

    private static IReadOnlyList<string> NamesOf(Who who) => who.Names is { Count: > 0 } names ? names : ["hệ thống"];
}
