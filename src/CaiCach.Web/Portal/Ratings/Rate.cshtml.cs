using CaiCach.Application.Acting;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.Law.Ratings;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Portal.Outages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Ratings;

/// <summary>The applicant says how satisfied he or she is, by a link and once.</summary>
[EnableRateLimiting(RateLimits.Upload), PausedBy(OutageParts.Ratings)]
public sealed class RateModel(RateDossier rate, ReferenceStore reference, ActorReader actors) : PageModel
{
    private static readonly Actor Applicant = new(null, "Người nộp hồ sơ", ActorKind.Applicant, []);

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Level { get; set; }

        public string? Comment { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public RateDossier.View? View { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => ShowAsync(token, StatusCodes.Status200OK, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        Satisfaction? level = Enum.TryParse<Satisfaction>(Input.Level, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        switch (await rate.RunAsync(new(Applicant, actors.Now, "portal"), token, level, Input.Comment, cancel))
        {
            case RateDossier.Outcome.Done:
                return LocalRedirect(RatingLinks.PathOf(token) + "?xong=1");
            case RateDossier.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field switch { "level" => "Input.Level", "comment" => "Input.Comment", _ => "" }, fault.Text);
                }

                return await ShowAsync(token, StatusCodes.Status422UnprocessableEntity, cancel);
            case RateDossier.Outcome.Refused refused:
                ModelState.AddModelError("", refused.Fault.ToText());
                return await ShowAsync(token, StatusCodes.Status409Conflict, cancel);
            default:
                return await ShowAsync(token, StatusCodes.Status404NotFound, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(string token, int status, CancellationToken cancel)
    {
        Reference = await reference.CurrentAsync(cancel);
        View = await rate.ReadAsync(token, actors.Now, cancel);
        Response.StatusCode = View is null ? StatusCodes.Status404NotFound : status;
        return Page();
    }
}
