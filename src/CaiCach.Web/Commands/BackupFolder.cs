using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using CaiCach.Web.Hosting.Storage;

namespace CaiCach.Web.Commands;

/// <summary>A backup on disk: the database, the files, and what both must be like.</summary>
/// <param name="path">The folder.</param>
internal sealed class BackupFolder(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly string[] NotFiles = ["incoming", "leaving", "quarantine", "databases"];

    /// <summary>What a backup says of itself.</summary>
    /// <param name="MadeAt">When (UTC).</param>
    /// <param name="Engine">"sqlite" or "postgres".</param>
    /// <param name="Events">How many events the ledger has.</param>
    /// <param name="LedgerHash">The hash over them, one after the other.</param>
    /// <param name="Files">How many files.</param>
    public sealed record Manifest(DateTime MadeAt, string Engine, long Events, string LedgerHash, int Files);

    /// <summary>The copy of the embedded database.</summary>
    public string Embedded => Path.Combine(path, "caicach.db");

    /// <summary>The dump of a server's database.</summary>
    public string Dump => Path.Combine(path, "caicach.dump");

    /// <summary>The copies of the files.</summary>
    public string Files => Path.Combine(path, "files");

    private string ManifestFile => Path.Combine(path, "manifest.json");

    /// <summary>Whether a database is kept by a server.</summary>
    public static bool IsServer(string database) => database.Contains('=', StringComparison.Ordinal);

    /// <summary>Makes the folder, for its owner alone; false when something lies there already.</summary>
    public bool Create()
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            return false;
        }

        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return true;
    }

    /// <summary>Writes what the backup says of itself, last of all: a folder without it is no backup.</summary>
    public void Write(Manifest manifest)
    {
        var beside = ManifestFile + ".part";
        File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(manifest, Json));
        File.Move(beside, ManifestFile);
    }

    /// <summary>What the backup says of itself; null when it is none.</summary>
    public Manifest? Read()
    {
        try
        {
            return File.Exists(ManifestFile) ? JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(ManifestFile), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Copies every kept file of a folder; how many. What is being received, and whose the folder is, is left out.</summary>
    public static int CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        var copied = 0;
        foreach (var file in Kept(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            copied++;
        }

        return copied;
    }

    /// <summary>The files of a folder whose content is not what their name says.</summary>
    public static IEnumerable<string> Spoilt(string folder) => Kept(folder).Where(file =>
    {
        using var content = File.OpenRead(file);
        return !string.Equals(Convert.ToHexStringLower(SHA256.HashData(content)), Path.GetFileName(file), StringComparison.Ordinal);
    });

    /// <summary>The names of the kept files of a folder.</summary>
    public static HashSet<string> Names(string folder) => [.. Kept(folder).Select(file => Path.GetFileName(file))];

    /// <summary>Runs a client program of the database server with the connection in its environment, so that no password stands in a list of processes; what went wrong, null for nothing.</summary>
    public static async Task<string?> RunAsync(string program, string connection, params string[] arguments)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connection };
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (key, variable) in new[] { ("Host", "PGHOST"), ("Server", "PGHOST"), ("Port", "PGPORT"), ("Database", "PGDATABASE"), ("Username", "PGUSER"), ("User Id", "PGUSER"), ("Password", "PGPASSWORD") })
        {
            if (parts.TryGetValue(key, out var value) && value.ToString() is { Length: > 0 } text)
            {
                start.Environment[variable] = text;
            }
        }

        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : $"{program}: {said.ReplaceLineEndings(" ").Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"cần chương trình {program} của PostgreSQL";
        }
    }

    private static IEnumerable<string> Kept(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !NotFiles.Contains(Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]));
}
