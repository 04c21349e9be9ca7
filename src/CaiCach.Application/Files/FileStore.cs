using System.Security.Cryptography;

namespace CaiCach.Application.Files;

/// <summary>
/// Files by the SHA-256 of their content, in a folder outside the database. A file is whole and flushed before any row names it;
/// equal contents are kept once; nothing is ever overwritten.
/// </summary>
public sealed class FileStore(string root)
{
    /// <summary>What was stored.</summary>
    public sealed record Stored(string Sha256, long Size, byte[] Head);

    /// <summary>The folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Stores a stream of at most <paramref name="most"/> bytes; null when it is longer, and then nothing is kept.</summary>
    public async Task<Stored?> PutAsync(Stream content, long most, CancellationToken cancel)
    {
        var incoming = Path.Combine(Root, "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            var head = Array.Empty<byte>();
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    size += read;
                    if (size > most)
                    {
                        return null;
                    }

                    if (head.Length < 4096)
                    {
                        head = [.. head, .. buffer.AsSpan(0, Math.Min(read, 4096 - head.Length))];
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                await file.FlushAsync(cancel);
                file.Flush(flushToDisk: true);
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var final = PathOf(sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            if (!File.Exists(final))
            {
                File.Move(temporary, final, overwrite: true);
            }

            return new(sha256, size, head);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file; null when it is not there.</summary>
    public Stream? Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan) : null;
    }

    private string PathOf(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));
        }

        return Path.Combine(Root, sha256[..2], sha256[2..4], sha256);
    }
}
