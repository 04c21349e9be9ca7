using CaiCach.Application.Ratings;
using CaiCach.Data.Mails;
using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Ratings;
using MimeKit;

namespace CaiCach.Application.Mails;

/// <summary>An e-mail as it is read: plain text, no name, nothing but the code and what happened.</summary>
public static class MailWords
{
    /// <summary>The page that follows a dossier.</summary>
    public static string FollowPath(string code) => "/tra-cuu?so=" + Uri.EscapeDataString(code);

    /// <summary>The page that shows a question with its answer.</summary>
    public static string QuestionPath(string code) => "/hoi-dap/cau-hoi/" + Uri.EscapeDataString(code);

    /// <summary>The page on which a petition is followed.</summary>
    public static string PetitionPath(string code) => "/phan-anh-kien-nghi/theo-doi?ma=" + Uri.EscapeDataString(code);

    /// <summary>The page on which the reader refuses e-mails.</summary>
    public static string ChoicePath(string token) => "/thu/" + token;

    /// <summary>The page that tells our messages and addresses from false ones.</summary>
    public const string PhishingPath = "/nhan-biet-gia-mao";

    /// <summary>The page of an official's notices.</summary>
    public const string NoticesPath = "/can-bo/thong-bao";

    /// <summary>The same e-mail each time it is made: its Message-ID is made of its id and its token.</summary>
    /// <param name="mail">The e-mail.</param>
    /// <param name="settings">What it says of us.</param>
    /// <param name="rating">The token of a link to rate the dossier; null for none.</param>
    /// <param name="toOrganisation">Whether it is about a dossier of an organisation.</param>
    public static MimeMessage Compose(Mail mail, MailSettings settings, string? rating = null, bool toOrganisation = false)
    {
        var reader = toOrganisation ? MessageForms.Organisation : MessageForms.Person;
        var isOfficial = mail.AccountId is not null;
        var choice = settings.Site + ChoicePath(mail.Token);
        var message = new MimeMessage
        {
            MessageId = TakeBounce.MessageIdOf(mail, MailboxAddress.Parse(settings.From).Domain),
            Date = new DateTimeOffset(mail.CreatedAt),
            Subject = mail.Subject,
            Body = new TextPart("plain")
            {
                Text = string.Join("\r\n\r\n", (string[])
                [
                    $"Kính gửi {reader},",
                    mail.Text.ReplaceLineEndings("\r\n"),
                    .. MailRules.IsAwaited(mail.Kind) ? (string[])[] : [isOfficial ? $"Xem thông báo: {settings.Site}{NoticesPath}" : mail.Kind switch
                    {
                        MailKind.Question => $"Xem câu hỏi: {settings.Site}{QuestionPath(mail.Code)}",
                        MailKind.Petition => $"Xem phản ánh, kiến nghị: {settings.Site}{PetitionPath(mail.Code)}",
                        _ => $"Xem hồ sơ: {settings.Site}{FollowPath(mail.Code)}",
                    }],
                    .. rating is null ? (string[])[] : [$"Mời {reader} đánh giá việc giải quyết hồ sơ, trong {RatingLinks.DaysOf(mail.CreatedAt, mail.CreatedAt)} ngày: {settings.Site}{RatingLinks.PathOf(rating)}"],
                    .. MailRules.IsAwaited(mail.Kind) ? (string[])[] : [MailRules.IsLegal(mail.Kind) ? "Đây là thông báo theo quy định nên luôn được gửi." : $"Nếu không muốn nhận những thư như thế này: {choice}"],
                    .. isOfficial ? (string[])[] : [$"Cơ quan không bao giờ gọi điện, nhắn tin hỏi mật khẩu, mã xác nhận. Nhận biết thư, trang giả mạo: {settings.Site}{PhishingPath}"],
                    "Thư do hệ thống một cửa điện tử tự động gửi, xin không trả lời thư này.",
                ]) + "\r\n",
            },
        };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress("", mail.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (!MailRules.IsLegal(mail.Kind) && !MailRules.IsAwaited(mail.Kind))
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{choice}>");
        }

        return message;
    }
}
