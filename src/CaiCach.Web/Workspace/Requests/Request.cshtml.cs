using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Requests;

/// <summary>A request of a unit under an internal procedure, for its officials: where it stands, what is asked of them, and the result.</summary>
[RequestSizeLimit(BodyLimit.ManyFiles)]
public sealed class RequestModel(
    ActorReader actors, ReferenceStore reference, ReadDossier read, UploadFile upload, ResubmitDossier resubmit, HandInSupplement handIn, RequestWithdrawal withdraw, AnswerWithdrawal answer, DeliverResult deliver,
    FileStore files, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    private const int LongestReason = 2000;
    private static readonly IReadOnlyDictionary<Guid, string> NoNames = new Dictionary<Guid, string>();

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Reason { get; set; }

        public List<PaperLine> Papers { get; set; } = [];
    }

    public Dossier Dossier { get; private set; } = null!;

    public ProcedureVersion? Procedure { get; private set; }

    /// <summary>What happened, the oldest first; who did it at the competent body, and why, is not for this page.</summary>
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>What the unit may do now.</summary>
    public IReadOnlyList<DossierAct> Acts { get; private set; } = [];

    /// <summary>The papers to hand in; null where none are asked for.</summary>
    public RequestPapers? Papers { get; private set; }

    /// <summary>The result; null while it is not there.</summary>
    public DossierPaper? Result => Dossier.State is BusinessState.Issued or BusinessState.Done ? Dossier.Papers.Where(p => p is { Kind: PaperKind.Result, Sha256: not null }).MaxBy(p => p.AddedAtVersion) : null;

    /// <summary>What the unit handed in, which its officials may read again.</summary>
    public IEnumerable<DossierPaper> Own => Dossier.Papers.Where(p => p.Kind is PaperKind.Component or PaperKind.Supplement).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id);

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>The page of a request.</summary>
    public static string AddressOf(Guid id) => $"{RequestsModel.Href}/ho-so/{id}";

    /// <summary>What a paper is.</summary>
    public string NameOf(DossierPaper paper) => PaperNames.Of(t, Procedure, paper);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    /// <summary>A file the unit handed in, always as an attachment.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid paper, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && Own.FirstOrDefault(p => p.Id == paper) is { Sha256: { } hash } found && files.Open(hash) is { } content ? File(content, found.MediaType, found.FileName) : NotFound();

    /// <summary>Hands in what was asked for.</summary>
    public async Task<IActionResult> OnPostSupplementAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        await PaperLine.TakeInAsync(Input.Papers, Procedure, upload, Context(), ModelState, cancel);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        var papers = RequestPapers.InputsOf(Input.Papers);
        return await AfterAsync(
            id, "bo-sung", Dossier.State == BusinessState.IntakeSupplement ? await resubmit.RunAsync(Context(), id, Input.Version, papers, cancel: cancel) : await handIn.RunAsync(Context(), id, Input.Version, papers, cancel: cancel), cancel);
    }

    /// <summary>Asks to withdraw it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var reason = ActInputs.Clean(Input.Reason);
        if (reason is { Length: > LongestReason })
        {
            ModelState.AddModelError("Input.Reason", "Lý do dài quá 2.000 ký tự.");
            return Again();
        }

        return await AfterAsync(id, "rut", await withdraw.RunAsync(Context(), id, Input.Version, reason, cancel: cancel), cancel);
    }

    /// <summary>Takes back the wish to withdraw it.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) ? await AfterAsync(id, "thoi-rut", await answer.CancelAsync(Context(), id, Input.Version, cancel), cancel) : NotFound();

    /// <summary>The result's file; taking it the first time returns it to the unit.</summary>
    public async Task<IActionResult> OnPostResultAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Result is not { Sha256: { } hash } result)
        {
            return NotFound();
        }

        if (Dossier.State == BusinessState.Issued && await deliver.ElectronicallyAsync(Context(), id, Dossier.Version, cancel: cancel) is ActOutcome.Refused or ActOutcome.Invalid or ActOutcome.NotFound)
        {
            return await AgainAsync(id, StatusCodes.Status409Conflict, "Chưa nhận được kết quả. Xem trạng thái hồ sơ rồi làm lại.", cancel);
        }

        return files.Open(hash) is { } content ? File(content, result.MediaType, result.FileName) : NotFound();
    }

    private async Task<IActionResult> AfterAsync(Guid id, string done, ActOutcome outcome, CancellationToken cancel)
    {
        switch (outcome)
        {
            case ActOutcome.Done:
                return Redirect($"{AddressOf(id)}?xong={done}");
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(RequestPapers.FieldOf(fault.Field, Input.Papers), fault.Text);
                }

                return Again();
            case ActOutcome.Refused refused:
                return await AgainAsync(id, StatusCodes.Status409Conflict, refused.Reasons[0].Text, cancel);
            case ActOutcome.Stale:
                return await AgainAsync(id, StatusCodes.Status409Conflict, "Hồ sơ vừa thay đổi. Xem lại rồi làm lại; nội dung đã nhập vẫn còn.", cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(Guid id, int status, string text, CancellationToken cancel)
    {
        ModelState.Remove("Input.Version");
        ModelState.AddModelError("", text);
        return await LoadAsync(id, cancel, anew: true) ? Again(status) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel, bool anew = false)
    {
        await OpenAsync(cancel);
        if (await read.ForAskerAsync(Me, id, cancel) is not { } view)
        {
            return false;
        }

        (Dossier, Acts) = (view.Dossier, view.Acts);
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        History = [.. (await read.HistoryAsync(id, cancel)).Where(e => !DossierEvents.IsInternal(e.Type)).Select(e => HistoryLine.Of(t, e, Reference, NoNames))];
        Input.Version = anew || HttpMethods.IsGet(Request.Method) ? Dossier.Version : Input.Version;
        if (Acts.Contains(DossierAct.Resubmit) || Acts.Contains(DossierAct.HandInSupplement))
        {
            var components = Procedure is null ? [] : DossierFactsReader.ComponentsOf(Procedure, Dossier.CaseCode);
            Input.Papers = PaperLine.For(components, Input.Papers);
            Papers = new(components, Input.Papers, IsSupplement: true);
        }

        return true;
    }
}
