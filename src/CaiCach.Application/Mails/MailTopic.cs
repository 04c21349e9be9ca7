using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Ratings;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Mails;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Ratings;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Mails;

/// <summary>
/// Sends e-mails. What became of each is kept with it: one that the mail server took is not sent again, whatever ends before the outbox knows. Only when the
/// server's own yes is lost on the way a second copy goes out, with the same Message-ID, which mail programs show once.
/// </summary>
public sealed class MailTopic(MailSettings settings, SmtpSender sender) : IOutboxTopic
{
    /// <summary>The name of the topic.</summary>
    public const string Topic = "mail";

    private const int LongestText = 4000;
    private const int LongestSubject = 200;
    private const int LongestTrouble = 500;

    private sealed record Payload(Guid Mail);

    /// <inheritdoc />
    public string Name => Topic;

    /// <inheritdoc />
    public bool IsSlow => true;

    /// <summary>The e-mail to the applicant of a change, with its message; nothing when there is no address.</summary>
    public static IEnumerable<object> Rows(Dossier dossier, DossierMessages.Words words, EventRow row) => dossier.Email is not { Length: > 0 } address ? [] : Rows(new()
    {
        Id = Ids.Numbered(row.Id, 202),
        DossierId = dossier.Id,
        EventId = row.Id,
        Address = address,
        Kind = words.Kind,
        Code = dossier.Code ?? dossier.RequestNumber,
        Subject = words.Subject,
        Text = words.Text,
        CreatedAt = row.At,
    }, dossier.Id, dossier.Version);

    /// <summary>The e-mail with a one-time code; nothing where there is no address.</summary>
    internal static IEnumerable<object> Rows(Guid code, MailKind kind, string? address, (string Subject, string Text) letter, EventRow row) => address is not { Length: > 0 } ? [] : Rows(new()
    {
        Id = Ids.Numbered(row.Id, 202),
        DossierId = code,
        EventId = row.Id,
        Address = address,
        Kind = kind,
        Subject = letter.Subject,
        Text = letter.Text,
        CreatedAt = row.At,
    }, code, 1);

    /// <summary>The e-mail that goes with a notice to an official.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="letter">Its subject, and what it says; null for what the notice says.</param>
    public static IEnumerable<object> Rows(Notice notice, string address, (string Subject, string Text)? letter = null) => Rows(new()
    {
        Id = Ids.Numbered(notice.Id, 203),
        DossierId = notice.DossierId,
        EventId = notice.EventId,
        AccountId = notice.AccountId,
        Address = address,
        Kind = MailKind.Official,
        Subject = TypedText.Cut(letter?.Subject ?? "Thông báo từ hệ thống một cửa điện tử", LongestSubject),
        Text = TypedText.Cut(letter?.Text ?? notice.Text, LongestText),
        CreatedAt = notice.CreatedAt,
    }, notice.Id, 0);

    /// <summary>An e-mail to an official that goes with no notice.</summary>
    /// <param name="id">Made of what it is about, so that it is written once.</param>
    /// <param name="account">The official.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="text">What it says.</param>
    /// <param name="at">When it was written.</param>
    internal static IEnumerable<object> Rows(Guid id, Guid account, string address, string subject, string text, DateTime at) => Rows(new()
    {
        Id = id,
        EventId = id,
        AccountId = account,
        Address = address,
        Kind = MailKind.Official,
        Subject = TypedText.Cut(subject, LongestSubject),
        Text = TypedText.Cut(text, LongestText),
        CreatedAt = at,
    }, id, 0);

    /// <summary>The e-mail to whoever asked a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="version">Its version.</param>
    /// <param name="code">What it is looked up by.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="row">The event it tells of.</param>
    /// <param name="letter">What its subject begins with, and what it says.</param>
    public static IEnumerable<object> Rows(Guid question, int version, string code, string address, EventRow row, (string Title, string Text) letter) => Rows(new()
    {
        Id = Ids.Numbered(row.Id, 202),
        DossierId = question,
        EventId = row.Id,
        Address = address,
        Kind = MailKind.Question,
        Code = code,
        Subject = $"{letter.Title}: {code}",
        Text = TypedText.Cut(letter.Text, LongestText),
        CreatedAt = row.At,
    }, question, version);

    /// <summary>The e-mail to whoever sent a petition.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="row">The event it tells of.</param>
    /// <param name="letter">Its subject, and what it says.</param>
    internal static IEnumerable<object> Rows(Petition petition, string address, EventRow row, (string Subject, string Text) letter) => Rows(new()
    {
        Id = Ids.Numbered(row.Id, 202),
        DossierId = petition.Id,
        EventId = row.Id,
        Address = address,
        Kind = MailKind.Petition,
        Code = petition.Code,
        Subject = letter.Subject,
        Text = TypedText.Cut(letter.Text, LongestText),
        CreatedAt = row.At,
    }, petition.Id, petition.Version);

    /// <summary>A new place in the outbox for an e-mail that was set aside, to an address; however old, it goes.</summary>
    internal static OutboxMessage Again(Mail mail, string address, int version, DateTime now)
    {
        (mail.Address, mail.State, mail.Trouble) = (address, MailState.Failed, null);
        return InOutbox(mail, Ids.New(now), mail.DossierId, version, now);
    }

    /// <inheritdoc />
    public async Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (await MailOfAsync(message, db, cancel) is not { State: MailState.Queued or MailState.Failed or MailState.SetAside } mail)
        {
            return;
        }

        if (await WhyNotAsync(mail, db, now, cancel) is { } reason)
        {
            (mail.State, mail.Trouble) = (MailState.NotSent, reason);
            Forget(mail);
            await db.SaveChangesAsync(cancel);
            return;
        }

        try
        {
            await sender.SendAsync(MailWords.Compose(mail, settings, await RatingOfAsync(mail, db, now, cancel), await IsToOrganisationAsync(mail, db, cancel)), cancel);
            (mail.State, mail.SentAt, mail.Trouble) = (MailState.Sent, now, null);
        }
        catch (Exception failure) when (SmtpSender.IsRefusedForGood(failure))
        {
            (mail.State, mail.Trouble) = (MailState.SetAside, TroubleOf(failure));
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            (mail.State, mail.Trouble) = (MailState.Failed, TroubleOf(failure));
            await db.SaveChangesAsync(cancel);
            throw;
        }

        Forget(mail);
        await db.SaveChangesAsync(cancel);
    }

    /// <inheritdoc />
    public async Task SetAsideAsync(OutboxMessage message, CaiCachDb db, CancellationToken cancel)
    {
        if (await MailOfAsync(message, db, cancel) is { State: MailState.Queued or MailState.Failed } mail)
        {
            mail.State = MailState.SetAside;
            Forget(mail);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Whether it goes to an applicant whose dossier is of an organisation.</summary>
    private static async Task<bool> IsToOrganisationAsync(Mail mail, CaiCachDb db, CancellationToken cancel) =>
        mail.AccountId is null && await db.Dossiers.Where(d => d.Id == mail.DossierId).Select(d => (ApplicantKind?)d.ApplicantKind).FirstOrDefaultAsync(cancel) is { } kind && !kind.IsPerson();

    /// <summary>A code that is out, or will not go, stands nowhere any more.</summary>
    private static void Forget(Mail mail) => mail.Text = MailRules.IsAwaited(mail.Kind) ? "" : mail.Text;

    /// <summary>As it stands in the list of refusals.</summary>
    public static string KeyOf(string address) => address.ToLowerInvariant();

    private static IEnumerable<object> Rows(Mail mail, Guid stream, int version)
    {
        mail.Token = DossierCodes.NewToken();
        return
        [
            mail,
            InOutbox(mail, Ids.Numbered(mail.Id, 204), stream, version, mail.CreatedAt),
        ];
    }

    private static OutboxMessage InOutbox(Mail mail, Guid id, Guid stream, int version, DateTime at) => new()
    {
        Id = id,
        EventId = mail.EventId,
        StreamId = stream,
        StreamVersion = version,
        Topic = MailRules.IsAwaited(mail.Kind) ? CodeTopic.Of(Topic) : Topic,
        Payload = JsonSerializer.Serialize(new Payload(mail.Id)),
        CreatedAt = at,
        DueAt = at,
    };

    private async Task<string?> WhyNotAsync(Mail mail, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (!settings.IsOn)
        {
            return "Hệ thống chưa cài đặt máy chủ thư.";
        }

        if (mail.Address.Length == 0)
        {
            return "Địa chỉ đã được xóa theo thời hạn lưu.";
        }

        if (MailRules.IsAwaited(mail.Kind) && mail.Text.Length == 0)
        {
            return "Mã không còn được giữ.";
        }

        if ((mail.State == MailState.Queued || MailRules.IsAwaited(mail.Kind)) && MailRules.IsTooLate(mail.Kind, mail.CreatedAt, now))
        {
            return "Tin đã cũ khi đến lượt gửi.";
        }

        var key = KeyOf(mail.Address);
        return !MailRules.IsLegal(mail.Kind) && !MailRules.IsAwaited(mail.Kind) && await db.MailRefusals.AnyAsync(r => r.Address == key, cancel) ? "Người nhận không muốn nhận thư ngoài thông báo theo quy định." : null;
    }

    /// <summary>A link to rate the dossier, made when its e-mail goes out, so that its token stands nowhere with us; null when there is nothing to rate.</summary>
    private static async Task<string?> RatingOfAsync(Mail mail, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (mail.Kind != MailKind.Delivered
            || await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(d => d.Id == mail.DossierId, cancel) is not { } dossier
            || RatingRules.WhyNot(dossier.ReturnedAt, await db.Ratings.AnyAsync(r => r.DossierId == dossier.Id, cancel), now, RatingLinks.DaysOf(dossier.ReturnedAt, now)) is not null)
        {
            return null;
        }

        var token = RatingLinks.Make(db, dossier);
        await db.SaveChangesAsync(cancel);
        return token;
    }

    private static Task<Mail?> MailOfAsync(OutboxMessage message, CaiCachDb db, CancellationToken cancel)
    {
        var id = JsonSerializer.Deserialize<Payload>(message.Payload)!.Mail;
        return db.Mails.FirstOrDefaultAsync(m => m.Id == id, cancel);
    }

    private static string TroubleOf(Exception failure) => TypedText.Cut(string.Concat(failure.Message.EnumerateRunes().Where(r => r.Value >= ' ')), LongestTrouble);
}
