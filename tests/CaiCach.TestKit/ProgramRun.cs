using System.Diagnostics;
using System.Text;

namespace CaiCach.TestKit;

/// <summary>The real program as a process of its own: a verb from start to end, or a server that runs until it is stopped or killed.</summary>
public sealed class ProgramRun : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    private static readonly string Program = Path.Combine(TestDatabase.Repository, "src", "CaiCach.Web", "bin", Configuration, "net10.0", "caicach.dll");

    private readonly Process process;

    private ProgramRun(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>What came of a verb.</summary>
    public sealed record Ended(int Exit, string Output, string Messages);

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Ended> RunAsync(string[] args, string input = "", params (string Name, string Value)[] environment)
    {
        using var verb = Start(args, environment);
        var output = verb.StandardOutput.ReadToEndAsync();
        var messages = verb.StandardError.ReadToEndAsync();
        await verb.StandardInput.WriteAsync(input);
        verb.StandardInput.Close();
        await verb.WaitForExitAsync();
        return new(verb.ExitCode, await output, await messages);
    }

    /// <summary>Starts a server on a free loopback port; returns when it listens.</summary>
    public static async Task<ProgramRun> ServeAsync(string[] args, params (string Name, string Value)[] environment)
    {
        var server = Start(["serve", "--urls", "http://127.0.0.1:0", .. args], environment);
        var said = new StringBuilder();
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                _ = server.StandardError.BaseStream.CopyToAsync(Stream.Null);
                _ = server.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new(server, new Uri(line[(at + Listening.Length)..]));
            }
        }

        await server.WaitForExitAsync();
        throw new InvalidOperationException($"The server ended with {server.ExitCode}: {said}");
    }

    /// <summary>Ends it at once and without warning (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does (SIGTERM); returns its exit status. SIGINT is ignored by what a shell starts in the background.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static Process Start(string[] args, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("CAICACH_DATABASE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
