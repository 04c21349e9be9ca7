using CaiCach.Application.Files;
using CaiCach.Application.Index;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Index;

/// <summary>The evidence file of an item, as an attachment.</summary>
public sealed class EvidenceModel(ReadIndex index, FileStore files, ActorReader actors) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string unit, int year, string item, CancellationToken cancel)
    {
        var view = await index.RunAsync(await actors.ActorAsync(User, cancel), actors.Now, unit, year, cancel);
        return view is not null && view.Leaves.TryGetValue(item, out var leaf) && leaf.Declared is { EvidenceSha256: { } hash } declared && files.Open(hash) is { } content
            ? File(content, declared.EvidenceMediaType!, declared.EvidenceName)
            : NotFound();
    }
}
