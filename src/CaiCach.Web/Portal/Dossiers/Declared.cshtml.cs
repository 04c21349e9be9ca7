using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>What the signed-in person declared, to read and to print.</summary>
public sealed class DeclaredModel(ReadDossier read, ReferenceStore reference, ActorReader actors) : DossierPage(read, reference, actors)
{
    public DeclarationSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid paper, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || DeclarationSheet.Of(Reference, Dossier, paper) is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        return Page();
    }
}
