using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>Makes the account of an official; the one-time password is shown on the answer alone.</summary>
public sealed class NewOfficialModel(ActorReader actors, ReferenceStore reference, CreateOfficial create, IStringLocalizer<FaultTexts> roles) : AccountPage(actors, reference, roles)
{
    public const string Href = "/can-bo/tai-khoan/tao";

    /// <summary>What is typed.</summary>
    public sealed class Inputs : PostInputs
    {
        public string? UserName { get; set; }

        public string? FullName { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>What was made.</summary>
    public (Guid Id, string Password)? Made { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Input.From = DateParts.Of(Today);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var (from, to) = DaysOf(Input);
        var request = new CreateOfficial.Request(
            Input.UserName, new(Input.FullName, Input.Email, Input.Phone), Guid.TryParse(Input.Unit, out var unit) ? unit : null, Chosen(Input.Roles), from, to);
        var outcome = await create.RunAsync(Context(), request, cancel);
        if (outcome is AccountOutcome.Done { Password: { } password } done)
        {
            Made = (done.Id, password);
            Response.Headers.CacheControl = "no-store";
            return Page();
        }

        Say(outcome);
        return Again();
    }
}
