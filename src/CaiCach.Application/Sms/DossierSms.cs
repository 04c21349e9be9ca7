using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;

namespace CaiCach.Application.Sms;

/// <summary>
/// What the applicant reads of a change in a text message: the code, what happened, what to do; no name, no reason, no paper. Mere progress is not told: a text
/// message costs, and wakes.
/// </summary>
public static class DossierSms
{
    /// <summary>A text message.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Text">What it says, without diacritics and without its link.</param>
    public sealed record Words(MailKind Kind, string Text);

    /// <summary>The message of an event; null when there is none. It tells of what an e-mail tells of.</summary>
    public static Words? For(string type, Dossier dossier, DossierEventData data)
    {
        if (DossierMails.For(type, dossier, data) is not { } letter)
        {
            return null;
        }

        var code = dossier.Code ?? dossier.RequestNumber;
        var text = letter.Kind switch
        {
            MailKind.Received => $"Đã nhận yêu cầu {code}.",
            MailKind.Accepted => $"Hồ sơ {code} đã được tiếp nhận{Until(", hẹn trả", dossier.DueAt)}.",
            MailKind.FeeOwed => $"Hồ sơ {code} cần nộp phí, lệ phí hoặc nghĩa vụ tài chính.",
            MailKind.Supplement => $"{code} cần bổ sung{Until(" trước", dossier.AcceptedAt is null ? dossier.IntakeSupplementLimitAt : dossier.SupplementLimitAt)}.",
            MailKind.NotAccepted => $"{code} không được tiếp nhận.",
            MailKind.Stopped => $"Hồ sơ {code} đã dừng giải quyết.",
            MailKind.Delay => $"Xin lỗi ông/bà, hồ sơ {code} hẹn lại{Until("", data.Appointment)}.",
            MailKind.DueMoved when data.Due is not null => $"Hồ sơ {code}: ngày hẹn trả đổi thành{Until("", data.Due)}.",
            MailKind.Withdrawn => $"Hồ sơ {code} đã được rút theo đề nghị.",
            MailKind.ResultReady when type == DossierEvents.UnclaimedTold => $"Kết quả hồ sơ {code} chưa có người nhận, mời đến Bộ phận Một cửa.",
            MailKind.Delivered when data.Delivery == DeliveryState.Posted => $"Đã gửi kết quả hồ sơ {code} qua bưu chính, số vận đơn {data.Number}.",
            MailKind.ResultReady => dossier.ReturnWay == ReturnWay.Post ? $"Hồ sơ {code} đã có kết quả, gửi qua bưu chính." : $"Hồ sơ {code} đã có kết quả, mời nhận tại Bộ phận Một cửa.",
            MailKind.Delivered => $"Đã trả kết quả hồ sơ {code}.",
            _ => null,
        };
        return text is null ? null : new(letter.Kind, SmsRules.Unaccented(text));
    }

    private static string Until(string before, DateTime? utc) =>
        utc is { } moment ? $"{before} {VietnamTime.ToLocal(moment).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)}" : "";
}
