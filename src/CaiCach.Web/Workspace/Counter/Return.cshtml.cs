using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Papers;
using CaiCach.Web.Workspace.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>
/// The return desk: one box takes a scanned or typed code, tells all that the counter must know of that result, and hands it over; below it stand the
/// results that wait, those waiting longest first.
/// </summary>
[OfficialsOnly("receiver", "one_stop_director")]
public sealed class ReturnModel(
    ActorReader actors,
    ReferenceStore reference,
    FindDossier find,
    ReadDossier read,
    OpenDossier open,
    ListWork list,
    DeliverResult deliver,
    ReturnOriginals giveBack,
    ListOriginals originals,
    SettleFee fees,
    LinkTicket link,
    ListAgents agents,
    UploadFile upload,
    IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/tra-ket-qua";

    /// <summary>The value that shows the results nobody came for, alone.</summary>
    public const string UnclaimedOnly = "chua-den-nhan";

    private const int LongestReceipt = 100;

    private static readonly WorkDesk Waiting = WorkDesk.All.Single(d => d.Desk == Desk.Return);

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public Guid? DoneId { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? OfficeValue { get; set; }

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Shown { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    [BindProperty]
    public ReturnInputs Input { get; set; } = new();

    /// <summary>The dossier whose code was scanned; null for none.</summary>
    public Dossier? Dossier { get; private set; }

    public ProcedureVersion? Procedure { get; private set; }

    /// <summary>Whether this person may hand it over now.</summary>
    public bool MayDeliver { get; private set; }

    /// <summary>Whether this person may give the originals of a dossier without a result back.</summary>
    public bool MayReturnOriginals { get; private set; }

    /// <summary>Whether this person may record the fee it still owes.</summary>
    public bool MaySettleFee { get; private set; }

    public IReadOnlyList<Choice> Receivers { get; private set; } = [];

    public IReadOnlyList<Choice> Originals { get; private set; } = [];

    /// <summary>The agents who may be given a result to deliver.</summary>
    public IReadOnlyList<Choice> Agents { get; private set; } = [];

    /// <summary>The dossier handed over just now; null for none.</summary>
    public Dossier? Done { get; private set; }

    /// <summary>Who took it.</summary>
    public string? DoneReceiver { get; private set; }

    /// <summary>The dossiers that ended without a result while their originals lie here, the first page.</summary>
    public IReadOnlyList<ListOriginals.Row> Kept { get; private set; } = [];

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public Office Office { get; private set; } = null!;

    public ListWork.Page Rows { get; private set; } = null!;

    public DateOnly Today => VietnamTime.DayOf(Now);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel))
        {
            return NotFound();
        }

        (Input.Method, Input.PostedOn) = (nameof(PaymentMethod.Cash), TimeTexts.Day(Today));
        if (DoneId is { } done && await open.RunAsync(Context(), done, cancel) is { } view && (view.Dossier.State == BusinessState.Done || view.Dossier.Papers.Any(p => p.OriginalsReturnedAt is not null)))
        {
            Done = view.Dossier;
            DoneReceiver = (await read.HistoryAsync(done, cancel)).LastOrDefault(e => e.Type == DossierEvents.TypeOf(DossierAct.Deliver) || e.Type == DossierEvents.TypeOf(DossierAct.ReturnOriginals))?.Reason;
        }

        if (Request.Query.ContainsKey("ma") && !await LookUpAsync(cancel))
        {
            ModelState.AddModelError("ma", string.IsNullOrWhiteSpace(Typed) ? "Quét hoặc nhập mã hồ sơ." : "Không có hồ sơ nào mang mã này trong phạm vi của ông/bà.");
            await ListAsync(cancel);
            return Again(StatusCodes.Status404NotFound);
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? buoc, CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel))
        {
            return NotFound();
        }

        if (!await LookUpAsync(cancel))
        {
            ModelState.AddModelError("ma", "Không có hồ sơ nào mang mã này trong phạm vi của ông/bà.");
            await ListAsync(cancel);
            return Again(StatusCodes.Status404NotFound);
        }

        if (string.Equals(buoc, "gui", StringComparison.Ordinal))
        {
            return await PostAsync(Dossier!, cancel);
        }

        return string.Equals(buoc, "phi", StringComparison.Ordinal) ? await SettleFeeAsync(Dossier!.Id, cancel) : await DeliverAsync(Dossier!, cancel);
    }

    /// <summary>The days a result has waited.</summary>
    public int DaysWaiting(DateTime readyAt) => ReturnRules.DaysWaiting(VietnamTime.DayOf(readyAt), Today);

    /// <summary>Whether a result counts as not collected.</summary>
    public bool IsUnclaimed(DateTime readyAt) => Reference.Returns?.IsUnclaimed(VietnamTime.DayOf(readyAt), Today) ?? false;

    /// <summary>The address of the list with another choice or page.</summary>
    public string ListHref(string? shown, string? after = null) => Href + QueryString.Create(
        new Dictionary<string, string?> { ["don-vi"] = Offices.Count > 1 ? Office.Value : null, ["xem"] = shown, ["sau"] = after }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    /// <summary>The address that opens a dossier at the desk.</summary>
    public static string DeskHref(string code) => $"{Href}?ma={Uri.EscapeDataString(code)}";

    private async Task<IActionResult> DeliverAsync(Dossier dossier, CancellationToken cancel)
    {
        var receiver = Input.ReceiverOf(dossier, ModelState);
        if (!Input.IdentityChecked)
        {
            ModelState.AddModelError("Input.IdentityChecked", "Đối chiếu giấy tờ của người nhận rồi đánh dấu.");
        }

        var picture = dossier.ResultNumber is null ? null : Input.SignatureOf(ModelState);
        if (!ModelState.IsValid)
        {
            return await RefusedAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        Guid? signature = null;
        if (picture is not null)
        {
            using var content = new MemoryStream(picture);
            if (await upload.RunAsync(Context(), content, "chu-ky-nguoi-nhan.png", "Input.Signature", cancel: cancel) is UploadFile.Outcome.Stored stored)
            {
                signature = stored.Upload.Id;
            }
            else
            {
                ModelState.AddModelError("Input.Signature", "Không đọc được chữ ký; xóa rồi ký lại.");
                return await RefusedAsync(StatusCodes.Status422UnprocessableEntity, cancel);
            }
        }

        var outcome = dossier.ResultNumber is null || dossier.State == BusinessState.Done
            ? await giveBack.RunAsync(Context(), dossier.Id, Input.Version, Input.IdentityChecked, receiver, Input.OriginalIds, Input.ToPresenter(), cancel)
            : await deliver.AtCounterAsync(Context(), dossier.Id, Input.Version, Input.IdentityChecked, receiver, Input.OriginalIds, Input.ToPresenter(), signature, cancel);
        if (outcome is not ActOutcome.Done)
        {
            return await TellAsync(outcome, "Input.Originals", cancel);
        }

        await link.RunAsync(Context(), dossier.Id, cancel);
        return Redirect($"{Href}?xong={dossier.Id}");
    }

    private async Task<IActionResult> PostAsync(Dossier dossier, CancellationToken cancel)
    {
        var outcome = await deliver.ByPostAsync(Context(), dossier.Id, Input.Version, new(Input.Carrier, Input.Waybill, DayModel.DayOf(Input.PostedOn?.Trim()), string.IsNullOrEmpty(Input.AgentId) ? null : Guid.TryParse(Input.AgentId, out var agent) ? agent : Guid.Empty), Input.PostedOriginalIds, cancel);
        if (outcome is not ActOutcome.Invalid invalid)
        {
            return outcome is ActOutcome.Done ? Redirect($"{Href}?xong={dossier.Id}") : await TellAsync(outcome, "", cancel);
        }

        foreach (var fault in invalid.Faults)
        {
            ModelState.AddModelError(fault.Field == "originals" ? "Input.PostedOriginals" : FaultsExtensions.InputKey(fault.Field), fault.Text);
        }

        return await RefusedAsync(StatusCodes.Status422UnprocessableEntity, cancel);
    }

    private async Task<IActionResult> SettleFeeAsync(Guid id, CancellationToken cancel)
    {
        var receipt = Input.Receipt?.Trim() ?? "";
        if (receipt.Length is 0 or > LongestReceipt)
        {
            ModelState.AddModelError("Input.Receipt", receipt.Length == 0 ? "Nhập số biên lai." : $"Dài quá {LongestReceipt} ký tự.");
            return await RefusedAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        if (Names.MethodOf(Input.Method) is not { } method)
        {
            ModelState.AddModelError("Input.Method", "Chọn hình thức thanh toán.");
            return await RefusedAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        var outcome = await fees.PaidAsync(Context(), id, Input.Version, receipt, method, cancel: cancel);
        return outcome is ActOutcome.Done ? Redirect(DeskHref(Typed!)) : await TellAsync(outcome, "Input.Receipt", cancel);
    }

    private async Task<IActionResult> TellAsync(ActOutcome outcome, string field, CancellationToken cancel)
    {
        switch (outcome)
        {
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code.StartsWith("representation", StringComparison.Ordinal) ? "Input.Who" : "", $"{reason.Text} (Căn cứ: {reason.Clause})");
                }

                return await RefusedAsync(StatusCodes.Status409Conflict, cancel);
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field is "who" or "name" or "idNumber" or "signature" || fault.Field.StartsWith("authority", StringComparison.Ordinal) ? "Input." + char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..] : field, fault.Text);
                }

                return await RefusedAsync(StatusCodes.Status422UnprocessableEntity, cancel);
            default:
                // Somebody else was faster: what the page shows from here on is how the dossier stands now.
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ này nên bước vừa bấm chưa được thực hiện. Xem lại tình trạng hiện nay của hồ sơ ở dưới.");
                ModelState.Remove("Input.Version");
                Input.Version = 0;
                return await RefusedAsync(StatusCodes.Status409Conflict, cancel);
        }
    }

    private async Task<IActionResult> RefusedAsync(int status, CancellationToken cancel)
    {
        await LookUpAsync(cancel);
        await ListAsync(cancel);
        return Again(status);
    }

    private async Task<bool> LookUpAsync(CancellationToken cancel)
    {
        if (await find.RunAsync(Me, Typed, cancel) is not { } id || await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            Dossier = null;
            return false;
        }

        Dossier = view.Dossier;
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        MayDeliver = view.Acts.Contains(DossierAct.Deliver);
        MayReturnOriginals = view.Acts.Contains(DossierAct.ReturnOriginals);
        MaySettleFee = view.Acts.Contains(DossierAct.SettleFee) && Dossier.State == BusinessState.Issued;
        if (Input.Version == 0)
        {
            Input.Version = Dossier.Version;
        }

        Agents = MayDeliver ? [.. (await agents.RunAsync(Dossier.CounterId, Today, cancel)).Select(a => new Choice(a.Id.ToString(), a.Name))] : [];
        Receivers = [.. PresenterForm.Of(t, Dossier, Today)];
        Originals = [.. DeliverResult.OriginalsHere(Dossier).Select(p => new Choice(p.Id.ToString(), t["{0}: {1} bản chính", PaperNames.Of(t, Procedure, p), p.Originals].Value))];
        return true;
    }

    private async Task<bool> OpenDeskAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Offices = Waiting.OfficesOf(Me, Reference);
        if (Offices.Count == 0)
        {
            return false;
        }

        Office = Offices.FirstOrDefault(o => string.Equals(o.Value, OfficeValue, StringComparison.Ordinal)) ?? Offices[0];
        return true;
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        DateTime? before = string.Equals(Shown, UnclaimedOnly, StringComparison.Ordinal) && Reference.Returns is { } rules
            ? VietnamTime.ToUtc(rules.UnclaimedBefore(Today).ToDateTime(TimeOnly.MinValue))
            : null;
        Kept = await originals.RunAsync(Me, Office.AgencyId!.Value, cancel);
        Rows = await list.RunAsync(Me, Waiting.Of(Office) with { DueBefore = before, After = ListWork.Cursor.Parse(After) }, cancel);
    }
}
