using CaiCach.Application.Accounts;
using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>An official sets the own password, asked for the one that holds; the session goes on under the new one, all others end.</summary>
[OfficialsOnly]
public sealed class PasswordModel(ActorReader actors, SetPassword set, SignInManager<Account> signIn, TryLimit limit) : PageModel
{
    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? AgainPassword { get; set; }

    /// <summary>Whether the session began with a one-time password.</summary>
    public bool IsFirst => User.HasClaim(c => c.Type == OneTimePassword.Claim);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (limit.TooMany(this, RateLimits.SignIn) is { } refused)
        {
            return refused;
        }

        var outcome = await set.RunAsync(await actors.ContextAsync(User, "workspace", cancel: cancel), new(OldPassword, NewPassword, AgainPassword), cancel);
        if (outcome is AccountOutcome.Done { Id: var id })
        {
            await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(id.ToString()))!, isPersistent: false);
            return LocalRedirect(Site.WorkspaceAccount + "?xong=mat-khau");
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
