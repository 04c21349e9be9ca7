using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Queue;

/// <summary>The wall of a one-stop unit: which number is called to which desk. It shows numbers, nothing of who holds them, and keeps itself fresh.</summary>
public sealed class ScreenModel(ReadQueue read, ReferenceStore reference, ActorReader actors) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    public ReadQueue.Screen Screen { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (tree.Find(code) is not { } agency || await read.ScreenAsync(agency.Id, actors.Now, cancel) is not { } screen)
        {
            return NotFound();
        }

        (Unit, Screen) = (tree.ReceptionOf(agency.Id), screen);
        return Page();
    }
}
