using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Accounts;

/// <summary>Ends the session of whoever is signed in and leads to the door they came in by.</summary>
public sealed class SignOutModel(SignInManager<Account> signIn) : PageModel
{
    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? Page() : LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var wasOfficial = User.IsStaff();
        await signIn.SignOutAsync();
        return LocalRedirect(wasOfficial ? Site.WorkspaceSignIn : "/");
    }
}
