using CaiCach.Application.Acting;
using CaiCach.Application.Sms;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Sms;

/// <summary>What the link of a text message opens: the way to the dossier, and the choice to get no more. Opening it changes nothing.</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class ChooseModel(ReadSms read, ChooseSms choose, ActorReader actors) : PageModel
{
    private static readonly Actor Reader = new(null, "Người nhận tin nhắn", ActorKind.Applicant, []);

    public ReadSms.View? View { get; private set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public async Task OnGetAsync(string token, CancellationToken cancel)
    {
        View = await read.RunAsync(token, cancel);
        if (View is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public async Task<IActionResult> OnPostAsync(string token, bool refuses, CancellationToken cancel) =>
        await choose.RunAsync(new(Reader, actors.Now, "portal"), token, refuses, cancel) ? LocalRedirect($"{SmsTopic.PathOf(token)}?xong=1") : NotFound();
}
