using CaiCach.Application.Index;
using CaiCach.Law.Index;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Index;

/// <summary>The whole tree of a unit's index in a year: points, what is lost and where.</summary>
public sealed class TreeModel(ReadIndex index, ActorReader actors) : PageModel
{
    private const int MostLosses = 10;

    public ReadIndex.View View { get; private set; } = null!;

    /// <summary>The leaves that lose most, by what they lose.</summary>
    public IReadOnlyList<ReadIndex.Leaf> Losses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string unit, int year, CancellationToken cancel)
    {
        if (await index.RunAsync(await actors.ActorAsync(User, cancel), actors.Now, unit, year, cancel) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Losses = [.. view.Leaves.Values.Where(l => l.Score.Figure.Lost.Sign > 0).OrderByDescending(l => l.Score.Figure.Lost).ThenBy(l => l.Score.Node.Code, StringComparer.Ordinal).Take(MostLosses)];
        return Page();
    }

    /// <summary>The scores of a field and everything below it, in order.</summary>
    public IEnumerable<NodeScore> Below(CriteriaNode field) =>
        View.Result.Nodes.Where(n => n.Node.Code.StartsWith(field.Code + ".", StringComparison.Ordinal));

    /// <summary>The address of a leaf.</summary>
    public string Address(string item) => $"/can-bo/chi-so/{View.Unit.Code}/{View.Year}/{item}";
}
