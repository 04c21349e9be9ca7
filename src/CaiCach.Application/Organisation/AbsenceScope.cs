using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Whose absences a person sees and writes down: the own, and those of the officials of the units that the person leads.</summary>
internal static class AbsenceScope
{
    /// <summary>Whether the actor leads units.</summary>
    public static bool Leads(Actor actor) => actor.Has(Role.DivisionHead) || actor.Has(Role.AgencyHead) || actor.Has(Role.OneStopDirector);

    /// <summary>The officials whose absences are in sight on a day: accounts of posts in units that the actor leads, and the actor.</summary>
    public static IQueryable<Guid> People(CaiCachDb db, Actor actor, OrganisationTree tree, DateOnly day)
    {
        var units = actor.Posts.Where(p => p.Role is Role.DivisionHead or Role.OneStopDirector).Select(p => p.UnitId).ToHashSet();
        var bodies = actor.Posts.Where(p => p.Role == Role.AgencyHead).Select(p => p.AgencyId).ToHashSet();
        units.UnionWith(tree.All.Where(u => bodies.Contains(u.AgencyId)).Select(u => u.Id));
        Expression<Func<Data.Organisation.Post, bool>> held = p => units.Contains(p.UnitId) && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo);
        return db.Users.Where(a => a.Id == actor.Id || db.Posts.Where(held).Any(p => p.AccountId == a.Id)).Select(a => a.Id);
    }
}
