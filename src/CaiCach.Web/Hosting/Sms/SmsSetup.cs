using CaiCach.Application.Sms;

namespace CaiCach.Web.Hosting.Sms;

/// <summary>
/// The provider of text messages, from the environment: <c>CAICACH_SMS_URL</c>, <c>_KEY</c>, <c>_SENDER</c>, <c>_CHANNEL</c> (sms, zalo), <c>_RECEIPT_SECRET</c>.
/// Without an address text messages are off. Links begin with <c>public-url</c>, or with the only address of <c>urls</c>.
/// </summary>
public static class SmsSetup
{
    private const string Prefix = "CAICACH_SMS_";
    private const int ShortestSecret = 16;

    /// <summary>The settings, off when something is wrong with them, and what that is.</summary>
    public static (SmsSettings Settings, string? Fault) Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (Of("URL") is not { } url)
        {
            return (SmsSettings.Off, null);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return Wrong("URL", "phải là địa chỉ https của nhà cung cấp tin nhắn (http chỉ dùng được trên cùng máy)");
        }

        if (Of("SENDER") is not { } sender)
        {
            return Wrong("SENDER", "phải là tên người gửi đã đăng ký với nhà cung cấp");
        }

        if ((Of("CHANNEL") ?? "sms").ToLowerInvariant() is not ("sms" or "zalo") and var other)
        {
            return Wrong("CHANNEL", $"phải là sms hoặc zalo, không phải {other}");
        }

        if (Of("RECEIPT_SECRET") is { Length: < ShortestSecret })
        {
            return Wrong("RECEIPT_SECRET", $"phải dài ít nhất {ShortestSecret} ký tự");
        }

        return PortalAddress.Of(configuration) is { } site
            ? (new(address, Of("KEY"), sender, (Of("CHANNEL") ?? "sms").ToLowerInvariant(), Of("RECEIPT_SECRET"), site), null)
            : (SmsSettings.Off, "public-url: cần địa chỉ của cổng (ví dụ https://dichvu.example) để đặt liên kết trong tin nhắn.");

        string? Of(string name) => configuration[Prefix + name] is { } text && text.Trim() is { Length: > 0 } set ? set : null;
        static (SmsSettings, string?) Wrong(string name, string why) => (SmsSettings.Off, $"{Prefix}{name}: {why}.");
    }

    /// <summary>What is said at the start.</summary>
    public static string Said(SmsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.IsOn
            ? $"tin nhắn gửi qua {settings.Url!.Host}, kênh {settings.Channel}, người gửi {settings.Sender}."
            : "tin nhắn SMS/Zalo đang tắt; đặt CAICACH_SMS_URL để gửi.";
    }
}
