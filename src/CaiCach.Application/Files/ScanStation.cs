using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Files;

/// <summary>
/// The scan station (trạm quét): an officer uploads a batch, says of each page which paper it is of, and makes the files of the papers with one press. The batch
/// is kept until then, so that nothing is uploaded twice; the files made are uploads of the officer, attached by the filing or the supplement that names them.
/// </summary>
public sealed class ScanStation(CaiCachDb db, UploadFile upload, ReadScanBatch read, IDatabaseEngine engine)
{
    /// <summary>The most pages of a batch.</summary>
    public const int MostPages = 300;

    /// <summary>The most bytes of a batch, 100 MB.</summary>
    public const long MostBytes = 100 * 1024 * 1024;

    /// <summary>What people are told beforehand.</summary>
    public const string Limits = "Tệp PDF, JPG hoặc PNG, mỗi tệp tối đa 20 MB; một xấp nhiều nhất 300 trang, 100 MB.";

    /// <summary>The value of an accept attribute.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png";

    private const string OtherWindow = "Xấp này vừa thay đổi ở cửa sổ khác; xem lại rồi làm tiếp.";

    /// <summary>What came of making the files.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Made; <see cref="ReadScanBatch"/> finds them by the batch.</summary>
        public sealed record Made(Guid Batch) : Outcome;

        /// <summary>Not made; the faults by the place of their page. What was sorted is kept.</summary>
        public sealed record Faulty(IReadOnlyList<(int At, string Text)> Faults) : Outcome;

        /// <summary>The batch changed in another window, or its files were made there.</summary>
        public sealed record Stale : Outcome;
    }

    /// <summary>Takes a file in, its pages after the others and sorted as far as separator sheets say; null when it is kept, else what is wrong with it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="purpose">What the batch is for.</param>
    /// <param name="procedure">The code of the procedure.</param>
    /// <param name="papers">The papers there are.</param>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="field">Where what is wrong is told.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FieldFault?> AddAsync(ActContext context, string purpose, string procedure, IReadOnlyList<Component> papers, Stream content, string? fileName, string field, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await read.Open(context.Actor, purpose).FirstOrDefaultAsync(cancel) is not { } batch)
        {
            batch = new() { Id = Ids.New(context.Now), OwnerId = context.Actor.Id!.Value, Purpose = purpose, CreatedAt = context.Now };
            db.ScanBatches.Add(batch);
            if (!await SavedAsync(cancel))
            {
                return new(field, "stale", OtherWindow);
            }
        }

        var outcome = await upload.RunAsync(context, content, fileName, field, batch.Id, cancel: cancel);
        if (outcome is not UploadFile.Outcome.Stored { Upload: var stored })
        {
            return ((UploadFile.Outcome.Refused)outcome).Fault;
        }

        var (pages, files) = (ReadScanBatch.PagesOf(batch), await read.FilesAsync(batch, cancel));
        var (bytes, count) = (Array.Empty<byte>(), 0);
        var fault = files.Values.FirstOrDefault(f => f.Sha256 == stored.Sha256) is { } same ? $"Tệp “{stored.FileName}” có cùng nội dung với tệp “{same.FileName}” đã có trong xấp."
            : stored.MediaType is not ("application/pdf" or "image/jpeg" or "image/png") ? $"Tệp “{stored.FileName}” không phải PDF, JPG hay PNG nên không tách trang được; tải tệp này ở dòng của giấy tờ."
            : files.Values.Sum(f => f.Size) + stored.Size > MostBytes ? $"Thêm tệp “{stored.FileName}” thì xấp vượt quá 100 MB. Gắn các trang đã có trước, rồi quét tiếp."
            : (count = ScanPdf.PagesOf(bytes = await read.BytesAsync(stored.Sha256, cancel) ?? [], stored.MediaType) ?? 0) == 0 ? $"Không tách được trang của tệp “{stored.FileName}”: tệp bị khóa hoặc bị hỏng. Quét lại, hoặc tải tệp này ở dòng của giấy tờ."
            : pages.Count + count > MostPages ? $"Thêm tệp “{stored.FileName}” thì xấp vượt quá 300 trang. Gắn các trang đã có trước, rồi quét tiếp."
            : null;
        if (fault is null)
        {
            batch.Pages = JsonSerializer.Serialize<IReadOnlyList<ScanPage>>([.. pages, .. SeparatorSheets.Sort(stored.Id, pages.Count > 0 ? pages[^1] : null, SeparatorSheets.Read(bytes, stored.MediaType), procedure, papers)]);
            batch.Version++;
            fault = await SavedAsync(cancel) ? null : OtherWindow;
        }

        if (fault is not null)
        {
            await db.Uploads.Where(u => u.Id == stored.Id).ExecuteDeleteAsync(cancel);
        }

        return fault is null ? null : new(field, "scan", fault);
    }

    /// <summary>Keeps how the pages are sorted; false when the batch changed in another window.</summary>
    public async Task<bool> SaveAsync(ActContext context, string purpose, int version, IReadOnlyList<ScanPage> pages, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await FindAsync(context.Actor, purpose, version, pages, cancel) is { } batch && await KeepAsync(batch, pages, cancel);
    }

    /// <summary>Makes the files of the papers, all or none.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="purpose">What the batch is for.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="pages">The pages as sorted.</param>
    /// <param name="papers">The papers there are; their files get their names.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> FileAsync(ActContext context, string purpose, int version, IReadOnlyList<ScanPage> pages, IReadOnlyList<Component> papers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(papers);
        if (await FindAsync(context.Actor, purpose, version, pages, cancel) is not { } batch || !await KeepAsync(batch, pages, cancel))
        {
            return new Outcome.Stale();
        }

        var sorted = ScanSorting.Sort(pages, [.. papers.Select(p => p.Code)]);
        if (sorted.Faults.Count > 0)
        {
            return new Outcome.Faulty(sorted.Faults);
        }

        if (sorted.Papers.Count == 0)
        {
            return new Outcome.Faulty([(0, "Mọi trang đều bị bỏ; chọn giấy tờ của ít nhất một trang.")]);
        }

        var (files, contents) = (await read.FilesAsync(batch, cancel), new Dictionary<Guid, byte[]>());
        var used = sorted.Papers.SelectMany(p => p.Pages).ToList();
        foreach (var id in used.Select(p => p.Page.Upload).Distinct())
        {
            if (await read.BytesAsync(files[id].Sha256, cancel) is { } bytes)
            {
                contents[id] = bytes;
            }
        }

        if (used.Where(p => !contents.ContainsKey(p.Page.Upload)).ToList() is { Count: > 0 } gone)
        {
            return new Outcome.Faulty([.. gone.Select(p => (p.At, $"Tệp “{files[p.Page.Upload].FileName}” có mã độc và đã bị cách ly; bỏ các trang của tệp này rồi quét lại bản giấy."))]);
        }

        // Made before the transaction, which waits for no scanner; until it is done they belong to nothing, and are pruned as such.
        var (made, faults) = (new List<Guid>(), new List<(int, string)>());
        foreach (var paper in sorted.Papers)
        {
            var (id, fault) = await MakeAsync(context, batch, paper, papers.FirstOrDefault(p => p.Code == paper.Code), files, contents, cancel);
            if (fault is { } wrong)
            {
                faults.Add(wrong);
            }
            else
            {
                made.Add(id);
            }
        }

        if (faults.Count > 0)
        {
            await db.Uploads.Where(u => made.Contains(u.Id)).ExecuteDeleteAsync(cancel);
            return new Outcome.Faulty(faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Uploads.Where(u => u.DraftId == batch.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.DraftId, (Guid?)null), cancel);
        await db.Uploads.Where(u => made.Contains(u.Id)).ExecuteUpdateAsync(set => set.SetProperty(u => u.DraftId, batch.Id), cancel);
        batch.FiledAt = context.Now;
        batch.Version++;
        if (!await SavedAsync(cancel))
        {
            return new Outcome.Stale();
        }

        await transaction.CommitAsync(cancel);
        return new Outcome.Made(batch.Id);
    }

    // A file that is a paper from its first page to its last stays as it is, with its signature.
    private async Task<(Guid Id, (int, string)? Fault)> MakeAsync(
        ActContext context, ScanBatch batch, ScanSorting.Paper paper, Component? named, IReadOnlyDictionary<Guid, Upload> files, Dictionary<Guid, byte[]> contents, CancellationToken cancel)
    {
        var first = files[paper.Pages[0].Page.Upload];
        var all = ReadScanBatch.PagesOf(batch).Count(p => p.Upload == first.Id);
        var whole = first.MediaType == "application/pdf" && paper.Pages.Select(p => p.Page with { Choice = "", Next = "" }).SequenceEqual(Enumerable.Range(1, all).Select(n => new ScanPage(first.Id, n)));
        if (!whole && paper.Pages.FirstOrDefault(p => files[p.Page.Upload].MediaType == "application/pdf" && PdfSignature.IsIn(contents[p.Page.Upload])) is { Page: not null } signed)
        {
            return (default, (signed.At, $"Tệp “{files[signed.Page.Upload].FileName}” có chữ ký số: tách, xoay hay ghép trang thì mất chữ ký. Gắn cả tệp, đúng thứ tự, vào một giấy tờ."));
        }

        using var content = new MemoryStream(whole ? contents[first.Id] : ScanPdf.Make([.. paper.Pages.Select(p => new ScanPdf.Sheet(contents[p.Page.Upload], files[p.Page.Upload].MediaType, p.Page.Number, p.Page.Turn))]));
        var fileName = whole ? first.FileName : (named?.Name ?? "Giấy tờ khác").Replace('/', '-').Replace('\\', '-') + ".pdf";
        return await upload.RunAsync(context, content, fileName, "", null, named, cancel: cancel) switch
        {
            UploadFile.Outcome.Stored stored => (stored.Upload.Id, null),
            var other => (default, (paper.Pages[0].At, ((UploadFile.Outcome.Refused)other).Fault.Text)),
        };
    }

    private async Task<ScanBatch?> FindAsync(Actor actor, string purpose, int version, IReadOnlyList<ScanPage> pages, CancellationToken cancel) =>
        await read.Open(actor, purpose).FirstOrDefaultAsync(cancel) is { } batch && batch.Version == version
        && ReadScanBatch.PagesOf(batch).Count == pages.Count && pages.Select(p => (p.Upload, p.Number)).ToHashSet().SetEquals(ReadScanBatch.PagesOf(batch).Select(p => (p.Upload, p.Number))) ? batch : null;

    private async Task<bool> KeepAsync(ScanBatch batch, IReadOnlyList<ScanPage> pages, CancellationToken cancel)
    {
        batch.Pages = JsonSerializer.Serialize(pages);
        batch.Version++;
        return await SavedAsync(cancel);
    }

    private async Task<bool> SavedAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "scan_batches")
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
