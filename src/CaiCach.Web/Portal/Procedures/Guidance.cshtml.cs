using System.Globalization;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Procedures;

/// <summary>The guidance sheet of a procedure, to print or to take as PDF; always in Vietnamese. The version in force unless another that was made public is asked for.</summary>
public sealed class GuidanceModel(ReferenceStore reference, TimeProvider time, LetterPdf pdf, IConfiguration configuration) : PageModel
{
    /// <summary>The body that puts it up; none when not given.</summary>
    [BindProperty(Name = "co-quan", SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>The number of the version; the one in force when not given.</summary>
    [BindProperty(Name = "ban", SupportsGet = true)]
    public string? Version { get; set; }

    public GuidanceSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<Unit> Receivers { get; private set; } = [];

    /// <summary>The public page of the procedure, which the QR code leads to.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The same sheet as a file.</summary>
    public string FileHref => $"/thu-tuc/{Uri.EscapeDataString(Sheet.Code)}/phieu-huong-dan" + new QueryString("?handler=Pdf").Add("co-quan", Agency ?? "").Add("ban", Version ?? "");

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel) => await ReadAsync(code, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(string code, CancellationToken cancel) =>
        await ReadAsync(code, cancel) ? File(pdf.Make(Sheet, Address), "application/pdf", $"phieu-huong-dan-{code}.pdf") : NotFound();

    private async Task<bool> ReadAsync(string code, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        var versions = snapshot.VersionsOf(code);
        var procedure = string.IsNullOrEmpty(Version)
            ? snapshot.ProcedureInForce(code, today) ?? (versions.Count > 0 ? versions[0] : null)
            : versions.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == Version);
        if (procedure is not { Kind: ProcedureKind.Public })
        {
            return false;
        }

        Receivers = snapshot.AgenciesFor(code, today);
        var issuer = Receivers.FirstOrDefault(unit => unit.Code == Agency);
        if (issuer is null && !string.IsNullOrEmpty(Agency))
        {
            return false;
        }

        Sheet = GuidanceSheet.Of(procedure, Receivers, issuer, snapshot.ClockRules.On(today));
        Address = Site.AddressOf(Request, configuration, "/thu-tuc/" + Uri.EscapeDataString(code));
        return true;
    }
}
