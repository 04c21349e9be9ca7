using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Clients;

/// <summary>Registers a program; its secret is shown on the answer alone.</summary>
public sealed class NewClientModel(ActorReader actors, ReferenceStore reference, SaveClient save, IStringLocalizer<WorkspaceTexts> t) : ClientPage(actors, reference, t), IClientForm
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/chuong-trinh-ket-noi/dang-ky";

    /// <summary>What is typed.</summary>
    public sealed class Inputs : ClientInputs
    {
        public string? ClientId { get; set; }

        public string? Body { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    ClientInputs IClientForm.Input => Input;

    /// <summary>What was registered.</summary>
    public (Guid Id, string Secret)? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return ClientScope.May(Me, Reference.Organisation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await save.RegisterAsync(Context(), Input.ClientId, Input.Body, Input.Rights, cancel))
        {
            case AccountOutcome.Done { Password: { } secret } done:
                Made = (done.Id, secret);
                Response.Headers.CacheControl = "no-store";
                return Page();
            case AccountOutcome.NotFound:
                return NotFound();
            case var outcome:
                Say(outcome);
                return Again();
        }
    }
}
