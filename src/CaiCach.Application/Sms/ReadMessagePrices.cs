using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>The prices of messages. Null for who does not set them.</summary>
public sealed class ReadMessagePrices(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The list.</summary>
    /// <param name="Lines">Every price ever set, the newest first.</param>
    /// <param name="InForce">The price of each channel today; null for a channel without one.</param>
    public sealed record View(IReadOnlyList<MessagePriceRow> Lines, IReadOnlyDictionary<SmsChannel, MessagePrice?> InForce);

    /// <summary>Reads it.</summary>
    public async Task<View?> RunAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        if (!SmsScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return null;
        }

        var lines = await db.MessagePrices.AsNoTracking().OrderByDescending(p => p.Version).ToListAsync(cancel);
        return new(lines, Enum.GetValues<SmsChannel>().ToDictionary(c => c, c => MessagePrices.InForce(lines.Select(l => l.Facts), c, VietnamTime.DayOf(now))));
    }
}
