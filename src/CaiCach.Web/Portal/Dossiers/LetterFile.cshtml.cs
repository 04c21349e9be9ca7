using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Printing.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>A letter that was sent to the signed-in person, as a PDF attachment.</summary>
public sealed class LetterFileModel(ReadLetter read, LetterPdf pdf, Seals seals, ReferenceStore reference, ActorReader actors, IConfiguration configuration) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, int version, CancellationToken cancel) =>
        await read.RunAsync(await actors.ActorAsync(User, cancel), id, null, version, cancel) is { } letter
            ? File(pdf.Make(letter.Sheet, LetterCheck.Of(letter, configuration, Request), LetterPaper.A5, seals.For(letter.IssuerId, (await reference.CurrentAsync(cancel)).Organisation, actors.Now)), "application/pdf", LetterPdf.NameOf(letter))
            : NotFound();
}
