using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.LateEntries;

/// <summary>The dossiers that were received on paper during an outage and entered afterwards, what was entered last first.</summary>
public sealed class LateEntriesModel(ActorReader actors, ReferenceStore reference, ListLateEntries list) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/ho-so-nhap-bu";

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public ListLateEntries.Page Rows { get; private set; } = new([], 0, null);

    public string? NextHref => Rows.Next is { } next ? $"{Href}?sau={next}" : null;

    /// <summary>Back to the first page; null on it.</summary>
    public string? FirstHref => After is null ? null : Href;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await list.RunAsync(Me, ListWork.Cursor.Parse(After), cancel);
    }
}
