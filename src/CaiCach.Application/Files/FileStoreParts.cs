using System.Security.Cryptography;

namespace CaiCach.Application.Files;

/// <summary>Files that come in part by part, each by the id of its row until it is whole and taken in like any other.</summary>
public sealed partial class FileStore
{
    private string PartsFolder => Path.Combine(IncomingFolder, "parts");

    /// <summary>Opens what has come of a file, to write on; null while another writes at it.</summary>
    public FileStream? OpenPart(Guid id)
    {
        Directory.CreateDirectory(PartsFolder);
        try
        {
            return new(PartOf(id), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Opens what has come of a file for reading; null where nothing has.</summary>
    public FileStream? ReadPart(Guid id) => File.Exists(PartOf(id)) ? new(PartOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan) : null;

    /// <summary>The SHA-256 of what has come of a file, lower-case hex; null where nothing has.</summary>
    public async Task<string?> HashOfPartAsync(Guid id, CancellationToken cancel)
    {
        await using var content = ReadPart(id);
        return content is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    /// <summary>Deletes what has come of a file.</summary>
    public void RemovePart(Guid id)
    {
        if (Directory.Exists(PartsFolder))
        {
            File.Delete(PartOf(id));
        }
    }

    /// <summary>Deletes what nothing was added to since a moment (UTC); returns how many files.</summary>
    public int SweepParts(DateTime before)
    {
        var left = Directory.Exists(PartsFolder) ? Directory.GetFiles(PartsFolder).Where(file => File.GetLastWriteTimeUtc(file) < before).ToList() : [];
        left.ForEach(File.Delete);
        return left.Count;
    }

    private string PartOf(Guid id) => Path.Combine(PartsFolder, id.ToString("n"));
}
