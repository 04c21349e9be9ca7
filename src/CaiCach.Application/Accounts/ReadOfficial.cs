using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>What an administrator sees of one official: the account, the posts, the history, and the numbers of open dossiers in hand.</summary>
public sealed class ReadOfficial(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most lines of history shown.</summary>
    public const int MostHistory = 100;

    /// <summary>The most open dossiers named.</summary>
    public const int MostNamed = 50;

    /// <summary>A line of the history.</summary>
    public sealed record Line(DateTime At, string Who, string Type, string? Reason, AccountEventData Facts);

    /// <summary>The official.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Posts">The posts that are not over, and those that are, by first day.</param>
    /// <param name="Units">The units in the administrator's reach.</param>
    /// <param name="IsOwned">Whether the account itself is in the administrator's hand.</param>
    /// <param name="IsInSight">Whether the official holds, held or will hold a post in reach; else only a post may be given.</param>
    /// <param name="History">What was changed, the newest first; empty for who is not in sight.</param>
    public sealed record View(Account Account, IReadOnlyList<Post> Posts, IReadOnlySet<Guid> Units, bool IsOwned, bool IsInSight, IReadOnlyList<Line> History);

    /// <summary>An open dossier in hand.</summary>
    public sealed record InHand(string Number, string ProcedureCode, BusinessState State);

    /// <summary>A question or a petition in hand.</summary>
    public sealed record Waiting(string Code, string? ProcedureCode);

    /// <summary>Somebody to take dossiers over.</summary>
    public sealed record Successor(Guid Id, string Name);

    /// <summary>What a post holds.</summary>
    /// <param name="Count">How many open dossiers.</param>
    /// <param name="First">The first <see cref="MostNamed"/> of them, by due date.</param>
    /// <param name="Successors">Who can take them over, by name.</param>
    /// <param name="Questions">The questions to answer, the first <see cref="MostNamed"/> of them.</param>
    /// <param name="Petitions">The petitions of the unit that nobody would be left to answer, the first <see cref="MostNamed"/> of them.</param>
    public sealed record Held(int Count, IReadOnlyList<InHand> First, IReadOnlyList<Successor> Successors, IReadOnlyList<Waiting> Questions, IReadOnlyList<Waiting> Petitions);

    /// <summary>Reads one; null for no official, and for who administers nothing.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid id, DateTime now, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var units = AccountScope.UnitsOf(actor, tree);
        if (units.Count == 0 || await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.Kind == AccountKind.Official, cancel) is not { } account)
        {
            return null;
        }

        var posts = await db.Posts.AsNoTracking().Where(p => p.AccountId == id).OrderBy(p => p.ValidFrom).ThenBy(p => p.Role).ToListAsync(cancel);
        var sight = posts.Any(p => units.Contains(p.UnitId));
        var events = !sight ? [] : await db.Events.AsNoTracking().Where(e => e.Stream == AccountEventData.Stream && e.StreamId == id).OrderByDescending(e => e.Version).Take(MostHistory).ToListAsync(cancel);
        return new(
            account, posts, units, sight && AccountScope.Owns(posts, units, VietnamTime.DayOf(now)), sight,
            [.. events.Select(e => new Line(e.At, e.ActorName, e.Type, e.Reason, Ledger.RecordEvents.Facts<AccountEventData>(e)))]);
    }

    /// <summary>The open dossiers a post holds; administrators see numbers and procedures, nothing of whose they are.</summary>
    public async Task<Held> HeldAsync(View of, Post post, DateTime now, CancellationToken cancel = default)
    {
        var body = (await reference.CurrentAsync(cancel)).Organisation.Find(post.UnitId)!.AgencyId;
        var open = OpenInHand.Of(db, of.Account.Id, post, body).AsNoTracking();
        var first = await open.OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(MostNamed).Select(d => new InHand(d.Code ?? d.RequestNumber, d.ProcedureCode, d.State)).ToListAsync(cancel);
        var count = first.Count < MostNamed ? first.Count : await open.CountAsync(cancel);
        var successors = await OpenInHand.Successors(db, of.Account.Id, post, body, VietnamTime.DayOf(now)).Select(a => new Successor(a.Id, a.FullName)).ToListAsync(cancel);
        var day = VietnamTime.DayOf(now);
        return new(
            count, first, [.. successors.OrderBy(s => s.Name, VietnameseOrder.ByGivenName).ThenBy(s => s.Id)],
            await AnswersInHand.Questions(db, of.Account.Id, post, body, day).AsNoTracking().OrderBy(q => q.Id).Take(MostNamed).Select(q => new Waiting(q.Code, q.ProcedureCode)).ToListAsync(cancel),
            await AnswersInHand.Petitions(db, of.Account.Id, post, day).AsNoTracking().OrderBy(p => p.DeskDueAt).ThenBy(p => p.Id).Take(MostNamed).Select(p => new Waiting(p.Code, null)).ToListAsync(cancel));
    }

    /// <summary>Who can take over all that the official holds by the posts of today, by name; null for who holds nothing, so that a lock has nothing to say of it.</summary>
    public async Task<IReadOnlyList<Successor>?> SuccessorsAsync(View of, DateTime now, CancellationToken cancel = default)
    {
        var (day, tree) = (VietnamTime.DayOf(now), (await reference.CurrentAsync(cancel)).Organisation);
        var holding = await OpenInHand.HoldingAsync(db, of.Account.Id, [.. of.Posts.Where(p => p.ValidFrom <= day && (p.ValidTo is null || p.ValidTo >= day))], tree, day, cancel);
        if (holding.Count == 0)
        {
            return null;
        }

        var fit = holding.Select(post => OpenInHand.Successors(db, of.Account.Id, post, tree.Find(post.UnitId)!.AgencyId, day)).Aggregate((all, one) => all.Where(a => one.Any(o => o.Id == a.Id)));
        return [.. (await fit.Select(a => new Successor(a.Id, a.FullName)).ToListAsync(cancel)).OrderBy(s => s.Name, VietnameseOrder.ByGivenName).ThenBy(s => s.Id)];
    }
}
