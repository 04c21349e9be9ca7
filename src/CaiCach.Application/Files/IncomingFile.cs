namespace CaiCach.Application.Files;

/// <summary>A file that was received whole and flushed, but is not kept yet; let go when it is disposed without <see cref="Keep"/>.</summary>
public sealed class IncomingFile : IDisposable
{
    private readonly FileStore store;
    private readonly string path;

    internal IncomingFile(FileStore store, string path, string sha256, long size, byte[] head)
    {
        this.store = store;
        this.path = path;
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

    /// <summary>Moves it to its place under its hash; a file that is there already stays, as if stored now.</summary>
    public void Keep() => store.Keep(path, Sha256);

    /// <inheritdoc />
    public void Dispose() => File.Delete(path);
}
