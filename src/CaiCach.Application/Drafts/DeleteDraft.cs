using CaiCach.Application.Acting;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>Deletes a draft and what was gathered for it.</summary>
public sealed class DeleteDraft(CaiCachDb db)
{
    /// <summary>Deletes; false when the account has no such draft.</summary>
    public async Task<bool> RunAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        var account = context.Actor.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Uploads.Where(u => u.DraftId == id && u.OwnerId == account).ExecuteDeleteAsync(cancel);
        var deleted = await db.Drafts.Where(d => d.Id == id && d.AccountId == account).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return deleted == 1;
    }
}
