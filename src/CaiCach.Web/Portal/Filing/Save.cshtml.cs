using CaiCach.Application.Drafts;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Filing;

/// <summary>Takes what a page saves by itself, and what becomes of answers that another device replaced.</summary>
public sealed class SaveModel(SaveDraft save, ActorReader actors) : PageModel
{
    public IActionResult OnGet(Guid id) => LocalRedirect($"/ban-nhap/{id}/nguoi-nop");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var form = DraftForm.Of(Request.Form);
        var context = await actors.ContextAsync(User, "portal", null, cancel);
        return await save.RunAsync(context, id, form.Answers, form.Seen, form.Mark, form.Order, cancel) ? new NoContentResult() : NotFound();
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, int index, CancellationToken cancel)
    {
        var context = await actors.ContextAsync(User, "portal", null, cancel);
        return await save.RestoreAsync(context, id, index, cancel) ? LocalRedirect($"/ban-nhap/{id}/nguoi-nop") : NotFound();
    }

    public async Task<IActionResult> OnPostDismissAsync(Guid id, CancellationToken cancel)
    {
        var context = await actors.ContextAsync(User, "portal", null, cancel);
        return await save.DismissReplacedAsync(context, id, cancel) ? LocalRedirect($"/ban-nhap/{id}/nguoi-nop") : NotFound();
    }
}
