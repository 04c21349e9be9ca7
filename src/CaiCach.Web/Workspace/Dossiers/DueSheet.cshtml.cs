using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Phiếu giải thích thời hạn: how the due date of a dossier came about, every day counted, to print; always in Vietnamese.</summary>
public sealed class DueSheetModel(ActorReader actors, ReferenceStore reference, ReadDossier read, OpenDossier open) : WorkspacePage(actors, reference)
{
    public Dossier Dossier { get; private set; } = null!;

    public ProcedureVersion? Procedure { get; private set; }

    public DueTold Told { get; private set; } = null!;

    public Letterhead Head { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await open.RunAsync(Context(), id, cancel) is not { } view || DueTold.Of(view.Dossier, Reference, await read.HistoryAsync(id, cancel)) is not { } told)
        {
            return NotFound();
        }

        (Dossier, Told) = (view.Dossier, told);
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        var counter = Reference.Organisation.ReceptionOf(Dossier.CounterId);
        var receiver = Reference.Organisation.Find(counter.AgencyId)!;
        var place = OrganisationTree.PlaceOf(receiver);
        Head = new(counter.Name, receiver.Name, "", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(Now));
        return Page();
    }
}
