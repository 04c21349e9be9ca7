using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>The officials an administrator manages, by user name, a page at a time; and anybody whose user name is given whole, who may be given a post.</summary>
public sealed class ListOfficials(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A post that is not over.</summary>
    public sealed record PostRow(Guid AccountId, Guid UnitId, Role Role, DateOnly ValidFrom, DateOnly? ValidTo);

    /// <summary>An official.</summary>
    public sealed record Row(Guid Id, string UserName, string FullName, DateTime? LockedAt, DateTime? OneTimeUntil, IReadOnlyList<PostRow> Posts);

    /// <summary>A page, and the user name the next one starts after; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    /// <summary>Reads a page.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="text">Words of the name, with or without diacritics, or what the user name begins with; null for all.</param>
    /// <param name="after">The user name, in capitals, the page before ended with; null for the first.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<Page> RunAsync(Actor actor, DateTime now, string? text = null, string? after = null, CancellationToken cancel = default)
    {
        var units = AccountScope.UnitsOf(actor, (await reference.CurrentAsync(cancel)).Organisation);
        if (units.Count == 0)
        {
            return new([], null);
        }

        var (words, prefix) = (SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries), (text ?? "").Trim().ToUpperInvariant());
        var sees = AccountScope.Sees(db, units);
        var known = db.Users.AsNoTracking().Where(sees);
        var named = prefix.Length == 0 ? known : known.Union(db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Official && a.NormalizedUserName == prefix));
        if (after is not null)
        {
            named = named.Where(a => a.NormalizedUserName!.CompareTo(after) > 0);
        }

        // Names are compared without diacritics, which no database does for us; the rows come one by one and no more than a page is kept.
        var found = new List<Account>();
        await foreach (var account in named.OrderBy(a => a.NormalizedUserName).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (prefix.Length == 0 || account.NormalizedUserName!.StartsWith(prefix, StringComparison.Ordinal) || IsNamed(account.FullName, words))
            {
                found.Add(account);
                if (found.Count > PageSize)
                {
                    break;
                }
            }
        }

        var page = found.Take(PageSize).ToList();
        var (ids, today) = (page.Select(a => a.Id).ToList(), VietnamTime.DayOf(now));
        var posts = (await db.Posts.AsNoTracking().Where(p => ids.Contains(p.AccountId) && (p.ValidTo == null || p.ValidTo >= today)).OrderBy(p => p.ValidFrom).ThenBy(p => p.Role)
            .Select(p => new PostRow(p.AccountId, p.UnitId, p.Role, p.ValidFrom, p.ValidTo)).ToListAsync(cancel)).ToLookup(p => p.AccountId);
        return new(
            [.. page.Select(a => new Row(a.Id, a.UserName!, a.FullName, a.LockedAt, a.OneTimeUntil, [.. posts[a.Id]]))],
            found.Count > PageSize ? page[^1].NormalizedUserName : null);
    }

    private static bool IsNamed(string name, string[] words)
    {
        var parts = SearchKey.Of(name).Split(' ');
        return words.Length > 0 && words.All(word => parts.Any(part => part.StartsWith(word, StringComparison.Ordinal)));
    }
}
