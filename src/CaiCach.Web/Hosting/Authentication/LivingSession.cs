using CaiCach.Data;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>
/// Ends a session at the first request after its account was locked or got another password, on every node: its stamp is compared with the account's, one row
/// by its key. Roles are read anew once a minute, by Identity's own check.
/// </summary>
internal static class LivingSession
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claim = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (context.Principal is { } principal && principal.FindFirst(claim) is { Value: var stamp })
        {
            var id = principal.AccountId();
            var now = await services.GetRequiredService<CaiCachDb>().Users.Where(a => a.Id == id).Select(a => a.SecurityStamp).FirstOrDefaultAsync(context.HttpContext.RequestAborted);
            if (!string.Equals(stamp, now, StringComparison.Ordinal))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return;
            }
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
