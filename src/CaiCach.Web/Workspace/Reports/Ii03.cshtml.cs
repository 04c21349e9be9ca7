using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Form II.03 on the page and as files.</summary>
public sealed class Ii03Model(ReadReport read, ReferenceStore reference, ActorReader actors, LetterPdf pdf) : ReportPage(read, reference, actors, pdf)
{
    /// <inheritdoc />
    public override ReportForm Form => ReportForm.Ii03;

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "ban")] string? version,
        [FromQuery(Name = "dinh-dang")] string? format,
        CancellationToken cancel) => await ChooseAsync(unit, period, year, cancel) ? await AnswerAsync(version, format, cancel) : Page();
}
