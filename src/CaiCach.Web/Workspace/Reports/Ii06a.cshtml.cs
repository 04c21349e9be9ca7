using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Form II.06a on the page and as files.</summary>
public sealed class Ii06aModel(ReportIi06a report, ReferenceStore reference, ActorReader actors) : ReportPage(reference, actors)
{
    /// <summary>Rows of fields, as the address says it.</summary>
    public const string ByField = "linh-vuc";

    /// <summary>Rows of bodies, as the address says it.</summary>
    public const string ByBody = "co-quan";

    /// <summary>What a row stands for, as the address says it; null by field.</summary>
    public string? Rows { get; private set; }

    public Ii06aRowsBy By => Rows == ByBody ? Ii06aRowsBy.Body : Ii06aRowsBy.Field;

    public Ii06aReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "theo")] string? rows,
        [FromQuery(Name = "dinh-dang")] string? format,
        CancellationToken cancel)
    {
        Rows = rows == ByBody ? ByBody : null;
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
    public string FileAddress(string format) => Address(new("don-vi", UnitCode), new("ky", PeriodKey), new("nam", Year), new("theo", Rows), new("dinh-dang", format)).ToString();

    /// <summary>The address of the dossiers behind a figure.</summary>
    public string RowsAddress(string? row, int column) => "/can-bo/bao-cao/ii06a/ho-so" + Address(
        new("don-vi", UnitCode), new("tu", Day(Report!.From)), new("den", Day(Report.To)), new("cot", column.ToString(CultureInfo.InvariantCulture)), new(By == Ii06aRowsBy.Body ? ByBody : ByField, row));

    private async Task ReadAsync(ReportingPeriod period, CancellationToken cancel)
    {
        switch (await report.RunAsync(Viewer, Now, UnitCode, period.From, period.To, By, cancel))
        {
            case ReportIi06a.Outcome.Made made:
                (Report, Unit) = (made.Report, made.Unit);
                break;
            case ReportIi06a.Outcome.Broken broken:
                Contradicted(broken.Identities);
                break;
            case ReportIi06a.Outcome.Invalid invalid:
                Refused(invalid.Faults);
                break;
            default:
                throw new System.Diagnostics.UnreachableException("A report is made, broken or refused.");
        }
    }
}
