using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;

namespace CaiCach.Application.Accounts;

/// <summary>Which accounts an administrator manages: those of officials who hold, held or will hold a post in the own body or below.</summary>
public static class AccountScope
{
    /// <summary>The ids of the units in reach, ended ones too.</summary>
    public static IReadOnlySet<Guid> UnitsOf(Actor actor, OrganisationTree tree) =>
        tree.All.Where(u => ReorganisationScope.Reaches(actor, tree, [u.Id])).Select(u => u.Id).ToHashSet();

    /// <summary>The officials in sight.</summary>
    internal static Expression<Func<Account, bool>> Sees(CaiCachDb db, IReadOnlySet<Guid> units) =>
        a => a.Kind == AccountKind.Official && db.Posts.Any(p => p.AccountId == a.Id && units.Contains(p.UnitId));

    /// <summary>
    /// Whether the account itself is in the administrator's hand, to lock it or to give it a password: every post that is not over is in reach. Else whoever
    /// administers a small body could sign in as somebody of a greater one who also holds a post there.
    /// </summary>
    internal static bool Owns(IEnumerable<Post> posts, IReadOnlySet<Guid> units, DateOnly today) =>
        posts.Where(p => p.ValidTo is null || p.ValidTo >= today).All(p => units.Contains(p.UnitId));
}
