using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Mails;

/// <summary>
/// What the applicant reads of a change by e-mail. It says less than the notice in the program: reasons that officials wrote stay in the letter, which is
/// read on the page that follows the dossier.
/// </summary>
public static class DossierMails
{
    private const string InTheLetter = "Lý do và căn cứ ghi trong";

    /// <summary>An e-mail.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Title">What its subject begins with.</param>
    /// <param name="Text">What it says.</param>
    public sealed record Letter(MailKind Kind, string Title, string Text);

    /// <summary>The e-mail of an event; null when there is none.</summary>
    public static Letter? For(string type, Dossier dossier, DossierEventData data)
    {
        var name = dossier.Code ?? dossier.RequestNumber;
        return type switch
        {
            "dossier.submitted" when dossier.Channel == Channel.Online => As(MailKind.Received, "Đã nhận yêu cầu", Notice()),
            "dossier.accepted" when DossierTimes.AwaitsPayment(dossier) => As(MailKind.FeeOwed, "Cần nộp phí, lệ phí", $"{Notice()} {Fee(dossier)}"),
            "dossier.fee_settled" when data.Due is not null => As(MailKind.Accepted, "Đã ghi nhận phí, lệ phí", Notice()),
            "dossier.accepted" => As(MailKind.Accepted, "Hồ sơ đã được tiếp nhận", $"{Notice()} {Fee(dossier)}"),
            "dossier.intake_supplement_asked" => As(MailKind.Supplement, "Cần bổ sung yêu cầu", $"Yêu cầu {name} cần bổ sung: {Items(data)}. Hạn bổ sung: {Time(dossier.IntakeSupplementLimitAt)}."),
            "dossier.supplement_asked" => As(MailKind.Supplement, "Cần bổ sung hồ sơ", $"Hồ sơ {name} cần bổ sung: {Items(data)}. Hạn bổ sung: {Time(dossier.SupplementLimitAt)}. Thời hạn giải quyết tạm dừng đến khi nhận đủ bổ sung."),
            "dossier.supplement_returned" => As(MailKind.Supplement, "Giấy tờ bổ sung còn thiếu", Notice()),
            "dossier.supplement_received" => As(MailKind.Progress, "Đã nhận bổ sung", Notice()),
            "dossier.intake_rejected" => As(MailKind.NotAccepted, "Hồ sơ không được tiếp nhận", $"Hồ sơ {name} không được tiếp nhận. {InTheLetter} Mẫu số 03, xem được ở trang tra cứu."),
            "dossier.intake_supplement_expired" => As(MailKind.NotAccepted, "Hồ sơ không được tiếp nhận", Notice()),
            "dossier.duty_determined" => As(MailKind.FeeOwed, "Cần thực hiện nghĩa vụ tài chính", $"Hồ sơ {name} phải thực hiện nghĩa vụ tài chính {Money(data.Amount)}. Thời hạn giải quyết tạm dừng đến khi cơ quan ghi nhận đã thực hiện."),
            "dossier.suspended" => As(MailKind.Progress, "Hồ sơ tạm dừng giải quyết", $"Hồ sơ {name} tạm dừng giải quyết. Lý do xem được ở trang tra cứu."),
            "dossier.resumed" or "dossier.duty_settled" => As(MailKind.Progress, "Hồ sơ được tiếp tục giải quyết", Notice()),
            "dossier.apologised" => As(MailKind.Delay, "Xin lỗi và hẹn lại", $"Cơ quan xin lỗi ông/bà vì chưa trả kết quả hồ sơ {name} đúng hẹn và xin hẹn lại {Time(data.Appointment)}. Lý do ghi trong Mẫu số 04, xem được ở trang tra cứu."),
            DossierEvents.DueRecomputed when Notice() is { Length: > 0 } moved => As(MailKind.DueMoved, data.Due is null ? "Thời hạn thay đổi" : "Ngày hẹn trả kết quả thay đổi", moved),
            DossierEvents.Moved when Notice() is { Length: > 0 } moved => As(MailKind.Progress, "Cơ quan giải quyết hồ sơ thay đổi", moved),
            "dossier.contact_corrected" => As(MailKind.Progress, "Thông tin liên lạc đã được sửa", Notice()),
            "dossier.start_recorded" => As(MailKind.Accepted, "Thời hạn giải quyết bắt đầu tính", Notice()),
            "dossier.start_corrected" => As(MailKind.DueMoved, "Ngày hẹn trả kết quả được tính lại", $"Hồ sơ {name}: lúc {dossier.StartEvent} được đính chính thành {Time(data.Happened)}, hẹn trả kết quả {Time(data.Due)}. Lý do xem được ở trang tra cứu."),
            "dossier.stage_ended" => As(MailKind.Progress, "Hồ sơ sang giai đoạn tiếp theo", Notice()),
            "dossier.reopened" => As(MailKind.Progress, "Hồ sơ được mở lại", $"Hồ sơ {name} được mở lại theo văn bản số {data.Number}; yêu cầu mới đang được kiểm tra tiếp nhận. Lý do xem được ở trang tra cứu."),
            "dossier.stopped" => As(MailKind.Stopped, "Hồ sơ dừng giải quyết", $"Hồ sơ {name} dừng giải quyết. {InTheLetter} Mẫu số 05, xem được ở trang tra cứu."),
            "dossier.supplement_expired" => As(MailKind.Stopped, "Hồ sơ dừng giải quyết", Notice()),
            "dossier.withdrawn" => As(MailKind.Withdrawn, "Hồ sơ đã được rút", Notice()),
            "dossier.withdrawal_denied" => As(MailKind.Progress, "Trả lời đề nghị rút hồ sơ", $"Đề nghị rút hồ sơ {name} không được chấp thuận. Lý do xem được ở trang tra cứu."),
            "dossier.issued" => As(MailKind.ResultReady, "Đã có kết quả", $"{Notice()} {Fee(dossier)} {Where(dossier)}"),
            "dossier.result_corrected" => As(MailKind.ResultReady, "Kết quả được thay", $"Kết quả hồ sơ {name} được thay bằng văn bản số {data.Number}. Ông/bà nhận tại Bộ phận Một cửa hoặc mở bản điện tử trên cổng."),
            "dossier.delivered" when data.Delivery == DeliveryState.Posted => As(MailKind.Delivered, "Đã gửi kết quả qua bưu chính", Notice()),
            DossierEvents.UnclaimedTold => As(MailKind.ResultReady, "Kết quả chờ ông/bà đến nhận", $"{Notice()} {Fee(dossier)}"),
            "dossier.delivered" => As(MailKind.Delivered, "Đã trả kết quả", $"{Notice()} Cảm ơn ông/bà đã sử dụng dịch vụ."),
            _ => null,
        };

        string Notice() => DossierNotices.For(type, dossier, data, reason: null) ?? "";
    }

    private static Letter As(MailKind kind, string title, string text) => new(kind, title, text.Replace("  ", " ", StringComparison.Ordinal).Trim());

    private static string Items(DossierEventData data) => string.Join("; ", data.Items ?? []);

    private static string Fee(Dossier dossier) => dossier is { Payment: PaymentState.Due, FeeAmount: > 0 } ? $"Phí, lệ phí phải nộp: {Money(dossier.FeeAmount)}." : "";

    private static string Where(Dossier dossier) => dossier.ReturnWay == ReturnWay.Post ? "Kết quả được gửi qua bưu chính đến địa chỉ ông/bà đã ghi." : "Ông/bà nhận tại Bộ phận Một cửa hoặc mở bản điện tử trên cổng.";

    private static string Money(long? amount) => amount is { } d ? ProcedureTexts.Money(d) : "";

    private static string Time(DateTime? utc) =>
        utc is { } moment ? VietnamTime.ToLocal(moment).ToString("HH:mm 'ngày' dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) : "";
}
