using CaiCach.Application.Index;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Index;

/// <summary>The dossiers or procedures behind an item.</summary>
public sealed class RowsModel(ListIndexRows rows, ActorReader actors) : PageModel
{
    public ListIndexRows.Found Found { get; private set; } = null!;

    public ListIndexRows.Side Side { get; private set; }

    public string Back { get; private set; } = "";

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string unit, int year, string item, [FromQuery(Name = "phan")] string? side, [FromQuery(Name = "sau")] string? after, CancellationToken cancel)
    {
        ListIndexRows.Side? asked = side switch
        {
            null => ListIndexRows.Side.All,
            "dat" => ListIndexRows.Side.Met,
            "chua-dat" => ListIndexRows.Side.Missed,
            _ => null,
        };
        Guid? last = Guid.TryParseExact(after, "n", out var id) ? id : null;
        if (asked is not { } known || (after is not null && last is null)
            || await rows.RunAsync(await actors.ActorAsync(User, cancel), actors.Now, unit, year, item, known, last, cancel) is not { } found)
        {
            return NotFound();
        }

        (Found, Side) = (found, known);
        Back = $"/can-bo/chi-so/{unit}/{year}/{item}";
        Next = found.Dossiers?.Next is { } next ? $"{Request.Path}?{(side is null ? "" : $"phan={side}&")}sau={next:n}" : null;
        return Page();
    }
}
