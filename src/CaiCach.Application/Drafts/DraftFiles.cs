using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>The files gathered for a draft, or for a supplement of a dossier, before they are handed in.</summary>
public sealed class DraftFiles(CaiCachDb db, UploadFile upload)
{
    /// <summary>The most files of one gathering.</summary>
    public const int MostFiles = 100;

    /// <summary>The files gathered, oldest first.</summary>
    public async Task<IReadOnlyList<Upload>> ListAsync(Guid accountId, Guid gathering, CancellationToken cancel = default) =>
        await db.Uploads.AsNoTracking().Where(u => u.DraftId == gathering && u.OwnerId == accountId).OrderBy(u => u.CreatedAt).ThenBy(u => u.Id).ToListAsync(cancel);

    /// <summary>Takes a file in; null when it is kept, else what is wrong with it, and then nothing is kept.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="gathering">The draft or the dossier, which the caller has read for this actor.</param>
    /// <param name="paper">The paper it is for; null for one that the procedure does not name.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="field">The field to name in a fault.</param>
    /// <param name="replaces">A file of the same gathering that it takes the place of.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FieldFault?> AddAsync(
        ActContext context, Guid gathering, Component? paper, Stream content, string? fileName, string field, Guid? replaces = null, CancellationToken cancel = default)
    {
        var account = context.Actor.Id!.Value;
        var before = (await ListAsync(account, gathering, cancel)).Select(u => u.Id).ToHashSet();
        if (replaces is null && before.Count >= MostFiles)
        {
            return new(field, "too_many_files", "Mỗi lần nộp có tối đa 100 tệp.");
        }

        var outcome = await upload.RunAsync(context, content, fileName, field, gathering, paper, cancel: cancel);
        if (outcome is not UploadFile.Outcome.Stored { Upload: var stored })
        {
            return ((UploadFile.Outcome.Refused)outcome).Fault;
        }

        var others = await ListAsync(account, gathering, cancel);
        if (others.FirstOrDefault(o => o.Sha256 == stored.Sha256 && o.Id != stored.Id && o.Id != replaces && (before.Contains(o.Id) || IsFirst(o, stored))) is { } same)
        {
            await RemoveAsync(account, gathering, stored.Id, cancel);
            return new(field, "file_duplicate", $"Tệp “{stored.FileName}” có cùng nội dung với tệp “{same.FileName}” đã tải lên. Hãy chọn tệp khác.");
        }

        if (replaces is { } old)
        {
            await RemoveAsync(account, gathering, old, cancel);
        }

        await db.Drafts.Where(d => d.Id == gathering && d.AccountId == account)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.SavedAt, context.Now).SetProperty(d => d.Version, d => d.Version + 1), cancel);
        return null;
    }

    /// <summary>Takes a file out again.</summary>
    public async Task RemoveAsync(Guid accountId, Guid gathering, Guid uploadId, CancellationToken cancel = default)
    {
        if (await db.Uploads.Where(u => u.Id == uploadId && u.DraftId == gathering && u.OwnerId == accountId).ExecuteDeleteAsync(cancel) > 0)
        {
            await db.Drafts.Where(d => d.Id == gathering && d.AccountId == accountId).ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, d => d.Version + 1), cancel);
        }
    }

    /// <summary>The files were handed in: they belong to the dossier now and are gathered no longer.</summary>
    public Task ReleaseAsync(Guid accountId, Guid gathering, CancellationToken cancel = default) =>
        db.Uploads.Where(u => u.DraftId == gathering && u.OwnerId == accountId).ExecuteUpdateAsync(set => set.SetProperty(u => u.DraftId, (Guid?)null), cancel);

    // Of two that come at once, exactly one is the first.
    private static bool IsFirst(Upload a, Upload b) => a.CreatedAt < b.CreatedAt || (a.CreatedAt == b.CreatedAt && a.Id.CompareTo(b.Id) < 0);
}
