using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Files;

/// <summary>Reads the batches of the scan station; whoever sorts one alone sees it.</summary>
public sealed class ReadScanBatch(CaiCachDb db, FileStore store)
{
    /// <summary>The open batch of an officer.</summary>
    /// <param name="Version">Its version, 0 before the first file.</param>
    /// <param name="Pages">Its pages in order.</param>
    /// <param name="Files">The files they are in.</param>
    public sealed record View(int Version, IReadOnlyList<ScanPage> Pages, IReadOnlyDictionary<Guid, Upload> Files);

    /// <summary>The open batch for a purpose.</summary>
    public async Task<View> RunAsync(Actor actor, string purpose, CancellationToken cancel = default) =>
        await Open(actor, purpose).AsNoTracking().FirstOrDefaultAsync(cancel) is { } batch
            ? new(batch.Version, PagesOf(batch), await FilesAsync(batch, cancel)) : new(0, [], new Dictionary<Guid, Upload>());

    /// <summary>The files made of a batch of the actor, by component; empty for any other batch, and for one that is open.</summary>
    public async Task<IReadOnlyList<Upload>> MadeAsync(Actor actor, Guid id, CancellationToken cancel = default) =>
        await db.Uploads.AsNoTracking().Where(u => u.DraftId == id && u.OwnerId == actor.Id && db.ScanBatches.Any(b => b.Id == id && b.OwnerId == actor.Id && b.FiledAt != null)).OrderBy(u => u.ComponentCode).ToListAsync(cancel);

    /// <summary>One page of the open batch as a PDF, turned as it is kept; null when there is none.</summary>
    public async Task<byte[]?> PageAsync(Actor actor, string purpose, int at, CancellationToken cancel = default)
    {
        var view = await RunAsync(actor, purpose, cancel);
        return view.Pages.ElementAtOrDefault(at) is { } page && view.Files.GetValueOrDefault(page.Upload) is { } file && await BytesAsync(file.Sha256, cancel) is { } bytes
            ? ScanPdf.Make([new(bytes, file.MediaType, page.Number, page.Turn)]) : null;
    }

    internal static IReadOnlyList<ScanPage> PagesOf(ScanBatch batch) => JsonSerializer.Deserialize<List<ScanPage>>(batch.Pages)!;

    internal IQueryable<ScanBatch> Open(Actor actor, string purpose) => db.ScanBatches.Where(b => b.OwnerId == actor.Id && b.Purpose == purpose && b.FiledAt == null);

    internal async Task<IReadOnlyDictionary<Guid, Upload>> FilesAsync(ScanBatch batch, CancellationToken cancel)
    {
        var ids = PagesOf(batch).Select(p => p.Upload).Distinct().ToList();
        return await db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
    }

    // Null where malware was found in it since.
    internal async Task<byte[]?> BytesAsync(string sha256, CancellationToken cancel)
    {
        await using var content = store.Open(sha256);
        if (content is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
