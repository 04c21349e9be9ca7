using System.Text.Json.Serialization;
using CaiCach.Application.Acting;
using CaiCach.Application.Messages;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What officials are told of a change, and which of them.</summary>
public static class OfficialNotices
{
    /// <summary>A message and who gets it: one officer, with whoever stands in for him or her, or those who hold one of the roles.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Text">The sentence, in the words that ship.</param>
    /// <param name="Officer">The officer; null where posts decide.</param>
    /// <param name="UnitId">Those with a post in this unit; null for those of the whole body.</param>
    /// <param name="Roles">In these roles.</param>
    /// <param name="BodyId">The body; null for the one whose event it is.</param>
    /// <param name="ConsultationId">The question it leads to; null where the dossier, or the event, says it.</param>
    /// <param name="Signing">What is to be signed: those to whom the head of the body delegated it are told as well; null for nothing.</param>
    /// <param name="Words">The notice in the words of the reader's body; null for one that is told as it stands, and for those of versions before there were texts.</param>
    [method: JsonConstructor]
    public sealed record Told(
        NoticeKind Kind, string Text, Guid? Officer = null, Guid? UnitId = null, IReadOnlyList<Role>? Roles = null, Guid? BodyId = null, Guid? ConsultationId = null, SigningKind? Signing = null, OfficialWords? Words = null)
    {
        /// <summary>One whose words a body may write.</summary>
        public Told(NoticeKind kind, OfficialWords words, Guid? officer = null, Guid? unitId = null, IReadOnlyList<Role>? roles = null, Guid? bodyId = null, Guid? consultationId = null, SigningKind? signing = null)
            : this(kind, words.Shipped, officer, unitId, roles, bodyId, consultationId, signing, words)
        {
        }
    }

    /// <summary>The roles of those who answer for a unit that is asked.</summary>
    internal static readonly Role[] Answering = [.. Enum.GetValues<Role>().Where(ConsultationScope.Answers)];

    /// <summary>The messages of an event; none for an event that is nobody's to act on.</summary>
    public static IEnumerable<Told> For(string type, Dossier dossier, DossierEventData data, string? reason)
    {
        return type switch
        {
            "dossier.assigned" when dossier.AssigneeId is not null => ToAssignee(NoticeKind.Assigned, Say(MessageKind.OfficialAssigned)).Concat(PassedOn("được giao cho người khác")),
            DossierEvents.HandedOver when dossier.AssigneeId is not null => ToAssignee(NoticeKind.Assigned, Say(MessageKind.OfficialAssigned)),
            "dossier.taken_up" => PassedOn("được người khác nhận kiểm tra"),
            "dossier.transferred" or "dossier.forwarded" => InUnit(NoticeKind.Assigned, Say(MessageKind.OfficialUnitAssigned), Role.DivisionHead),
            DossierEvents.Moved when dossier is { Desk: Desk.Handle, AssigneeId: null } => InUnit(NoticeKind.Assigned, Say(MessageKind.OfficialUnitMoved), Role.DivisionHead),
            DossierEvents.Moved when (data.MovedFrom is not null || data.FromUnit != data.ToUnit) && TaskMoved(dossier) is { } task => MovedTo(Say(MessageKind.OfficialMovedHere, ("viec_can_lam", task))),
            DossierEvents.HandedOver when dossier.AcceptedAt is null => InBody(NoticeKind.Assigned, Say(MessageKind.OfficialIntakeLeft), Role.Receiver, body: dossier.CounterId),
            DossierEvents.HandedOver => InUnit(NoticeKind.Assigned, Say(MessageKind.OfficialHandlerLeft), Role.DivisionHead),
            "dossier.submitted" when dossier.PartOfId is null && ComesFromElsewhere(dossier, data) => InBody(NoticeKind.Submitted, Say(dossier.AskedById is null ? MessageKind.OfficialSubmitted : MessageKind.OfficialInternalSubmitted), Role.Receiver, body: dossier.CounterId),
            DossierEvents.OpenedAgain => InBody(NoticeKind.Submitted, Say(MessageKind.OfficialOpenedAgain), Role.Receiver, body: dossier.CounterId),
            "dossier.reopening_ordered" => InBody(NoticeKind.ToReopen, Say(MessageKind.OfficialReopeningOrdered), Role.Administrator),
            "dossier.reopening_refused" => [new(NoticeKind.Returned, Say(MessageKind.OfficialReopeningRefused), data.OrderedBy)],
            "dossier.reopening_withdrawn" => InBody(NoticeKind.ToReopen, Say(MessageKind.OfficialReopeningWithdrawn), Role.Administrator),
            "dossier.reopened" when data.OrderedBy is { } head => [new(NoticeKind.GoesOn, Say(MessageKind.OfficialReopeningDone), head)],
            DossierEvents.PartReceived => InBody(NoticeKind.Assigned, Say(MessageKind.OfficialPartReceived), Role.Receiver),
            "dossier.paper_added" => dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.Supplement, Say(MessageKind.OfficialPaperAdded, ("han_tra_loi", dossier.State == BusinessState.IntakeReview ? Time(dossier.IntakeDueAt) : ""))),
            "dossier.resubmitted" when dossier.AssigneeId is null => InBody(NoticeKind.Supplement, Say(MessageKind.OfficialResubmitted), Role.Receiver, body: dossier.CounterId),
            "dossier.resubmitted" => ToAssignee(NoticeKind.Supplement, Say(MessageKind.OfficialResubmitted)),
            "dossier.supplement_handed_in" => InBody(NoticeKind.Supplement, Say(MessageKind.OfficialSupplementHandedIn), Role.Receiver, body: dossier.CounterId).Concat(FeeToTake()),
            "dossier.supplement_received" => ToAssignee(NoticeKind.Supplement, Say(MessageKind.OfficialSupplementReceived)).Concat(FeeToTake()),
            "dossier.step_returned" => ToAssignee(NoticeKind.Returned, Say(MessageKind.OfficialProposalReturned)),
            "dossier.consulted" => (data.Consulted ?? []).Select(body => new Told(NoticeKind.Asked, Say(MessageKind.OfficialAsked, ("han_y_kien", Time(body.Due))), unitId: body.Unit, roles: Answering)),
            "dossier.opinion_given" => ToAssignee(NoticeKind.Answered, Say(MessageKind.OfficialOpinionGiven, ("y_kien", data.Answer == OpinionAnswer.Agree ? "đồng ý" : "không đồng ý"))),
            "dossier.consultation_ended" when data.Silent is { Count: > 0 } silent => ToAssignee(NoticeKind.Answered, Say(MessageKind.OfficialOpinionsSilent, ("so_noi", $"{silent.Count}"))),
            "dossier.opinions_lapsed" => ToAssignee(NoticeKind.Answered, Say(MessageKind.OfficialOpinionsLapsed, ("so_noi", $"{data.Silent!.Count}"))),
            "dossier.consultation_recalled" => NoLongerAsked("cơ quan hỏi đã thu hồi"),
            DossierEvents.PartGivenBack => ToAssignee(NoticeKind.Returned, Say(MessageKind.OfficialPartGivenBack)),
            "dossier.part_stopped" => ToAssignee(NoticeKind.Halted, Say(MessageKind.OfficialPartStopped)).Concat(NoLongerAsked("phần việc ấy đã dừng giải quyết")),
            "dossier.proposed" when data.ToReview == true => InUnit(NoticeKind.ToReview, Say(MessageKind.OfficialToReview), Role.DivisionHead),
            "dossier.proposed" or "dossier.reviewed" => InBody(NoticeKind.ToSign, Say(MessageKind.OfficialToSign), Role.AgencyHead, SigningOf(data.Proposal)),
            "dossier.supplement_overdue" => InBody(NoticeKind.ToSign, Say(MessageKind.OfficialSupplementOverdue), Role.AgencyHead, SigningKind.Stops),
            "dossier.withdrawal_requested" when data.To == BusinessState.StopRequested => InBody(NoticeKind.ToSign, Say(MessageKind.OfficialWithdrawalToAnswer), Role.AgencyHead, SigningKind.Stops).Concat(dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.Halted, Say(MessageKind.OfficialWithdrawalAsked))),
            "dossier.withdrawal_requested" => Halted("đã được người nộp rút").Concat(OriginalsToReturn("đã được người nộp rút")),
            DossierEvents.Urged => Urged(Say(MessageKind.OfficialUrged)),
            DossierEvents.MalwareFound => ToHolder(NoticeKind.Malware, Say(MessageKind.OfficialMalware)),
            "dossier.apology_drafted" => InBody(NoticeKind.ToSign, Say(MessageKind.OfficialApologyDrafted), Role.AgencyHead, SigningKind.Apologies),
            "dossier.apology_returned" => ToAssignee(NoticeKind.Returned, Say(MessageKind.OfficialApologyReturned)),
            "dossier.delay_forecast" => InBody(NoticeKind.DueSoon, Say(MessageKind.OfficialDelayForecast), Role.AgencyHead),
            DossierEvents.DueRecomputed => Recomputed().Concat(DeskMoved()).Concat(StepsMoved()).Concat(OpinionsMoved()),
            "dossier.fee_settled" when data.Due is not null => ToHolder(NoticeKind.GoesOn, Say(MessageKind.OfficialFeeSettled)),
            "dossier.intake_supplement_expired" => InBody(NoticeKind.Halted, Say(MessageKind.OfficialIntakeExpired), Role.Receiver, body: dossier.CounterId).Concat(OriginalsToReturn("không được tiếp nhận")),
            "dossier.post_returned" => InBody(NoticeKind.ToReturn, Say(MessageKind.OfficialPostReturned), Role.Receiver, body: dossier.CounterId),
            "dossier.start_recorded" => ToAssignee(NoticeKind.GoesOn, Say(MessageKind.OfficialStartRecorded)),
            "dossier.start_corrected" => ToAssignee(NoticeKind.DueMoved, Corrected("sự kiện bắt đầu tính thời hạn")),
            "dossier.filing_corrected" when dossier.AcceptedAt is null => data.DeskDue is not null && dossier.AssigneeId is { } receiver ? [new(NoticeKind.DueMoved, Say(MessageKind.OfficialIntakeDueCorrected), receiver)] : [],
            "dossier.filing_corrected" when data.Due != data.DueBefore => ToAssignee(NoticeKind.DueMoved, Corrected("thông tin nộp")),
            "dossier.reply_corrected" when data.Due is not null && data.Due != data.RunningDueBefore => ToAssignee(NoticeKind.DueMoved, Corrected("trả lời của cơ quan phối hợp")),
            "dossier.owner_corrected" when dossier.AcceptedAt is not null => OwnerCorrected(Say(MessageKind.OfficialOwnerCorrected)),
            "dossier.supplement_asked" => ToAssignee(NoticeKind.Halted, Say(MessageKind.OfficialSupplementAsked)),
            "dossier.granted" or "dossier.refused" => InBody(NoticeKind.ToIssue, Say(MessageKind.OfficialToIssue), Role.Clerk).Concat(ToGiveBack()),
            "dossier.issued" or "dossier.result_reported" or "dossier.result_corrected" =>
            [
                .. OtherCopy(), .. dossier is { PartOfId: null, AskedById: null } ? InBody(NoticeKind.ToReturn, Say(MessageKind.OfficialToReturn), Role.Receiver, body: dossier.CounterId) : [],
                .. type == "dossier.result_reported" ? ToGiveBack() : [],
            ],
            "dossier.duty_determined" => InBody(NoticeKind.ToPay, Say(MessageKind.OfficialToPay), Role.Cashier, body: dossier.CounterId),
            "dossier.apologised" => Apologised(Say(MessageKind.OfficialApologised)),
            "dossier.suspended" => ToAssignee(NoticeKind.Halted, Say(MessageKind.OfficialSuspended)),
            "dossier.withdrawn" => Halted("đã được rút").Concat(NoLongerAsked("hồ sơ đã được rút")).Concat(ToGiveBack()).Concat(OriginalsToReturn("đã được rút")),
            "dossier.stopped" or "dossier.supplement_expired" => Halted("đã dừng giải quyết").Concat(ToGiveBack()).Concat(OriginalsToReturn("đã dừng giải quyết")),
            "dossier.withdrawal_denied" => ToAssignee(NoticeKind.GoesOn, Say(MessageKind.OfficialWithdrawalDenied)),
            "dossier.withdrawal_cancelled" => InBody(NoticeKind.GoesOn, Say(MessageKind.OfficialWithdrawalCancelled), Role.AgencyHead, SigningKind.Stops).Concat(dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.GoesOn, Say(MessageKind.OfficialWithdrawalDropped))),
            "dossier.stage_ended" => ToAssignee(NoticeKind.GoesOn, Say(MessageKind.OfficialStageEnded)),
            "dossier.stage_end_corrected" => ToAssignee(NoticeKind.DueMoved, Say(MessageKind.OfficialStageEndCorrected)),
            "dossier.resumed" or "dossier.duty_settled" or "dossier.parts_ended" => ToAssignee(NoticeKind.GoesOn, Say(MessageKind.OfficialResumed)),
            "dossier.route_accepted" => ToHolder(NoticeKind.GoesOn, Say(MessageKind.OfficialRouteAccepted)),
            "dossier.route_refused" => ToHolder(NoticeKind.Returned, Say(MessageKind.OfficialRouteRefused)),
            "dossier.back_offered" => ToHolder(NoticeKind.Returned, Say(MessageKind.OfficialBackOffered)),
            _ => [],
        };

        OfficialWords Say(MessageKind message, params (string Field, string Says)[] own) =>
            OfficialWords.Of(message, [.. FactsOf(dossier, data, reason), .. own.Select(f => KeyValuePair.Create(f.Field, f.Says))]);
        OfficialWords Corrected(string what) => Say(MessageKind.OfficialDueCorrected, ("dinh_chinh", what));
        IEnumerable<Told> Recomputed() => data switch
        {
            { Due: not null } => ToAssignee(NoticeKind.DueMoved, Say(MessageKind.OfficialDueMoved)),
            { MovedStage: { } stage } => ToAssignee(NoticeKind.DueMoved, Say(MessageKind.OfficialStageMoved, ("han_cu", Time(stage.Before)), ("han_moi", Time(stage.Due)))),
            { AppointmentBefore: not null } => ToAssignee(NoticeKind.DueMoved, Say(MessageKind.OfficialAppointmentMoved)),
            _ => [],
        };
        IEnumerable<Told> MovedTo(OfficialWords text) => dossier.Desk == Desk.Receive ? InBody(NoticeKind.Assigned, text, Role.Receiver, body: dossier.CounterId) : ToDesk(NoticeKind.Assigned, text);
        IEnumerable<Told> DeskMoved() => data.DeskDue is null || CounterTask(dossier) is not { } task ? [] : AtCounter(NoticeKind.DueMoved, Say(MessageKind.OfficialDeskDueMoved, ("viec_mot_cua", task), ("han_cu", Time(data.DeskDueBefore))));
        IEnumerable<Told> AtCounter(NoticeKind kind, OfficialWords text) =>
            dossier.AcceptedAt is null && dossier.AssigneeId is { } receiver ? [new(kind, text, receiver)] : InBody(kind, text, Role.Receiver, body: dossier.CounterId);
        IEnumerable<Told> StepsMoved() => (data.MovedSteps ?? []).SelectMany(step =>
            ToDesk(NoticeKind.DueMoved, Say(MessageKind.OfficialStepMoved, ("buoc", step.Name), ("han_cu", Time(step.Before)), ("han_moi", Time(step.Due)))));
        IEnumerable<Told> OpinionsMoved() => (data.MovedOpinions ?? []).Where(asked => asked.Outside is null).Select(asked =>
            new Told(NoticeKind.DueMoved, Say(MessageKind.OfficialOpinionDueMoved, ("han_cu", Time(asked.Before)), ("han_moi", Time(asked.Due))), unitId: asked.Unit, roles: Answering, consultationId: asked.Consultation));
        IEnumerable<Told> ToDesk(NoticeKind kind, OfficialWords text) => dossier.Desk switch
        {
            Desk.Review => InUnit(kind, text, Role.DivisionHead),
            Desk.Sign => InBody(kind, text, Role.AgencyHead, SigningOf(dossier.Proposal)),
            Desk.Issue => InBody(kind, text, Role.Clerk),
            Desk.Transfer => InBody(kind, text, Role.Receiver, body: dossier.CounterId),
            _ => ToAssignee(kind, text),
        };
        IEnumerable<Told> Urged(OfficialWords text) => dossier.Desk switch
        {
            Desk.Sign => InBody(NoticeKind.Urged, text, Role.AgencyHead, SigningOf(dossier.Proposal)),
            Desk.Issue => InBody(NoticeKind.Urged, text, Role.Clerk),
            Desk.Receive or Desk.Transfer or Desk.Return =>
            [
                .. dossier.AcceptedAt is null && dossier.AssigneeId is { } receiver ? [new Told(NoticeKind.Urged, text, receiver)] : InBody(NoticeKind.Urged, text, Role.Receiver, body: dossier.CounterId),
                .. InBody(NoticeKind.Urged, text, Role.OneStopDirector, body: dossier.CounterId),
            ],
            Desk.Review => InUnit(NoticeKind.Urged, text, Role.DivisionHead),
            _ => [.. dossier.AssigneeId is { } officer ? [new Told(NoticeKind.Urged, text, officer)] : Array.Empty<Told>(), .. InUnit(NoticeKind.Urged, text, Role.DivisionHead)],
        };
        IEnumerable<Told> Apologised(OfficialWords text) => [.. ToAssignee(NoticeKind.DueMoved, text), .. InBody(NoticeKind.DueMoved, text, Role.OneStopDirector)];
        IEnumerable<Told> OtherCopy() => data.Draft is { } seen && data.Files is [var issued] && issued != seen
            ? InBody(NoticeKind.OtherCopy, Say(MessageKind.OfficialOtherCopy), Role.AgencyHead, SigningKind.Results)
            : [];
        IEnumerable<Told> ToGiveBack() => dossier.OwedBack is > 0 and var back
            ? InBody(NoticeKind.ToGiveBack, Say(MessageKind.OfficialToGiveBack, ("dien_bien", dossier.State == BusinessState.Withdrawn ? "đã được rút" : dossier.State == BusinessState.Stopped ? "đã dừng giải quyết" : "bị từ chối giải quyết"), ("so_tien", ProcedureTexts.Money(back))), Role.Cashier, body: dossier.CounterId)
            : [];
        IEnumerable<Told> PassedOn(string how) => data.FromOfficer is { } before ? [new(NoticeKind.PassedOn, Say(MessageKind.OfficialPassedOn, ("dien_bien", how)), before)] : [];
        IEnumerable<Told> OwnerCorrected(OfficialWords text) => dossier.Desk == Desk.Return
            ? InBody(NoticeKind.Corrected, text, Role.Receiver, body: dossier.CounterId)
            : [.. ToDesk(NoticeKind.Corrected, text), .. dossier.AssigneeId is { } handler && dossier.Desk is Desk.Review or Desk.Sign or Desk.Issue ? [new Told(NoticeKind.Corrected, text, handler)] : Array.Empty<Told>()];
        IEnumerable<Told> FeeToTake() => data.Amount is > 0 and var fee ? InBody(NoticeKind.ToPay, Say(MessageKind.OfficialSupplementFee, ("so_tien", ProcedureTexts.Money(fee))), Role.Cashier, body: dossier.CounterId) : [];
        IEnumerable<Told> OriginalsToReturn(string how) => DeliverResult.OriginalsHere(dossier).Any() ? InBody(NoticeKind.ToReturn, Say(MessageKind.OfficialOriginalsToReturn, ("dien_bien", how)), Role.Receiver, body: dossier.CounterId) : [];
        IEnumerable<Told> Halted(string how) => dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.Halted, Say(MessageKind.OfficialHalted, ("dien_bien", how)));
        IEnumerable<Told> NoLongerAsked(string why) => (data.Recalled ?? []).Select(unit => new Told(NoticeKind.Answered, Say(MessageKind.OfficialNoLongerAsked, ("vi_sao", why)), unitId: unit, roles: Answering));
        IEnumerable<Told> ToAssignee(NoticeKind kind, OfficialWords text) => dossier.AssigneeId is { } officer ? [new(kind, text, officer)] : InUnit(kind, text, Role.DivisionHead);
        IEnumerable<Told> ToHolder(NoticeKind kind, OfficialWords text) => dossier.State == BusinessState.InProcess ? ToAssignee(kind, text) : InBody(kind, text, Role.Receiver, body: dossier.CounterId);
        IEnumerable<Told> InUnit(NoticeKind kind, OfficialWords text, Role role) => [new(kind, text, unitId: dossier.HolderUnitId, roles: [role])];
    }

    private static IEnumerable<Told> InBody(NoticeKind kind, OfficialWords text, Role role, SigningKind? signing = null, Guid? body = null) =>
        [new(kind, text, roles: [role], bodyId: body, signing: signing)];

    /// <summary>What the one-stop unit has to do with a dossier by a time of its own; null where it has no such time.</summary>
    private static string? CounterTask(Dossier dossier) => dossier.State switch
    {
        BusinessState.Submitted or BusinessState.IntakeReview => "trả lời việc tiếp nhận yêu cầu",
        BusinessState.Accepted => "chuyển xử lý hồ sơ",
        BusinessState.SupplementRequested when dossier.SupplementHandedInAt is not null => "kiểm tra giấy tờ bổ sung của hồ sơ",
        _ => null,
    };

    /// <summary>Whether a request came in without an official of its counter: an applicant or a unit filed it, or somebody elsewhere helped to.</summary>
    private static bool ComesFromElsewhere(Dossier dossier, DossierEventData data) =>
        dossier.AskedById is not null || (dossier.Channel == Channel.Online && (data.Assist is null || dossier.AgentId is not null || dossier.HelpedById != dossier.CounterId));

    /// <summary>What whoever has a dossier after a reorganisation has to do with it; null where nobody has to, or who does came with it.</summary>
    private static string? TaskMoved(Dossier dossier) => dossier switch
    {
        { Desk: Desk.Receive, AcceptedAt: null, AssigneeId: null } => $"cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}",
        { Desk: Desk.Receive, SupplementHandedInAt: not null } => "chờ kiểm tra giấy tờ bổ sung",
        { Desk: Desk.Transfer } => "chờ chuyển xử lý",
        { Desk: Desk.Review } => "chờ ông/bà duyệt đề xuất",
        { Desk: Desk.Sign, State: BusinessState.StopRequested } => "chờ ông/bà trả lời đề nghị rút",
        { Desk: Desk.Sign, State: BusinessState.SupplementRequested } => "chờ ông/bà quyết định vì quá hạn bổ sung",
        { Desk: Desk.Sign, Proposal: not null } => "chờ ông/bà ký",
        { Desk: Desk.Issue } => "chờ phát hành",
        _ => null,
    };

    private static SigningKind SigningOf(ProposalKind? proposal) => proposal switch
    {
        ProposalKind.Grant or ProposalKind.Refuse => SigningKind.Results,
        ProposalKind.Supplement => SigningKind.Supplements,
        _ => SigningKind.Stops,
    };

    private static string Of(ProposalKind? proposal) => proposal switch
    {
        ProposalKind.Grant => "giải quyết",
        ProposalKind.Refuse => "từ chối giải quyết",
        ProposalKind.Supplement => "yêu cầu bổ sung",
        _ => "dừng giải quyết",
    };

    /// <summary>What the fields of notices say of a change.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> FactsOf(Dossier dossier, DossierEventData data, string? reason) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ma_ho_so"] = dossier.Code ?? dossier.RequestNumber,
        ["hen_tra"] = Time(dossier.DueAt),
        ["han_tra_loi"] = Time(dossier.IntakeDueAt),
        ["han_kiem_tra"] = Time(dossier.DeskDueAt),
        ["sau_han"] = data.AfterLimit == true ? "có" : "",
        ["han_bo_sung"] = Time(dossier.SupplementLimitAt),
        ["han_cu"] = Time(data.DueBefore),
        ["han_moi"] = Time(data.DeskDue),
        ["hen_lai"] = Time(data.Appointment),
        ["hen_lai_cu"] = Time(data.AppointmentBefore),
        ["ly_do"] = reason ?? "",
        ["de_xuat"] = Of(data.Proposal),
        ["su_kien"] = dossier.StartEvent ?? "",
        ["luc_xay_ra"] = Time(data.Happened),
        ["so_van_ban"] = data.Number ?? "",
        ["he_thong"] = data.OtherSystem?.Name ?? "",
        ["chua_co_nguyen_nhan"] = dossier.LateCause is null ? "có" : "",
    };

    internal static string Time(DateTime? utc) =>
        utc is { } moment ? VietnamTime.ToLocal(moment).ToString("HH:mm 'ngày' dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) : "";
}
