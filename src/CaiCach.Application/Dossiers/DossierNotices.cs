using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What the applicant is told of a change; null when there is nothing to tell.</summary>
public static class DossierNotices
{
    /// <summary>The sentence for an event.</summary>
    /// <param name="type">Which event.</param>
    /// <param name="dossier">The dossier, after it.</param>
    /// <param name="data">Its facts.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="procedure">The procedure of the dossier, which says what has to be paid with a supplement; null where that is not told.</param>
    public static string? For(string type, Dossier dossier, DossierEventData data, string? reason, ProcedureVersion? procedure = null)
    {
        var name = dossier.Code ?? dossier.RequestNumber;
        return type switch
        {
            "dossier.submitted" when data.Assist is not null => $"Cán bộ đã hỗ trợ nộp trực tuyến yêu cầu {name} trong tài khoản của ông/bà, theo sự đồng ý của ông/bà. Cơ quan trả lời việc tiếp nhận chậm nhất {Time(dossier.IntakeDueAt)}. Nếu ông/bà không đồng ý nộp, hãy rút hồ sơ và báo cho cơ quan.",
            "dossier.submitted" when data.FromDraft is true => $"Cán bộ quầy đã nộp trực tiếp yêu cầu {name} từ bản nháp của ông/bà, theo mã ông/bà đưa; bản nháp không còn. Cơ quan trả lời việc tiếp nhận chậm nhất {Time(dossier.IntakeDueAt)}.",
            "dossier.submitted" => $"Đã nhận yêu cầu {name}. Cơ quan trả lời việc tiếp nhận chậm nhất {Time(dossier.IntakeDueAt)}.",
            "dossier.intake_supplement_asked" or "dossier.supplement_asked" => $"Hồ sơ {name} cần bổ sung: {string.Join("; ", data.Items ?? [])}.{FeeAsked(procedure, dossier)}{Basis(data)}",
            "dossier.intake_rejected" => $"Hồ sơ {name} không được tiếp nhận. Lý do: {reason}{Basis(data)}{(data.Guidance is { } place ? $" Nơi có thẩm quyền giải quyết: {place}." : "")}",
            "dossier.intake_supplement_expired" => $"Hồ sơ {name} không được tiếp nhận vì quá thời hạn bổ sung.",
            "dossier.accepted" when DossierTimes.AwaitsPayment(dossier) => $"Hồ sơ đã được tiếp nhận, mã hồ sơ {name}. Thời hạn giải quyết tính từ khi nộp đủ phí, lệ phí.",
            "dossier.accepted" when DossierTimes.AwaitsEvent(dossier) => $"Hồ sơ đã được tiếp nhận, mã hồ sơ {name}. Thời hạn giải quyết tính từ khi {dossier.StartEvent}; ngày hẹn trả được báo khi cơ quan ghi nhận.",
            "dossier.start_recorded" => $"Hồ sơ {name}: đã {dossier.StartEvent} lúc {Time(data.Happened)}; thời hạn bắt đầu tính, hẹn trả kết quả {Time(data.Due)}.",
            "dossier.filing_corrected" when data.DeskDue is not null => $"Cơ quan đính chính thông tin nộp của yêu cầu {name}; trả lời việc tiếp nhận chậm nhất {Time(data.DeskDue)}.",
            "dossier.filing_corrected" when data.Due != data.DueBefore => $"Cơ quan đính chính thông tin nộp của hồ sơ {name}.{Due(dossier)}{Again(data)}",
            "dossier.reply_corrected" when data.Due is not null && data.Due != data.RunningDueBefore => $"Thời hạn trả kết quả hồ sơ {name} được tính lại vì ngày trả lời của cơ quan phối hợp được đính chính: {Time(data.Due)}.{Again(data)}",
            "dossier.start_corrected" => $"Hồ sơ {name}: lúc {dossier.StartEvent} được đính chính thành {Time(data.Happened)}, hẹn trả kết quả {Time(data.Due)}.{Again(data)} Lý do: {reason}",
            "dossier.fee_settled" when data.Due is not null => $"Đã ghi nhận phí, lệ phí của hồ sơ {name}{Came(data)}, hẹn trả kết quả {Time(data.Due)}.",
            "dossier.fee_settled" => $"Đã ghi nhận việc nộp hoặc miễn phí, lệ phí của hồ sơ {name}; chứng từ số {data.Number}.",
            "dossier.fee_part_paid" => $"Đã ghi nhận {Money(data.Amount)} phí, lệ phí của hồ sơ {name}, biên lai số {data.Number}; còn phải nộp {Money(data.Owed)}.",
            "dossier.fee_reversed" => $"Đã hủy ghi nhận {Money(data.Amount)} phí, lệ phí của hồ sơ {name}{(data.Number is { } receipt ? $", chứng từ số {receipt}" : "")}, do ghi nhầm; còn phải nộp {Money(data.Owed)}{(dossier.FinishedAt is null ? "" : ", nộp đủ thì được nhận kết quả")}. Lý do: {reason}",
            "dossier.duty_part_paid" => $"Đã ghi nhận {Money(data.Amount)} nghĩa vụ tài chính của hồ sơ {name}, chứng từ số {data.Number}; còn phải nộp {Money(data.Owed)}{(dossier.PausedAt is null ? "" : ", nộp đủ thì thời hạn được tính tiếp")}.",
            "dossier.duty_part_reversed" => $"Đã hủy ghi nhận {Money(data.Amount)} nghĩa vụ tài chính của hồ sơ {name}, chứng từ số {data.Number}, do ghi nhầm; còn phải nộp {Money(data.Owed)}. Lý do: {reason}",
            "dossier.accepted" => dossier.DueAt is null
                ? $"Hồ sơ đã được tiếp nhận, mã hồ sơ {name}."
                : $"Hồ sơ đã được tiếp nhận, mã hồ sơ {name}, hẹn trả kết quả {Time(dossier.DueAt)}.",
            "dossier.supplement_received" when dossier.DueAt is null => $"Đã nhận đủ giấy tờ bổ sung của hồ sơ {name}.{OfOthers(data)}{WithSupplement(data)}",
            "dossier.supplement_received" => $"Đã nhận đủ giấy tờ bổ sung của hồ sơ {name}. {NewDue(dossier)}: {Time(dossier.DueAt)}.{Again(data)}{WithSupplement(data)}",
            "dossier.resubmitted" => $"Đã nhận giấy tờ bổ sung của yêu cầu {name}{(data.AfterLimit is true ? ", sau hạn bổ sung" : "")}. Cơ quan trả lời việc tiếp nhận chậm nhất {Time(dossier.IntakeDueAt)}.",
            "dossier.paper_added" => $"Bộ phận Một cửa đã nhận thêm giấy tờ của yêu cầu {name}.",
            "dossier.supplement_handed_in" => $"Đã nhận giấy tờ bổ sung của hồ sơ {name}{(data.AfterLimit is true ? ", sau hạn bổ sung" : "")}. Cơ quan kiểm tra rồi báo lại: đã đủ, hoặc còn thiếu gì.{WithSupplement(data)}",
            "dossier.supplement_returned" => $"Giấy tờ bổ sung của hồ sơ {name} còn thiếu: {string.Join("; ", data.Missing ?? [])}. Hạn bổ sung: {Time(dossier.SupplementLimitAt)}.",
            "dossier.originals_returned" => $"Đã trả lại bản chính giấy tờ của hồ sơ {name}.",
            "dossier.contact_corrected" => $"Thông tin liên lạc của hồ sơ {name} đã được sửa. Nếu {Owner(dossier)} không yêu cầu việc này, hãy báo Bộ phận Một cửa.",
            "dossier.owner_corrected" => $"Cơ quan đã sửa thông tin chủ hồ sơ, người nộp của hồ sơ {name}{(data.Letter is null ? "" : $"; giấy tiếp nhận mới số {data.Letter}")}. Nếu thấy chưa đúng, hãy báo Bộ phận Một cửa.",
            "dossier.supplement_expired" => $"Hồ sơ {name} dừng giải quyết vì quá thời hạn bổ sung.",
            "dossier.duty_determined" => $"Hồ sơ {name} phải thực hiện nghĩa vụ tài chính {Money(data.Amount)}. {reason}",
            "dossier.duty_settled" => $"Đã ghi nhận nghĩa vụ tài chính của hồ sơ {name}{Came(data)}.{Due(dossier)}{OfOthers(data)}{Again(data)}",
            "dossier.stage_ended" => $"Hồ sơ {name} chuyển sang giai đoạn tiếp theo. {reason}{Due(dossier)}",
            "dossier.stage_end_corrected" => $"Hồ sơ {name}: lúc kết thúc giai đoạn trước được đính chính thành {Time(data.Happened)}.{Due(dossier)}{OfOthers(data)}{Again(data)} Lý do: {reason}",
            "dossier.fee_refunded" => $"Đã hoàn {Money(data.Amount)} phí, lệ phí của hồ sơ {name} theo văn bản số {data.Number}. Lý do: {reason}{Basis(data)}",
            "dossier.duty_refunded" => $"Đã hoàn {Money(data.Amount)} nghĩa vụ tài chính của hồ sơ {name} theo văn bản số {data.Number}. Lý do: {reason}{Basis(data)}",
            "dossier.money_kept" => $"Khoản {Money(data.Amount)} đã nộp của hồ sơ {name} không được hoàn. Lý do: {reason}{Basis(data)}",
            "dossier.suspended" => $"Hồ sơ {name} tạm dừng giải quyết. Lý do: {reason}",
            "dossier.resumed" => $"Hồ sơ {name} được tiếp tục giải quyết.{Due(dossier)}{OfOthers(data)}{Again(data)}",
            "dossier.opinion_given" or "dossier.outside_replied" or "dossier.consultation_ended" or "dossier.consultation_recalled" when EndsPause(data) => $"Hồ sơ {name}: cơ quan không còn phải chờ ý kiến phối hợp, thời hạn được tính tiếp.{Due(dossier)}{OfOthers(data)}{Again(data)}",
            "dossier.apologised" => $"Cơ quan xin lỗi {Owner(dossier)} vì chưa trả kết quả hồ sơ {name} đúng hẹn và xin hẹn lại {Time(data.Appointment)}. Lý do: {reason}",
            "dossier.result_corrected" => $"Kết quả hồ sơ {name} được thay bằng văn bản số {data.Number}. Lý do: {reason}",
            "dossier.reopened" => $"Hồ sơ {name} được mở lại theo văn bản số {data.Number}; yêu cầu mới đang được kiểm tra tiếp nhận. Lý do: {reason}",
            "dossier.withdrawal_requested" when data.To == BusinessState.Withdrawn => $"Hồ sơ {name} đã được rút theo đề nghị{OnPaper(data)}.{NotMine(dossier, data)}",
            "dossier.withdrawal_requested" => $"Đã nhận đề nghị rút hồ sơ {name}{OnPaper(data)}; lãnh đạo cơ quan trả lời đề nghị này.{NotMine(dossier, data)}",
            "dossier.withdrawn" => $"Hồ sơ {name} đã được rút theo đề nghị.",
            "dossier.withdrawal_cancelled" => $"Đã ghi nhận việc thôi đề nghị rút hồ sơ {name}; hồ sơ tiếp tục được giải quyết.",
            "dossier.withdrawal_denied" => $"Đề nghị rút hồ sơ {name} không được chấp thuận. Lý do: {reason}",
            "dossier.stopped" => $"Hồ sơ {name} dừng giải quyết. Lý do: {reason}{Basis(data)}",
            "dossier.route_accepted" => $"Hồ sơ {name} từ nay do {data.OtherSystem?.Name} xử lý; mã hồ sơ và thời hạn giữ nguyên. Việc bổ sung, rút hồ sơ làm tại {dossier.MasterAddress}.",
            "dossier.back_accepted" => $"Hồ sơ {name} từ nay lại do cơ quan xử lý tại đây; mã hồ sơ và thời hạn giữ nguyên.",
            "dossier.status_reported" when data.OtherSystem is { Older: null, Status: { } status } => $"{data.OtherSystem.Name} báo lúc {Time(data.OtherSystem.At)}: hồ sơ {name} ở trạng thái “{BusinessStates.NationalName(status)}”.",
            "dossier.issued" or "dossier.result_reported" => $"Hồ sơ {name} đã có kết quả: văn bản số {data.Number}.",
            "dossier.delivered" when data.Delivery == DeliveryState.Posted => $"Kết quả hồ sơ {name} đã gửi qua bưu chính ({data.Carrier}), số vận đơn {data.Number}.",
            "dossier.post_delivered" => $"Bưu chính đã giao kết quả hồ sơ {name} lúc {Time(data.PostDelivered)}.",
            "dossier.post_returned" => $"Bưu chính không phát được kết quả hồ sơ {name} và đã trả về Bộ phận Một cửa. Lý do: {reason} Mời {Owner(dossier)} đến nhận, hoặc sửa địa chỉ nhận kết quả rồi báo Bộ phận Một cửa gửi lại.",
            DossierEvents.Archived => $"Kết quả hồ sơ {name} chưa có người nhận nên đã chuyển lưu trữ; kết quả vẫn nhận được tại Bộ phận Một cửa.",
            DossierEvents.UnclaimedTold => $"Kết quả hồ sơ {name} đang chờ {Owner(dossier)} đến nhận tại Bộ phận Một cửa.",
            "dossier.delivered" => $"Đã trả kết quả hồ sơ {name}.",
            DossierEvents.Moved when data.MovedFrom is not null => $"Hồ sơ {name} từ nay do cơ quan khác giải quyết; mã hồ sơ và thời hạn giữ nguyên. {reason}",
            DossierEvents.DueRecomputed when MovesSupplement(dossier, data) => $"Thời hạn bổ sung hồ sơ {name} được tính lại theo lịch làm việc mới: {Time(data.DeskDue)}.{(data.Due is null ? "" : Due(dossier))}{Again(data)}",
            DossierEvents.DueRecomputed when data.AppointmentBefore is not null => $"Ngày hẹn lại trả kết quả hồ sơ {name} được tính lại theo lịch làm việc mới: {Time(data.Appointment)}.",
            DossierEvents.DueRecomputed when data.MovedStage is { } stage => $"Hồ sơ {name}: thời gian dành cho người nộp hoặc bên thứ ba của giai đoạn đang thực hiện được tính lại theo lịch làm việc mới: đến {Time(stage.Due)}.",
            DossierEvents.DueRecomputed when data.Due is null => dossier.State switch
            {
                BusinessState.Submitted or BusinessState.IntakeReview => $"Thời hạn trả lời việc tiếp nhận yêu cầu {name} được tính lại theo lịch làm việc mới: {Time(data.DeskDue)}.",
                BusinessState.IntakeSupplement => $"Thời hạn bổ sung yêu cầu {name} được tính lại theo lịch làm việc mới: {Time(data.DeskDue)}.",
                _ => null,
            },
            DossierEvents.DueRecomputed => $"Thời hạn trả kết quả hồ sơ {name} được tính lại theo lịch làm việc mới: {Time(dossier.DueAt)}.",
            _ => null,
        };
    }

    /// <summary>Whether a new working calendar moved the time that the applicant has for a supplement.</summary>
    internal static bool MovesSupplement(Dossier dossier, DossierEventData data) => data.DeskDue is not null && dossier is { State: BusinessState.SupplementRequested, SupplementHandedInAt: null };

    /// <summary>Whether the clock runs again with the change, and a date that was told moved with it.</summary>
    internal static bool EndsPause(DossierEventData data) => data.PauseTo is not null && (data.Due is not null || data.MovedStage is not null);

    /// <summary>The sentence that the due date passed without a result and without an apology.</summary>
    public static string OfLate(Dossier dossier) => $"Hồ sơ {dossier.Code} đã quá hẹn trả kết quả {Time(dossier.DueAt)} mà chưa có kết quả. Cơ quan đang tiếp tục giải quyết và báo ngay khi có kết quả.";

    private static string OnPaper(DossierEventData data) => data.OnPaper is true ? " nộp trên giấy tại quầy" : "";

    private static string NotMine(Dossier dossier, DossierEventData data) => data.OnPaper is true ? $" Nếu {Owner(dossier)} không đề nghị việc này, hãy báo ngay Bộ phận Một cửa." : "";

    private static string Basis(DossierEventData data) => string.IsNullOrWhiteSpace(data.LegalBasis) ? "" : $" Căn cứ: {data.LegalBasis}";

    private static string Came(DossierEventData data) => data.Happened is { } moment ? $" từ {Time(moment)}" : "";

    private static string Due(Dossier dossier) => dossier.DueAt is { } due ? $" {(dossier.Stages.Count > 0 ? "Hạn của giai đoạn này" : "Thời hạn trả kết quả")}: {Time(due)}." : "";

    private static string NewDue(Dossier dossier) => dossier.Stages.Count > 0 ? "Hạn mới của giai đoạn này" : "Thời hạn trả kết quả mới";

    /// <summary>The time of the applicant or of third parties in the stage under way, where the change moved its end.</summary>
    private static string OfOthers(DossierEventData data) => data.MovedStage is { } stage ? $" Thời gian dành cho người nộp hoặc bên thứ ba đến {Time(stage.Due)}." : "";

    /// <summary>The appointment named with an apology, where the change moved it.</summary>
    private static string Again(DossierEventData data) => data.AppointmentBefore is null ? "" : $" Ngày hẹn lại chuyển thành {Time(data.Appointment)}.";

    /// <summary>What has to be paid with the supplement that is asked for.</summary>
    private static string FeeAsked(ProcedureVersion? procedure, Dossier dossier) => SupplementFees.Words(procedure, dossier) is { } fee ? $" Phí, lệ phí phải nộp khi bổ sung: {fee}." : "";

    /// <summary>What became owed because a supplement was received.</summary>
    private static string WithSupplement(DossierEventData data) => data.Amount is > 0 ? $" Phí, lệ phí nộp khi bổ sung: {Money(data.Amount)}; tổng còn phải nộp {Money(data.Owed)}, nộp trước khi nhận kết quả." : "";

    /// <summary>How the owner is called: an organisation by its name, as only the program itself may say it.</summary>
    private static string Owner(Dossier dossier) => dossier.ApplicantKind.IsPerson() ? "ông/bà" : dossier.OwnerName;

    private static string Money(long? amount) => amount is { } d ? ProcedureTexts.Money(d) : "";

    private static string Time(DateTime? utc) =>
        utc is { } moment ? VietnamTime.ToLocal(moment).ToString("HH:mm 'ngày' dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) : "";
}
