using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Who is away, who stands in, and the posts behind both.</summary>
public sealed class ReadAbsences(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most absences shown; a body has fewer people.</summary>
    public const int Most = 500;

    /// <summary>An absence that is not over.</summary>
    public sealed record Row(Guid Id, int Version, Guid PersonId, string Person, Guid? SubstituteId, string? Substitute, DateOnly FirstDay, DateOnly LastDay);

    /// <summary>A person to choose.</summary>
    public sealed record Person(Guid Id, string Name);

    /// <summary>A post of the person: held now, or to come.</summary>
    public sealed record HeldOrComing(Guid UnitId, Role Role, DateOnly ValidFrom, DateOnly? ValidTo);

    /// <summary>The absences in sight that are not over, by first day.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var people = AbsenceScope.People(db, actor, (await reference.CurrentAsync(cancel)).Organisation, today);
        return await Rows(db.Absences.Where(a => a.EndedAt == null && a.LastDay >= today && (people.Contains(a.AccountId) || a.SubstituteId == actor.Id))).ToListAsync(cancel);
    }

    /// <summary>The absences of some officials that are not over, by first day.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(IReadOnlyCollection<Guid> accounts, DateOnly today, CancellationToken cancel = default) =>
        await Rows(db.Absences.Where(a => a.EndedAt == null && a.LastDay >= today && accounts.Contains(a.AccountId))).ToListAsync(cancel);

    /// <summary>Whose absence the actor may write down, by name, without the actor.</summary>
    public async Task<IReadOnlyList<Person>> PeopleAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        if (!AbsenceScope.Leads(actor))
        {
            return [];
        }

        var people = AbsenceScope.People(db, actor, (await reference.CurrentAsync(cancel)).Organisation, today);
        return await db.Users.Where(a => a.Id != actor.Id && people.Contains(a.Id)).OrderBy(a => a.FullName).Take(Most).Select(a => new Person(a.Id, a.FullName)).ToListAsync(cancel);
    }

    /// <summary>Who may stand in for somebody that the actor writes down: the specialists of the units the actor is a specialist of or leads, by name.</summary>
    public async Task<IReadOnlyList<Person>> SubstitutesAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var units = actor.Posts.Where(p => p.Role is Role.Specialist or Role.DivisionHead).Select(p => p.UnitId).ToHashSet();
        var bodies = actor.Posts.Where(p => p.Role == Role.AgencyHead).Select(p => p.AgencyId).ToHashSet();
        units.UnionWith((await reference.CurrentAsync(cancel)).Organisation.All.Where(u => bodies.Contains(u.AgencyId)).Select(u => u.Id));
        return units.Count == 0
            ? []
            : await db.Users
                .Where(a => db.Posts.Any(p => p.AccountId == a.Id && units.Contains(p.UnitId) && p.Role == Role.Specialist && p.ValidFrom <= today && (p.ValidTo == null || today <= p.ValidTo)))
                .OrderBy(a => a.FullName).Take(Most).Select(a => new Person(a.Id, a.FullName)).ToListAsync(cancel);
    }

    /// <summary>The actor's posts that are not over, by first day.</summary>
    public async Task<IReadOnlyList<HeldOrComing>> PostsAsync(Actor actor, DateOnly today, CancellationToken cancel = default) =>
        await db.Posts.AsNoTracking().Where(p => p.AccountId == actor.Id && (p.ValidTo == null || today <= p.ValidTo))
            .OrderBy(p => p.ValidFrom).Select(p => new HeldOrComing(p.UnitId, p.Role, p.ValidFrom, p.ValidTo)).ToListAsync(cancel);

    /// <summary>For whom somebody stands in on a day.</summary>
    public async Task<IReadOnlySet<Guid>> StandsInForAsync(Guid accountId, DateOnly day, CancellationToken cancel = default) =>
        await db.Absences.Where(a => a.SubstituteId == accountId && a.EndedAt == null && a.FirstDay <= day && day <= a.LastDay).Select(a => a.AccountId).ToHashSetAsync(cancel);

    private IQueryable<Row> Rows(IQueryable<Data.Organisation.Absence> absences) =>
        from absence in absences
        join person in db.Users on absence.AccountId equals person.Id
        orderby absence.FirstDay, absence.Id
        select new Row(
            absence.Id, absence.Version, person.Id, person.FullName, absence.SubstituteId, db.Users.Where(u => u.Id == absence.SubstituteId).Select(u => u.FullName).FirstOrDefault(),
            absence.FirstDay, absence.LastDay);
}
