using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Calls;
using CaiCach.Law.Calls;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calls;

/// <summary>The requests to be called back of an official's bodies, the longest waiting first, a page at a time.</summary>
public sealed class ReadCalls(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A request and who has taken it.</summary>
    /// <param name="Call">The request.</param>
    /// <param name="Taker">Who has taken it; null for nobody.</param>
    public sealed record View(CallRequest Call, string? Taker);

    /// <summary>A page, and after which record the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<View> Rows, Guid? Next);

    /// <summary>Reads a page: of those to be called, or of those that are settled. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, bool settled, Guid? after = null, CancellationToken cancel = default)
    {
        var start = after ?? Guid.Empty;
        var calls = (await OfAsync(actor, cancel)).Where(c => c.Id.CompareTo(start) > 0 && (c.SettledAt != null) == settled);
        var rows = await Views(calls.OrderBy(c => c.Id).Take(PageSize + 1)).ToListAsync(cancel);
        return rows.Count > PageSize ? new([.. rows.Take(PageSize)], rows[PageSize - 1].Call.Id) : new(rows, null);
    }

    /// <summary>One of them; null when the official has none such.</summary>
    public async Task<View?> OneAsync(Actor actor, Guid id, CancellationToken cancel = default) => await Views((await OfAsync(actor, cancel)).Where(c => c.Id == id)).FirstOrDefaultAsync(cancel);

    /// <summary>How many wait for somebody to take them, counted to one more than a page.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancel = default) =>
        await (await OfAsync(actor, cancel)).Where(c => c.State == CallState.New).OrderBy(c => c.Id).Take(PageSize + 1).CountAsync(cancel);

    private async Task<IQueryable<CallRequest>> OfAsync(Actor actor, CancellationToken cancel) =>
        db.CallRequests.AsNoTracking().Where(CallScope.FilterOf(actor, (await reference.CurrentAsync(cancel)).Organisation));

    private IQueryable<View> Views(IQueryable<CallRequest> calls) =>
        calls.Select(call => new View(call, db.Users.Where(u => u.Id == call.TakenById).Select(u => u.FullName).FirstOrDefault()));
}
