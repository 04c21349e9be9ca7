using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaiCach.Web.Commands;

/// <summary>
/// A cheap closed-loop load client: N keep-alive connections over plain sockets, a thread each, one request under way on each.
/// </summary>
internal static class BenchLoad
{
    /// <summary>What was measured; times in milliseconds, the server's processor time in microseconds for each request. Of what went wrong, how often and one of the statuses; 0 for none.</summary>
    internal sealed record Figures(
        int Connections, double Seconds, long Requests, long Errors, int WrongStatus, double PerSecond, double P50, double P95, double P99, double Max, double ServerMicroseconds);

    /// <summary>Runs until the time is over.</summary>
    /// <param name="server">The server, on loopback.</param>
    /// <param name="settings">How many connections, how long.</param>
    /// <param name="request">The n-th request of connection c; an empty one when it has no more.</param>
    /// <param name="status">The status that counts as right.</param>
    /// <param name="then">What is asked at once after the n-th of connection c, to be answered with 200; the time is of both. Null for nothing.</param>
    public static Figures Run(BenchServer server, BenchSettings settings, Func<int, int, byte[]> request, int status, Func<int, int, byte[]>? then = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var begin = Stopwatch.GetTimestamp() + (settings.Warm * Stopwatch.Frequency);
        var end = begin + (settings.Seconds * Stopwatch.Frequency);
        var times = new List<long>[settings.Connections];
        var errors = new long[settings.Connections];
        var wrong = 0;
        var threads = new Thread[settings.Connections];
        for (var c = 0; c < settings.Connections; c++)
        {
            var connection = c;
            threads[c] = new Thread(() => times[connection] = Drive(server.Port, connection, request, status, then, begin, end, ref errors[connection], ref wrong), 256 * 1024);
            threads[c].Start();
        }

        threads[0].Join(TimeSpan.FromSeconds(settings.Warm));
        var before = server.ProcessorTime;
        foreach (var thread in threads)
        {
            thread.Join();
        }

        var spent = server.ProcessorTime - before;
        var all = times.SelectMany(t => t).Order().ToArray();
        double At(double share) => all.Length == 0 ? 0 : Math.Round(all[(int)((all.Length - 1) * share)] * 1000.0 / Stopwatch.Frequency, 2);
        return new(settings.Connections, settings.Seconds, all.Length, errors.Sum(), wrong, Math.Round((double)all.Length / settings.Seconds, 1), At(0.5), At(0.95), At(0.99), At(1), Math.Round(spent.TotalMicroseconds / Math.Max(1, all.Length)));
    }

    private static List<long> Drive(int port, int connection, Func<int, int, byte[]> request, int status, Func<int, int, byte[]>? then, long begin, long end, ref long errors, ref int wrong)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        var times = new List<long>(100_000);
        var buffer = new byte[256 * 1024];
        for (var n = 0; ; n++)
        {
            var bytes = request(connection, n);
            var start = Stopwatch.GetTimestamp();
            if (start >= end || bytes.Length == 0)
            {
                return times;
            }

            socket.Send(bytes);
            var (answered, right) = (ReadAnswer(socket, ref buffer), status);
            if (then is not null && answered == status)
            {
                socket.Send(then(connection, n));
                (answered, right) = (ReadAnswer(socket, ref buffer), 200);
            }

            var done = Stopwatch.GetTimestamp();
            if (start >= begin)
            {
                if (answered == right)
                {
                    times.Add(done - start);
                }
                else
                {
                    errors++;
                    wrong = answered;
                }
            }
        }
    }

    /// <summary>Reads one whole answer and gives its status.</summary>
    private static int ReadAnswer(Socket socket, ref byte[] buffer)
    {
        var length = 0;
        var head = -1;
        while (head < 0)
        {
            length += Receive(socket, ref buffer, length);
            head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var headers = buffer.AsSpan(0, head + 2);
        _ = Utf8Parser.TryParse(headers[9..12], out int status, out _);
        var body = head + 4;
        var at = headers.IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            _ = Utf8Parser.TryParse(headers[(at + 16)..], out int expected, out _);
            while (length < body + expected)
            {
                length += Receive(socket, ref buffer, length);
            }
        }
        else if (headers.IndexOf("Transfer-Encoding: chunked"u8) >= 0)
        {
            while (!buffer.AsSpan(body, length - body).EndsWith("0\r\n\r\n"u8))
            {
                length += Receive(socket, ref buffer, length);
            }
        }

        return status;
    }

    private static int Receive(Socket socket, ref byte[] buffer, int length)
    {
        if (length == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * length);
        }

        var read = socket.Receive(buffer, length, buffer.Length - length, SocketFlags.None);
        return read > 0 ? read : throw new IOException("Máy chủ đóng kết nối giữa chừng.");
    }

    /// <summary>A GET in a session.</summary>
    public static byte[] GetIn(BenchSession session, string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {session.Cookies}\r\n\r\n");

    /// <summary>A form posted in a session.</summary>
    public static byte[] PostIn(BenchSession session, string path, string form)
    {
        var body = $"{form}&__RequestVerificationToken={Uri.EscapeDataString(session.FormToken)}";
        return Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {session.Cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>A GET with the token.</summary>
    public static byte[] Get(string path, string token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n");
}
