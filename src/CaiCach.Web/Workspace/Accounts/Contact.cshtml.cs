using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>Corrects the name, e-mail and phone of an official.</summary>
public sealed class ContactModel(ActorReader actors, ReferenceStore reference, ReadOfficial read, ChangeOfficial change, IStringLocalizer<FaultTexts> roles) : AccountPage(actors, reference, roles)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? FullName { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the form is made of.</summary>
    public int Version { get; private set; }

    public ReadOfficial.View View { get; private set; } = null!;

    public static string AddressOf(Guid id) => $"{OfficialsModel.Href}/{id}/sua";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        Input = new() { FullName = View.Account.FullName, Email = View.Account.Email, Phone = View.Account.PhoneNumber };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var outcome = await change.RunAsync(Context(), Id, version, new(Input.FullName, Input.Email, Input.Phone), cancel);
        if (outcome is AccountOutcome.Done)
        {
            return Redirect($"{OfficialModel.AddressOf(Id)}?xong=sua");
        }

        Say(outcome);
        if (outcome is AccountOutcome.NotFound || !await LoadAsync(cancel))
        {
            return NotFound();
        }

        Version = outcome is AccountOutcome.Stale ? View.Account.Version : version;
        return Again(StatusOf(outcome));
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await read.RunAsync(Me, Id, Now, cancel) is not { IsOwned: true } view || Id == Me.Id)
        {
            return false;
        }

        (View, Version) = (view, view.Account.Version);
        return true;
    }
}
