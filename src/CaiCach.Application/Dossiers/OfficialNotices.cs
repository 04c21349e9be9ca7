using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What officials are told of a change, and which of them.</summary>
public static class OfficialNotices
{
    /// <summary>A message and who gets it: one officer, with whoever stands in for him or her, or those who hold one of the roles.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Text">The sentence.</param>
    /// <param name="Officer">The officer; null where posts decide.</param>
    /// <param name="UnitId">Those with a post in this unit; null for those of the whole body.</param>
    /// <param name="Roles">In these roles.</param>
    /// <param name="BodyId">The body; null for the one whose event it is.</param>
    /// <param name="ConsultationId">The question it leads to; null where the dossier, or the event, says it.</param>
    /// <param name="Signing">What is to be signed: those to whom the head of the body delegated it are told as well; null for nothing.</param>
    public sealed record Told(NoticeKind Kind, string Text, Guid? Officer = null, Guid? UnitId = null, IReadOnlyList<Role>? Roles = null, Guid? BodyId = null, Guid? ConsultationId = null, SigningKind? Signing = null);

    /// <summary>The roles of those who answer for a unit that is asked.</summary>
    internal static readonly Role[] Answering = [.. Enum.GetValues<Role>().Where(ConsultationScope.Answers)];

    /// <summary>The messages of an event; none for an event that is nobody's to act on.</summary>
    public static IEnumerable<Told> For(string type, Dossier dossier, DossierEventData data, string? reason)
    {
        var name = dossier.Code ?? dossier.RequestNumber;
        return type switch
        {
            "dossier.assigned" or DossierEvents.HandedOver when dossier.AssigneeId is not null => ToAssignee(NoticeKind.Assigned, $"Hồ sơ {name} được giao cho ông/bà.{Due(dossier)}"),
            "dossier.transferred" or "dossier.forwarded" => InUnit(NoticeKind.Assigned, $"Hồ sơ {name} được chuyển đến đơn vị của ông/bà, chờ phân công.{Due(dossier)}", Role.DivisionHead),
            DossierEvents.Moved when dossier is { Desk: Desk.Handle, AssigneeId: null } => InUnit(NoticeKind.Assigned, $"Hồ sơ {name} chuyển đến đơn vị của ông/bà khi sắp xếp tổ chức, chờ phân công.{Due(dossier)}", Role.DivisionHead),
            DossierEvents.HandedOver when dossier.AcceptedAt is null => InBody(NoticeKind.Assigned, $"Yêu cầu {name} chưa có người kiểm tra: người nhận việc thôi giữ vị trí. Cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}.", Role.Receiver, body: dossier.CounterId),
            DossierEvents.HandedOver => InUnit(NoticeKind.Assigned, $"Người thụ lý hồ sơ {name} thôi giữ vị trí; hồ sơ chờ phân công lại.{Due(dossier)}", Role.DivisionHead),
            "dossier.submitted" when dossier is { Channel: Channel.Online, AskedById: null, PartOfId: null } && data.Assist is null => InBody(NoticeKind.Submitted, $"Có yêu cầu trực tuyến mới {name}; cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}.", Role.Receiver, body: dossier.CounterId),
            DossierEvents.OpenedAgain => InBody(NoticeKind.Submitted, $"Yêu cầu {name} được mở lại từ hồ sơ đã kết thúc; cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}.", Role.Receiver, body: dossier.CounterId),
            DossierEvents.PartReceived => InBody(NoticeKind.Assigned, $"Cơ quan khác chuyển đến phần hồ sơ {name}, chờ chuyển xử lý.{Due(dossier)}", Role.Receiver),
            "dossier.paper_added" => dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.Supplement, $"Đã thêm giấy tờ vào yêu cầu {name}.{(dossier.State == BusinessState.IntakeReview ? $" Cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}." : "")}"),
            "dossier.resubmitted" when dossier.AssigneeId is null => InBody(NoticeKind.Supplement, $"Người nộp đã bổ sung yêu cầu {name}; cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}.", Role.Receiver, body: dossier.CounterId),
            "dossier.resubmitted" => ToAssignee(NoticeKind.Supplement, $"Người nộp đã bổ sung yêu cầu {name}; cần trả lời việc tiếp nhận trước {Time(dossier.IntakeDueAt)}."),
            "dossier.supplement_handed_in" => InBody(NoticeKind.Supplement, $"Người nộp đã nộp giấy tờ bổ sung của hồ sơ {name}{(data.AfterLimit == true ? " sau hạn bổ sung" : "")}; cần kiểm tra trước {Time(dossier.DeskDueAt)}.", Role.Receiver, body: dossier.CounterId),
            "dossier.supplement_received" => ToAssignee(NoticeKind.Supplement, $"Hồ sơ {name} đã được bổ sung, tiếp tục giải quyết.{Due(dossier)}{Again()}"),
            "dossier.step_returned" => ToAssignee(NoticeKind.Returned, $"Lãnh đạo trả lại đề xuất của hồ sơ {name}. Lý do: {reason}"),
            "dossier.consulted" => (data.Consulted ?? []).Select(body => new Told(NoticeKind.Asked, $"Đơn vị của ông/bà được xin ý kiến về hồ sơ {name}; cần trả lời trước {Time(body.Due)}.", UnitId: body.Unit, Roles: Answering)),
            "dossier.opinion_given" => ToAssignee(NoticeKind.Answered, $"Đã có ý kiến về hồ sơ {name}: {(data.Answer == OpinionAnswer.Agree ? "đồng ý" : "không đồng ý")}."),
            "dossier.consultation_ended" when data.Silent is { Count: > 0 } silent => ToAssignee(NoticeKind.Answered, $"Hết hạn lấy ý kiến về hồ sơ {name}: {silent.Count} nơi không trả lời. Hồ sơ tiếp tục được giải quyết."),
            "dossier.opinions_lapsed" => ToAssignee(NoticeKind.Answered, $"Hết hạn lấy ý kiến về hồ sơ {name}: {data.Silent!.Count} nơi không trả lời. Hồ sơ còn chờ cơ quan ngoài hệ thống trả lời."),
            "dossier.consultation_recalled" => NoLongerAsked("cơ quan hỏi đã thu hồi"),
            DossierEvents.PartGivenBack => ToAssignee(NoticeKind.Returned, $"Cơ quan liên thông trả lại phần việc của hồ sơ {name}. Lý do: {reason}"),
            "dossier.part_stopped" => ToAssignee(NoticeKind.Halted, $"Phần việc {name} không phải giải quyết nữa. Lý do: {reason}").Concat(NoLongerAsked("phần việc ấy đã dừng giải quyết")),
            "dossier.proposed" when data.ToReview == true => InUnit(NoticeKind.ToReview, $"Hồ sơ {name} chờ ông/bà duyệt đề xuất: {Of(data.Proposal)}.{Due(dossier)}", Role.DivisionHead),
            "dossier.proposed" or "dossier.reviewed" => InBody(NoticeKind.ToSign, $"Hồ sơ {name} chờ ông/bà ký: {Of(data.Proposal)}.{Due(dossier)}", Role.AgencyHead, SigningOf(data.Proposal)),
            "dossier.supplement_overdue" => InBody(NoticeKind.ToSign, $"Hồ sơ {name} quá hạn bổ sung, chờ ông/bà quyết định dừng giải quyết hoặc từ chối giải quyết.", Role.AgencyHead, SigningKind.Stops),
            "dossier.withdrawal_requested" when data.To == BusinessState.StopRequested => InBody(NoticeKind.ToSign, $"Người nộp xin rút hồ sơ {name}, chờ ông/bà trả lời.", Role.AgencyHead, SigningKind.Stops).Concat(dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.Halted, $"Người nộp xin rút hồ sơ {name}, chờ lãnh đạo trả lời.")),
            "dossier.withdrawal_requested" => Halted("đã được người nộp rút"),
            DossierEvents.Urged => Urged($"Hồ sơ {name} được đôn đốc: {reason}{Due(dossier)}"),
            DossierEvents.MalwareFound => ToHolder(NoticeKind.Malware, $"Một tệp của hồ sơ {name} có mã độc và đã bị cách ly, không ai mở được; cần người nộp gửi lại tệp sạch."),
            "dossier.apology_drafted" => InBody(NoticeKind.ToSign, $"Hồ sơ {name} có dự thảo xin lỗi và hẹn lại {Time(data.Appointment)} chờ ông/bà ký trước khi quá hạn.{Due(dossier)}", Role.AgencyHead, SigningKind.Apologies),
            "dossier.apology_returned" => ToAssignee(NoticeKind.Returned, $"Lãnh đạo trả lại dự thảo xin lỗi, hẹn lại của hồ sơ {name}. Lý do: {reason}"),
            "dossier.delay_forecast" => InBody(NoticeKind.DueSoon, $"Hồ sơ {name} sắp đến hạn mà chưa có quyết định.{Due(dossier)}", Role.AgencyHead),
            DossierEvents.DueRecomputed when data.Due is not null => ToAssignee(NoticeKind.DueMoved, $"Thời hạn của hồ sơ {name} được tính lại theo lịch làm việc mới: từ {Time(data.DueBefore)} thành {Time(dossier.DueAt)}.{Again()}"),
            DossierEvents.DueRecomputed when data.MovedStage is { } stage => ToAssignee(NoticeKind.DueMoved, $"Hồ sơ {name}: thời gian dành cho người nộp hoặc bên thứ ba được tính lại theo lịch làm việc mới: từ {Time(stage.Before)} thành {Time(stage.Due)}."),
            DossierEvents.DueRecomputed when data.AppointmentBefore is not null => ToAssignee(NoticeKind.DueMoved, $"Hồ sơ {name}:{Again()} Lý do: lịch làm việc mới."),
            "dossier.start_recorded" => ToAssignee(NoticeKind.GoesOn, $"Thời hạn của hồ sơ {name} bắt đầu tính: đã {dossier.StartEvent} lúc {Time(data.Happened)}.{Due(dossier)}"),
            "dossier.start_corrected" => ToAssignee(NoticeKind.DueMoved, $"Thời hạn của hồ sơ {name} được tính lại vì đính chính sự kiện bắt đầu tính thời hạn.{Due(dossier)}{Again()}"),
            "dossier.filing_corrected" when dossier.AcceptedAt is null => data.DeskDue is not null && dossier.AssigneeId is { } receiver ? [new(NoticeKind.DueMoved, $"Thông tin nộp của yêu cầu {name} được đính chính; cần trả lời việc tiếp nhận trước {Time(data.DeskDue)}.", receiver)] : [],
            "dossier.filing_corrected" when data.Due != data.DueBefore => ToAssignee(NoticeKind.DueMoved, $"Thời hạn của hồ sơ {name} được tính lại vì đính chính thông tin nộp.{Due(dossier)}{Again()}"),
            "dossier.reply_corrected" when data.Due is not null && data.Due != data.RunningDueBefore => ToAssignee(NoticeKind.DueMoved, $"Thời hạn của hồ sơ {name} được tính lại vì đính chính trả lời của cơ quan phối hợp.{Due(dossier)}{Again()}"),
            "dossier.supplement_asked" => ToAssignee(NoticeKind.Halted, $"Lãnh đạo đã ký phiếu yêu cầu bổ sung hồ sơ {name}; thời hạn tạm dừng đến khi nhận đủ, hạn bổ sung {Time(dossier.SupplementLimitAt)}."),
            "dossier.granted" or "dossier.refused" => InBody(NoticeKind.ToIssue, $"Kết quả hồ sơ {name} đã được ký, chờ phát hành.{Due(dossier)}", Role.Clerk).Concat(ToGiveBack()),
            "dossier.issued" or "dossier.result_reported" or "dossier.result_corrected" =>
            [
                .. OtherCopy(), .. dossier is { PartOfId: null, AskedById: null } ? InBody(NoticeKind.ToReturn, $"Hồ sơ {name} có kết quả: văn bản số {data.Number}, chờ trả cho người nộp.", Role.Receiver, body: dossier.CounterId) : [],
                .. type == "dossier.result_reported" ? ToGiveBack() : [],
            ],
            "dossier.duty_determined" => InBody(NoticeKind.ToPay, $"Hồ sơ {name} chờ người nộp thực hiện nghĩa vụ tài chính; ghi nhận khi nộp đủ.", Role.Cashier, body: dossier.CounterId),
            "dossier.apologised" => Apologised($"Cơ quan đã xin lỗi người nộp hồ sơ {name} và hẹn lại {Time(data.Appointment)}."),
            "dossier.suspended" => ToAssignee(NoticeKind.Halted, $"Hồ sơ {name} tạm dừng giải quyết. Lý do: {reason}"),
            "dossier.withdrawn" => Halted("đã được rút").Concat(NoLongerAsked("hồ sơ đã được rút")).Concat(ToGiveBack()),
            "dossier.stopped" or "dossier.supplement_expired" => Halted("đã dừng giải quyết").Concat(ToGiveBack()),
            "dossier.withdrawal_denied" => ToAssignee(NoticeKind.GoesOn, $"Đề nghị rút hồ sơ {name} không được chấp thuận, hồ sơ tiếp tục được giải quyết.{Due(dossier)}"),
            "dossier.withdrawal_cancelled" => InBody(NoticeKind.GoesOn, $"Người nộp thôi xin rút hồ sơ {name}; không còn phải trả lời đề nghị rút.", Role.AgencyHead, SigningKind.Stops),
            "dossier.stage_ended" => ToAssignee(NoticeKind.GoesOn, $"Hồ sơ {name} chuyển sang giai đoạn tiếp theo.{Due(dossier)}"),
            "dossier.stage_end_corrected" => ToAssignee(NoticeKind.DueMoved, $"Lúc kết thúc giai đoạn trước của hồ sơ {name} được đính chính, giai đoạn này được tính lại.{Due(dossier)}{Again()}"),
            "dossier.resumed" or "dossier.duty_settled" or "dossier.parts_ended" => ToAssignee(NoticeKind.GoesOn, $"Hồ sơ {name} được tiếp tục giải quyết.{Due(dossier)}{Again()}"),
            "dossier.route_accepted" => ToHolder(NoticeKind.GoesOn, $"{data.OtherSystem?.Name} đã nhận xử lý hồ sơ {name}; mã, thời hạn giữ nguyên."),
            "dossier.route_refused" => ToHolder(NoticeKind.Returned, $"Hồ sơ {name} không chuyển sang {data.OtherSystem?.Name}, tiếp tục xử lý ở đây. Lý do: {reason}"),
            "dossier.back_offered" => ToHolder(NoticeKind.Returned, $"{data.OtherSystem?.Name} chuyển lại hồ sơ {name}, chờ nhận lại. Lý do: {reason}"),
            _ => [],
        };

        string Again() => data.AppointmentBefore is { } before ? $" Ngày hẹn lại chuyển từ {Time(before)} thành {Time(data.Appointment)}." : "";
        IEnumerable<Told> Urged(string text) => dossier.Desk switch
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
        IEnumerable<Told> Apologised(string text) => [.. ToAssignee(NoticeKind.DueMoved, text), .. InBody(NoticeKind.DueMoved, text, Role.OneStopDirector)];
        IEnumerable<Told> OtherCopy() => data.Draft is { } seen && data.Files is [var issued] && issued != seen
            ? InBody(NoticeKind.OtherCopy, $"Kết quả hồ sơ {name} được phát hành bằng tệp khác văn bản ông/bà đã xem; văn thư xác nhận là bản đã ký, đóng dấu.", Role.AgencyHead, SigningKind.Results)
            : [];
        IEnumerable<Told> ToGiveBack() => dossier.OwedBack is > 0 and var back
            ? InBody(NoticeKind.ToGiveBack, $"Hồ sơ {name} {(dossier.State == BusinessState.Withdrawn ? "đã được rút" : dossier.State == BusinessState.Stopped ? "đã dừng giải quyết" : "bị từ chối giải quyết")}, đã nộp {ProcedureTexts.Money(back)}: hoàn lại, hoặc trả lời không hoàn.", Role.Cashier, body: dossier.CounterId)
            : [];
        IEnumerable<Told> Halted(string how) => dossier.AssigneeId is null ? [] : ToAssignee(NoticeKind.Halted, $"Hồ sơ {name} {how}.");
        IEnumerable<Told> NoLongerAsked(string why) => (data.Recalled ?? []).Select(unit => new Told(NoticeKind.Answered, $"Không còn phải cho ý kiến về hồ sơ {name}: {why}.", UnitId: unit, Roles: Answering));
        IEnumerable<Told> ToAssignee(NoticeKind kind, string text) => dossier.AssigneeId is { } officer ? [new(kind, text, officer)] : InUnit(kind, text, Role.DivisionHead);
        IEnumerable<Told> ToHolder(NoticeKind kind, string text) => dossier.State == BusinessState.InProcess ? ToAssignee(kind, text) : InBody(kind, text, Role.Receiver, body: dossier.CounterId);
        IEnumerable<Told> InUnit(NoticeKind kind, string text, Role role) => [new(kind, text, UnitId: dossier.HolderUnitId, Roles: [role])];
    }

    private static IEnumerable<Told> InBody(NoticeKind kind, string text, Role role, SigningKind? signing = null, Guid? body = null) =>
        [new(kind, text, Roles: [role], BodyId: body, Signing: signing)];

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

    internal static string Due(Dossier dossier) => dossier.DueAt is { } due ? $" Hạn trả kết quả: {Time(due)}." : "";

    internal static string Time(DateTime? utc) =>
        utc is { } moment ? VietnamTime.ToLocal(moment).ToString("HH:mm 'ngày' dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) : "";
}
