using System.Security.Cryptography;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Data.Sms;
using CaiCach.Law.Identity;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>
/// Sends text messages to applicants who gave a mobile phone and no e-mail address, or want both. As with e-mails, one that the provider took is not sent again; only when its
/// own yes is lost on the way a second copy goes out, under the same id.
/// </summary>
public sealed class SmsTopic(SmsSettings settings, SmsSender sender) : IOutboxTopic
{
    /// <summary>The name of the topic.</summary>
    public const string Topic = "sms";

    private const int LongestTrouble = 500;

    // Short, since a message has 160 places, and yet not to be guessed.
    private const int TokenLength = 16;

    private sealed record Payload(Guid Sms);

    /// <inheritdoc />
    public string Name => Topic;

    /// <inheritdoc />
    public bool IsSlow => true;

    /// <summary>The page that the link of a message opens.</summary>
    public static string PathOf(string token) => "/tn/" + token;

    /// <summary>A message as it is read: its text and its link.</summary>
    public static string Compose(SmsMessage message, SmsSettings settings) => MailRules.IsAwaited(message.Kind) ? message.Text : message.Text + LinkOf(message.Token, settings);

    /// <summary>What stands after a text, as long as it will be; where text messages are off, as long as it may be.</summary>
    internal static string SampleLink(SmsSettings settings) =>
        LinkOf(new('A', TokenLength), settings.Site.Length > 0 ? settings : settings with { Site = "https://dichvucong.tinhmau.gov.vn" });

    private static string LinkOf(string token, SmsSettings settings) => $" Xem: {settings.Site}{PathOf(token)}";

    /// <summary>The message to the applicant of a change, with its place in the outbox; nothing where only an e-mail is wanted or nothing can go.</summary>
    public static IEnumerable<object> Rows(Dossier dossier, DossierMessages.Words words, EventRow row) =>
        words.Sms is not { } text || dossier is { Email.Length: > 0, BySms: false } || !SmsRules.IsMobile(dossier.Phone)
            ? []
            : Rows(
                new()
                {
                    DossierId = dossier.Id,
                    AgencyId = dossier.AgencyId,
                    Phone = dossier.Phone,
                    Kind = words.Kind,
                    Message = words.Message,
                    Code = dossier.Code ?? dossier.RequestNumber,
                    Text = text,
                    Facts = JsonSerializer.Serialize(words.Facts),
                },
                row);

    /// <summary>The message to whoever sent a petition; nothing where the phone is no mobile one.</summary>
    internal static IEnumerable<object> Rows(Petition petition, string text, EventRow row) =>
        SmsRules.IsMobile(petition.Phone)
            ? Rows(new() { DossierId = petition.Id, AgencyId = petition.AgencyId, Phone = petition.Phone, Kind = MailKind.Petition, Code = petition.Code, Text = text }, row)
            : [];

    /// <summary>The message with a one-time code; nothing where the phone is no mobile one.</summary>
    internal static IEnumerable<object> Rows(Guid code, MailKind kind, Guid agencyId, string? phone, string text, EventRow row) =>
        SmsRules.IsMobile(phone) ? Rows(new() { DossierId = code, AgencyId = agencyId, Phone = phone!, Kind = kind, Code = "", Text = SmsRules.Unaccented(text) }, row) : [];

    private static IEnumerable<object> Rows(SmsMessage message, EventRow row)
    {
        (message.Id, message.EventId, message.Token, message.CreatedAt) = (Ids.Numbered(row.Id, 207), row.Id, NewToken(), row.At);
        return [message, InOutbox(message, Ids.Numbered(message.Id, 208), SmsRules.NotBefore(message.Kind, row.At))];
    }

    /// <summary>The text message to a phone that goes in the place of one through Zalo, with its place in the outbox.</summary>
    internal static IEnumerable<object> InPlaceOf(SmsMessage zalo, string phone, DateTime now)
    {
        var message = new SmsMessage
        {
            Id = Ids.New(now),
            DossierId = zalo.DossierId,
            EventId = zalo.EventId,
            AgencyId = zalo.AgencyId,
            ReplacesId = zalo.Id,
            Phone = phone,
            Kind = zalo.Kind,
            Message = zalo.Message,
            Code = zalo.Code,
            Text = zalo.Text,
            Token = NewToken(),
            CreatedAt = now,
        };
        return [message, InOutbox(message, Ids.New(now), SmsRules.NotBefore(message.Kind, now))];
    }

    private static string NewToken() => RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, TokenLength);

    /// <summary>A new place in the outbox for a message that did not arrive, to a phone; however old, it goes. What the provider told of it no longer counts.</summary>
    internal static OutboxMessage Again(SmsMessage message, string phone, DateTime now)
    {
        (message.Phone, message.State, message.Trouble, message.ReceiptAt) = (phone, SmsState.Failed, null, null);
        return InOutbox(message, Ids.New(now), SmsRules.NotBefore(message.Kind, now));
    }

    /// <inheritdoc />
    public async Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (await MessageOfAsync(message, db, cancel) is not { State: SmsState.Queued or SmsState.Failed or SmsState.SetAside } sms)
        {
            return;
        }

        if (await WhyNotAsync(sms, db, now, cancel) is { } reason)
        {
            await PutAsync(db, sms, SmsState.NotSent, reason, cancel);
            return;
        }

        // A message that tries brought into the night waits for the morning in a new place: that it waits is no failure.
        if (SmsRules.NotBefore(sms.Kind, now) is var morning && morning > now)
        {
            db.Outbox.Add(InOutbox(sms, Ids.New(now), morning));
            await db.SaveChangesAsync(cancel);
            return;
        }

        var text = Compose(sms, settings);
        var route = await SmsRoute.OfAsync(sms, settings, db, now, cancel);
        var parts = MessagePrices.PartsOf(route.Channel, text);
        var cost = MessagePrices.CostOf(parts, await SmsRoute.PriceAsync(route.Channel, db, now, cancel));
        await db.SmsMessages.Where(m => m.Id == sms.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Channel, route.Channel).SetProperty(m => m.TemplateId, route.TemplateId).SetProperty(m => m.Parts, parts).SetProperty(m => m.Cost, cost), cancel);
        try
        {
            await sender.SendAsync(sms, text, route, cancel);
            await db.SmsMessages.Where(m => m.Id == sms.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, now), cancel);
            await PutAsync(db, sms, SmsState.Sent, null, cancel);
        }
        catch (SmsSender.RefusedException refusal)
        {
            await PutAsync(db, sms, SmsState.SetAside, refusal.Message, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Through Zalo it is not tried for longer than it may take: a text message goes instead.
            var isOver = route.Channel == SmsChannel.Zalo && now - sms.CreatedAt >= ZaloRules.WaitOf(sms.Kind);
            await PutAsync(db, sms, isOver ? SmsState.SetAside : SmsState.Failed, TypedText.Cut(failure.Message, LongestTrouble), cancel);
            if (!isOver)
            {
                throw;
            }
        }
    }

    /// <inheritdoc />
    public async Task SetAsideAsync(OutboxMessage message, CaiCachDb db, CancellationToken cancel)
    {
        if (await MessageOfAsync(message, db, cancel) is { State: SmsState.Queued or SmsState.Failed } sms)
        {
            await PutAsync(db, sms, SmsState.SetAside, sms.Trouble, cancel);
        }
    }

    private static OutboxMessage InOutbox(SmsMessage message, Guid id, DateTime due) => new()
    {
        Id = id,
        EventId = message.EventId,
        StreamId = message.Id,
        Topic = MailRules.IsAwaited(message.Kind) ? CodeTopic.Of(Topic) : Topic,
        Payload = JsonSerializer.Serialize(new Payload(message.Id)),
        CreatedAt = message.CreatedAt,
        DueAt = due,
    };

    /// <summary>Puts down what became of it, unless the provider has told meanwhile or a text message has taken its place. A code that is out, or will not go, stands nowhere any more.</summary>
    private static Task<int> PutAsync(CaiCachDb db, SmsMessage sms, SmsState state, string? trouble, CancellationToken cancel)
    {
        var text = MailRules.IsAwaited(sms.Kind) && state != SmsState.Failed ? "" : sms.Text;
        return db.SmsMessages.Where(m => m.Id == sms.Id && m.ReceiptAt == null && m.State != SmsState.Replaced)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.Trouble, trouble).SetProperty(m => m.Text, text), cancel);
    }

    private async Task<string?> WhyNotAsync(SmsMessage sms, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (!settings.IsOn)
        {
            return "Hệ thống chưa cài đặt nhà cung cấp tin nhắn.";
        }

        if (sms.Phone.Length == 0)
        {
            return "Số điện thoại đã được xóa theo thời hạn lưu.";
        }

        if (MailRules.IsAwaited(sms.Kind) && sms.Text.Length == 0)
        {
            return "Mã không còn được giữ.";
        }

        if ((sms.State == SmsState.Queued || MailRules.IsAwaited(sms.Kind)) && MailRules.IsTooLate(sms.Kind, sms.CreatedAt, now))
        {
            return "Tin đã cũ khi đến lượt gửi.";
        }

        if (sms.ReplacesId is { } zalo && await db.SmsMessages.AnyAsync(m => m.Id == zalo && m.State == SmsState.Delivered, cancel))
        {
            return "Tin Zalo mà tin này thay đã đến máy.";
        }

        return !MailRules.IsLegal(sms.Kind) && !MailRules.IsAwaited(sms.Kind) && await db.SmsRefusals.AnyAsync(r => r.Phone == sms.Phone, cancel) ? "Người nhận không muốn nhận tin nhắn ngoài thông báo theo quy định." : null;
    }

    private static Task<SmsMessage?> MessageOfAsync(OutboxMessage message, CaiCachDb db, CancellationToken cancel)
    {
        var id = JsonSerializer.Deserialize<Payload>(message.Payload)!.Sms;
        return db.SmsMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
    }
}
