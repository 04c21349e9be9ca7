using CaiCach.Application.Files;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>One decision with the procedures it is about and the file of its signed text.</summary>
[TakesUpTo(FileKinds.LargestFile + (1 << 20))]
public sealed class DecisionModel(ActorReader actors, ReferenceStore reference, ListCatalogueDecisions list, UploadFile upload, AttachDecisionFile attach, ReadDecisionFiles files) : WorkspacePage(actors, reference)
{
    public CatalogueDecision Decision { get; private set; } = null!;

    /// <summary>The names of its procedures, by entry.</summary>
    public IReadOnlyDictionary<Guid, string> NamesOfProcedures { get; private set; } = null!;

    /// <summary>The internal processes it approved.</summary>
    public IReadOnlyList<ListCatalogueDecisions.ProcessLine> Processes { get; private set; } = [];

    /// <summary>How the days that an item is held against came about; none where the calendar or the limit changed since.</summary>
    public IReadOnlyList<DueStep> HowCounted(CatalogueDecisionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Reference.Publication?.For(Decision.Level, Decision.Day) is not { } limit || Reference.CalendarOf(Decision.AgencyId) is not { } calendar)
        {
            return [];
        }

        return
        [
            .. item.LawEffectiveFrom is { } law && item.DecideBy is { } by && PublicationRules.DecideBy(calendar, law, limit) == by ? PublicationRules.ExplainDecideBy(calendar, law, limit) : [],
            .. item.PublicDue is { } due && PublicationRules.PublishBy(calendar, Decision.Day, limit) == due ? PublicationRules.ExplainPublishBy(calendar, Decision.Day, limit) : [],
        ];
    }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Done { get; set; }

    /// <summary>Whether the file was just attached.</summary>
    [BindProperty(SupportsGet = true, Name = "tep")]
    public bool Attached { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    /// <summary>Whether this person attaches the file.</summary>
    public bool MayAttach => CatalogueScope.WrittenBy(Me, Reference.Organisation).Any(b => b.Id == Decision.AgencyId);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    /// <summary>The file, always as an attachment.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && files.Open(Decision) is { } content ? new FileStreamResult(content, "application/pdf") { FileDownloadName = Decision.FileName } : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || !MayAttach)
        {
            return NotFound();
        }

        if (Scan is not { FileName.Length: > 0 } chosen)
        {
            ModelState.AddModelError(nameof(Scan), "Chọn tệp PDF của văn bản.");
            return Again();
        }

        await using var content = chosen.OpenReadStream();
        if (await upload.RunAsync(Context(), content, chosen.FileName, "file", cancel: cancel) is not UploadFile.Outcome.Stored stored)
        {
            ModelState.AddModelError(nameof(Scan), "Tệp văn bản phải là PDF, tối đa 20 MB, có nội dung.");
            return Again();
        }

        switch (await attach.RunAsync(Context(), id, stored.Upload.Id, cancel))
        {
            case CatalogueOutcome.Done:
                return Redirect($"{DecisionsModel.Href}/{id}?tep=true");
            case CatalogueOutcome.Invalid invalid:
                ModelState.AddModelError(nameof(Scan), invalid.Faults[0].Text);
                return Again();
            case CatalogueOutcome.Stale:
                ModelState.AddModelError(nameof(Scan), "Người khác vừa thay đổi văn bản này; hãy xem lại rồi chọn tệp lần nữa.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>What a decision on competence changed of a procedure.</summary>
    public IReadOnlyList<ProcedureChange> ScopeChangesOf(CatalogueDecisionItem item) =>
        Reference.Procedure(item.Code, item.ProcedureVersion) is { } after && Reference.Procedure(item.Code, item.ProcedureVersion - 1) is { } before ? ProcedureDifference.OfScope(before, after) : [];

    /// <summary>The bodies that receive a procedure under the decision, by name.</summary>
    public string BodiesOf(CatalogueDecisionItem item) => string.Join("; ", item.Bodies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Reference.Organisation.NameOf(Guid.ParseExact(id, "n"))));

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await list.ReadAsync(Me, id, cancel) is not var (decision, names))
        {
            return false;
        }

        (Decision, NamesOfProcedures) = (decision, names);
        Processes = await list.ProcessesAsync(decision, cancel);
        return true;
    }
}
