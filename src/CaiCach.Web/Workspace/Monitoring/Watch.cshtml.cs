using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Monitoring;

/// <summary>How many open dossiers are due, late, waited for or with nobody, and with whom.</summary>
public sealed class WatchModel(ActorReader actors, ReferenceStore reference, WatchDossiers watch, ReadOfficerNames names) : WatchPage(actors, reference, names)
{
    public WatchDossiers.Standing Standing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel))
        {
            return NotFound();
        }

        Standing = await watch.StandAsync(Query, Now, cancel);
        await NameAsync(Standing.Loads.Select(l => l.OfficerId), cancel);
        return Page();
    }
}
