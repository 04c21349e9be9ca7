using CaiCach.Data;
using CaiCach.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Files;

/// <summary>Which of some files are not checked for malware yet, or hold some.</summary>
public sealed class ReadFileScans(CaiCachDb db)
{
    /// <summary>By hash; what is clean, or was never asked of, is left out.</summary>
    public async Task<IReadOnlyDictionary<string, ScanVerdict>> RunAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        return hashes.Count == 0
            ? new Dictionary<string, ScanVerdict>()
            : await db.FileScans.AsNoTracking().Where(s => hashes.Contains(s.Sha256) && s.Verdict != ScanVerdict.Clean).ToDictionaryAsync(s => s.Sha256, s => s.Verdict, StringComparer.Ordinal, cancel);
    }
}
