using CaiCach.Application.Drafts;
using CaiCach.Data.Drafts;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Filing;

/// <summary>The code by which a counter opens this draft, to show or to print.</summary>
public sealed class CounterCodeModel(ReadDraft read, SubmitDraft submit, GiveDraftCode give, ActorReader actors) : DraftPage(read, submit, actors)
{
    /// <summary>The code that can be used now; null for none.</summary>
    public DraftCode? Code { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        Code = await give.ReadAsync(Context, id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        return await give.RunAsync(Context, id, cancel) ? LocalRedirect($"/ban-nhap/{id}/ma-tai-quay") : NotFound();
    }
}
