using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Accounts;

/// <summary>A citizen's own account: e-mail, phone, the way to the password.</summary>
[CitizensOnly]
public sealed class OwnAccountModel(ActorReader actors, ReadOwnContact read, ChangeOwnContact change) : PageModel
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
        await LoadAsync(await actors.ActorAsync(User, cancel), cancel);
        Input = new() { Email = Contact.Email, Phone = Contact.Phone };
    }

    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancel)
    {
        var outcome = await change.RunAsync(await actors.ContextAsync(User, "portal", cancel: cancel), version, Input.Email, Input.Phone, cancel);
        if (outcome is AccountOutcome.Done)
        {
            return Redirect(Site.Account + "?xong=luu");
        }

        ModelState.Add((outcome as AccountOutcome.Invalid)?.Faults ?? [], FaultsExtensions.InputKey);
        if (outcome is AccountOutcome.Stale)
        {
            ModelState.AddModelError("", "Tài khoản vừa được thay đổi ở nơi khác. Hãy xem lại rồi lưu lần nữa.");
        }

        await LoadAsync(await actors.ActorAsync(User, cancel), cancel);
        Version = outcome is AccountOutcome.Stale ? Contact.Version : version;
        return Page();
    }

    private async Task LoadAsync(Actor me, CancellationToken cancel)
    {
        Contact = await read.RunAsync(me, cancel);
        Version = Contact.Version;
    }
}
