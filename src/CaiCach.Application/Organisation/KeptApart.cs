using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Posts of one person that a decision would bring into one body although nobody may hold both.</summary>
public static class KeptApart
{
    /// <summary>Two posts that come together.</summary>
    /// <param name="Post">The one of them that the decision moves.</param>
    /// <param name="Person">Whose they are.</param>
    /// <param name="One">One role.</param>
    /// <param name="Other">The other.</param>
    /// <param name="Why">Why nobody may hold both.</param>
    public sealed record Pair(Guid Post, string Person, Role One, Role Other, string Why)
    {
        /// <summary>The refusal, at the post.</summary>
        internal FieldFault Fault => new(
            $"posts[{Post}]", "posts_apart",
            $"{Person} sẽ vừa là {RoleTexts.Of(One)} vừa là {RoleTexts.Of(Other)} trong một cơ quan: {Why}. Chọn nơi khác hoặc thôi giữ vị trí cho một trong hai, hoặc kết thúc vị trí ở trang Tài khoản trước.");
    }

    /// <summary>The pairs that come about on a day. Leaves nothing in the unit of work.</summary>
    internal static async Task<IReadOnlyList<Pair>> OfAsync(CaiCachDb db, Reorganisation row, DateOnly day, CancellationToken cancel)
    {
        if (row.Kind == ReorganisationKind.Rename)
        {
            return [];
        }

        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        var posts = await db.Posts.AsNoTracking().Where(p => p.ValidTo == null || p.ValidTo >= day).ToListAsync(cancel);
        var before = Pairs(units, posts).ToHashSet();
        var subtrees = ReorganisationPlan.Parse(row.Plan).Sources.Select(s => units[s].Path).ToList();
        var moving = posts.Where(p => subtrees.Any(path => units[p.UnitId].Path.StartsWith(path, StringComparison.Ordinal))).Select(p => (p.AccountId, p.Role, p.Id)).ToList();
        Restructuring.Foresee(db, new(Actor.System, VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)), "preview"), row, units, posts);
        var found = Pairs(units, [.. posts.Where(p => p.ValidTo is null || p.ValidTo >= day)]).Except(before).ToList();
        var people = found.Select(f => f.Person).ToHashSet();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        return
        [
            .. from pair in found
               let post = moving.Find(m => m.AccountId == pair.Person && (m.Role == pair.One || m.Role == pair.Other)).Id
               orderby names[pair.Person], pair.One, pair.Other
               select new Pair(post, names[pair.Person], pair.One, pair.Other, pair.Why),
        ];
    }

    private static IEnumerable<(Guid Person, Role One, Role Other, string Why)> Pairs(Dictionary<Guid, Unit> units, List<Post> posts) =>
        from held in posts.GroupBy(p => p.AccountId).Where(g => g.Skip(1).Any())
        from one in held
        from other in held
        where one.Role < other.Role && (one.ValidTo is null || other.ValidFrom <= one.ValidTo) && (other.ValidTo is null || one.ValidFrom <= other.ValidTo)
        let why = RoleRules.WhyApart(one.Role, other.Role, units[one.UnitId].AgencyId == units[other.UnitId].AgencyId)
        where why is not null
        select (held.Key, one.Role, other.Role, why);
}
