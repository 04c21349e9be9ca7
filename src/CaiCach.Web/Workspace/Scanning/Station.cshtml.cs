using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Files;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Scanning;

/// <summary>The scan station: the pages of a batch, each with the paper it is of; it leads back to the form whose papers it is for, with their files in place.</summary>
[OfficialsOnly("receiver")]
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class StationModel(ActorReader actors, ReferenceStore reference, OpenDossier open, ReadScanBatch read, ScanStation station, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    private const string Href = "/can-bo/tram-quet";
    private static readonly string[] Steps = ["nhan-bo-sung", "nhan-them-giay-to", "nhan-giay-to-bo-sung"];

    /// <summary>A page as sent.</summary>
    public sealed class Row
    {
        /// <summary>Its place before the form was shown, from 0.</summary>
        public int At { get; set; }

        /// <summary>Its new place as typed, from 1.</summary>
        public string? Order { get; set; }

        public string? Choice { get; set; }

        public int Turn { get; set; }
    }

    /// <summary>The procedure that is filed for.</summary>
    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? ProcedureCode { get; set; }

    /// <summary>The competent body of that filing.</summary>
    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? AgencyCode { get; set; }

    /// <summary>The day of reception on paper, of a filing that is entered afterwards.</summary>
    [BindProperty(SupportsGet = true, Name = ProceduresModel.Day)]
    public string? LateDay { get; set; }

    /// <summary>The dossier that papers are added to.</summary>
    [BindProperty(SupportsGet = true, Name = "ho-so")]
    public Guid? DossierId { get; set; }

    /// <summary>The step that adds them.</summary>
    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? Step { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    [BindProperty]
    public List<IFormFile> Chosen { get; set; } = [];

    /// <summary>The form it leads back to.</summary>
    public string Back { get; private set; } = "";

    public ProcedureVersion Procedure { get; private set; } = null!;

    public IReadOnlyList<ScanPage> Pages { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Upload> Files { get; private set; } = new Dictionary<Guid, Upload>();

    /// <summary>What a page can be.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new("", t["chọn giấy tờ"].Value), new(ScanSorting.AsAbove, t["như trang trên"].Value), .. Procedure.Components.Select(c => new Choice(c.Code, c.Name)),
        new(ScanSorting.Other, t["Giấy tờ khác"].Value), new(ScanSorting.LeftOut, t["bỏ trang này"].Value),
    ];

    private string Purpose => DossierId is { } id ? $"ho-so:{id}" : $"thu-tuc:{ProcedureCode}";

    /// <summary>The address of this page.</summary>
    public string Self => Href + Request.QueryString;

    /// <summary>The station of a filing at the counter.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="agency">The competent body.</param>
    /// <param name="paperDay">The day of reception on paper, of what is entered afterwards; null for any other.</param>
    public static string ForFiling(string procedure, string agency, DateOnly? paperDay) => $"{Href}?thu-tuc={procedure}&co-quan={agency}{ProceduresModel.DayPart(paperDay)}";

    /// <summary>The station of a supplement.</summary>
    public static string ForSupplement(Guid dossier, string step) => $"{Href}?ho-so={dossier}&buoc={step}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>One page, to be shown on this page.</summary>
    public async Task<IActionResult> OnGetSheetAsync([FromQuery(Name = "trang")] int at, CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || await read.PageAsync(Me, Purpose, at, cancel) is not { } sheet)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return File(sheet, "application/pdf");
    }

    public async Task<IActionResult> OnPostAsync(string? lam, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var before = await read.RunAsync(Me, Purpose, cancel);
        if (before.Version != Version || Sorted(before.Pages) is not { } sorted)
        {
            await AddAsync(cancel);
            return await StaleAsync(cancel);
        }

        var pages = sorted.Select(s => s.Page).ToList();
        foreach (var (at, _) in sorted.Index().Where(s => s.Item.Misplaced))
        {
            ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Rows[{at}].Order"), "Nhập số thứ tự từ 1 đến 999.");
        }

        if (lam == "xong" && Chosen.Count == 0 && pages.Count > 0 && ModelState.IsValid)
        {
            switch (await station.FileAsync(Context(), Purpose, Version, pages, Procedure.Components, cancel))
            {
                case ScanStation.Outcome.Made made:
                    return Redirect($"{Back}{(Back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}quet={made.Batch}");
                case ScanStation.Outcome.Faulty faulty:
                    foreach (var (at, text) in faulty.Faults)
                    {
                        ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Rows[{at}].Choice"), text);
                    }

                    await ShowAsync(cancel);
                    return Again();
                default:
                    return await StaleAsync(cancel);
            }
        }

        if (pages.Count > 0)
        {
            await station.SaveAsync(Context(), Purpose, Version, pages, cancel);
        }
        else if (Chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), "Chọn ít nhất một tệp.");
        }

        await AddAsync(cancel);
        if (ModelState.IsValid)
        {
            return Redirect(Self);
        }

        await ShowAsync(cancel);
        return Again();
    }

    private async Task<IActionResult> StaleAsync(CancellationToken cancel)
    {
        ModelState.AddModelError("", "Xấp này vừa thay đổi ở cửa sổ khác; xem lại rồi làm tiếp.");
        await ShowAsync(cancel);
        return Again(StatusCodes.Status409Conflict);
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (DossierId is { } id)
        {
            if (!Steps.Contains(Step) || (await open.RunAsync(Context(), id, cancel))?.Dossier is not { } dossier || Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion) is not { } version)
            {
                return false;
            }

            (Procedure, Back) = (version, $"/can-bo/ho-so/{id}/{Step}");
            return true;
        }

        var paperDay = LateEntryInput.DayOf(LateDay, Now);
        if (ProcedureCode is null || Reference.ProcedureInForce(ProcedureCode, paperDay ?? VietnamTime.DayOf(Now)) is not { } procedure)
        {
            return false;
        }

        var query = QueryString.Create(new KeyValuePair<string, string?>[] { new("co-quan", AgencyCode), new(ProceduresModel.Day, paperDay?.ToString("O", CultureInfo.InvariantCulture)) }.Where(part => part.Value is not null));
        (Procedure, Back) = (procedure, $"/can-bo/nop-tai-quay/{Uri.EscapeDataString(ProcedureCode)}{query}");
        return true;
    }

    // What comes from the station itself is shown, not what was sent.
    private async Task ShowAsync(CancellationToken cancel)
    {
        var view = await read.RunAsync(Me, Purpose, cancel);
        (Pages, Files, Version) = (view.Pages, view.Files, view.Version);
    }

    private async Task AddAsync(CancellationToken cancel)
    {
        var sent = 0L;
        foreach (var file in Chosen)
        {
            sent += file.Length;
            if (sent > BodyLimit.LargestSending)
            {
                ModelState.AddModelError(nameof(Chosen), $"Các tệp gửi cùng lúc vượt quá 60 MB nên tệp “{file.FileName}” chưa được tải lên. Hãy chọn lại tệp này và gửi tiếp.");
                continue;
            }

            await using var content = file.OpenReadStream();
            if (await station.AddAsync(Context(), Purpose, Procedure.Code, Procedure.Components, content, file.FileName, nameof(Chosen), cancel) is { } fault)
            {
                ModelState.AddModelError(nameof(Chosen), fault.Text);
            }
        }
    }

    /// <summary>
    /// The pages as sorted on the form, and of which no place could be read, so that they stay where they were; null when they are not those of the batch.
    /// A page goes before the one whose place it takes on its way up, behind it on its way down.
    /// </summary>
    private List<(ScanPage Page, bool Misplaced)>? Sorted(IReadOnlyList<ScanPage> kept)
    {
        if (Rows.Count != kept.Count || !Rows.Select(r => r.At).Order().SequenceEqual(Enumerable.Range(0, kept.Count)))
        {
            return null;
        }

        return
        [
            .. from row in Rows
               let typed = int.TryParse(row.Order?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 999 ? number : (int?)null
               let order = typed ?? row.At + 1
               orderby order, order.CompareTo(row.At + 1), row.At
               select (kept[row.At] with { Choice = row.Choice ?? "", Turn = row.Turn is 90 or 180 or 270 ? row.Turn : 0 }, typed is null),
        ];
    }
}
