using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Sms;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>
/// The provider tells what became of a message, <c>{"id", "status": "delivered" | "failed", "reason", "cost"}</c>, signed with the secret it shares with us
/// (HMAC-SHA256 of the body, hex). Told twice is as once; delivered stays delivered, and one in whose place a text message goes stays so unless it arrived after all.
/// </summary>
public sealed class TakeSmsReceipt(CaiCachDb db, SmsSettings settings)
{
    private const int LongestReason = 500;

    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>Kept, or known already.</summary>
        Done,

        /// <summary>No secret is set: nobody may tell.</summary>
        Off,

        /// <summary>The signature is not that of the body.</summary>
        NotSigned,

        /// <summary>It cannot be read.</summary>
        Invalid,

        /// <summary>No such message.</summary>
        NotFound,
    }

    private sealed record Receipt(Guid? Id, string? Status, string? Reason, long? Cost);

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Takes a receipt.</summary>
    /// <param name="context">When.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="signature">The signature that came with it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(ActContext context, ReadOnlyMemory<byte> body, string? signature, CancellationToken cancel = default)
    {
        if (settings.ReceiptSecret is not { } secret)
        {
            return Outcome.Off;
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(secret, body.Span)), Encoding.ASCII.GetBytes(signature ?? "")))
        {
            return Outcome.NotSigned;
        }

        if (Read(body.Span) is not { Id: { } id, Status: "delivered" or "failed", Cost: null or (>= 0 and <= MessagePrices.Highest) } receipt)
        {
            return Outcome.Invalid;
        }

        var isDelivered = receipt.Status == "delivered";
        var state = isDelivered ? SmsState.Delivered : SmsState.Undelivered;
        var trouble = isDelivered || receipt.Reason is null ? null : TypedText.Cut(string.Concat(receipt.Reason.EnumerateRunes().Where(r => r.Value >= ' ')), LongestReason);
        var told = await db.SmsMessages.Where(m => m.Id == id && m.State != SmsState.Delivered && (isDelivered || m.ReceiptAt == null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, m => !isDelivered && m.State == SmsState.Replaced ? SmsState.Replaced : state)
                    .SetProperty(m => m.ReceiptAt, context.Now).SetProperty(m => m.Trouble, trouble).SetProperty(m => m.ToldCost, m => receipt.Cost ?? m.ToldCost)
                    // That it was taken is known now, even where the provider's yes was lost; a code that is out stands nowhere any more.
                    .SetProperty(m => m.SentAt, m => m.SentAt ?? context.Now).SetProperty(m => m.Text, m => m.Kind == MailKind.ConsentCode || m.Kind == MailKind.ResultCode ? "" : m.Text),
                cancel);
        if (told == 0 && receipt.Cost is { } cost)
        {
            await db.SmsMessages.Where(m => m.Id == id && m.ToldCost == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToldCost, cost), cancel);
        }

        return told > 0 || await db.SmsMessages.AnyAsync(m => m.Id == id, cancel) ? Outcome.Done : Outcome.NotFound;
    }

    private static Receipt? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Receipt>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
