using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>One procedure of the catalogue with its versions, decisions and history, and exactly the steps this person may take.</summary>
public sealed class EntryModel(ActorReader actors, ReferenceStore reference, ReadCatalogueEntry read, HandleProcedureDraft handle, MakeProcedurePublic makePublic, TakeDecisionBack takeBack, FlagOutdatedAnswers flag, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The word of each step in the address and in the form.</summary>
    private static readonly (string Slug, CatalogueAct Act)[] Steps =
    [
        ("soan", CatalogueAct.Draft), ("gui", CatalogueAct.Submit), ("lay-lai", CatalogueAct.TakeBack), ("dong-y", CatalogueAct.Approve), ("tra-lai", CatalogueAct.Return), ("huy", CatalogueAct.Discard),
        ("cong-khai", CatalogueAct.MakePublic), ("cong-bo", CatalogueAct.Publish), ("bai-bo", CatalogueAct.Abolish), ("rut-cong-bo", CatalogueAct.Withdraw), ("huy-bai-bo", CatalogueAct.Revoke),
    ];

    /// <summary>The version of the procedure as seen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? DoneSlug { get; set; }

    public ReadCatalogueEntry.View View { get; private set; } = null!;

    public bool PublishedLate => View.Entry.PublishedLate || View.Entry.PublicDue < VietnamTime.DayOf(Now);

    /// <summary>How the online level of the newest version stands to the lists for full online handling.</summary>
    public OnlineListFinding Online => View.Versions is [var newest, ..] ? ListCatalogue.OnlineOf(View.Entry, newest.Version.OnlineLevel) : OnlineListFinding.Agrees;

    /// <summary>The legal documents of the version in force that no longer are.</summary>
    public IReadOnlyList<LegalDocument> DocumentsOver => Reference.ProcedureInForce(View.Entry.Code, VietnamTime.DayOf(Now))?.DocumentsOver(VietnamTime.DayOf(Now)) ?? [];

    /// <summary>Of a national procedure, the first body but its keeper for which this person may draw up a version of its own, with the code of that; null for none.</summary>
    public (Unit Body, string Code)? MayKeepOwn => LocalCode.NationalOf(View.Entry.Code) == View.Entry.Code && Reference.ProcedureInForce(View.Entry.Code, VietnamTime.DayOf(Now)) is not null
        ? CatalogueScope.WrittenBy(Me, Reference.Organisation).Where(b => b.Id != View.Entry.AgencyId)
            .Select(b => (Body: b, Own: LocalCode.Parse($"{View.Entry.Code}.{LocalCode.ScopeOf(b.Identifier)}")))
            .Where(b => b.Own is not null && Reference.EveryVersionOf(b.Own.Text).Count == 0).Select(b => ((Unit, string)?)(b.Body, b.Own!.Text)).FirstOrDefault()
        : null;

    /// <summary>What was just done, in words; null for nothing.</summary>
    public string? Done => Steps.FirstOrDefault(s => s.Slug == DoneSlug) is { Slug: not null } step ? CatalogueWords.Of(t, step.Act) : null;

    /// <summary>The address of a procedure.</summary>
    public static string AddressOf(Guid id) => $"{ListModel.Href}/{id}";

    /// <summary>The word of a step.</summary>
    public static string SlugOf(CatalogueAct act) => Steps.First(s => s.Act == act).Slug;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Seen = View.Entry.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Steps.FirstOrDefault(s => s.Slug == button) is not { Slug: not null } step || step.Act is CatalogueAct.Publish or CatalogueAct.Abolish || !await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var outcome = step.Act switch
        {
            CatalogueAct.MakePublic => await makePublic.RunAsync(Context(), id, Seen, cancel),
            CatalogueAct.Withdraw or CatalogueAct.Revoke => await takeBack.RunAsync(Context(), id, Seen, step.Act, Note, cancel),
            _ => await handle.RunAsync(Context(), id, Seen, new(step.Act, Note: Note), cancel),
        };
        switch (outcome)
        {
            case CatalogueOutcome.Done when step.Act == CatalogueAct.Draft:
                return Redirect(EditModel.AddressOf(id));
            case CatalogueOutcome.Done:
                if (step.Act == CatalogueAct.MakePublic)
                {
                    await flag.RunAsync(Context(), View.Entry.Code, cancel);
                }

                return Redirect($"{AddressOf(id)}?xong={step.Slug}");
            case CatalogueOutcome.Invalid when step.Act == CatalogueAct.Submit:
                return Redirect($"{EditModel.AddressOf(id)}?kiem-tra=true");
            case CatalogueOutcome.Invalid invalid:
                ModelState.AddModelError("Note", invalid.Faults[0].Text);
                return Again();
            case CatalogueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reasons[0].Text);
                return Again(StatusCodes.Status409Conflict);
            case CatalogueOutcome.Stale:
                await LoadAsync(id, cancel);
                Seen = View.Entry.Version;
                ModelState.Remove(nameof(Seen));
                ModelState.AddModelError("", "Thủ tục này vừa được người khác thay đổi; bước của ông/bà chưa thực hiện. Dưới đây là tình trạng hiện nay.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>The history, the newest first; saves by one person in a row are one line, the latest.</summary>
    public IEnumerable<(EventRow Row, CatalogueAct Act, CatalogueEventData Facts)> History()
    {
        EventRow? last = null;
        foreach (var row in View.History.Reverse())
        {
            var act = CatalogueEventData.ActOf(row.Type)!.Value;
            if (!(act == CatalogueAct.Save && last is not null && last.Type == row.Type && last.ActorId == row.ActorId))
            {
                yield return (row, act, RecordEvents.Facts<CatalogueEventData>(row));
            }

            last = row;
        }
    }

    /// <summary>Where a version came from, in words.</summary>
    public string OriginOf(ProcedureOrigin origin) => (origin == ProcedureOrigin.Shipped ? t["từ tệp danh mục"] : t["soạn tại cơ quan"]).Value;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
