using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>A form whose rows are always of one kind, on the page and as files.</summary>
public abstract class OneFormPage(ReadReport read, ReferenceStore reference, ActorReader actors, LetterPdf pdf) : ReportPage(read, reference, actors, pdf)
{
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "ban")] string? version,
        [FromQuery(Name = "dinh-dang")] string? format,
        [FromQuery(Name = Moment)] string? asOf,
        CancellationToken cancel) => await ChooseAsync(unit, period, year, cancel) ? await AnswerAsync(version, format, cancel, asOf) : Page();
}
