using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace;

/// <summary>A page of the workspace: who acts, when, and the reference data behind names.</summary>
public abstract class WorkspacePage(ActorReader actors, ReferenceStore reference) : PageModel
{
    /// <summary>The signed-in official.</summary>
    public Actor Me { get; private set; } = null!;

    /// <summary>Reference data as of this request.</summary>
    public ReferenceSnapshot Reference { get; private set; } = null!;

    /// <summary>Now, UTC.</summary>
    public DateTime Now { get; private set; }

    /// <summary>The context of a change made in this request.</summary>
    protected ActContext Context(string? idempotencyKey = null) => new(Me, Now, "workspace", idempotencyKey);

    /// <summary>Reads who acts; called first by every handler.</summary>
    protected async Task OpenAsync(CancellationToken cancel)
    {
        Now = actors.Now;
        Me = await actors.ActorAsync(User, cancel);
        Reference = await reference.CurrentAsync(cancel);
    }

    /// <summary>The page again with what was typed, under a status that says why.</summary>
    protected static PageResult Again(int status = StatusCodes.Status422UnprocessableEntity) => new() { StatusCode = status };
}
