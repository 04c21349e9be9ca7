using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ: a block for each handover, to print on A5; always in Vietnamese.</summary>
public sealed class ControlSheetModel(ActorReader actors, ReferenceStore reference, ReadDossier read, OpenDossier open, ReadOfficerNames names, ReadReceipts receipts, ListParts parts, IConfiguration configuration) : WorkspacePage(actors, reference)
{
    public Dossier Dossier { get; private set; } = null!;

    public ProcedureVersion? Procedure { get; private set; }

    public IReadOnlyList<Handover> Handovers { get; private set; } = [];

    public LetterSet? Set { get; private set; }

    public Letterhead Head { get; private set; } = null!;

    /// <summary>The QR code: this form has no number and no check page, so it leads to the page that follows the dossier.</summary>
    public LetterCheck Check => LetterCheck.Of(null, Dossier.Code ?? Dossier.RequestNumber, configuration, Request);

    public LetterForm? Form => Set?.FormOf(LetterKind.Control);

    public string Title => Form?.Title ?? LetterKind.Control.ToText();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return NotFound();
        }

        Dossier = view.Dossier;
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        Set = Reference.SetFor(Dossier, Now);
        var events = await read.HistoryAsync(id, cancel);
        Handovers = Handover.Of(
            Dossier, events, Reference, await names.RunAsync(events.Select(e => DossierEventData.Parse(e.Data).ToOfficer), cancel), await receipts.RunAsync(id, events, cancel),
            events.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.SendParts)) ? await parts.OfAsync(id, cancel) : []);
        var counter = Reference.Organisation.ReceptionOf(Dossier.CounterId);
        var receiver = Reference.Organisation.Find(counter.AgencyId)!;
        var place = OrganisationTree.PlaceOf(receiver);
        Head = new(counter.Name, receiver.Name, "", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(Now));
        return Page();
    }

    /// <summary>How a handover stood to the due date, as the form says it.</summary>
    public static string Word(Timeliness result) => result switch
    {
        Timeliness.Early => "Trước hạn",
        Timeliness.OnTime => "Đúng hạn",
        Timeliness.Late => "Quá hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
