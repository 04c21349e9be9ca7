using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Form II.06a on the page and as files.</summary>
public sealed class Ii06aModel(ReadReport read, ReferenceStore reference, ActorReader actors, LetterPdf pdf) : ReportPage(read, reference, actors, pdf)
{
    /// <summary>Rows of fields, as the address says it.</summary>
    public const string ByField = "linh-vuc";

    /// <summary>Rows of bodies, as the address says it.</summary>
    public const string ByBody = "co-quan";

    private string? rows;

    /// <inheritdoc />
    public override string? Rows => rows;

    /// <inheritdoc />
    public override ReportForm Form => rows == ByBody ? ReportForm.Ii06 : ReportForm.Ii06a;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "theo")] string? by,
        [FromQuery(Name = "ban")] string? version,
        [FromQuery(Name = "dinh-dang")] string? format,
        CancellationToken cancel)
    {
        rows = by == ByBody ? ByBody : null;
        return await ChooseAsync(unit, period, year, cancel) ? await AnswerAsync(version, format, cancel) : Page();
    }
}
