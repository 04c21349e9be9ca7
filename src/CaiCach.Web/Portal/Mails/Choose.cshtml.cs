using CaiCach.Application.Acting;
using CaiCach.Application.Mails;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Mails;

/// <summary>Whoever got an e-mail refuses further ones, or wants them again. Opening the page changes nothing: mail programs open links by themselves.</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class ChooseModel(ChooseMails choose, ActorReader actors) : PageModel
{
    private static readonly Actor Reader = new(null, "Người nhận thư", ActorKind.Applicant, []);

    public ChooseMails.View? View { get; private set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public async Task OnGetAsync(string token, CancellationToken cancel)
    {
        View = await choose.ReadAsync(token, cancel);
        if (View is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public async Task<IActionResult> OnPostAsync(string token, bool refuses, CancellationToken cancel) =>
        await choose.RunAsync(new(Reader, actors.Now, "portal"), token, refuses, cancel) ? LocalRedirect($"{MailWords.ChoicePath(token)}?xong=1") : NotFound();
}
