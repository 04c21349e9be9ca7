using System.Diagnostics;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Commands;

/// <summary>The script at the root, on machines where something is missing.</summary>
public sealed class FrontDoorTests : IDisposable
{
    private static readonly string[] Basics = ["bash", "dirname", "mkdir", "flock", "cat", "id", "mktemp", "rm", "grep", "awk", "tr"];
    private readonly string folder = Directory.CreateTempSubdirectory("caicach-path-").FullName;

    public FrontDoorTests()
    {
        foreach (var tool in Basics)
        {
            File.CreateSymbolicLink(Path.Combine(folder, tool), File.Exists("/usr/bin/" + tool) ? "/usr/bin/" + tool : "/bin/" + tool);
        }
    }

    [Theory]
    [InlineData("due")]
    [InlineData("test")]
    public async Task A_machine_without_the_SDK_is_told_what_it_needs(string verb)
    {
        var (exit, said) = await RunAsync(verb);
        Assert.Equal(3, exit);
        Assert.Contains(".NET SDK 10", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_tests_need_is_said_first_and_installed_by_root_alone()
    {
        var log = Path.Combine(folder, "apt.log");
        foreach (var tool in (string[])["dotnet", "node", "npm"])
        {
            Add(tool, "exit 0");
        }

        Add("apt-get", $"echo \"$*\" >> {log}; [ \"$1\" = update ] || {{ echo 'E: no network' >&2; exit 100; }}");
        var (exit, said) = await RunAsync("test");
        Assert.Equal(3, exit);
        Assert.Contains("chromium", said, StringComparison.Ordinal);
        if (Environment.UserName != "root")
        {
            Assert.Contains("sudo apt-get update && sudo apt-get install -y --no-install-recommends", said, StringComparison.Ordinal);
            Assert.False(File.Exists(log));
            return;
        }

        var asked = await File.ReadAllLinesAsync(log);
        Assert.Equal("update", asked[0]);
        Assert.StartsWith("install -y --no-install-recommends ", asked[1], StringComparison.Ordinal);
        Assert.Contains(" chromium", asked[1], StringComparison.Ordinal);
        Assert.EndsWith(" poppler-utils qpdf", asked[1], StringComparison.Ordinal);
        Assert.Contains("E: no network", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Add(string name, string script)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private async Task<(int Exit, string Said)> RunAsync(string verb)
    {
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(TestDatabase.Repository, "caicach"), verb]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["PATH"] = folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEndAsync();
        var wrote = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, wrote + await said);
    }
}
