using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>Opens a citizen's draft on the filing page, by the code that the citizen shows.</summary>
[OfficialsOnly("receiver")]
public sealed class DraftByCodeModel(ActorReader actors, ReferenceStore reference, OpenDraftCode open) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/nop-tai-quay/ban-nhap";

    [BindProperty]
    public string? DraftCode { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => await OpenAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var outcome = await open.RunAsync(Context(), DraftCode, cancel);
        if (outcome.Draft is { } draft)
        {
            return Redirect($"/can-bo/nop-tai-quay/{draft.Procedure.Code}?co-quan={draft.Agency!.Code}&ma={DraftCodeInput.Clean(DraftCode)}");
        }

        ModelState.AddModelError(nameof(DraftCode), outcome.Fault!.Text);
        return Again();
    }
}
