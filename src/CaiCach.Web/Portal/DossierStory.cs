using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Portal;

/// <summary>States and steps of a dossier in plain words, without personal data.</summary>
public static class DossierStory
{
    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        ["dossier.submitted"] = "Đã nộp hồ sơ",
        ["dossier.contact_corrected"] = "Thông tin liên lạc của hồ sơ đã được sửa",
        ["dossier.owner_corrected"] = "Cơ quan sửa thông tin chủ hồ sơ, người nộp",
        [DossierEvents.MessagesResent] = "Cơ quan gửi lại thư, tin chưa đến",
        ["dossier.taken_up"] = "Cơ quan bắt đầu kiểm tra hồ sơ",
        ["dossier.intake_supplement_asked"] = "Cơ quan yêu cầu bổ sung trước khi tiếp nhận",
        ["dossier.resubmitted"] = "Đã gửi giấy tờ bổ sung",
        ["dossier.paper_added"] = "Cơ quan ghi nhận thêm giấy tờ nộp sau",
        ["dossier.intake_supplement_expired"] = "Hết hạn bổ sung, hồ sơ không được tiếp nhận",
        ["dossier.intake_rejected"] = "Hồ sơ không được tiếp nhận",
        ["dossier.accepted"] = "Hồ sơ được tiếp nhận",
        ["dossier.transferred"] = "Đã chuyển đến đơn vị giải quyết",
        ["dossier.assigned"] = "Đã phân công người giải quyết",
        ["dossier.forwarded"] = "Đã chuyển sang đơn vị khác của cơ quan",
        ["dossier.proposed"] = "Đã trình lãnh đạo",
        ["dossier.apology_drafted"] = "Cơ quan chuẩn bị văn bản xin lỗi và hẹn lại",
        ["dossier.apology_returned"] = "Lãnh đạo yêu cầu xem lại",
        ["dossier.reviewed"] = "Lãnh đạo phòng đã xem xét, trình lãnh đạo cơ quan",
        ["dossier.step_returned"] = "Lãnh đạo yêu cầu xem lại",
        ["dossier.supplement_asked"] = "Cơ quan yêu cầu bổ sung, thời hạn tạm dừng",
        ["dossier.supplement_handed_in"] = "Đã gửi giấy tờ bổ sung",
        ["dossier.supplement_received"] = "Đã nhận đủ giấy tờ bổ sung, thời hạn chạy tiếp",
        ["dossier.supplement_returned"] = "Giấy tờ bổ sung còn thiếu, cơ quan chờ nộp tiếp trong cùng thời hạn",
        ["dossier.originals_returned"] = "Đã trả lại bản chính giấy tờ",
        ["dossier.supplement_overdue"] = "Đã hết hạn bổ sung, hồ sơ chờ lãnh đạo quyết định",
        ["dossier.supplement_expired"] = "Dừng giải quyết vì quá hạn bổ sung",
        ["dossier.duty_determined"] = "Cơ quan yêu cầu thực hiện nghĩa vụ tài chính, thời hạn tạm dừng",
        ["dossier.duty_settled"] = "Đã ghi nhận nghĩa vụ tài chính, thời hạn chạy tiếp",
        ["dossier.suspended"] = "Cơ quan tạm dừng giải quyết",
        ["dossier.resumed"] = "Cơ quan tiếp tục giải quyết",
        ["dossier.delay_forecast"] = "Hồ sơ sắp đến hạn, đã báo lãnh đạo cơ quan",
        ["dossier.apologised"] = "Cơ quan xin lỗi và hẹn lại ngày trả kết quả",
        ["dossier.result_corrected"] = "Cơ quan thay kết quả có sai sót",
        ["dossier.reopened"] = "Cơ quan mở lại hồ sơ thành yêu cầu mới",
        ["dossier.opened_again"] = "Yêu cầu được mở lại từ hồ sơ đã kết thúc",
        ["dossier.consulted"] = "Cơ quan lấy ý kiến phối hợp",
        ["dossier.outside_replied"] = "Đã ghi nhận việc trả lời của một cơ quan phối hợp",
        ["dossier.opinion_given"] = "Đã có một ý kiến phối hợp",
        ["dossier.opinions_lapsed"] = "Đã hết hạn trả lời của cơ quan phối hợp",
        ["dossier.consultation_ended"] = "Việc lấy ý kiến phối hợp đã kết thúc",
        ["dossier.consultation_recalled"] = "Cơ quan không chờ thêm ý kiến phối hợp",
        [DossierEvents.PartGivenBack] = "Một cơ quan liên thông trả lại phần việc",
        ["dossier.parts_recalled"] = "Cơ quan tự giải quyết phần việc đã chuyển liên thông",
        ["dossier.start_recorded"] = "Cơ quan ghi nhận sự kiện, thời hạn bắt đầu tính",
        ["dossier.filing_corrected"] = "Cơ quan đính chính hình thức nộp, trường hợp hoặc giờ nhận hồ sơ",
        ["dossier.start_corrected"] = "Cơ quan đính chính sự kiện, thời hạn được tính lại",
        ["dossier.stage_ended"] = "Kết thúc một giai đoạn, bắt đầu giai đoạn tiếp theo",
        ["dossier.stage_end_corrected"] = "Cơ quan đính chính lúc kết thúc giai đoạn trước, giai đoạn này được tính lại",
        ["dossier.parts_sent"] = "Cơ quan chuyển phần việc đến cơ quan liên thông, thời hạn vẫn tính",
        ["dossier.parts_ended"] = "Các cơ quan liên thông đã giải quyết xong phần việc",
        ["dossier.withdrawal_requested"] = "Đề nghị rút hồ sơ",
        ["dossier.withdrawn"] = "Hồ sơ đã được rút",
        ["dossier.withdrawal_denied"] = "Đề nghị rút không được chấp thuận",
        ["dossier.withdrawal_cancelled"] = "Đã hủy đề nghị rút hồ sơ",
        ["dossier.stopped"] = "Cơ quan dừng giải quyết",
        ["dossier.granted"] = "Lãnh đạo đã ký kết quả",
        ["dossier.refused"] = "Lãnh đạo đã ký văn bản từ chối",
        ["dossier.issued"] = "Kết quả đã phát hành",
        ["dossier.delivered"] = "Đã trả kết quả",
        ["dossier.post_delivered"] = "Bưu chính đã giao kết quả",
        ["dossier.post_returned"] = "Bưu chính không phát được kết quả, đã trả về Bộ phận Một cửa",
        [DossierEvents.Archived] = "Kết quả chưa có người nhận đã chuyển lưu trữ, vẫn nhận được tại Bộ phận Một cửa",
        [DossierEvents.UnclaimedTold] = "Nhắc đến nhận kết quả",
        ["dossier.fee_settled"] = "Đã ghi nhận phí, lệ phí",
        ["dossier.fee_part_paid"] = "Đã ghi nhận nộp một phần phí, lệ phí",
        ["dossier.duty_part_paid"] = "Đã ghi nhận nộp một phần nghĩa vụ tài chính",
        ["dossier.duty_part_reversed"] = "Đã hủy ghi nhận nghĩa vụ tài chính do ghi nhầm",
        ["dossier.fee_reversed"] = "Đã hủy ghi nhận phí, lệ phí do ghi nhầm",
        ["dossier.fee_refunded"] = "Đã hoàn phí, lệ phí",
        ["dossier.duty_refunded"] = "Đã hoàn nghĩa vụ tài chính",
        ["dossier.money_kept"] = "Trả lời không hoàn khoản đã nộp",
        [DossierEvents.Moved] = "Hồ sơ chuyển sang cơ quan, đơn vị kế thừa; mã và thời hạn giữ nguyên",
        [DossierEvents.HandedOver] = "Cơ quan giao hồ sơ cho người khác giải quyết",
        [DossierEvents.OpinionMoved] = "Đơn vị kế thừa sẽ cho ý kiến phối hợp",
        ["dossier.route_offered"] = "Cơ quan chuyển hồ sơ sang hệ thống khác, chờ nhận",
        ["dossier.route_accepted"] = "Hệ thống khác nhận xử lý; mã hồ sơ và thời hạn giữ nguyên",
        ["dossier.route_refused"] = "Hồ sơ tiếp tục được xử lý tại đây",
        ["dossier.back_offered"] = "Hệ thống khác chuyển lại hồ sơ, chờ cơ quan nhận lại",
        ["dossier.back_accepted"] = "Cơ quan nhận lại để xử lý tại đây",
        ["dossier.back_refused"] = "Hồ sơ tiếp tục do hệ thống khác xử lý",
        ["dossier.status_reported"] = "Hệ thống xử lý hồ sơ báo trạng thái",
        ["dossier.result_reported"] = "Kết quả đã ban hành trên hệ thống khác, trả tại đây",
        ["dossier.due_recomputed"] = "Tính lại thời hạn theo lịch làm việc mới",
    };

    /// <summary>The steps whose reason is written to the applicant, or by the applicant. The reason of any other step is between officials, and an event that is added stays so until it is named here.</summary>
    private static readonly HashSet<string> ReasonsTold = new(StringComparer.Ordinal)
    {
        "dossier.intake_supplement_asked",
        "dossier.intake_supplement_expired",
        "dossier.intake_rejected",
        "dossier.supplement_asked",
        "dossier.supplement_overdue",
        "dossier.supplement_expired",
        "dossier.duty_determined",
        "dossier.duty_settled",
        "dossier.suspended",
        "dossier.resumed",
        "dossier.apologised",
        "dossier.start_corrected",
        "dossier.stage_ended",
        "dossier.stage_end_corrected",
        "dossier.withdrawal_requested",
        "dossier.withdrawal_denied",
        "dossier.stopped",
        "dossier.refused",
        "dossier.result_corrected",
        "dossier.reopened",
        "dossier.opened_again",
        "dossier.fee_settled",
        "dossier.duty_part_reversed",
        "dossier.fee_reversed",
        "dossier.fee_refunded",
        "dossier.duty_refunded",
        "dossier.money_kept",
        "dossier.due_recomputed",
        DossierEvents.Moved,
    };

    /// <summary>What a step is called; null for one that is between officials and is not told.</summary>
    public static string? Step(EventRow row) => Steps.GetValueOrDefault(row.Type);

    /// <summary>The steps that are told, in their order.</summary>
    public static IEnumerable<(EventRow Row, string Step)> Told(IEnumerable<EventRow> history) => history.Select(row => (row, Step(row))).Where(told => told.Item2 is not null).Select(told => (told.row, told.Item2!));

    /// <summary>The reason of a step, where it is written to the applicant; null for others and for none.</summary>
    public static string? Reason(EventRow row) => ReasonsTold.Contains(row.Type) && row.Reason is { Length: > 0 } reason ? reason : null;

    /// <summary>Who received what a step handed out; null for other steps.</summary>
    public static string? ReceivedBy(EventRow row) => row.Type is "dossier.delivered" or "dossier.originals_returned" && row.Reason is { Length: > 0 } name ? name : null;

    /// <summary>The clause that a refusal, a stop or a request for papers cites; null for other steps and for none.</summary>
    public static string? Basis(EventRow row) =>
        row.Type is "dossier.intake_supplement_asked" or "dossier.intake_rejected" or "dossier.supplement_asked" or "dossier.stopped" or "dossier.refused"
        && DossierEventData.Parse(row.Data).LegalBasis is { Length: > 0 } basis ? basis : null;

    /// <summary>The date that holds since a step let the clock run again or began a stage, with the words it stands in; null for other steps, and where none is due.</summary>
    public static (string Words, DateTime At)? NewDate(EventRow row) => DossierEventData.Parse(row.Data) switch
    {
        { MovedStage: { } moved } => ("Thời gian dành cho người nộp hoặc bên thứ ba đến {0}", moved.Due),
        { Due: { } due } data when data.PauseTo is not null || data.Stage is not null => ("Hạn mới: {0}", due),
        _ => null,
    };

    /// <summary>Where a dossier stands, in a sentence.</summary>
    public static string State(Dossier dossier) => dossier is { State: BusinessState.SupplementRequested, SupplementHandedInAt: not null }
        ? "Đã gửi giấy tờ bổ sung, chờ cơ quan kiểm tra và tiếp nhận; thời hạn đang tạm dừng."
        : dossier is { State: BusinessState.Consulting, PausedAt: not null } ? "Cơ quan đang lấy ý kiến phối hợp; thời hạn tạm dừng theo pháp luật chuyên ngành."
        : State(dossier.State);

    /// <summary>What a state means, in a sentence.</summary>
    public static string State(BusinessState state) => state switch
    {
        BusinessState.Draft => "Bản nháp, chưa nộp.",
        BusinessState.Submitted => "Cơ quan đã nhận được hồ sơ và sẽ trả lời việc tiếp nhận.",
        BusinessState.IntakeReview => "Cơ quan đang kiểm tra giấy tờ.",
        BusinessState.IntakeSupplement => "Hồ sơ cần bổ sung trước khi được tiếp nhận.",
        BusinessState.RejectedIntake => "Hồ sơ không được tiếp nhận.",
        BusinessState.Accepted => "Hồ sơ đã được tiếp nhận, đang chuyển đến đơn vị giải quyết.",
        BusinessState.InProcess => "Hồ sơ đang được giải quyết.",
        BusinessState.SupplementRequested => "Cơ quan chờ giấy tờ bổ sung; thời hạn đang tạm dừng.",
        BusinessState.FinancialDuty => "Cơ quan chờ người nộp thực hiện nghĩa vụ tài chính; thời hạn đang tạm dừng.",
        BusinessState.Suspended => "Hồ sơ tạm dừng giải quyết.",
        BusinessState.Consulting => "Cơ quan đang lấy ý kiến phối hợp; thời hạn vẫn tính.",
        BusinessState.Interlinked => "Các cơ quan liên thông đang giải quyết phần việc của mình; thời hạn vẫn tính.",
        BusinessState.StopRequested => "Đề nghị rút hồ sơ đang chờ lãnh đạo cơ quan trả lời.",
        BusinessState.Stopped => "Cơ quan đã dừng giải quyết hồ sơ.",
        BusinessState.Withdrawn => "Hồ sơ đã được rút.",
        BusinessState.DecidedGrant or BusinessState.DecidedRefuse => "Kết quả đã ký, đang lấy số và phát hành.",
        BusinessState.Issued => "Đã có kết quả, chờ nhận.",
        BusinessState.Done => "Kết quả đã được trả.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What the applicant has to do now.</summary>
    public static string Next(Dossier dossier) => dossier.State switch
    {
        BusinessState.IntakeSupplement => "Bổ sung giấy tờ theo yêu cầu của cơ quan.",
        BusinessState.SupplementRequested when dossier.SupplementHandedInAt is null => "Bổ sung giấy tờ theo yêu cầu của cơ quan.",
        BusinessState.Accepted when DossierTimes.AwaitsPayment(dossier) => "Nộp đủ phí, lệ phí: thời hạn giải quyết tính từ khi nộp.",
        BusinessState.FinancialDuty => "Nộp khoản tiền theo thông báo của cơ quan dưới đây, rồi gửi chứng từ cho nơi tiếp nhận hồ sơ.",
        BusinessState.Issued when dossier.FeeOwed > 0 => "Nộp phí, lệ phí còn thiếu để nhận kết quả.",
        BusinessState.Issued => "Nhận kết quả.",
        BusinessState.RejectedIntake => "Xem lý do; có thể chuẩn bị lại và nộp hồ sơ mới.",
        _ => "Chưa phải làm gì. Khi cần, cơ quan sẽ báo tại đây.",
    };

    /// <summary>A colour for the state; never its only sign.</summary>
    public static string Colour(BusinessState state) => state switch
    {
        BusinessState.IntakeSupplement or BusinessState.SupplementRequested or BusinessState.FinancialDuty or BusinessState.Suspended => "orange",
        BusinessState.RejectedIntake or BusinessState.Stopped => "red",
        BusinessState.Issued or BusinessState.Done => "green",
        BusinessState.Withdrawn or BusinessState.Draft => "grey",
        _ => "blue",
    };
}
