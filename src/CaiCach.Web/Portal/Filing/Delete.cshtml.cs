using CaiCach.Application.Drafts;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Filing;

/// <summary>Deletes a draft, asked twice.</summary>
public sealed class DeleteModel(ReadDraft read, SubmitDraft submit, DeleteDraft delete, ActorReader actors) : DraftPage(read, submit, actors)
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        await delete.RunAsync(Context, id, cancel);
        return LocalRedirect("/ho-so-cua-toi");
    }
}
