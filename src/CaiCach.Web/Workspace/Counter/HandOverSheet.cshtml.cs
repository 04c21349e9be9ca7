using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>A handover list to print on A4 and sign, which the receiving unit confirms here; always in Vietnamese.</summary>
[OfficialsOnly("receiver", "one_stop_director", "agency_head", "clerk", "division_head", "specialist")]
public sealed class HandOverSheetModel(ActorReader actors, ReferenceStore reference, ReadHandovers handovers, ReceiveHandover receive) : WorkspacePage(actors, reference)
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

    /// <summary>Confirms the list for the unit that received it; who presses second finds it confirmed.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await receive.RunAsync(Context(), id, cancel) == ReceiveHandover.Outcome.NotFound ? NotFound() : Redirect($"{HandOverModel.Href}/{id}");
    }
}
