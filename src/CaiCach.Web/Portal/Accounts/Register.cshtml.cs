using CaiCach.Application.Accounts;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Accounts;

/// <summary>Opens an account. The answer is the same whether the number had one already.</summary>
public sealed class RegisterModel(RegisterCitizen register, TryLimit limit, ActorReader actors) : PageModel
{
    public sealed class Form
    {
        public string? CitizenId { get; set; }

        public string? FullName { get; set; }

        public string? Phone { get; set; }

        public string? Password { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? Back { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (limit.TooMany(this, RateLimits.SignIn) is { } refused)
        {
            return refused;
        }

        ModelState.Add(await register.RunAsync(new(Input.CitizenId, Input.FullName, Input.Phone, Input.Password), actors.Now, cancel), FaultsExtensions.InputKey);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var query = new QueryString().Add("moi", "true");
        return LocalRedirect("~" + Site.SignIn + (Back is null ? query : query.Add("ve", Back)));
    }
}
