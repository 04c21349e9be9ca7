using CaiCach.Data;
using CaiCach.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Messages to an account.</summary>
public sealed class OwnNotices(CaiCachDb db)
{
    /// <summary>The newest messages, newest first.</summary>
    public async Task<IReadOnlyList<Notice>> ReadAsync(Guid accountId, int most, CancellationToken cancel = default) =>
        await db.Notices.AsNoTracking().Where(n => n.AccountId == accountId).OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(most).ToListAsync(cancel);

    /// <summary>Marks everything up to a moment as read.</summary>
    public Task MarkReadAsync(Guid accountId, DateTime now, CancellationToken cancel = default) =>
        db.Notices.Where(n => n.AccountId == accountId && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
}
