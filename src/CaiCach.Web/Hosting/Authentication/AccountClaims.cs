using System.Security.Claims;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>What a session knows of a person: id, full name, citizen, official or agent, and the roles of today's posts.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, CaiCachDb db, TimeProvider time)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ClaimTypes.GivenName, user.FullName));
        if (user.OneTimeUntil is not null)
        {
            identity.AddClaim(new(OneTimePassword.Claim, "1"));
        }

        var today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        var posts = await db.Posts.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync();
        var roles = posts.Where(p => p.ValidFrom <= today && (p.ValidTo == null || today <= p.ValidTo)).Select(p => p.Role).Distinct().ToList();
        identity.AddClaim(new(AccessPolicies.KindClaim, user.Kind != AccountKind.Official ? AccessPolicies.Citizen : IsAgent(posts, roles) ? AccessPolicies.Agent : AccessPolicies.Official));
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, RoleTexts.WordOf(role))));
        return identity;
    }

    // Who was an agent and holds no post now is not taken for an official.
    private static bool IsAgent(List<Post> posts, List<Role> today) => today.Count > 0 ? today.Exists(r => r.IsAgent()) : posts.Count > 0 && posts.TrueForAll(p => p.Role.IsAgent());
}
