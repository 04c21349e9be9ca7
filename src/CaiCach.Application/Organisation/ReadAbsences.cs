using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Who is away, who stands in, and the posts behind both.</summary>
public sealed class ReadAbsences(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most absences shown; a body has fewer people.</summary>
    public const int Most = 500;

    /// <summary>An absence that is not over.</summary>
    public sealed record Row(Guid Id, int Version, Guid PersonId, string Person, Guid? SubstituteId, string? Substitute, DateOnly FirstDay, DateOnly LastDay, Guid? UnitId, Role? Role);

    /// <summary>A person to choose.</summary>
    public sealed record Person(Guid Id, string Name);

    /// <summary>Somebody who may stand in, with the posts held today that make it so.</summary>
    public sealed record Substitute(Guid Id, string Name, IReadOnlyList<HeldOrComing> Posts);

    /// <summary>A post of who is away, and who has its work.</summary>
    /// <param name="UnitId">The unit.</param>
    /// <param name="Role">The role.</param>
    /// <param name="TakenOver">Whether the substitute takes it over.</param>
    /// <param name="Signers">For a head's post, those whom a delegation lets sign on some of the days; null for any other.</param>
    public sealed record Duty(Guid UnitId, Role Role, bool TakenOver, IReadOnlyList<string>? Signers);

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
        var found = await db.Users.Where(a => a.Id != actor.Id && people.Contains(a.Id)).Select(a => new Person(a.Id, a.FullName)).ToListAsync(cancel);
        return [.. found.OrderBy(p => p.Name, VietnameseOrder.ByGivenName).ThenBy(p => p.Id).Take(Most)];
    }

    /// <summary>
    /// Who may stand in for somebody that the actor writes down, by name: those of the bodies concerned who hold a role of the actor or, for who leads units,
    /// of the people there. Whether one fits the person who is away is judged when it is written down.
    /// </summary>
    public async Task<IReadOnlyList<Substitute>> SubstitutesAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var people = AbsenceScope.People(db, actor, tree, today);
        var wanted = (await db.Posts.AsNoTracking().Where(p => people.Contains(p.AccountId) && p.ValidFrom <= today && (p.ValidTo == null || today <= p.ValidTo)).Select(p => new { p.UnitId, p.Role }).ToListAsync(cancel))
            .Select(p => (p.Role, Body: tree.Find(p.UnitId)?.AgencyId ?? p.UnitId)).Where(p => p.Role != Role.AgencyHead).ToHashSet();
        var bodies = wanted.Select(w => w.Body).ToHashSet();
        var units = tree.All.Where(u => bodies.Contains(u.AgencyId)).ToDictionary(u => u.Id, u => u.AgencyId);
        List<Guid> places = [.. units.Keys];
        var held = await (
            from post in db.Posts
            join person in db.Users on post.AccountId equals person.Id
            where places.Contains(post.UnitId) && person.LockedAt == null && post.ValidFrom <= today && (post.ValidTo == null || today <= post.ValidTo)
            select new { person.Id, person.FullName, post.UnitId, post.Role }).ToListAsync(cancel);
        return
        [
            .. held.Where(h => wanted.Contains((h.Role, units[h.UnitId]))).GroupBy(h => (h.FullName, h.Id)).OrderBy(g => g.Key.FullName, VietnameseOrder.ByGivenName).ThenBy(g => g.Key.Id).Take(Most)
                .Select(g => new Substitute(g.Key.Id, g.Key.FullName, [.. g.Select(h => new HeldOrComing(h.UnitId, h.Role, today, null)).Distinct()])),
        ];
    }

    /// <summary>What becomes of the posts of who is away, for absences that are not over.</summary>
    public async Task<ILookup<Guid, Duty>> DutiesAsync(IReadOnlyList<Row> absences, DateOnly today, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var people = absences.SelectMany(a => new[] { (Guid?)a.PersonId, a.SubstituteId }).OfType<Guid>().Distinct().ToList();
        var posts = await db.Posts.AsNoTracking().Where(p => people.Contains(p.AccountId) && (p.ValidTo == null || p.ValidTo >= today)).ToListAsync(cancel);
        var signs = await (
            from row in db.Delegations.AsNoTracking()
            join signer in db.Users on row.DelegateId equals signer.Id
            where people.Contains(row.DelegatorId) && row.EndedAt == null && row.LastDay >= today
            select new { row.DelegatorId, row.AgencyId, row.FirstDay, row.LastDay, signer.FullName }).ToListAsync(cancel);
        return (
            from absence in absences
            let day = absence.FirstDay > today ? absence.FirstDay : today
            let own = posts.Where(p => p.AccountId == absence.SubstituteId && Covers(p, day)).Select(p => (p.Role, BodyOf(p))).ToHashSet()
            from post in posts.Where(p => p.AccountId == absence.PersonId && Covers(p, day) && (absence.UnitId is null || (p.UnitId == absence.UnitId && p.Role == absence.Role))).OrderBy(p => p.Role)
            let signers = post.Role == Role.AgencyHead
                ? signs.Where(s => s.DelegatorId == absence.PersonId && s.AgencyId == BodyOf(post) && s.FirstDay <= absence.LastDay && absence.FirstDay <= s.LastDay).Select(s => s.FullName).Distinct().Order(VietnameseOrder.ByGivenName).ToList()
                : null
            select (absence.Id, Duty: new Duty(post.UnitId, post.Role, Substitution.TakesOver(post.Role, BodyOf(post), own), signers))).ToLookup(d => d.Id, d => d.Duty);

        Guid BodyOf(Data.Organisation.Post post) => tree.Find(post.UnitId)?.AgencyId ?? post.UnitId;
    }

    /// <summary>The posts that a substitute takes over on a day from those he or she stands in for, but for such as he or she holds anyway.</summary>
    /// <param name="away">Those who are away with all their posts.</param>
    /// <param name="at">Single posts of those who are away.</param>
    /// <param name="own">What the substitute holds.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<HeldPost>> TakenOverAsync(IReadOnlySet<Guid> away, IReadOnlySet<StandIn> at, IReadOnlyList<HeldPost> own, DateOnly day, CancellationToken cancel = default)
    {
        if (away.Count + at.Count == 0)
        {
            return [];
        }

        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var held = own.Select(p => (p.Role, p.AgencyId)).ToHashSet();
        var people = away.Concat(at.Select(a => a.Person)).ToHashSet();
        var posts = await db.Posts.AsNoTracking().Where(p => people.Contains(p.AccountId) && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo)).OrderBy(p => p.Id).ToListAsync(cancel);
        return
        [
            .. posts.Where(p => away.Contains(p.AccountId) || at.Contains(new(p.AccountId, p.UnitId, p.Role))).Select(p => (Post: p, Unit: tree.Find(p.UnitId)))
                .Where(p => p.Unit is not null && Substitution.TakesOver(p.Post.Role, p.Unit.AgencyId, held) && !own.Any(o => o.UnitId == p.Post.UnitId && o.Role == p.Post.Role))
                .Select(p => new HeldPost(p.Post.UnitId, p.Unit!.AgencyId, p.Post.Role, p.Post.AccountId)),
        ];
    }

    /// <summary>The posts held today by those whose absence the actor may write down, with the names; without the actor's own.</summary>
    public async Task<IReadOnlyList<(string Name, HeldOrComing Post)>> PostsOfPeopleAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        if (!AbsenceScope.Leads(actor))
        {
            return [];
        }

        var people = AbsenceScope.People(db, actor, (await reference.CurrentAsync(cancel)).Organisation, today);
        var held = await (
            from post in db.Posts
            join person in db.Users on post.AccountId equals person.Id
            where person.Id != actor.Id && people.Contains(person.Id) && post.ValidFrom <= today && (post.ValidTo == null || today <= post.ValidTo)
            select new { person.Id, person.FullName, post.UnitId, post.Role }).ToListAsync(cancel);
        return [.. held.GroupBy(h => (h.FullName, h.Id)).Where(g => g.Count() > 1).OrderBy(g => g.Key.FullName, VietnameseOrder.ByGivenName).Take(Most)
            .SelectMany(g => g.Select(h => (h.FullName, new HeldOrComing(h.UnitId, h.Role, today, null))))];
    }

    /// <summary>The actor's posts that are not over, by first day.</summary>
    public async Task<IReadOnlyList<HeldOrComing>> PostsAsync(Actor actor, DateOnly today, CancellationToken cancel = default) =>
        await db.Posts.AsNoTracking().Where(p => p.AccountId == actor.Id && (p.ValidTo == null || today <= p.ValidTo))
            .OrderBy(p => p.ValidFrom).Select(p => new HeldOrComing(p.UnitId, p.Role, p.ValidFrom, p.ValidTo)).ToListAsync(cancel);

    /// <summary>For which single posts of whom somebody stands in on a day.</summary>
    public async Task<IReadOnlySet<StandIn>> StandsInAtAsync(Guid accountId, DateOnly day, CancellationToken cancel = default) =>
        (await db.Absences.Where(a => a.SubstituteId == accountId && a.UnitId != null && a.EndedAt == null && a.FirstDay <= day && day <= a.LastDay)
            .Select(a => new { a.AccountId, a.UnitId, a.Role }).ToListAsync(cancel)).Select(a => new StandIn(a.AccountId, a.UnitId!.Value, a.Role!.Value)).ToHashSet();

    /// <summary>For whom somebody stands in on a day, whatever their posts.</summary>
    public async Task<IReadOnlySet<Guid>> StandsInForAsync(Guid accountId, DateOnly day, CancellationToken cancel = default) =>
        await db.Absences.Where(a => a.SubstituteId == accountId && a.UnitId == null && a.EndedAt == null && a.FirstDay <= day && day <= a.LastDay).Select(a => a.AccountId).ToHashSetAsync(cancel);

    private static bool Covers(Data.Organisation.Post post, DateOnly day) => post.ValidFrom <= day && (post.ValidTo is null || day <= post.ValidTo);

    private IQueryable<Row> Rows(IQueryable<Data.Organisation.Absence> absences) =>
        from absence in absences
        join person in db.Users on absence.AccountId equals person.Id
        orderby absence.FirstDay, absence.Id
        select new Row(
            absence.Id, absence.Version, person.Id, person.FullName, absence.SubstituteId, db.Users.Where(u => u.Id == absence.SubstituteId).Select(u => u.FullName).FirstOrDefault(),
            absence.FirstDay, absence.LastDay, absence.UnitId, absence.Role);
}
