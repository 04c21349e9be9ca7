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

    /// <summary>The due date of the result; null while it has none.</summary>
    public DueTold? Told { get; private set; }

    /// <summary>The others.</summary>
    public IReadOnlyList<DossierDue> Dues { get; private set; } = [];

    public Letterhead Head { get; private set; } = null!;

    /// <summary>What a due date is of, in the words of the sheet.</summary>
    public static string NameOf(DossierDue due)
    {
        ArgumentNullException.ThrowIfNull(due);
        var kind = due.Kind switch
        {
            DueKind.Intake => "Hạn trả lời việc tiếp nhận",
            DueKind.IntakeSupplement or DueKind.Supplement => "Hạn người nộp bổ sung",
            DueKind.Transfer => "Hạn chuyển xử lý",
            DueKind.SupplementCheck => "Hạn kiểm tra giấy tờ bổ sung",
            DueKind.Stage => "Hạn của giai đoạn",
            DueKind.Step => "Hạn của bước",
            DueKind.Opinion => "Hạn trả lời của cơ quan, đơn vị được hỏi",
            _ => throw new InvalidOperationException($"No name for {due.Kind}."),
        };
        return due.Name is null ? kind : $"{kind}: {due.Name}";
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return NotFound();
        }

        var history = await read.HistoryAsync(id, cancel);
        (Dossier, Told, Dues) = (view.Dossier, DueTold.Of(view.Dossier, Reference, history), await read.DuesAsync(view.Dossier, history, everyDay: true, cancel));
        if (Told is null && Dues.Count == 0)
        {
            return NotFound();
        }

        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        var counter = Reference.Organisation.ReceptionOf(Dossier.CounterId);
        var receiver = Reference.Organisation.Find(counter.AgencyId)!;
        var place = OrganisationTree.PlaceOf(receiver);
        Head = new(counter.Name, receiver.Name, "", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(Now));
        return Page();
    }
}
