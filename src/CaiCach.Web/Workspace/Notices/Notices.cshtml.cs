using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Notices;

/// <summary>What an official is told of: what is not read first, a page at a time.</summary>
public sealed class NoticesModel(ActorReader actors, ReferenceStore reference, OwnNotices notices) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/thong-bao";

    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>Whether some were just marked.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public OwnNotices.Page Rows { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await notices.ListAsync(Me.Id!.Value, PageSize, OwnNotices.Cursor.Parse(After), cancel);
    }

    /// <summary>Marks what the page showed.</summary>
    public async Task<IActionResult> OnPostAsync(List<Guid> shown, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await notices.MarkReadAsync(Me.Id!.Value, [.. shown.Take(PageSize)], Now, cancel);
        return Redirect(Href + "?xong=1");
    }

    /// <summary>Marks all, from the newest that the page showed.</summary>
    public async Task<IActionResult> OnPostAllAsync(List<Guid> shown, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (shown is [var newest, ..])
        {
            await notices.MarkAllReadAsync(Me.Id!.Value, newest, Now, cancel);
        }

        return Redirect(Href + "?xong=1");
    }
}
