using CaiCach.Application.Drafts;
using CaiCach.Application.Files;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Filing;

/// <summary>A file gathered by the signed-in person, as an attachment.</summary>
public sealed class DraftFileModel(DraftFiles files, FileStore store, ActorReader actors) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken cancel)
    {
        var actor = await actors.ActorAsync(User, cancel);
        var upload = (await files.ListAsync(actor.Id!.Value, id, cancel)).FirstOrDefault(u => u.Id == file);
        return upload is not null && store.Open(upload.Sha256) is { } content ? File(content, upload.MediaType, upload.FileName) : NotFound();
    }
}
