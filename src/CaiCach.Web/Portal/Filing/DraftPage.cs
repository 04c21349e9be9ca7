using CaiCach.Application;
using CaiCach.Application.Acting;
using CaiCach.Application.Drafts;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Filing;

/// <summary>A page of a draft of the signed-in person.</summary>
public abstract class DraftPage(ReadDraft read, SubmitDraft submit, ActorReader actors) : PageModel
{
    public ReadDraft.View Draft { get; private set; } = null!;

    public Guid Id => Draft.Draft.Id;

    /// <summary>A mark of this page, by which its own saves are told from those of other pages.</summary>
    public string Mark { get; private set; } = "";

    protected ActContext Context { get; private set; } = null!;

    /// <summary>Loads the draft; an answer when there is none: the receipt when it was submitted, else 404.</summary>
    protected async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        Context = await actors.ContextAsync(User, "portal", null, cancel);
        if (await read.RunAsync(Context, id, cancel) is { } view)
        {
            Draft = view;
            Mark = Ids.New(Context.Now).ToString("n");
            return null;
        }

        return await submit.SubmittedBeforeAsync(Context, id, cancel) is { } dossier ? LocalRedirect($"/ho-so/{dossier}/bien-nhan") : NotFound();
    }
}
