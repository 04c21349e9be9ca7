using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>A handover list to print on A4 and sign; always in Vietnamese.</summary>
[OfficialsOnly("receiver", "one_stop_director", "agency_head", "clerk")]
public sealed class HandOverSheetModel(ActorReader actors, ReferenceStore reference, ReadHandovers handovers) : WorkspacePage(actors, reference)
{
    public ReadHandovers.Sheet Sheet { get; private set; } = null!;

    public Letterhead Head { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await handovers.OneAsync(Me, id, cancel) is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        var agency = Reference.Organisation.Find(sheet.List.AgencyId)!;
        var place = OrganisationTree.PlaceOf(agency);
        Head = new(Reference.Organisation.NameOf(sheet.List.FromUnitId), agency.Name, $"Số: {sheet.List.Symbol}", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(sheet.List.MadeAt));
        return Page();
    }
}
