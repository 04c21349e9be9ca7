namespace CaiCach.Application.Files;

/// <summary>How a file in which malware was found is put where nobody opens it.</summary>
public sealed partial class FileStore
{
    private string QuarantineFolder => Path.Combine(Root, "quarantine");

    /// <summary>Whether it was put there.</summary>
    public bool IsQuarantined(string sha256) => IsHash(sha256) && File.Exists(Path.Combine(QuarantineFolder, sha256));

    /// <summary>Puts it there; it may be there already.</summary>
    public void Quarantine(string sha256)
    {
        Directory.CreateDirectory(QuarantineFolder);
        try
        {
            File.Move(PathOf(sha256), Path.Combine(QuarantineFolder, sha256), overwrite: true);
            flushFolder(QuarantineFolder);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another node was faster.
        }
    }
}
