using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Lateness;

/// <summary>The dossiers past their due date that still lack a cause.</summary>
public sealed class UncausedModel(ActorReader actors, ReferenceStore reference, LateCauseList list, ReadOfficerNames names) : WorkspacePage(actors, reference)
{
    /// <summary>The address of the list.</summary>
    public const string Href = "/can-bo/qua-han";

    public ListWork.Page Rows { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await list.RunAsync(Me, Now, ListWork.Cursor.Parse(After), cancel);
        Officers = await names.RunAsync(Rows.Rows.Select(r => r.AssigneeId), cancel);
    }
}
