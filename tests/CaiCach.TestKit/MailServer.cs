using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
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
            catch (Exception failure) when (failure is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The other side went away, or this server stops.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mau.example");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
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
