using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Form II.07 on the page and as files.</summary>
public sealed class Ii07Model(ReportIi07 report, ReferenceStore reference, ActorReader actors) : ReportPage(reference, actors)
{
    public Ii07Report? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "dinh-dang")] string? format,
        CancellationToken cancel)
    {
        if (!await ChooseAsync(unit, period, year, cancel))
        {
            return Page();
        }

        await ReadAsync(Period!, cancel);
        if (format is null || Report is null)
        {
            return Page();
        }

        return ReportFile.Formats.Contains(format)
            ? File(ReportFile.Make(Report, Unit!, Tree, format), ReportFile.MediaTypeOf(format), ReportFile.NameOf(Report, format))
            : NotFound();
    }

    /// <summary>The address of this report in another format.</summary>
    public string FileAddress(string format) => Address(new("don-vi", UnitCode), new("ky", PeriodKey), new("nam", Year), new("dinh-dang", format)).ToString();

    /// <summary>The address of the dossiers behind a figure.</summary>
    public string RowsAddress(string? row, int column) => "/can-bo/bao-cao/ii07/ho-so" + Address(
        new("don-vi", UnitCode), new("tu", Day(Report!.From)), new("den", Day(Report.To)), new("cot", column.ToString(CultureInfo.InvariantCulture)), new("linh-vuc", row), new("ky", PeriodKey), new("nam", Year));

    private async Task ReadAsync(ReportingPeriod period, CancellationToken cancel)
    {
        switch (await report.RunAsync(Viewer, Now, UnitCode, period.From, period.To, cancel))
        {
            case ReportIi07.Outcome.Made made:
                (Report, Unit) = (made.Report, made.Unit);
                break;
            case ReportIi07.Outcome.Broken broken:
                Contradicted(broken.Identities);
                break;
            case ReportIi07.Outcome.Invalid invalid:
                Refused(invalid.Faults);
                break;
            default:
                throw new System.Diagnostics.UnreachableException("A report is made, broken or refused.");
        }
    }
}
