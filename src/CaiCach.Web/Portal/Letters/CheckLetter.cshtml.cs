using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Letters;

/// <summary>Anybody checks a letter by the address printed on it: the public minimum.</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class CheckLetterModel(CheckLetter check, ReferenceStore reference) : PageModel
{
    public CheckLetter.Found? Found { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public async Task OnGetAsync(string token, CancellationToken cancel)
    {
        Reference = await reference.CurrentAsync(cancel);
        Found = await check.RunAsync(token, cancel);
        if (Found is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
