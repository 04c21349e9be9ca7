using CaiCach.Application.Accounts;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Requests;

/// <summary>Internal procedures: those the official's units may ask for, and what they have asked for.</summary>
public sealed class RequestsModel(ActorReader actors, ReferenceStore reference, ListAsked asked) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/de-nghi-noi-bo";

    /// <summary>What may be asked for.</summary>
    public IReadOnlyList<AskInside.Offer> Offers { get; private set; } = [];

    /// <summary>What was asked for.</summary>
    public ListAsked.Page Rows { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (ListOwnDossiers.Cursor.Parse(After) is var after && after is null != string.IsNullOrEmpty(After))
        {
            return NotFound();
        }

        Offers = AskInside.OffersTo(AskInside.UnitsOf(Me, Reference.Organisation), Reference, VietnamTime.DayOf(Now));
        Rows = await asked.RunAsync(Me, after, cancel);
        return Page();
    }
}
