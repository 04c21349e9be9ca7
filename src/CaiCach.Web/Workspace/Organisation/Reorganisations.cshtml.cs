using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>The units an administrator answers for, with what became of them, and the decisions that reorganise them.</summary>
[OfficialsOnly("administrator")]
public sealed class ReorganisationsModel(ActorReader actors, ReferenceStore reference, ReadReorganisations read, CancelReorganisation cancelling) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/to-chuc";

    /// <summary>The code of the unit that was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Saved { get; set; }

    /// <summary>Its name.</summary>
    public string SavedName => Units.FirstOrDefault(u => u.Code == Saved)?.Name ?? Saved ?? "";

    /// <summary>What was just done: "ghi", "huy", "thanh-lap" or "don-vi"; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public IReadOnlyList<ReadReorganisations.Row> Rows { get; private set; } = [];

    /// <summary>The units in reach, ended ones too, each above those below it.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public DateOnly Today => VietnamTime.DayOf(Now);

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    /// <summary>Calls a decision off whose day has not come.</summary>
    public async Task<IActionResult> OnPostCancelAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await cancelling.RunAsync(Context(), id, version, cancel))
        {
            case ReorganisationOutcome.Done:
                return Redirect(Href + "?xong=huy");
            case ReorganisationOutcome.Stale:
                ModelState.AddModelError("", "Quyết định này đã được thực hiện hoặc đã hủy. Danh sách dưới đây là mới nhất.");
                await LoadAsync(cancel);
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await read.RunAsync(Me, Today, cancel);
        var roots = Me.Posts.Where(p => p.Role == Role.Administrator).Select(p => Reference.Organisation.Find(p.AgencyId)!.Path).ToList();
        Units = [.. Reference.Organisation.All.Where(u => roots.Any(r => u.Path.StartsWith(r, StringComparison.Ordinal))).OrderBy(u => u.Path, StringComparer.Ordinal)];
    }
}
