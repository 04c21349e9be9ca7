using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CaiCach.Application.Files;

/// <summary>
/// Files by the SHA-256 of their content, in a folder outside the database. A file is whole, flushed and has its name for good before any row names it;
/// equal contents are kept once; no content is ever overwritten. The time of last write says when a file was last stored or attached, see <see cref="Touch"/>.
/// </summary>
/// <param name="root">The folder. It belongs to one database.</param>
/// <param name="flushFolder">How the entries of a folder are made to last; <see cref="FolderEntries.Flush"/> when left out.</param>
/// <param name="time">The clock of the times of last write; the system's when left out.</param>
public sealed partial class FileStore(string root, Action<string>? flushFolder = null, TimeProvider? time = null)
{
    private const int HeadLength = 4096;

    private readonly Action<string> flushFolder = flushFolder ?? FolderEntries.Flush;
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, bool> lasting = new(StringComparer.Ordinal);

    /// <summary>What was stored.</summary>
    public sealed record Stored(string Sha256, long Size, byte[] Head);

    /// <summary>The folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    private string IncomingFolder => Path.Combine(Root, "incoming");

    /// <summary>Stores a stream of at most <paramref name="most"/> bytes; null when it is longer, and then nothing is kept.</summary>
    public async Task<Stored?> PutAsync(Stream content, long most, CancellationToken cancel)
    {
        using var incoming = await ReceiveAsync(content, most, cancel);
        incoming?.Keep();
        return incoming is null ? null : new(incoming.Sha256, incoming.Size, incoming.Head);
    }

    /// <summary>Receives a stream of at most <paramref name="most"/> bytes, to be looked at and then kept or let go; null when it is longer.</summary>
    public async Task<IncomingFile?> ReceiveAsync(Stream content, long most, CancellationToken cancel)
    {
        Directory.CreateDirectory(IncomingFolder);
        var path = Path.Combine(IncomingFolder, Path.GetRandomFileName());
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            var head = Array.Empty<byte>();
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    size += read;
                    if (size > most)
                    {
                        break;
                    }

                    if (head.Length < HeadLength)
                    {
                        head = [.. head, .. buffer.AsSpan(0, Math.Min(read, HeadLength - head.Length))];
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                await file.FlushAsync(cancel);
                file.Flush(flushToDisk: true);
            }

            if (size > most)
            {
                File.Delete(path);
                return null;
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return new(this, path, sha256, size, head);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Deletes what a killed program left half received before a moment (UTC); returns how many files.</summary>
    public int SweepIncoming(DateTime before)
    {
        var left = Directory.Exists(IncomingFolder)
            ? Directory.GetFiles(IncomingFolder).Where(file => File.GetLastWriteTimeUtc(file) < before).ToList()
            : [];
        left.ForEach(File.Delete);
        return left.Count;
    }

    /// <summary>Opens a stored file; null when it is not there, was put away, or is a link, which this store never makes.</summary>
    public Stream? Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) && !IsQuarantined(sha256) && File.ResolveLinkTarget(path, returnFinalTarget: false) is null ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan) : null;
    }

    /// <summary>
    /// Moves a whole and flushed file to its place under its hash; a file that is there already stays, as if stored now. Both names last when this returns.
    /// </summary>
    internal void Keep(string path, string sha256)
    {
        var final = PathOf(sha256);
        var folder = Path.GetDirectoryName(final)!;
        Directory.CreateDirectory(folder);
        File.SetLastWriteTimeUtc(path, Now);
        if (!Touch(sha256))
        {
            File.Move(path, final, overwrite: true);
        }

        flushFolder(folder);
        if (!lasting.ContainsKey(folder))
        {
            flushFolder(Path.GetDirectoryName(folder)!);
            flushFolder(Root);
            lasting[folder] = true;
        }
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256)
    {
        if (!IsHash(sha256))
        {
            throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));
        }

        return Path.Combine(Root, sha256[..2], sha256[2..4], sha256);
    }
}
