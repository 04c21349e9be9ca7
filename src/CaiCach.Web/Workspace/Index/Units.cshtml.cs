using CaiCach.Application.Index;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Index;

/// <summary>The units whose index the viewer may read.</summary>
public sealed class UnitsModel(ReferenceStore reference, ActorReader actors) : PageModel
{
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public int Year { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Units = IndexUnits.Of(await actors.ActorAsync(User, cancel), (await reference.CurrentAsync(cancel)).Organisation);
        Year = VietnamTime.DayOf(actors.Now).Year;
    }
}
