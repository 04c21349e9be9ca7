using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>An official's own account: e-mail, phone, the way to the password and to the posts.</summary>
[StaffOnly]
public sealed class OwnAccountModel(ActorReader actors, ReferenceStore reference, IStringLocalizer<FaultTexts> roles, ReadOwnContact read, ChangeOwnContact change) : AccountPage(actors, reference, roles)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Email { get; set; }

        public string? Phone { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>What was just done: "luu" or "mat-khau"; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public ReadOwnContact.Contact Contact { get; private set; } = null!;

    /// <summary>The version the form is made of.</summary>
    public int Version { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await LoadAsync(Me, cancel);
        Input = new() { Email = Contact.Email, Phone = Contact.Phone };
    }

    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var outcome = await change.RunAsync(Context(), version, Input.Email, Input.Phone, cancel);
        if (outcome is AccountOutcome.Done)
        {
            return Redirect(Site.WorkspaceAccount + "?xong=luu");
        }

        Say(outcome);
        await LoadAsync(Me, cancel);
        Version = outcome is AccountOutcome.Stale ? Contact.Version : version;
        return Again(StatusOf(outcome));
    }

    private async Task LoadAsync(Actor me, CancellationToken cancel)
    {
        Contact = await read.RunAsync(me, cancel);
        Version = Contact.Version;
    }
}
