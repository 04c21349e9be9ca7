using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Who may sign for whom, now and before, and the people to choose.</summary>
public sealed class ReadDelegations(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most shown.</summary>
    public const int Most = 200;

    /// <summary>A delegation.</summary>
    /// <param name="Of">What was written down.</param>
    /// <param name="Delegator">The head.</param>
    /// <param name="Delegate">Who signs.</param>
    /// <param name="IsInForce">Whether the delegate may sign by it today; not before and after its days, nor when the posts of the two do not allow it any more.</param>
    public sealed record Row(Data.Organisation.Delegation Of, string Delegator, string Delegate, bool IsInForce);

    /// <summary>A person to choose, with the body.</summary>
    public sealed record Person(Guid Id, string Name, Guid AgencyId);

    /// <summary>Those of the bodies in the actor's sight, and the actor's own, the newest first, withdrawn and past ones too.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = DelegationScope.BodiesOf(actor, snapshot.Organisation);
        var rows = await (
            from row in db.Delegations.AsNoTracking()
            join head in db.Users on row.DelegatorId equals head.Id
            join signer in db.Users on row.DelegateId equals signer.Id
            where bodies.Contains(row.AgencyId) || row.DelegateId == actor.Id || row.DelegatorId == actor.Id
            orderby row.FirstDay descending, row.Id descending
            select new { Row = row, Head = head.FullName, Signer = signer.FullName }).Take(Most).ToListAsync(cancel);
        var held = await InPostAsync(db, snapshot, [.. rows.Select(r => r.Row).Where(r => r.EndedAt is null && r.FirstDay <= today && today <= r.LastDay)], today, cancel);
        return [.. rows.Select(r => new Row(r.Row, r.Head, r.Signer, held.Contains(r.Row.Id)))];
    }

    /// <summary>The heads for whom the actor writes delegations down: himself or herself, or those of the bodies the actor administers.</summary>
    public async Task<IReadOnlyList<Person>> HeadsAsync(Actor actor, DateOnly today, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        return [.. (await PeopleAsync(DelegationScope.BodiesOf(actor, tree), [Role.AgencyHead], today, cancel)).Where(p => p.Id == actor.Id || DelegationScope.Administers(actor, tree, p.AgencyId))];
    }

    /// <summary>Those who may sign by delegation in the bodies the actor writes delegations down for.</summary>
    public async Task<IReadOnlyList<Person>> DelegatesAsync(Actor actor, DateOnly today, CancellationToken cancel = default) =>
        await PeopleAsync(DelegationScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation), DelegationRules.Delegates, today, cancel);

    /// <summary>What somebody may sign on a day, and for whom.</summary>
    public async Task<IReadOnlyList<HeldDelegation>> HeldAsync(Guid accountId, DateOnly day, CancellationToken cancel = default)
    {
        var rows = await (
            from row in db.Delegations.AsNoTracking()
            join head in db.Users on row.DelegatorId equals head.Id
            where row.DelegateId == accountId && row.EndedAt == null && row.FirstDay <= day && day <= row.LastDay
            select new { Row = row, head.FullName }).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return [];
        }

        var snapshot = await reference.CurrentAsync(cancel);
        var held = await InPostAsync(db, snapshot, [.. rows.Select(r => r.Row)], day, cancel);
        return
        [
            .. rows.Where(r => held.Contains(r.Row.Id)).Select(r => new HeldDelegation(
                r.Row.Id, r.Row.AgencyId, r.Row.DelegatorId, r.FullName, r.Row.Form, r.Row.HeadTitle, r.Row.OwnTitle, KindsOf(r.Row).ToHashSet(), ProceduresOf(snapshot, r.Row))),
        ];
    }

    /// <summary>Of some delegations, those whose head still heads the body on a day and whose delegate still has a post in it and none that is kept apart from the head's; whoever left signs no more, and nobody for who left.</summary>
    internal static async Task<IReadOnlySet<Guid>> InPostAsync(CaiCachDb db, ReferenceSnapshot snapshot, IReadOnlyList<Data.Organisation.Delegation> rows, DateOnly day, CancellationToken cancel)
    {
        var people = rows.SelectMany(r => new[] { r.DelegatorId, r.DelegateId }).Distinct().ToList();
        var posts = (await db.Posts.AsNoTracking().Where(p => people.Contains(p.AccountId) && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo)).Select(p => new { p.AccountId, p.UnitId, p.Role }).ToListAsync(cancel))
            .Select(p => (p.AccountId, Body: snapshot.Organisation.Find(p.UnitId)?.AgencyId, p.Role)).ToList();
        return rows.Where(r => posts.Any(p => p.AccountId == r.DelegatorId && p.Body == r.AgencyId && p.Role == Role.AgencyHead)
            && posts.Any(p => p.AccountId == r.DelegateId && p.Body == r.AgencyId && DelegationRules.Delegates.Contains(p.Role))
            && !posts.Any(p => p.AccountId == r.DelegateId && RoleRules.WhyNotSign(p.Role, p.Body == r.AgencyId) is not null)).Select(r => r.Id).ToHashSet();
    }

    /// <summary>What a delegation lets somebody sign.</summary>
    internal static IEnumerable<SigningKind> KindsOf(Data.Organisation.Delegation row) => row.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<SigningKind>);

    /// <summary>The procedures a delegation is for; null for all.</summary>
    internal static HashSet<string>? ProceduresOf(ReferenceSnapshot snapshot, Data.Organisation.Delegation row)
    {
        if (row is { Fields: "", Procedures: "" })
        {
            return null;
        }

        var fields = row.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return [.. row.Procedures.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. snapshot.AllProcedures.Where(p => fields.Contains(p.FieldCode)).Select(p => p.Code)];
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(IReadOnlySet<Guid> bodies, IReadOnlyList<Role> roles, DateOnly today, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var units = tree.All.Where(u => bodies.Contains(u.AgencyId)).Select(u => u.Id).ToList();
        var rows = await (
            from post in db.Posts
            join person in db.Users on post.AccountId equals person.Id
            where units.Contains(post.UnitId) && roles.Contains(post.Role) && post.ValidFrom <= today && (post.ValidTo == null || today <= post.ValidTo)
            select new { person.Id, person.FullName, post.UnitId }).ToListAsync(cancel);
        return [.. rows.Select(r => new Person(r.Id, r.FullName, tree.Find(r.UnitId)!.AgencyId)).Distinct().OrderBy(p => p.Name, VietnameseOrder.ByGivenName).ThenBy(p => p.Id)];
    }
}
