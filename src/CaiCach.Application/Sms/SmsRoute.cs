using System.Text.Json;
using CaiCach.Data;
using CaiCach.Data.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>How a message is handed over: through Zalo when it is set so, the kind of message has a template in force and the message knows all that it needs; else as a text message.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="TemplateId">The version of the template.</param>
/// <param name="Template">The number the provider knows it by.</param>
/// <param name="Parameters">What it is filled with.</param>
internal sealed record SmsRoute(SmsChannel Channel, Guid? TemplateId = null, string? Template = null, IReadOnlyDictionary<string, string>? Parameters = null)
{
    /// <summary>The word of a channel in the contract.</summary>
    public static string WordOf(SmsChannel channel) => channel == SmsChannel.Zalo ? "zalo" : "sms";

    /// <summary>The route of a message at a moment. One that takes the place of another never goes through Zalo.</summary>
    public static async Task<SmsRoute> OfAsync(SmsMessage message, SmsSettings settings, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (!settings.HasZalo || message is not { ReplacesId: null, Message: { } kind, Facts: { } known })
        {
            return new(SmsChannel.Sms);
        }

        var today = VietnamTime.DayOf(now);
        var versions = await db.ZnsTemplates.AsNoTracking().Where(t => t.Kind == kind && t.InForceFrom <= today).ToListAsync(cancel);
        var facts = new Dictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(known)!, StringComparer.Ordinal)
        {
            [ZnsTemplates.Code] = message.Code,
            [ZnsTemplates.Link] = settings.Site + SmsTopic.PathOf(message.Token),
        };
        return ZnsTemplates.InForce(versions.Select(v => v.Facts), today) is { } template && ZnsTemplates.Fill(template, facts) is { } parameters
            ? new(SmsChannel.Zalo, versions.First(v => v.Version == template.Version).Id, template.Template, parameters)
            : new(SmsChannel.Sms);
    }

    /// <summary>The price of a channel at a moment; null while none is set.</summary>
    public static async Task<MessagePrice?> PriceAsync(SmsChannel channel, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        var prices = await db.MessagePrices.AsNoTracking().Where(p => p.Channel == channel).ToListAsync(cancel);
        return MessagePrices.InForce(prices.Select(p => p.Facts), channel, VietnamTime.DayOf(now));
    }
}
