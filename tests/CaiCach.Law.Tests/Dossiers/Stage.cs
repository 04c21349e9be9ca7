using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>Facts and inputs with which every guard holds, and every kind of person there is.</summary>
internal static class Stage
{
    public static readonly DateTime Now = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    public static readonly ActInput Everything = new(Now, "Lý do", "Căn cứ", ["Mục một"], IdentityChecked: true, "12/QĐ", Amount: 1, Appointment: Now.AddDays(2), Question: "Hỏi", Bodies: 1, Answer: OpinionAnswer.Disagree, Opinion: "Không phù hợp quy hoạch", Cause: LateCause.OtherBody, Proposes: ProposalKind.Grant, WithDraft: true, SignedCopy: true, Happened: Now.AddHours(-1), RecordBy: Now, Status: 4);

    public static IReadOnlyList<BusinessState> States { get; } = Enum.GetValues<BusinessState>();

    public static IReadOnlyList<DossierAct> Acts { get; } = Enum.GetValues<DossierAct>();

    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    /// <summary>Facts that satisfy every guard of the act in the state.</summary>
    public static DossierFacts Ready(DossierAct act, BusinessState state) => new(
        state,
        state == BusinessState.StopRequested ? BusinessState.InProcess : null,
        Payment: act switch { DossierAct.SettleFee or DossierAct.PayFeePart => PaymentState.Due, DossierAct.ReverseFee or DossierAct.RefundFee => PaymentState.Paid, _ => PaymentState.None },
        Delivery: act is DossierAct.ConfirmPosted or DossierAct.ReturnUndelivered ? DeliveryState.Posted : DeliveryState.NotReady,
        SupplementHandedIn: act is not (DossierAct.ExpireSupplement or DossierAct.PassExpiredSupplement or DossierAct.Refuse),
        Proposal: act switch
        {
            DossierAct.Grant or DossierAct.ReturnStep or DossierAct.AgreeReview => ProposalKind.Grant,
            DossierAct.Refuse => ProposalKind.Refuse,
            DossierAct.AskSupplement => ProposalKind.Supplement,
            _ => null,
        },
        HasResultFile: true,
        AwaitsEvent: act == DossierAct.RecordStart,
        StartRecorded: act == DossierAct.CorrectStart,
        AcceptedAt: Now.AddDays(-1),
        IntakeSupplementLimit: Now.AddMinutes(-1),
        Due: act == DossierAct.RecordLateCause ? Now.AddTicks(-1) : Now.AddDays(1),
        SupplementLimit: Now.AddMinutes(-1),
        DueIsNear: true,
        ReopeningOrdered: act is DossierAct.Reopen or DossierAct.WithdrawReopening or DossierAct.RefuseReopening,
        OpinionAwaited: true,
        OpinionsDue: Now.AddMinutes(-1),
        OutsideAwaited: act is DossierAct.RecordReply or DossierAct.LapseOpinions ? 1 : 0,
        ReplyDue: Now.AddMinutes(-1),
        ReplyRecorded: true,
        IsPart: act is DossierAct.StopPart or DossierAct.ReturnPart,
        StagesLeft: act == DossierAct.EndStage ? 1 : 0,
        EndedStage: act == DossierAct.CorrectStageEnd ? new(Now.AddHours(-3), Now.AddHours(-2)) : null,
        Draft: "a",
        ResultBrought: "b",
        StillMissing: act == DossierAct.ReturnSupplement ? ["Bản vẽ"] : null,
        OriginalsHere: true,
        ReviewAwaited: act == DossierAct.AgreeReview,
        Refused: act is DossierAct.RefundFee or DossierAct.RefundDuty,
        ApologyDrafted: true,
        DutyInHand: act == DossierAct.ReverseDutyPart,
        DutyHeld: act == DossierAct.RefundDuty,
        OwedBack: act == DossierAct.KeepMoney,
        MasteredBy: Elsewhere.Contains(act) ? Other : null,
        MasteredSince: Elsewhere.Contains(act) ? Now.AddHours(-2) : null,
        RouteNamed: Other,
        RouteAskedAt: act is DossierAct.AcceptRoute or DossierAct.RefuseRoute or DossierAct.AcceptBack or DossierAct.RefuseBack ? Now.AddHours(-2) : null);

    /// <summary>Another system.</summary>
    public static readonly OtherSystem Other = new(MasterSystem.Ministry, "Hệ thống của bộ", "https://bo.vidu.vn");

    private static readonly DossierAct[] Elsewhere = [DossierAct.OfferBack, DossierAct.AcceptBack, DossierAct.RefuseBack, DossierAct.ReportStatus, DossierAct.ReportResult];

    /// <summary>An official who holds one role in the competent body, in the unit that has the dossier or not, assigned to it or not.</summary>
    public static ActorFacts Official(Role role, bool inUnit = false, bool assigned = false) =>
        new(false, false, assigned, new HashSet<Role> { role }, inUnit ? new HashSet<Role> { role } : new HashSet<Role>());

    /// <summary>Everybody, with a name.</summary>
    public static IEnumerable<(string Name, ActorFacts Actor)> Everybody()
    {
        yield return ("applicant", ActorFacts.Applicant);
        yield return ("system", ActorFacts.System);
        yield return ("consulted", ActorFacts.System with { IsSystem = false, IsConsulted = true });
        yield return ("counter on the applicant's paper", ActorFacts.System with { IsSystem = false, TakesPaper = true });
        yield return ("other system", ActorFacts.System with { IsSystem = false, IsMaster = true });
        yield return ("head who ordered", Official(Role.AgencyHead) with { OrderedReopening = true });
        yield return ("administrator who ordered", Official(Role.Administrator) with { OrderedReopening = true });
        foreach (var role in Roles)
        {
            yield return ($"{role}", Official(role));
            yield return ($"{role} in unit", Official(role, inUnit: true));
            yield return ($"{role} assigned", Official(role, assigned: true));
            yield return ($"{role} in unit assigned", Official(role, inUnit: true, assigned: true));
        }
    }

    public static IReadOnlyList<string> Codes(Verdict verdict) => verdict is Verdict.Refused refused ? [.. refused.Reasons.Select(r => r.Code)] : [];
}
