namespace CaiCach.Application.Sms;

/// <summary>The provider that text messages go out through.</summary>
/// <param name="Url">Where a message is handed over; null when text messages are off.</param>
/// <param name="Key">The key we show there; null for none.</param>
/// <param name="Sender">The name of the sender: the brandname, which the gateway knows the Zalo account of.</param>
/// <param name="Channel">"zalo" where messages go through Zalo that have a template for it; else "sms".</param>
/// <param name="ReceiptSecret">The secret that signs what the provider tells us of a message; null when it tells nothing.</param>
/// <param name="Site">The address of the portal, without a slash at its end: what links begin with.</param>
public sealed record SmsSettings(Uri? Url, string? Key, string Sender, string Channel, string? ReceiptSecret, string Site)
{
    /// <summary>No text message is sent.</summary>
    public static SmsSettings Off { get; } = new(null, null, "", "sms", null, "");

    /// <summary>Whether text messages are sent.</summary>
    public bool IsOn => Url is not null;

    /// <summary>Whether messages that have a template go through Zalo.</summary>
    public bool HasZalo => Channel == "zalo";

    /// <summary>Whether the provider tells what became of messages.</summary>
    public bool TellsReceipts => ReceiptSecret is not null;
}
