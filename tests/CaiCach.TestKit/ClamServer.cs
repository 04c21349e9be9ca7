using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CaiCach.Application.Files;

namespace CaiCach.TestKit;

/// <summary>A clamd in this test process that speaks PING and INSTREAM on a free loopback port and finds the test file of EICAR.</summary>
public sealed class ClamServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;

    /// <summary>Starts.</summary>
    public ClamServer()
    {
        listener.Start();
        work = ServeAsync();
    }

    /// <summary>The harmless text that every scanner finds, put together here so that none finds this source.</summary>
    public static string Eicar { get; } = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    /// <summary>A PDF with it.</summary>
    public static byte[] InfectedPdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.4 " + Eicar);

    /// <summary>A PDF that it gives no verdict on.</summary>
    public static byte[] PdfWithoutVerdict { get; } = "%PDF-1.4 qua lon de xet"u8.ToArray();

    /// <summary>Whether it hangs up without an answer.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often it was asked of a content.</summary>
    public int Asked { get; private set; }

    /// <summary>The settings to ask it.</summary>
    public ScannerSettings Settings => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = client.GetStream();
                if (!IsAway && await AnswerAsync(stream) is { } answer)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + '\0'), stop.Token);
                }
            }
        }
        catch (Exception ended) when (stop.IsCancellationRequested && ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task<string?> AnswerAsync(NetworkStream stream)
    {
        var command = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1 && one[0] != 0)
        {
            command.Append((char)one[0]);
        }

        if (command.ToString() == "zPING")
        {
            return "PONG";
        }

        Asked++;
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stop.Token);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is not (> 0 and var size))
            {
                break;
            }

            var chunk = new byte[size];
            await stream.ReadExactlyAsync(chunk, stop.Token);
            content.Write(chunk);
        }

        if (content.ToArray().AsSpan().SequenceEqual(PdfWithoutVerdict))
        {
            return "INSTREAM size limit exceeded. ERROR";
        }

        return Encoding.Latin1.GetString(content.ToArray()).Contains(Eicar, StringComparison.Ordinal) ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
    }
}
