namespace CaiCach.Application.Mails;

/// <summary>How the mail server is spoken to.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    /// <summary>TLS by STARTTLS, demanded (port 587).</summary>
    StartTls,

    /// <summary>In the clear: a server on the same machine or network.</summary>
    None,
}

/// <summary>The mail server e-mails go out through, and what they say of us.</summary>
/// <param name="Host">The server; empty when e-mail is off.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How it is spoken to.</param>
/// <param name="User">Who signs in there; null for nobody.</param>
/// <param name="Password">The password.</param>
/// <param name="From">The address of the sender.</param>
/// <param name="Site">The address of the portal, without a slash at its end: what links begin with.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string? User, string? Password, string From, string Site)
{
    /// <summary>No e-mail is sent.</summary>
    public static MailSettings Off { get; } = new("", 0, MailSecurity.Tls, null, null, "", "");

    /// <summary>Whether e-mail is sent.</summary>
    public bool IsOn => Host.Length > 0;
}
