using System.Net.Security;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CaiCach.Application.Mails;

/// <summary>Hands e-mails to the mail server.</summary>
/// <param name="settings">Which server.</param>
/// <param name="trust">Judges the server's certificate; null for what the operating system trusts.</param>
public sealed class SmtpSender(MailSettings settings, RemoteCertificateValidationCallback? trust = null)
{
    /// <summary>Shorter than the lease of a message, so that no other node sends the same e-mail meanwhile.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Sends one; an exception means that the server did not say that it took it.</summary>
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(Longest);
        using var client = new SmtpClient { ServerCertificateValidationCallback = trust };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, inTime.Token);
        if (settings.User is { } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? "", inTime.Token);
        }

        await client.SendAsync(message, inTime.Token);

        // It is taken: what goes wrong with the farewell is no failure.
        try
        {
            await client.DisconnectAsync(quit: true, inTime.Token);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>Whether the server refused this e-mail for good, so that trying again is useless.</summary>
    public static bool IsRefusedForGood(Exception failure) =>
        failure is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted, StatusCode: >= (SmtpStatusCode)500 };
}
