using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>A file that the signed-in person handed in, as an attachment. Results have their own page.</summary>
public sealed class PaperFileModel(ReadDossier read, ReferenceStore reference, ActorReader actors, FileStore store) : DossierPage(read, reference, actors)
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid paper, CancellationToken cancel) =>
        await LoadAsync(id, cancel)
        && Dossier.Papers.FirstOrDefault(p => p.Id == paper && p.Kind is PaperKind.Component or PaperKind.Supplement) is { Sha256: { } hash } found
        && store.Open(hash) is { } content
            ? File(content, found.MediaType, found.FileName)
            : NotFound();
}
