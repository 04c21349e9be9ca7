using CaiCach.Application.Dossiers;
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

    /// <summary>The place of a message in the list that has those not read first.</summary>
    public sealed record Cursor(bool IsRead, DateTime At, Guid Id)
    {
        /// <summary>As text for a link.</summary>
        public override string ToString() => $"{(IsRead ? 1 : 0)}.{At.Ticks:x}.{Id:n}";

        /// <summary>From the text of a link; null when it is none.</summary>
        public static Cursor? Parse(string? text) =>
            text is ['0' or '1', '.', .. var place] && ListWork.Cursor.Parse(place) is { } rest ? new(text[0] == '1', rest.DueAt, rest.Id) : null;
    }

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Notice> Rows, Cursor? Next);

    /// <summary>How many are not read, counted up to a bound.</summary>
    public Task<int> CountUnreadAsync(Guid accountId, int most, CancellationToken cancel = default) =>
        db.Notices.Where(n => n.AccountId == accountId && n.ReadAt == null).Take(most).CountAsync(cancel);

    /// <summary>A page of the list: those not read, newest first, then those read, newest first.</summary>
    public async Task<Page> ListAsync(Guid accountId, int most, Cursor? after = null, CancellationToken cancel = default)
    {
        var rows = after is { IsRead: true } ? [] : await PartAsync(db.Notices.Where(n => n.ReadAt == null), after);
        if (rows.Count <= most)
        {
            rows.AddRange((await PartAsync(db.Notices.Where(n => n.ReadAt != null), after is { IsRead: true } ? after : null)).Take(most + 1 - rows.Count));
        }

        return rows.Count > most ? new([.. rows.Take(most)], PlaceOf(rows[most - 1])) : new(rows, null);

        static Cursor PlaceOf(Notice notice) => new(notice.ReadAt is not null, notice.CreatedAt, notice.Id);

        Task<List<Notice>> PartAsync(IQueryable<Notice> part, Cursor? from)
        {
            var own = part.AsNoTracking().Where(n => n.AccountId == accountId);
            if (from is { At: var at, Id: var id })
            {
                own = own.Where(n => n.CreatedAt <= at && (n.CreatedAt < at || n.Id.CompareTo(id) < 0));
            }

            return own.OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(most + 1).ToListAsync(cancel);
        }
    }

    /// <summary>Marks one and all older ones as read: what came since it was shown stays new.</summary>
    public Task MarkAllReadAsync(Guid accountId, Guid newest, DateTime now, CancellationToken cancel = default) =>
        db.Notices
            .Where(n => n.AccountId == accountId && n.ReadAt == null && db.Notices.Any(shown => shown.Id == newest && shown.AccountId == accountId && n.CreatedAt <= shown.CreatedAt))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);

    /// <summary>Marks those that were shown as read.</summary>
    public Task MarkReadAsync(Guid accountId, IReadOnlyCollection<Guid> shown, DateTime now, CancellationToken cancel = default) =>
        db.Notices.Where(n => n.AccountId == accountId && n.ReadAt == null && shown.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
}
