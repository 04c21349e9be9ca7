using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Mails;
using CaiCach.Data.Outbox;
using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CaiCach.Application.Mails;

/// <summary>
/// A mail server reports (RFC 3464) that an e-mail of ours does not arrive, or is late. Known as ours is only what carries the Message-ID the e-mail went out with,
/// half of which nobody can guess. Told twice is as once; about an e-mail that is on its way to a corrected address an old report says nothing.
/// </summary>
public sealed class TakeBounce(CaiCachDb db)
{
    /// <summary>The longest report that is read, in bytes.</summary>
    public const int Longest = 1 << 20;

    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>The e-mail is marked as one that did not arrive.</summary>
        Failed,

        /// <summary>Noted that it is late.</summary>
        Delayed,

        /// <summary>Nothing to change: known already, good news, or the e-mail goes elsewhere by now.</summary>
        Nothing,

        /// <summary>Not a report of a mail server.</summary>
        NotAReport,

        /// <summary>About no e-mail of ours.</summary>
        NotOurs,
    }

    private sealed record Report(string MessageId, string To, BounceKind Kind, string? Status);

    /// <summary>The Message-ID an e-mail goes out with, the same each time: its id, and what only who has seen the e-mail knows.</summary>
    public static string MessageIdOf(Mail mail, string domain) => $"{mail.Id:n}.{MarkOf(mail.Token)}@{domain}";

    /// <summary>Takes a report as it came.</summary>
    public async Task<Outcome> RunAsync(ActContext context, ReadOnlyMemory<byte> message, CancellationToken cancel = default)
    {
        if (Read(message) is not { } report)
        {
            return Outcome.NotAReport;
        }

        if (await MailOfAsync(report.MessageId, cancel) is not { } mail)
        {
            return Outcome.NotOurs;
        }

        if (report.Kind == BounceKind.None || MailTopic.KeyOf(mail.Address) != MailTopic.KeyOf(report.To))
        {
            return Outcome.Nothing;
        }

        var state = report.Kind == BounceKind.Failed ? MailState.SetAside : MailState.Sent;
        var said = BounceRules.Say(report.Kind, report.Status);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = await db.Mails.Where(m => m.Id == mail.Id && m.State == MailState.Sent && m.Address == mail.Address && (m.Trouble == null || m.Trouble != said))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.Trouble, said), cancel);
        if (changed == 0)
        {
            return Outcome.Nothing;
        }

        if (report.Kind == BounceKind.Failed && mail.AccountId is null && await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(d => d.Id == mail.DossierId, cancel) is { } dossier)
        {
            db.Outbox.Add(OfficialNoticeTopic.Message(Ids.New(context.Now), dossier, null, context.Now, [Told(dossier, mail, said)]));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return report.Kind == BounceKind.Failed ? Outcome.Failed : Outcome.Delayed;
    }

    /// <summary>Whoever handles the dossier; before and after that, the counter.</summary>
    private static OfficialNotices.Told Told(Dossier dossier, Mail mail, string said)
    {
        var text = OfficialWords.Of(MessageKind.OfficialMailReturned, ("ma_ho_so", dossier.Code ?? dossier.RequestNumber), ("tieu_de", mail.Subject.Split(':')[0]), ("loi_bao", said));
        return dossier is { AcceptedAt: not null, FinishedAt: null, AssigneeId: { } officer }
            ? new(NoticeKind.Undelivered, text, officer)
            : new(NoticeKind.Undelivered, text, roles: [Role.Receiver], bodyId: dossier.CounterId);
    }

    private async Task<Mail?> MailOfAsync(string messageId, CancellationToken cancel)
    {
        var parts = messageId.Split('@')[0].Split('.');
        return parts is [var id, var mark] && Guid.TryParseExact(id, "n", out var known)
            && await db.Mails.AsNoTracking().FirstOrDefaultAsync(m => m.Id == known, cancel) is { } mail
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mark), Encoding.UTF8.GetBytes(MarkOf(mail.Token)))
            ? mail
            : null;
    }

    /// <summary>128 bits made of the token, from which the token cannot be had back: a Message-ID stands in the logs of mail servers, the link to refuse e-mails does not.</summary>
    private static string MarkOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("message-id " + token))[..16]);

    /// <summary>The report and, from the e-mail it gives back, which one and to whom it went; null when it lacks any of these.</summary>
    private static Report? Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > Longest)
        {
            return null;
        }

        try
        {
            using var stream = new MemoryStream(message.ToArray());
            using var read = MimeMessage.Load(stream);
            if (read.Body is not MultipartReport parts || parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status
                || Returned(parts) is not { } headers || headers[HeaderId.MessageId] is not { } id || headers[HeaderId.To] is not { } to || !InternetAddressList.TryParse(to, out var readers))
            {
                return null;
            }

            var told = status.StatusGroups.Select(g => (Kind: BounceRules.Of(g["Action"], g["Status"]), Status: g["Status"])).MaxBy(g => g.Kind);
            return new(id.Trim().Trim('<', '>'), readers.Mailboxes.FirstOrDefault()?.Address ?? "", told.Kind, told.Status);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The headers of the e-mail that is given back, whole or in its headers alone.</summary>
    private static HeaderList? Returned(MultipartReport parts) => parts.Select(p => p switch
    {
        MimeKit.MessagePart { Message.Headers: { } headers } => headers,
        TextPart { ContentType: var type } text when type.IsMimeType("text", "rfc822-headers") => HeadersOf(text),
        _ => null,
    }).FirstOrDefault(h => h is not null);

    private static HeaderList HeadersOf(TextPart text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Text + "\r\n\r\n"));
        return HeaderList.Load(stream);
    }
}
