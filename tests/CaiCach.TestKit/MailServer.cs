using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CaiCach.Application.Mails;
using MimeKit;

namespace CaiCach.TestKit;

/// <summary>A mail server of this test process that speaks SMTP on a free loopback port and keeps what it takes.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    /// <summary>Starts.</summary>
    public MailServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>What it took, oldest first.</summary>
    public ConcurrentQueue<MimeMessage> Taken { get; } = [];

    /// <summary>Takes the next so many e-mails, but goes away before it says so.</summary>
    public int Silent { get; set; }

    /// <summary>What it answers to a recipient instead of taking it, e.g. "550 No such user"; null to take all.</summary>
    public string? Refusal { get; set; }

    /// <summary>Its certificate for STARTTLS, which nobody has signed; null to offer none.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The user and password it wants before it takes an e-mail; null to take all.</summary>
    public (string User, string Password)? Login { get; set; }

    /// <summary>The passwords it was told, and whether under TLS.</summary>
    public ConcurrentQueue<(string Password, bool Secure)> Logins { get; } = [];

    /// <summary>A certificate that nobody but the server itself has signed.</summary>
    public static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mau.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>The settings to send through it.</summary>
    public MailSettings Settings => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, MailSecurity.None, null, null, "mot-cua@mau.example", "https://mau.example");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception failure) when (failure is OperationCanceledException or AuthenticationException or IOException or SocketException or ObjectDisposedException)
            {
                // The other side went away, or this server stops.
            }
        }
    }

    private async Task TalkAsync(Stream stream, bool secure = false)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!secure)
        {
            await writer.WriteLineAsync("220 mau.example");
        }

        var knows = Login is null;
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                case "EHLO":
                    await writer.WriteLineAsync("250-mau.example");
                    if (Certificate is not null && !secure)
                    {
                        await writer.WriteLineAsync("250-STARTTLS");
                    }

                    await writer.WriteLineAsync(Login is null ? "250 8BITMIME" : "250 AUTH PLAIN");
                    break;
                case "STARTTLS" when Certificate is not null:
                    await writer.WriteLineAsync("220 Go ahead");
                    await using (var tls = new SslStream(stream))
                    {
                        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, stop.Token);
                        await TalkAsync(tls, secure: true);
                    }

                    return;
                case "AUTH" when Login is { } login:
                    var told = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])).Split('\0');
                    Logins.Enqueue((told[^1], secure));
                    knows = (told[^2], told[^1]) == login;
                    await writer.WriteLineAsync(knows ? "235 Welcome" : "535 Who are you");
                    break;
                case "MAIL" when !knows:
                    await writer.WriteLineAsync("530 Authentication required");
                    break;
                case "RCPT" when Refusal is { } refusal:
                    await writer.WriteLineAsync(refusal);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    Taken.Enqueue(await ReadAsync(reader));
                    if (Silent-- > 0)
                    {
                        return;
                    }

                    await writer.WriteLineAsync("250 Taken");
                    break;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line and not ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var content = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(content, stop.Token);
    }
}
