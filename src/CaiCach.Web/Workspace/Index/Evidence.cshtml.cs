using CaiCach.Application.Files;
using CaiCach.Application.Index;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Index;

/// <summary>The evidence file of an item, of the latest declaration or of the one that is named, as an attachment.</summary>
public sealed class EvidenceModel(ReadEvidence evidence, FileStore files, ActorReader actors) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string unit, int year, string item, [FromQuery(Name = "lan")] int? declaration, CancellationToken cancel)
    {
        var found = ModelState.IsValid ? await evidence.RunAsync(await actors.ActorAsync(User, cancel), actors.Now, unit, year, item, declaration, cancel) : null;
        return found is not null && files.Open(found.Sha256) is { } content ? File(content, found.MediaType, found.Name) : NotFound();
    }
}
