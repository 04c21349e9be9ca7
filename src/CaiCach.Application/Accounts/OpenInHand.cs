using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
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
    /// <summary>The dossiers that a person holds by a post; none for roles to which no dossier is assigned.</summary>
    public static IQueryable<Dossier> Of(CaiCachDb db, Guid person, Post post, Guid body)
    {
        var unit = post.UnitId;
        var open = db.Dossiers.Where(d => d.AssigneeId == person && d.Desk != Desk.Closed);
        return post.Role switch
        {
            Role.Specialist => open.Where(d => d.HolderUnitId == unit),
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

    /// <summary>Hands all of them over, each with its event.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> HandOverAsync(CaiCachDb db, DossierWork work, ActContext context, IQueryable<Dossier> open, Guid? to, string reason, CancellationToken cancel)
    {
        var dossiers = await open.OrderBy(d => d.Id).ToListAsync(cancel);
        foreach (var dossier in dossiers)
        {
            dossier.AssigneeId = to;
            work.Record(context, dossier, DossierEvents.HandedOver, reason, new() { ToOfficer = to, FromUnit = dossier.HolderUnitId });
        }

        return dossiers.Count;
    }
}
