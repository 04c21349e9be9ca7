using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Monitoring;

/// <summary>How many open dossiers are due, late, waited for or with nobody, and with whom.</summary>
public sealed class WatchModel(ActorReader actors, ReferenceStore reference, WatchDossiers watch, ReadOfficerNames names) : WatchPage(actors, reference, names)
{
    public WatchDossiers.Counts Counts { get; private set; } = null!;

    public IReadOnlyList<WatchDossiers.Load> Loads { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel))
        {
            return NotFound();
        }

        Counts = await watch.CountAsync(Query, Now, cancel);
        Loads = await watch.LoadsAsync(Query, Now, cancel);
        await NameAsync(Loads.Select(l => l.OfficerId), cancel);
        return Page();
    }
}
