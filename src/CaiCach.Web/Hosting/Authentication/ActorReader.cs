using System.Security.Claims;
using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>Who is acting in this request, with the posts held and those stood in for today (seen within half a minute of a change).</summary>
public sealed class ActorReader(CaiCachDb db, ReferenceStore reference, ReadAbsences absences, ReadDelegations delegations, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    /// <summary>Now, UTC, to the microsecond (what both databases keep).</summary>
    public DateTime Now => time.Moment();

    /// <summary>The context of a change made in this request by a person.</summary>
    public async Task<ActContext> ContextAsync(ClaimsPrincipal principal, string process, string? idempotencyKey = null, CancellationToken cancel = default) =>
        new(await ActorAsync(principal, cancel), Now, process, idempotencyKey);

    /// <summary>The signed-in person. Asking for one who is not signed in is a bug: the endpoint's access rule comes first.</summary>
    public async Task<Actor> ActorAsync(ClaimsPrincipal principal, CancellationToken cancel = default)
    {
        var id = principal.AccountId();
        var name = principal.FindFirstValue(ClaimTypes.GivenName) ?? "";
        if (!principal.IsStaff())
        {
            return new(id, name, ActorKind.Applicant, []);
        }

        var (posts, away, at, signs) = await TodayAsync(id, cancel);
        var own = posts.Where(p => p.InsteadOf is null).ToList();
        if (principal.IsAgent() || own.Exists(p => p.Role.IsAgent()))
        {
            return new(id, name, ActorKind.Agent, [.. own.Where(p => p.Role.IsAgent())]);
        }

        return new(id, name, ActorKind.Official, posts) { StandsInFor = away, StandsInAt = at, Delegations = signs };
    }

    private async Task<(IReadOnlyList<HeldPost> Posts, IReadOnlySet<Guid> StandsInFor, IReadOnlySet<StandIn> StandsInAt, IReadOnlyList<HeldDelegation> Delegations)> TodayAsync(Guid accountId, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(Now);
        var key = (nameof(ActorReader), accountId, today);
        if (cache.TryGetValue(key, out (IReadOnlyList<HeldPost>, IReadOnlySet<Guid>, IReadOnlySet<StandIn>, IReadOnlyList<HeldDelegation>) kept))
        {
            return kept;
        }

        var rows = await db.Posts.AsNoTracking()
            .Where(p => p.AccountId == accountId && p.ValidFrom <= today && (p.ValidTo == null || today <= p.ValidTo)).ToListAsync(cancel);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        IReadOnlyList<HeldPost> posts = [.. rows.Select(p => (p, unit: tree.Find(p.UnitId))).Where(p => p.unit is not null).Select(p => new HeldPost(p.p.UnitId, p.unit!.AgencyId, p.p.Role))];
        var away = await absences.StandsInForAsync(accountId, today, cancel);
        var at = await absences.StandsInAtAsync(accountId, today, cancel);
        posts = [.. posts, .. await absences.TakenOverAsync(away, at, posts, today, cancel)];
        return cache.Set(key, (posts, away, at, await delegations.HeldAsync(accountId, today, cancel)), Freshness);
    }
}
