using System.Runtime.InteropServices;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>The open dossiers in somebody's hands by one post, and who gets them when the post ends. Administrators see their numbers, never what is in them.</summary>
internal static class OpenInHand
{
    /// <summary>The dossiers that a person holds by a post, not those that are signed and wait for the clerk; none for roles to which no dossier is assigned.</summary>
    public static IQueryable<Dossier> Of(CaiCachDb db, Guid person, Post post, Guid body)
    {
        var unit = post.UnitId;
        var open = db.Dossiers.Where(d => d.AssigneeId == person && d.Desk != Desk.Closed);
        return post.Role switch
        {
            Role.Specialist => open.Where(d => d.HolderUnitId == unit && d.Desk != Desk.Issue),
            Role.Receiver => open.Where(d => d.CounterId == body && (d.State == BusinessState.IntakeReview || d.State == BusinessState.IntakeSupplement)),
            _ => open.Where(d => false),
        };
    }

    /// <summary>Who can take them over: those who hold the same role there today and can sign in.</summary>
    public static IQueryable<Account> Successors(CaiCachDb db, Guid person, Post post, Guid body, DateOnly day)
    {
        var (unit, role) = (post.UnitId, post.Role);
        var places = role == Role.Receiver ? db.Units.Where(u => u.AgencyId == body) : db.Units.Where(u => u.Id == unit);
        return db.Users.Where(a => a.Id != person && a.LockedAt == null
            && db.Posts.Any(p => p.AccountId == a.Id && p.Role == role && places.Any(u => u.Id == p.UnitId) && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo)));
    }

    /// <summary>Those of some posts by which a person holds dossiers or questions.</summary>
    public static async Task<IReadOnlyList<Post>> HoldingAsync(CaiCachDb db, Guid person, IReadOnlyList<Post> posts, OrganisationTree tree, DateOnly day, CancellationToken cancel)
    {
        var ids = posts.Select(p => p.Id).ToList();
        var holding = new List<Post>();
        foreach (var post in posts)
        {
            var body = tree.Find(post.UnitId)!.AgencyId;
            if (await Of(db, person, post, body).AnyAsync(cancel) || await AnswersInHand.Questions(db, person, post, body, day, ids).AnyAsync(cancel))
            {
                holding.Add(post);
            }
        }

        return holding;
    }

    /// <summary>How much somebody holds by a post.</summary>
    /// <param name="Dossiers">Open dossiers.</param>
    /// <param name="Questions">Questions to answer.</param>
    /// <param name="Petitions">Petitions of the unit that nobody would be left to answer.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Count(int Dossiers, int Questions, int Petitions)
    {
        /// <summary>Two together.</summary>
        public static Count operator +(Count one, Count other) => new(one.Dossiers + other.Dossiers, one.Questions + other.Questions, one.Petitions + other.Petitions);
    }

    /// <summary>Hands over all that a person holds by a post, each with its event: dossiers and questions to somebody or back to who assigns them.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="work">Records the dossiers' events.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="of">The official.</param>
    /// <param name="post">The post that ends.</param>
    /// <param name="to">Who gets them; null for who assigns them.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ending">All posts that end with it, this one among them.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Count> HandOverAsync(CaiCachDb db, DossierWork work, ActContext context, AccountWork.Subject of, Post post, Guid? to, string reason, IReadOnlyList<Guid> ending, CancellationToken cancel)
    {
        var (person, tree) = (of.Account.Id, of.Reference.Organisation);
        var body = tree.Find(post.UnitId)!.AgencyId;
        var dossiers = AnswersInHand.Untouched(db, await Of(db, person, post, body).OrderBy(d => d.Id).ToListAsync(cancel));
        foreach (var dossier in dossiers)
        {
            dossier.AssigneeId = to;
            work.Record(context, dossier, DossierEvents.HandedOver, reason, new() { ToOfficer = to, FromUnit = dossier.HolderUnitId }, of.Reference);
        }

        return new(
            dossiers.Count,
            await AnswersInHand.HandOverAsync(db, context, AnswersInHand.Questions(db, person, post, body, of.Today, ending), to, reason, cancel),
            await AnswersInHand.TellAsync(db, context, AnswersInHand.Petitions(db, person, post, of.Today, ending), tree, reason, cancel));
    }
}
