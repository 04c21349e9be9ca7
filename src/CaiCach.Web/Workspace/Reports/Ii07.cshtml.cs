using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Form II.07 on the page and as files.</summary>
public sealed class Ii07Model(ReportIi07 report, ReferenceStore reference, ActorReader actors) : PageModel
{
    /// <summary>The units to choose from.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public string UnitCode { get; private set; } = "";

    public string PeriodKey { get; private set; } = "";

    public string Year { get; private set; } = "";

    public ReportingPeriod? Period { get; private set; }

    public Ii07Report? Report { get; private set; }

    public Unit? Unit { get; private set; }

    public IReadOnlyList<BrokenIdentity> Broken { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "dinh-dang")] string? format,
        CancellationToken cancel)
    {
        var viewer = await actors.ActorAsync(User, cancel);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        Units = ReportUnits.Of(viewer, tree);
        var current = PeriodChoice.Current(VietnamTime.DayOf(actors.Now));
        UnitCode = unit ?? (Units is [var first, ..] ? first.Code : "");
        PeriodKey = period ?? current.Key;
        Year = year ?? current.Year.ToString(CultureInfo.InvariantCulture);
        Period = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? PeriodChoice.Find(PeriodKey, number) : null;
        if (Period is null)
        {
            ModelState.AddModelError("nam", "Chọn kỳ báo cáo và năm từ 2000 đến 2199.");
            return Page();
        }

        await ReadAsync(viewer, Period, cancel);
        if (format is null || Report is null)
        {
            return Page();
        }

        return ReportFile.Formats.Contains(format)
            ? File(ReportFile.Make(Report, Unit!, tree, format), ReportFile.MediaTypeOf(format), ReportFile.NameOf(Report, format))
            : NotFound();
    }

    /// <summary>The address of this report in another format.</summary>
    public string FileAddress(string format) => QueryString.Create(
        new KeyValuePair<string, string?>[] { new("don-vi", UnitCode), new("ky", PeriodKey), new("nam", Year), new("dinh-dang", format) }.Where(p => p.Value is not null)).ToString();

    /// <summary>The address of the dossiers behind a figure.</summary>
    public string RowsAddress(string? row, int column) => "/can-bo/bao-cao/ii07/ho-so" + QueryString.Create(
        new KeyValuePair<string, string?>[]
        {
            new("don-vi", UnitCode), new("tu", Day(Report!.From)), new("den", Day(Report.To)), new("cot", column.ToString(CultureInfo.InvariantCulture)), new("linh-vuc", row), new("ky", PeriodKey), new("nam", Year),
        }.Where(p => p.Value is not null));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private async Task ReadAsync(Actor viewer, ReportingPeriod period, CancellationToken cancel)
    {
        switch (await report.RunAsync(viewer, actors.Now, UnitCode, period.From, period.To, cancel))
        {
            case ReportIi07.Outcome.Made made:
                (Report, Unit) = (made.Report, made.Unit);
                break;
            case ReportIi07.Outcome.Broken broken:
                Broken = broken.Identities;
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
            case ReportIi07.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field == "unit" ? "don-vi" : "nam", fault.Text);
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException("A report is made, broken or refused.");
        }
    }
}
