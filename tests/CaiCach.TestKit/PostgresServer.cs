using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CaiCach.TestKit;

/// <summary>A throw-away PostgreSQL of this test process: made at first use, stopped and deleted at the end by <see cref="Ended"/>. Trust on loopback, no fsync: for tests only.</summary>
public static class PostgresServer
{
    private static readonly Lazy<string> Started = new(Start, LazyThreadSafetyMode.ExecutionAndPublication);
    private static Action? _stop;

    /// <summary>A connection string to a database of the server.</summary>
    public static string ConnectionTo(string database) => $"{Started.Value};Database={database}";

    /// <summary>Stops and deletes it, if it was ever used. As a fixture of the assembly, so that the runner waits for it: the end of a process may take no time.</summary>
    public sealed class Ended : IDisposable
    {
        /// <inheritdoc />
        public void Dispose() => Stop();
    }

    private static void Stop() => Interlocked.Exchange(ref _stop, null)?.Invoke();

    private static string Start()
    {
        var bin = Newest() ?? throw new InvalidOperationException("PostgreSQL is not installed; ./caicach test installs it, or: apt-get install postgresql");
        var folder = Path.Combine(Path.GetTempPath(), "caicach-pg-" + Path.GetRandomFileName().Replace('.', '-'));
        Directory.CreateDirectory(folder);
        Run("chmod", ["755", folder], asPostgres: false);
        var asRoot = Environment.UserName == "root";
        if (asRoot)
        {
            Run("chown", ["postgres", folder], asPostgres: false);
        }

        var data = Path.Combine(folder, "data");
        var port = FreePort();
        Run(bin + "/initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], asRoot);
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200";
        Run(bin + "/pg_ctl", ["-D", data, "-w", "-s", "-l", Path.Combine(folder, "server.log"), "-o", options, "start"], asRoot);
        _stop = () =>
        {
            Run(bin + "/pg_ctl", ["-D", data, "-m", "immediate", "-s", "stop"], asRoot);
            Directory.Delete(folder, recursive: true);
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        return $"Host=127.0.0.1;Port={port};Username=postgres;Maximum Pool Size=8";
    }

    /// <summary>The programs of the newest server that is installed; a version may have come with its client programs alone.</summary>
    private static string? Newest() => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .OrderBy(d => int.Parse(Path.GetFileName(d), System.Globalization.CultureInfo.InvariantCulture))
        .Select(d => Path.Combine(d, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static void Run(string program, string[] arguments, bool asPostgres)
    {
        var start = asPostgres
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
        }
    }
}
