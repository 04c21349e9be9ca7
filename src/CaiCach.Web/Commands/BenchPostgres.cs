using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CaiCach.Web.Commands;

/// <summary>A throw-away PostgreSQL with the settings of real use: fsync, synchronous commit and full pages on. Stopped and deleted at the end.</summary>
internal sealed class BenchPostgres : IDisposable
{
    private readonly string bin;
    private readonly string folder;
    private readonly bool asRoot = Environment.UserName == "root";

    private BenchPostgres(string bin)
    {
        this.bin = bin;
        folder = Directory.CreateTempSubdirectory("caicach-bench-").FullName;
    }

    /// <summary>What --database takes: a database whose name says what it is for.</summary>
    public string Connection { get; private set; } = "";

    /// <summary>The settings that cost time, as the figures name them.</summary>
    public static string Settings => "fsync=on synchronous_commit=on full_page_writes=on shared_buffers=512MB max_wal_size=4GB";

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start.</exception>
    public static BenchPostgres Start()
    {
        const string Installed = "/usr/lib/postgresql";
        var programs = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).First() + "/bin"
            : throw new InvalidOperationException("PostgreSQL chưa được cài đặt: apt-get install postgresql.");
        var server = new BenchPostgres(programs);
        server.Begin();
        return server;
    }

    public void Dispose()
    {
        Run(bin + "/pg_ctl", ["-D", Data, "-m", "immediate", "-s", "stop"], asRoot);
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private void Begin()
    {
        Run("chmod", ["755", folder], asPostgres: false);
        if (asRoot)
        {
            Run("chown", ["postgres", folder], asPostgres: false);
        }

        var port = FreePort();
        Run(bin + "/initdb", ["-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"], asRoot);
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=50 "
            + string.Join(' ', Settings.Split(' ').Select(s => "-c " + s));
        Run(bin + "/pg_ctl", ["-D", Data, "-w", "-s", "-l", Path.Combine(folder, "server.log"), "-o", options, "start"], asRoot);
        Run(bin + "/createdb", ["-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "bench"], asPostgres: false);
        Connection = $"Host=127.0.0.1;Port={port};Username=postgres;Database=bench";
    }

    internal static int FreePort()
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
        start.UseShellExecute = false;
        start.WorkingDirectory = Path.GetTempPath();

        // The server inherits its output; the figures on ours must stay clean.
        start.RedirectStandardOutput = !arguments.Contains("start");
        start.RedirectStandardError = start.RedirectStandardOutput;
        using var process = Process.Start(start)!;
        var error = start.RedirectStandardError ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
        var output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)}: {process.ExitCode} {error.Result}{output.Result}");
        }
    }
}
