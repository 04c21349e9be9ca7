using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>Corrects where messages about a dossier go.</summary>
public sealed class ContactModel(ReadDossier read, ReferenceStore reference, ActorReader actors, CorrectContact correct) : DossierPage(read, reference, actors)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Phone { get; set; }

        public string? Email { get; set; }

        public bool BySms { get; set; }

        public string? ReturnAddress { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public bool IsOpen => View.Acts.Contains(DossierAct.CorrectContact);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Input = new() { Phone = Workspace.Names.Phone(Dossier.Phone), Email = Dossier.Email, BySms = Dossier.BySms, ReturnAddress = Dossier.ReturnAddress };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var outcome = await correct.RunAsync(Context, id, version, new(Input.Phone, Input.Email, Input.BySms, Input.ReturnAddress), cancel);
        return await FollowAsync(outcome, $"/ho-so/{id}?xong=lien-lac", cancel, FaultsExtensions.InputKey) ?? Page();
    }
}
