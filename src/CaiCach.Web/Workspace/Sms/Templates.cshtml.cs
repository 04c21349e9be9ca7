using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Sms;

/// <summary>The templates of messages through Zalo, for the administrator of the whole installation.</summary>
public sealed class TemplatesModel(ActorReader actors, ReferenceStore reference, ReadZnsTemplates read, SmsSettings settings) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/mau-zalo";

    public IReadOnlyList<ReadZnsTemplates.View> Lines { get; private set; } = [];

    public bool HasZalo => settings.HasZalo;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.ListAsync(Me, Now, cancel) is not { } lines)
        {
            return NotFound();
        }

        Lines = lines;
        return Page();
    }
}
