using System.Globalization;
using System.Net.Mail;
using CaiCach.Application.Mails;

namespace CaiCach.Web.Hosting.Mails;

/// <summary>
/// The mail server, from the environment (a password has no place on a command line): <c>CAICACH_MAIL_HOST</c>, <c>_PORT</c>, <c>_SECURITY</c> (tls, starttls,
/// none), <c>_USER</c>, <c>_PASSWORD</c>, <c>_FROM</c>. Without a host e-mail is off. Links begin with <c>public-url</c>, or with the only address of <c>urls</c>.
/// </summary>
public static class MailSetup
{
    private const string Prefix = "CAICACH_MAIL_";

    /// <summary>The settings, off when something is wrong with them, and what that is.</summary>
    public static (MailSettings Settings, string? Fault) Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (Of("HOST") is not { } host)
        {
            return (MailSettings.Off, null);
        }

        MailSecurity? security = (Of("SECURITY") ?? "starttls").ToLowerInvariant() switch
        {
            "tls" => MailSecurity.Tls,
            "starttls" => MailSecurity.StartTls,
            "none" => MailSecurity.None,
            _ => null,
        };
        if (security is not { } way)
        {
            return Wrong("SECURITY", "phải là tls, starttls hoặc none");
        }

        var usual = way switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };
        if (!int.TryParse(Of("PORT") ?? usual.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            return Wrong("PORT", "phải là số cổng từ 1 đến 65535");
        }

        if (Of("FROM") is not { } from || !MailAddress.TryCreate(from, out var sender) || sender.Address != from)
        {
            return Wrong("FROM", "phải là địa chỉ thư của nơi gửi, ví dụ mot-cua@coquan.example");
        }

        if (way == MailSecurity.None && Of("USER") is not null)
        {
            return Wrong("SECURITY", "không được là none khi có CAICACH_MAIL_USER: mật khẩu sẽ đi trên mạng không được mã hóa");
        }

        return PortalAddress.Of(configuration) is { } site
            ? (new(host, port, way, Of("USER"), Of("PASSWORD"), from, site), null)
            : (MailSettings.Off, "public-url: cần địa chỉ của cổng (ví dụ https://dichvu.example) để đặt liên kết trong thư.");

        string? Of(string name) => configuration[Prefix + name] is { } text && text.Trim() is { Length: > 0 } set ? set : null;
        static (MailSettings, string?) Wrong(string name, string why) => (MailSettings.Off, $"{Prefix}{name}: {why}.");
    }

    /// <summary>What is said at the start.</summary>
    public static string Said(MailSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.IsOn
            ? $"thư điện tử gửi qua {settings.Host}:{settings.Port}, người gửi {settings.From}."
            : "thư điện tử đang tắt; đặt CAICACH_MAIL_HOST để gửi thư.";
    }
}
