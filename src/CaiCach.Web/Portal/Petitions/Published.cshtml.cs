using CaiCach.Application.Accounts;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Petitions;

/// <summary>Petitions and answers as they were made public.</summary>
public sealed class PublishedModel(ListPublishedPetitions list, ReferenceStore reference) : PageModel
{
    public ListPublishedPetitions.Page Rows { get; private set; } = null!;

    public ReferenceSnapshot Reference { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Reference = await reference.CurrentAsync(cancel);
        Rows = await list.RunAsync(ListOwnDossiers.Cursor.Parse(After), cancel);
    }
}
