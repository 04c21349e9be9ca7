using CaiCach.Application.DataRequests;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.DataRequests;

/// <summary>The register of requests about personal data: the open ones, those due first, and the decided ones.</summary>
public sealed class DataRequestsModel(ActorReader actors, ReferenceStore reference, ListDataRequests list) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/yeu-cau-du-lieu";

    public IReadOnlyList<ListDataRequests.Row> Open { get; private set; } = [];

    public IReadOnlyList<ListDataRequests.Row> Decided { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        (Open, Decided) = await list.RunAsync(Me, cancel);
    }
}
