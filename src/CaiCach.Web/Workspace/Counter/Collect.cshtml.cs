using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>The desk of the cashier: one box takes a scanned or typed code and the money of that dossier; below it stands who owes, or whose money waits to be given back.</summary>
[OfficialsOnly("cashier", "receiver")]
public sealed class CollectModel(ActorReader actors, ReferenceStore reference, FindDossier find, OpenDossier open, CashBook book, SettleFee fees, ImposeFinancialDuty duties, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/thu-phi";

    private const string BackOnly = "hoan";
    private const int LongestReceipt = 100;

    public sealed class Form
    {
        /// <summary>The version of the dossier the cashier saw.</summary>
        public int Version { get; set; }

        public string? Method { get; set; }

        public string? Receipt { get; set; }

        /// <summary>What is paid now, in đồng; empty for all that is owed.</summary>
        public string? Amount { get; set; }

        /// <summary>The day on which the money came in, e.g. 05/3/2026; empty for now.</summary>
        public string? PaidOn { get; set; }

        /// <summary>The time of that, e.g. 09:30.</summary>
        public string? PaidTime { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public Guid? DoneId { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? OfficeValue { get; set; }

    /// <summary>Which list: "hoan" for what waits to be given back, anything else for who owes.</summary>
    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Shown { get; set; }

    /// <summary>Whether the list is of what waits to be given back.</summary>
    public bool ShowsBack => string.Equals(Shown, BackOnly, StringComparison.Ordinal);

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Dossier? Dossier { get; private set; }

    public ProcedureVersion? Procedure { get; private set; }

    /// <summary>What this person may record for the dossier now: the fee first, then the obligation; null for nothing.</summary>
    public DossierAct? Owed { get; private set; }

    /// <summary>Whole đồng of it that are still owed.</summary>
    public long Amount => (Owed == DossierAct.SettleDuty ? Dossier?.DutyOwed : Dossier?.FeeOwed) ?? 0;

    /// <summary>The dossier whose money was recorded just now; null for none.</summary>
    public Dossier? Done { get; private set; }

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public Office Office { get; private set; } = null!;

    public IReadOnlyList<CashBook.Owing> Rows { get; private set; } = [];

    /// <summary>Whose money waits to be given back.</summary>
    public IReadOnlyList<CashBook.Back> Backs { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int BackCount { get; private set; }

    /// <summary>The steps by which what waits is given back, or answered, that this person may take.</summary>
    public IReadOnlyList<ActForm> BackActs { get; private set; } = [];

    public ListWork.Cursor? Next { get; private set; }

    /// <summary>The ways to pay.</summary>
    public IReadOnlyList<Choice> Methods => Names.PaymentMethods(t);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenDeskAsync(cancel);
        Done = DoneId is { } done ? (await open.RunAsync(Context(), done, cancel))?.Dossier : null;
        Input.Method = nameof(PaymentMethod.Cash);
        if (Request.Query.ContainsKey("ma") && !await LookUpAsync(cancel))
        {
            return await NoneAsync(cancel);
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenDeskAsync(cancel);
        if (!await LookUpAsync(cancel))
        {
            return await NoneAsync(cancel);
        }

        var receipt = Input.Receipt?.Trim() ?? "";
        if (receipt.Length is 0 or > LongestReceipt)
        {
            ModelState.AddModelError("Input.Receipt", receipt.Length == 0 ? "Nhập số biên lai." : $"Dài quá {LongestReceipt} ký tự.");
        }

        ActInputs.CheckPaid(Input.PaidOn, Input.PaidTime, ModelState);
        if (Names.MethodOf(Input.Method) is not { } method)
        {
            ModelState.AddModelError("Input.Method", "Chọn hình thức thanh toán.");
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        // Who presses twice, or after somebody else, is told by the version.
        var (amount, paidAt) = (ActInputs.InstalmentOf(Input.Amount), ActInputs.PaidWhen(Input.PaidOn, Input.PaidTime));
        var outcome = Owed == DossierAct.SettleDuty
            ? await duties.SettleAsync(Context(), Dossier!.Id, Input.Version, receipt, null, method, amount, paidAt, cancel)
            : await fees.PaidAsync(Context(), Dossier!.Id, Input.Version, receipt, method, amount, paidAt, cancel);
        switch (outcome)
        {
            case ActOutcome.Done:
                return Redirect($"{Href}?xong={Dossier.Id}");
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code is "paid_in_future" or "paid_before_asked" ? "Input.PaidOn" : "", $"{reason.Text} (Căn cứ: {reason.Clause})");
                }

                break;
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field == "amount" ? "Input.Amount" : "Input.Receipt", fault.Text);
                }

                break;
            default:
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ này nên bước vừa bấm chưa được thực hiện. Xem lại tình trạng hiện nay của hồ sơ ở dưới.");
                ModelState.Remove("Input.Version");
                Input.Version = 0;
                break;
        }

        return await AgainAsync(StatusCodes.Status409Conflict, cancel);
    }

    /// <summary>The address that opens a dossier at the desk.</summary>
    public static string DeskHref(string code) => $"{Href}?ma={Uri.EscapeDataString(code)}";

    /// <summary>The address of a page of the list that is shown.</summary>
    public string ListHref(string? after) => AddressOf(ShowsBack, after);

    /// <summary>The address of the other list of the same counter.</summary>
    public string OtherListHref => AddressOf(!ShowsBack, null);

    private string AddressOf(bool back, string? after) => Href + QueryString.Create(
        new Dictionary<string, string?> { ["don-vi"] = Offices.Count > 1 ? Office.Value : null, ["xem"] = back ? BackOnly : null, ["sau"] = after }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private async Task<IActionResult> NoneAsync(CancellationToken cancel)
    {
        ModelState.AddModelError("ma", string.IsNullOrWhiteSpace(Typed) ? "Quét hoặc nhập mã hồ sơ." : "Không có hồ sơ nào mang mã này trong phạm vi của ông/bà.");
        await ListAsync(cancel);
        return Again(StatusCodes.Status404NotFound);
    }

    private async Task<IActionResult> AgainAsync(int status, CancellationToken cancel)
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
        Owed = new[] { DossierAct.SettleFee, DossierAct.SettleDuty }.Where(view.Acts.Contains).Select(act => (DossierAct?)act).FirstOrDefault();
        BackActs = Dossier.OwedBack > 0 ? [.. ActForm.All.Where(form => form.Act is DossierAct.RefundFee or DossierAct.RefundDuty or DossierAct.KeepMoney && view.Acts.Contains(form.Act))] : [];
        if (Input.Version == 0)
        {
            Input.Version = Dossier.Version;
        }

        return true;
    }

    private async Task OpenDeskAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Offices = [.. Me.Posts.Where(p => p.Role is Role.Cashier or Role.Receiver).Select(p => p.AgencyId).Distinct().Select(id => new Office(id, null, Reference.Organisation.NameOf(id)))];
        Office = Offices.FirstOrDefault(o => string.Equals(o.Value, OfficeValue, StringComparison.Ordinal)) ?? Offices[0];
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        var (counter, after) = (Office.AgencyId!.Value, ListWork.Cursor.Parse(After));
        BackCount = await book.CountBackAsync(Me, counter, cancel);
        if (ShowsBack)
        {
            (Backs, Next) = await book.BackAsync(Me, counter, after, cancel);
        }
        else
        {
            (Rows, Next) = await book.OwingAsync(Me, counter, after, cancel);
        }
    }
}
