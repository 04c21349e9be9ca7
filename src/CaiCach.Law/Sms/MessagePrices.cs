namespace CaiCach.Law.Sms;

/// <summary>A price of a channel.</summary>
/// <param name="Version">1, 2, 3 … of the list.</param>
/// <param name="Channel">The channel.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Price">Whole đồng: for each part of a text message, for each message through Zalo.</param>
public sealed record MessagePrice(int Version, SmsChannel Channel, DateOnly From, long Price);

/// <summary>What messages cost.</summary>
public static class MessagePrices
{
    /// <summary>The highest price that is believed, and the highest cost of a message that a provider may tell: whole đồng.</summary>
    public const long Highest = 100_000;

    /// <summary>The price on a day: the one that began last; null when none has.</summary>
    public static MessagePrice? InForce(IEnumerable<MessagePrice> prices, SmsChannel channel, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return prices.Where(p => p.Channel == channel && p.From <= day).OrderByDescending(p => p.From).ThenByDescending(p => p.Version).FirstOrDefault();
    }

    /// <summary>How many parts of a text are paid for: a message through Zalo is one.</summary>
    public static int PartsOf(SmsChannel channel, string text) => channel == SmsChannel.Zalo ? 1 : SmsRules.Parts(text);

    /// <summary>What a message of so many parts costs; null while no price is set, which is not the same as nothing.</summary>
    public static long? CostOf(int parts, MessagePrice? price) => price is null ? null : parts * price.Price;
}
