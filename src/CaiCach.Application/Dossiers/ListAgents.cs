using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The agents (staff of the public post, service agents) who work for the counter of a body.</summary>
public sealed class ListAgents(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>An agent.</summary>
    public sealed record Row(Guid Id, string Name, Role Role);

    /// <summary>Those with an account that is not locked and a post on a local day, by name.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Guid bodyId, DateOnly day, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        List<Guid> units = [.. tree.All.Where(u => u.AgencyId == bodyId).Select(u => u.Id)];
        var rows = await (
            from post in db.Posts
            join person in db.Users on post.AccountId equals person.Id
            where units.Contains(post.UnitId) && (post.Role == Role.PostalAgent || post.Role == Role.ServiceAgent)
                && post.ValidFrom <= day && (post.ValidTo == null || day <= post.ValidTo) && person.LockedAt == null
            select new Row(person.Id, person.FullName, post.Role)).ToListAsync(cancel);
        return [.. rows.DistinctBy(r => r.Id).OrderBy(r => r.Name, VietnameseOrder.ByGivenName).ThenBy(r => r.Id)];
    }

    /// <summary>Whether an agent works for the counter of a dossier.</summary>
    internal async Task<bool> WorksForAsync(Guid agent, Guid dossier, DateOnly day, CancellationToken cancel)
    {
        var counter = await db.Dossiers.Where(d => d.Id == dossier).Select(d => d.CounterId).FirstOrDefaultAsync(cancel);
        return (await RunAsync(counter, day, cancel)).Any(r => r.Id == agent);
    }
}
