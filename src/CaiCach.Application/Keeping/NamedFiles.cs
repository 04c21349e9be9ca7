using System.Text.RegularExpressions;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Keeping;

/// <summary>
/// Every place of the database that names a file by the SHA-256 of its content: uploads, papers of dossiers (results among them), declarations of the index
/// with their evidence, and events. An event of a dossier names only files that became papers of it in the same transaction, and papers are never deleted, so
/// the papers answer for these events, by an index; a test holds that to be so. All other events are few and are read themselves; they name the blank forms of the
/// catalogue and the files of its decisions, each of which has its event.
/// </summary>
internal static partial class NamedFiles
{
    /// <summary>The stream of the events the papers answer for; the index of the others is made with the same word.</summary>
    private const string Dossier = "dossier";

    /// <summary>The files that events of other records than dossiers, or declarations of the index, name.</summary>
    public static async Task<HashSet<string>> EvidenceAsync(CaiCachDb db, CancellationToken cancel)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var data in db.Events.Where(e => e.Stream != Dossier).OrderBy(e => e.Id).Select(e => e.Data).AsAsyncEnumerable().WithCancellation(cancel))
        {
            foreach (var match in Hash().EnumerateMatches(data))
            {
                named.Add(data.Substring(match.Index, match.Length));
            }
        }

        named.UnionWith(await db.IndexAnswers.Where(a => a.EvidenceSha256 != null).Select(a => a.EvidenceSha256!).ToListAsync(cancel));
        return named;
    }

    /// <summary>Those of some files that uploads or papers name.</summary>
    public static async Task<HashSet<string>> ByUploadsAndPapersAsync(CaiCachDb db, IReadOnlyCollection<string> files, CancellationToken cancel)
    {
        var uploads = await db.Uploads.Where(u => files.Contains(u.Sha256)).Select(u => u.Sha256).ToListAsync(cancel);
        var papers = await db.DossierPapers.Where(p => files.Contains(p.Sha256)).Select(p => p.Sha256!).ToListAsync(cancel);
        return [.. uploads, .. papers];
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Hash();
}
