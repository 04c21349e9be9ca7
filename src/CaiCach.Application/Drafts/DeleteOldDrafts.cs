using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>Deletes drafts nobody has saved for 90 days, with what was handed in for them.</summary>
public sealed class DeleteOldDrafts(CaiCachDb db)
{
    /// <summary>How many days a draft is kept after it was last saved.</summary>
    public const int DaysKept = 90;

    /// <summary>Deletes them; returns how many.</summary>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var limit = now.AddDays(-DaysKept);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Uploads.Where(u => db.Drafts.Any(d => d.Id == u.DraftId && d.SavedAt < limit)).ExecuteDeleteAsync(cancel);
        var deleted = await db.Drafts.Where(d => d.SavedAt < limit).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return deleted;
    }
}
