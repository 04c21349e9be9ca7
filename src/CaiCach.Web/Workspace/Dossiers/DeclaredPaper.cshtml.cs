using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What was declared in a dossier, to print.</summary>
public sealed class DeclaredPaperModel(ActorReader actors, ReferenceStore reference, OpenDossier open) : WorkspacePage(actors, reference)
{
    public Guid DossierId { get; private set; }

    public DeclarationSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid paper, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await open.RunAsync(Context(), id, cancel) is not { } view || DeclarationSheet.Of(Reference, view.Dossier, paper) is not { } sheet)
        {
            return NotFound();
        }

        (DossierId, Sheet) = (id, sheet);
        return Page();
    }
}
