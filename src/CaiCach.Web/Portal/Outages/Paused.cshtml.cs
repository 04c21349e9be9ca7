using CaiCach.Application.Outages;
using CaiCach.Data.Outages;
using CaiCach.Law.Outages;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Outages;

/// <summary>A function that is switched off: since when, until when as far as is known, why, and what to do instead.</summary>
public sealed class PausedModel(OutageBoard board, TimeProvider time) : PageModel
{
    private static readonly (OutageParts Part, string Slug)[] Functions =
    [
        (OutageParts.OnlineFiling, "nop-ho-so-truc-tuyen"), (OutageParts.Petitions, "phan-anh-kien-nghi"), (OutageParts.CallBacks, "de-nghi-goi-lai"), (OutageParts.Ratings, "danh-gia"),
    ];

    /// <summary>The function.</summary>
    public OutageParts Part { get; private set; }

    /// <summary>What switched it off; null where it is on.</summary>
    public Outage? Pause { get; private set; }

    public DateTime Now { get; private set; }

    /// <summary>The address of the page of a function.</summary>
    public static string HrefOf(OutageParts part) => "/tam-dung/" + Functions.First(f => f.Part == part).Slug;

    public async Task<IActionResult> OnGetAsync(string function, CancellationToken cancel)
    {
        if (Functions.FirstOrDefault(f => f.Slug == function) is not { Slug: not null } found)
        {
            return NotFound();
        }

        (Part, Now) = (found.Part, time.Moment());
        Pause = (await board.CurrentAsync(cancel)).Where(o => o.Facts.Stops(Part, Now)).OrderBy(o => o.StartsAt).FirstOrDefault();
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
