using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The procedure controller closes the figures of a report, or corrects closed ones.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class FreezeModel(ReadReport read, FreezeReport freeze, ReferenceStore reference, ActorReader actors, LetterPdf pdf) : ReportPage(read, reference, actors, pdf)
{
    public const string Href = "/can-bo/bao-cao/chot";

    private ReportForm form;

    /// <summary>What is sent.</summary>
    public sealed class Inputs
    {
        /// <summary>The newest version when the page was opened; 0 for none.</summary>
        public int Seen { get; set; }

        /// <summary>The hash of the figures on the page.</summary>
        public string? SeenHash { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <inheritdoc />
    public override ReportForm Form => form;

    /// <inheritdoc />
    public override string? Rows => form == ReportForm.Ii06 ? Ii06aModel.ByBody : null;

    /// <summary>The report.</summary>
    public string Back => PathOf(form) + Address(new("don-vi", UnitCode), new("ky", PeriodKey), new("nam", Year), new("theo", Rows));

    /// <summary>This page.</summary>
    public string Here => CloseAddress;

    /// <summary>A form as the address says it.</summary>
    public static string WordOf(ReportForm form) => form.ToString().ToLowerInvariant();

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "bieu")] string? asked, [FromQuery(Name = "don-vi")] string? unit, [FromQuery(Name = "ky")] string? period, [FromQuery(Name = "nam")] string? year, CancellationToken cancel)
    {
        if (!await OpenAsync(asked, unit, period, year, cancel))
        {
            return NotFound();
        }

        See();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromQuery(Name = "bieu")] string? asked, [FromQuery(Name = "don-vi")] string? unit, [FromQuery(Name = "ky")] string? period, [FromQuery(Name = "nam")] string? year, CancellationToken cancel)
    {
        if (!await OpenAsync(asked, unit, period, year, cancel))
        {
            return NotFound();
        }

        var request = new FreezeReport.Request(new(form, UnitCode, Period!.From, Period.To), Input.Seen, Input.SeenHash, Input.Reason);
        switch (await freeze.RunAsync(new(Viewer, Now, "workspace"), request, cancel))
        {
            case FreezeReport.Outcome.Done done:
                return Redirect($"{Back}&ban={done.Version.ToString(CultureInfo.InvariantCulture)}");
            case FreezeReport.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field == "reason" ? "Input.Reason" : "", fault.Text);
                }

                return Again(StatusCodes.Status422UnprocessableEntity);
            case FreezeReport.Outcome.Stale:
                ModelState.AddModelError("", "Số liệu hoặc bản chốt vừa thay đổi nên chưa chốt gì. Hãy xem lại số liệu dưới đây rồi chốt lần nữa nếu vẫn đúng.");
                See();
                ModelState.Remove("Input.Seen");
                ModelState.Remove("Input.SeenHash");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Reads the figures of now; whether this person closes them.</summary>
    private async Task<bool> OpenAsync(string? asked, string? unit, string? period, string? year, CancellationToken cancel)
    {
        if (!Enum.GetValues<ReportForm>().Any(f => WordOf(f) == asked) || !await ChooseAsync(unit, period, year, cancel))
        {
            return false;
        }

        form = Enum.GetValues<ReportForm>().First(f => WordOf(f) == asked);
        await ReadAsync(OfNow, forPage: true, cancel);
        return Broken.Count > 0 || MayClose;
    }

    private void See()
    {
        if (Shown is { } shown)
        {
            Input.Seen = shown.Versions is [var newest, ..] ? newest.Number : 0;
            Input.SeenHash = FrozenContent.Of(shown.Report, shown.Unit.Name).Hash;
        }
    }
}
