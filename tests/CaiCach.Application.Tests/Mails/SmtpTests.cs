using System.Net.Security;
using CaiCach.Application.Mails;
using CaiCach.TestKit;
using MailKit.Security;
using MimeKit;

namespace CaiCach.Application.Tests.Mails;

/// <summary>The mail server is spoken to as the settings say: under TLS where that is demanded, and a password goes nowhere else.</summary>
public sealed class SmtpTests
{
    [Fact]
    public async Task Under_starttls_we_sign_in_and_the_mail_is_taken()
    {
        using var certificate = MailServer.NewCertificate();
        await using var server = new MailServer { Certificate = certificate, Login = ("mot-cua", "mật khẩu dài") };
        await new SmtpSender(Settings(server, "mật khẩu dài"), TrustIn(certificate)).SendAsync(Mail(), TestContext.Current.CancellationToken);
        Assert.Equal(("mật khẩu dài", true), Assert.Single(server.Logins));
        Assert.Equal("Đã tiếp nhận", Assert.Single(server.Taken).Subject);
    }

    [Fact]
    public async Task A_wrong_password_is_a_failure_to_be_tried_again_and_no_refusal_of_the_mail()
    {
        using var certificate = MailServer.NewCertificate();
        await using var server = new MailServer { Certificate = certificate, Login = ("mot-cua", "đúng") };
        var failure = await Assert.ThrowsAsync<AuthenticationException>(() => new SmtpSender(Settings(server, "sai"), TrustIn(certificate)).SendAsync(Mail(), TestContext.Current.CancellationToken));
        Assert.False(SmtpSender.IsRefusedForGood(failure));
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_server_without_starttls_or_with_a_certificate_nobody_trusts_hears_no_password()
    {
        await using var plain = new MailServer { Login = ("mot-cua", "x") };
        await Assert.ThrowsAsync<NotSupportedException>(() => new SmtpSender(Settings(plain, "x")).SendAsync(Mail(), TestContext.Current.CancellationToken));
        using var certificate = MailServer.NewCertificate();
        await using var strange = new MailServer { Certificate = certificate, Login = ("mot-cua", "x") };
        await Assert.ThrowsAsync<SslHandshakeException>(() => new SmtpSender(Settings(strange, "x")).SendAsync(Mail(), TestContext.Current.CancellationToken));
        Assert.Empty(plain.Logins);
        Assert.Empty(strange.Logins);
        Assert.Empty(plain.Taken);
        Assert.Empty(strange.Taken);
    }

    private static MailSettings Settings(MailServer server, string password) => server.Settings with { Security = MailSecurity.StartTls, User = "mot-cua", Password = password };

    private static RemoteCertificateValidationCallback TrustIn(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();

    private static MimeMessage Mail()
    {
        var mail = new MimeMessage { Subject = "Đã tiếp nhận", Body = new TextPart("plain") { Text = "Hồ sơ đã được tiếp nhận." } };
        mail.From.Add(MailboxAddress.Parse("mot-cua@mau.example"));
        mail.To.Add(MailboxAddress.Parse("congdan1@mau.example"));
        return mail;
    }
}
