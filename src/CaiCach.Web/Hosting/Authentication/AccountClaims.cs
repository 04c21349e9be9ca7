using System.Security.Claims;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>What a session knows of a person: id, full name, citizen or official, and the roles of today's posts.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, CaiCachDb db, TimeProvider time)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ClaimTypes.GivenName, user.FullName));
        identity.AddClaim(new(AccessPolicies.KindClaim, user.Kind == AccountKind.Official ? AccessPolicies.Official : AccessPolicies.Citizen));
        if (user.OneTimeUntil is not null)
        {
            identity.AddClaim(new(OneTimePassword.Claim, "1"));
        }

        var today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        var roles = await db.Posts.Where(p => p.AccountId == user.Id && p.ValidFrom <= today && (p.ValidTo == null || today <= p.ValidTo))
            .Select(p => p.Role).Distinct().ToListAsync();
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, RoleTexts.WordOf(role))));
        return identity;
    }
}
