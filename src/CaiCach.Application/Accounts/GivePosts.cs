using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Accounts;

/// <summary>An administrator gives an official posts in a unit in reach; the account may be another body's.</summary>
public sealed class GivePosts(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is given.</summary>
    /// <param name="Unit">The unit; null when none was chosen.</param>
    /// <param name="Roles">The roles there.</param>
    /// <param name="From">The first day; null when none was given.</param>
    /// <param name="To">The last day, inclusive; null for no end.</param>
    public sealed record Request(Guid? Unit, IReadOnlyCollection<Role> Roles, DateOnly? From, DateOnly? To);

    /// <summary>Gives them, all or none.</summary>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid person, int version, Request request, CancellationToken cancel = default) =>
        AccountWork.ActAsync(db, reference, engine, context, person, version, subject =>
        {
            var faults = PostRules.Check(subject.Reference.Organisation, subject.Units, subject.Posts, subject.Lent, request.Unit, request.Roles, request.From, request.To, subject.Today);
            if (faults.Count > 0)
            {
                return Task.FromResult(AccountWork.Change.No(new AccountOutcome.Invalid(faults)));
            }

            var given = request.Roles.Order().Select(role => Give(db, context, subject.Posts, person, request.Unit!.Value, role, request.From!.Value, request.To)).ToList();
            return Task.FromResult(new AccountWork.Change(AccountEventData.PostsGiven, new(Posts: [.. given.Select(AccountEventData.Post.Of)])));
        }, cancel);

    /// <summary>A new post; one that was called off before it began is taken up again, since a post is known by who, where, what and since when.</summary>
    internal static Post Give(CaiCachDb db, ActContext context, List<Post> posts, Guid person, Guid unit, Role role, DateOnly from, DateOnly? to)
    {
        var post = posts.Find(p => p.UnitId == unit && p.Role == role && p.ValidFrom == from);
        if (post is null)
        {
            post = new() { Id = Ids.New(context.Now), AccountId = person, UnitId = unit, Role = role, ValidFrom = from };
            db.Posts.Add(post);
        }

        post.ValidTo = to;
        return post;
    }
}
