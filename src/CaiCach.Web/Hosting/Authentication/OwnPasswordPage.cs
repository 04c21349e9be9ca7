using CaiCach.Application.Accounts;
using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Kept;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>Whoever is signed in sets the own password, asked for the one that holds; the session goes on under the new one, all others end.</summary>
/// <param name="actors">Who acts.</param>
/// <param name="set">The use case.</param>
/// <param name="signIn">Begins the session anew.</param>
/// <param name="limit">How often it may be tried.</param>
/// <param name="process">Where it is done, for the event.</param>
/// <param name="account">The page of the own account.</param>
public abstract class OwnPasswordPage(ActorReader actors, SetPassword set, SignInManager<Account> signIn, TryLimit limit, string process, string account) : PageModel
{
    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? AgainPassword { get; set; }

    /// <summary>Where the person was going before the page was asked for; null for nowhere.</summary>
    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whether the session began with a one-time password.</summary>
    public bool IsFirst => User.HasClaim(c => c.Type == OneTimePassword.Claim);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (limit.TooMany(this, RateLimits.SignIn) is { } refused)
        {
            return refused;
        }

        var outcome = await set.RunAsync(await actors.ContextAsync(User, process, cancel: cancel), new(OldPassword, NewPassword, AgainPassword), cancel);
        if (outcome is AccountOutcome.Done { Id: var id })
        {
            await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(id.ToString()))!, isPersistent: false);
            return KeptForms.BackAfterSignIn(HttpContext, id) ?? LocalRedirect(Site.IsOurs(Back) ? Back! : account + "?xong=mat-khau");
        }

        foreach (var fault in (outcome as AccountOutcome.Invalid)?.Faults ?? [])
        {
            ModelState.AddModelError(fault.Field switch { "old" => nameof(OldPassword), "new" => nameof(NewPassword), _ => nameof(AgainPassword) }, fault.Text);
        }

        if (outcome is AccountOutcome.Stale)
        {
            ModelState.AddModelError("", "Tài khoản vừa được thay đổi ở nơi khác, vui lòng thử lại.");
        }

        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
