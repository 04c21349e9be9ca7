using CaiCach.Data;
using CaiCach.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Messages to an account.</summary>
public sealed class OwnNotices(CaiCachDb db)
{
    /// <summary>The newest messages, or those after one of them in the list; newest first.</summary>
    public async Task<IReadOnlyList<Notice>> ReadAsync(Guid accountId, int most, Guid? after = null, CancellationToken cancel = default) =>
        await db.Notices.AsNoTracking().Where(n => n.AccountId == accountId)
            .Where(n => after == null || db.Notices.Any(a => a.Id == after && a.AccountId == accountId && (n.CreatedAt < a.CreatedAt || (n.CreatedAt == a.CreatedAt && n.Id.CompareTo(a.Id) < 0))))
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(most).ToListAsync(cancel);

    /// <summary>Marks those that were shown as read.</summary>
    public Task MarkReadAsync(Guid accountId, IReadOnlyCollection<Guid> shown, DateTime now, CancellationToken cancel = default) =>
        db.Notices.Where(n => n.AccountId == accountId && n.ReadAt == null && shown.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
}
