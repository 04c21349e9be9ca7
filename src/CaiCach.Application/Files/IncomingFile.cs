namespace CaiCach.Application.Files;

/// <summary>A file that was received whole and flushed, but is not kept yet; let go when it is disposed without <see cref="Keep"/>.</summary>
public sealed class IncomingFile : IDisposable
{
    private readonly string path;
    private readonly string final;

    internal IncomingFile(string path, string final, string sha256, long size, byte[] head)
    {
        this.path = path;
        this.final = final;
        Sha256 = sha256;
        Size = size;
        Head = head;
    }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <summary>The first bytes, at most 4,096.</summary>
    public byte[] Head { get; }

    /// <summary>Opens it for reading.</summary>
    public Stream Open() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Moves it to its place under its hash; a file that is there already stays.</summary>
    public void Keep()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        if (!File.Exists(final))
        {
            File.Move(path, final, overwrite: true);
        }
    }

    /// <inheritdoc />
    public void Dispose() => File.Delete(path);
}
