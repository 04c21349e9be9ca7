using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Which system handles a dossier: handing it over and back, and writing down what the other system says.</summary>
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class RouteModel(ActorReader actors, ReferenceStore reference, OpenDossier open, HandOverRoute over, HandBackRoute back, ReportStatus status, ReportResult result, UploadFile upload) : WorkspacePage(actors, reference)
{
    private const int LongestReason = 4000;

    /// <summary>The steps of this page.</summary>
    public static IReadOnlyList<DossierAct> Acts { get; } =
        [DossierAct.OfferRoute, DossierAct.AcceptRoute, DossierAct.RefuseRoute, DossierAct.OfferBack, DossierAct.AcceptBack, DossierAct.RefuseBack, DossierAct.ReportStatus, DossierAct.ReportResult];

    /// <summary>What is typed of a handover.</summary>
    public sealed class Turn
    {
        public int Version { get; set; }

        public string? Reason { get; set; }

        public string? Code { get; set; }

        public DateParts Date { get; set; } = new();

        public string? Time { get; set; }

        public string? Document { get; set; }
    }

    /// <summary>What is typed of a status.</summary>
    public sealed class StatusInput
    {
        public string? Status { get; set; }

        public DateParts Date { get; set; } = new();

        public string? Time { get; set; }

        public string? Text { get; set; }

        public IFormFile? File { get; set; }

        /// <summary>The file of an attempt before, so that it need not be chosen again.</summary>
        public Guid? UploadId { get; set; }

        public string? UploadName { get; set; }
    }

    /// <summary>What is typed of a result.</summary>
    public sealed class ResultInput
    {
        public string? Number { get; set; }

        public DateParts Date { get; set; } = new();

        public string? Time { get; set; }

        public bool Refuses { get; set; }

        public IFormFile? File { get; set; }

        /// <summary>The file of an attempt before, so that it need not be chosen again.</summary>
        public Guid? UploadId { get; set; }

        public string? UploadName { get; set; }
    }

    public Dossier Dossier { get; private set; } = null!;

    /// <summary>The steps open to the reader.</summary>
    public IReadOnlyList<DossierAct> Open { get; private set; } = [];

    /// <summary>The system that the procedure names now; null for none.</summary>
    public OtherSystem? Named { get; private set; }

    [BindProperty]
    public Turn Input { get; set; } = new();

    [BindProperty]
    public StatusInput Reported { get; set; } = new();

    [BindProperty]
    public ResultInput Issued { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>The address of the page.</summary>
    public static string Href(Guid id) => $"/can-bo/ho-so/{id}/he-thong";

    public bool May(DossierAct act) => Open.Contains(act);

    /// <summary>What was done, in words.</summary>
    public static string? DoneWords(IStringLocalizer<WorkspaceTexts> t, string? done)
    {
        ArgumentNullException.ThrowIfNull(t);
        return (done switch
        {
            "chuyen" => t["Đã chuyển, chờ hệ thống kia nhận; đến lúc ấy hồ sơ vẫn xử lý ở đây."],
            "nhan" => t["Đã ghi nhận hệ thống kia nhận xử lý hồ sơ."],
            "khong-chuyen" => t["Đã ghi nhận không chuyển; hồ sơ tiếp tục xử lý ở đây."],
            "chuyen-lai" => t["Đã ghi nhận hệ thống kia chuyển lại, chờ nhận lại."],
            "nhan-lai" => t["Đã nhận lại hồ sơ; thời hạn giữ nguyên."],
            "khong-nhan-lai" => t["Đã ghi nhận không nhận lại; hồ sơ vẫn do hệ thống kia xử lý."],
            "trang-thai" => t["Đã ghi nhận trạng thái."],
            _ => null,
        })?.Value;
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostOfferAsync(Guid id, CancellationToken cancel) => RunAsync(id, "chuyen", () => over.OfferAsync(Context(), id, Input.Version, Input.Reason, cancel), cancel);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancel) => RunAsync(id, "khong-chuyen", () => over.RefuseAsync(Context(), id, Input.Version, Input.Reason, cancel), cancel);

    public Task<IActionResult> OnPostOfferBackAsync(Guid id, CancellationToken cancel) => RunAsync(id, "chuyen-lai", () => back.OfferAsync(Context(), id, Input.Version, Input.Reason, cancel), cancel);

    public Task<IActionResult> OnPostAcceptBackAsync(Guid id, CancellationToken cancel) => RunAsync(id, "nhan-lai", () => back.AcceptAsync(Context(), id, Input.Version, cancel), cancel);

    public Task<IActionResult> OnPostRefuseBackAsync(Guid id, CancellationToken cancel) => RunAsync(id, "khong-nhan-lai", () => back.RefuseAsync(Context(), id, Input.Version, Input.Reason, cancel), cancel);

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancel)
    {
        var at = MomentOf(Input.Date, Input.Time, "Input");
        return await RunAsync(id, "nhan", () => over.AcceptAsync(Context(), id, Input.Version, new(Input.Code, at, Input.Document), cancel), cancel);
    }

    public async Task<IActionResult> OnPostStatusAsync(Guid id, CancellationToken cancel)
    {
        var at = MomentOf(Reported.Date, Reported.Time, "Reported");
        if (!int.TryParse(Reported.Status, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            ModelState.AddModelError("Reported.Status", "Chọn trạng thái.");
        }

        await OpenAsync(cancel);
        if (Reported.File is { } file && await upload.TakeInAsync(file, Context(), "Reported", "File", ModelState, cancel: cancel) is { } taken)
        {
            (Reported.UploadId, Reported.UploadName) = (taken.Id, taken.FileName);
        }

        return await RunAsync(id, "trang-thai", () => status.RunAsync(Context(), id, Input.Version, new(code, at, Reported.Text, Reported.UploadId), cancel), cancel);
    }

    public async Task<IActionResult> OnPostResultAsync(Guid id, CancellationToken cancel)
    {
        var at = MomentOf(Issued.Date, Issued.Time, "Issued");
        await OpenAsync(cancel);
        if (Issued.File is { } file && await upload.TakeInAsync(file, Context(), "Issued", "File", ModelState, cancel: cancel) is { } taken)
        {
            (Issued.UploadId, Issued.UploadName) = (taken.Id, taken.FileName);
        }

        return await RunAsync(id, null, () => result.RunAsync(Context(), id, Input.Version, new(Issued.Number, at, Issued.UploadId, Issued.Refuses), cancel), cancel);
    }

    /// <summary>A moment (UTC) as typed; null, with its fault noted, where it is none.</summary>
    private DateTime? MomentOf(DateParts date, string? time, string at)
    {
        var day = date.Read(ModelState, at + ".Date", "Ngày");
        if (day is null && date.IsEmpty)
        {
            ModelState.AddModelError(at + ".Date", "Nhập ngày.");
        }

        if (DateParts.TimeOf(time) is not { } hour)
        {
            ModelState.AddModelError(at + ".Time", "Nhập giờ, ví dụ 09:30.");
            return null;
        }

        return day is { } known ? VietnamTime.ToUtc(known.ToDateTime(hour)) : null;
    }

    private async Task<IActionResult> RunAsync(Guid id, string? done, Func<Task<ActOutcome>> act, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Input.Reason = ActInputs.Clean(Input.Reason);
        if (Input.Reason is { Length: > LongestReason })
        {
            ModelState.AddModelError("Input.Reason", $"Dài quá {LongestReason.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"))} ký tự.");
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(id, StatusCodes.Status422UnprocessableEntity, cancel);
        }

        switch (await act())
        {
            case ActOutcome.Done:
                return Redirect(done is null ? $"/can-bo/ho-so/{id}" : Href(id) + "?xong=" + done);
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(PlaceOf(reason.Code, done), reason.Text);
                }

                return await AgainAsync(id, StatusCodes.Status409Conflict, cancel);
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field switch { "code" => "Input.Code", "document" => "Input.Document", "text" => "Reported.Text", "number" => "Issued.Number", "file" => done is null ? "Issued.File" : "Reported.File", _ => "" }, fault.Text);
                }

                return await AgainAsync(id, StatusCodes.Status422UnprocessableEntity, cancel);
            case ActOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ; chưa ghi gì. Hãy xem lại rồi bấm lần nữa.");
                return await AgainAsync(id, StatusCodes.Status409Conflict, cancel);
            default:
                return NotFound();
        }
    }

    private static string PlaceOf(string code, string? done) => code switch
    {
        "reason_missing" => "Input.Reason",
        "number_missing" => done is null ? "Issued.Number" : "Input.Code",
        "route_time_missing" or "route_in_future" or "route_before_offer" => "Input.Date",
        "source_time_missing" or "source_time_in_future" => done is null ? "Issued.Date" : "Reported.Date",
        "result_before_handover" => "Issued.Date",
        "result_missing" => "Issued.File",
        "status_unknown" => "Reported.Status",
        _ => "",
    };

    private async Task<IActionResult> AgainAsync(Guid id, int code, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        ModelState.Remove("Input.Version");
        return Again(code);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return false;
        }

        Dossier = view.Dossier;
        Input.Version = Dossier.Version;
        Named = OtherSystems.NamedFor(Dossier, Reference, VietnamTime.DayOf(Now));
        Open = [.. view.Acts.Where(Acts.Contains)];
        return true;
    }
}
