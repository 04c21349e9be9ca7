using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.Unsent;

/// <summary>The messages to applicants that did not arrive.</summary>
public sealed class UnsentModel(ActorReader actors, ReferenceStore reference, ListUnsent list) : WorkspacePage(actors, reference)
{
    /// <summary>The address of the list.</summary>
    public const string Href = "/can-bo/thu-tin-chua-gui-duoc";

    public IReadOnlyList<ListUnsent.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await list.RunAsync(Me, cancel);
    }
}
