using CaiCach.Data.Mails;
using CaiCach.Law.Mails;
using MimeKit;

namespace CaiCach.Application.Mails;

/// <summary>An e-mail as it is read: plain text, no name, nothing but the code and what happened.</summary>
public static class MailWords
{
    /// <summary>The page that follows a dossier.</summary>
    public static string FollowPath(string code) => "/tra-cuu?so=" + Uri.EscapeDataString(code);

    /// <summary>The page on which the reader refuses e-mails.</summary>
    public static string ChoicePath(string token) => "/thu/" + token;

    /// <summary>The page of an official's notices.</summary>
    public const string NoticesPath = "/can-bo/thong-bao";

    /// <summary>The same e-mail each time it is made: its Message-ID is made of its id.</summary>
    public static MimeMessage Compose(Mail mail, MailSettings settings)
    {
        var isOfficial = mail.AccountId is not null;
        var choice = settings.Site + ChoicePath(mail.Token);
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:n}@{MailboxAddress.Parse(settings.From).Domain}",
            Date = new DateTimeOffset(mail.CreatedAt),
            Subject = mail.Subject,
            Body = new TextPart("plain")
            {
                Text = string.Join("\r\n\r\n",
                [
                    "Kính gửi ông/bà,",
                    mail.Text,
                    isOfficial ? $"Xem thông báo: {settings.Site}{NoticesPath}" : $"Xem hồ sơ: {settings.Site}{FollowPath(mail.Code)}",
                    MailRules.IsLegal(mail.Kind) ? "Đây là thông báo theo quy định nên luôn được gửi." : $"Nếu không muốn nhận những thư như thế này: {choice}",
                    "Thư do hệ thống một cửa điện tử tự động gửi, xin không trả lời thư này.",
                ]) + "\r\n",
            },
        };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress("", mail.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (!MailRules.IsLegal(mail.Kind))
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{choice}>");
        }

        return message;
    }
}
