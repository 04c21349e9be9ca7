using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>One decision with the procedures it is about.</summary>
public sealed class DecisionModel(ActorReader actors, ReferenceStore reference, ListCatalogueDecisions list) : WorkspacePage(actors, reference)
{
    public CatalogueDecision Decision { get; private set; } = null!;

    /// <summary>The names of its procedures, by entry.</summary>
    public IReadOnlyDictionary<Guid, string> NamesOfProcedures { get; private set; } = null!;

    /// <summary>The internal processes it approved.</summary>
    public IReadOnlyList<ListCatalogueDecisions.ProcessLine> Processes { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await list.ReadAsync(Me, id, cancel) is not var (decision, names))
        {
            return NotFound();
        }

        (Decision, NamesOfProcedures) = (decision, names);
        Processes = await list.ProcessesAsync(decision, cancel);
        return Page();
    }
}
