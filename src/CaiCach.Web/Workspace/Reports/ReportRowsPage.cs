using System.Globalization;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The dossiers behind a figure of a report. They are those that count now; of a closed version it says how many it has and how many there are now.</summary>
public abstract class ReportRowsPage(ListReportRows rows, ReadReport read, ActorReader actors, ReferenceStore reference) : PageModel
{
    /// <summary>What a closed version says in the cell, and what would be counted now; null where the figures of now contradict each other.</summary>
    public sealed record ClosedCell(int Version, long Closed, long? Now);

    public MeasureRows.Page Rows { get; private set; } = null!;

    public ListReportRows.Cell Cell { get; private set; } = null!;

    public string UnitName { get; private set; } = "";

    public string FieldName { get; private set; } = "";

    public string BodyName { get; private set; } = "";

    /// <summary>The closed version that the figure was read in; null for the figures of now.</summary>
    public ClosedCell? Closed { get; private set; }

    public string? Next { get; private set; }

    public WayLinks Ways { get; private set; } = null!;

    /// <summary>The version of the form that the figure stands in.</summary>
    public ReportFormBook.FormVersion Version => Cell.Version;

    /// <summary>The form as it was read: its period, rows and version.</summary>
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        [FromQuery(Name = "cot")] string? column,
        [FromQuery(Name = Ii06aModel.ByField)] string? field,
        [FromQuery(Name = Ii06aModel.ByBody)] string? body,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "theo")] string? by,
        [FromQuery(Name = "ban")] string? version,
        [FromQuery(Name = "sau")] string? after,
        [FromQuery(Name = WayLinks.Key)] string? way,
        [FromQuery(Name = ReportPage.Moment)] string? moment,
        CancellationToken cancel)
    {
        Guid? last = null;
        if (Day(from) is not { } first || Day(to) is not { } end || !int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (after is not null && (last = Guid.TryParseExact(after, "n", out var id) ? id : null) is null)
            || !WayLinks.TryParse(way, out var only))
        {
            return NotFound();
        }

        var form = this is Ii07RowsModel ? ReportForm.Ii07 : by == Ii06aModel.ByBody ? ReportForm.Ii06 : ReportForm.Ii06a;
        Cell = new(unit ?? "", first, end, number, field, body, form) { AsOf = ReportPage.MomentOf(moment) };
        var viewer = await actors.ActorAsync(User, cancel);
        if (version is not null)
        {
            if (await read.RunAsync(viewer, actors.Now, new(form, Cell.Unit, first, end, version), cancel) is not ReadReport.Outcome.Shown { Frozen: { } frozen } shown)
            {
                return NotFound();
            }

            Cell = Cell with { Version = shown.Report.Version };
            if (Cell.Figures is null)
            {
                return NotFound();
            }

            Closed = new(frozen.Number, Figure(shown.Report), shown.Now is { } now ? Figure(now.On(Version)) : null);
        }

        if (await rows.RunAsync(viewer, actors.Now, Cell, last, only, cancel) is not { } page)
        {
            return NotFound();
        }

        var snapshot = await reference.CurrentAsync(cancel);
        UnitName = snapshot.Organisation.Find(Cell.Unit)?.Name ?? Cell.Unit;
        FieldName = field is null ? "" : new ReportFields(snapshot).NameOf(field, end);
        BodyName = snapshot.Organisation.Find(body ?? "")?.Name ?? "";
        Back = ReportPage.PathOf(form) + ReportPage.Address(new("don-vi", unit), new("ky", period), new("nam", year), new("theo", by), new("ban", version), new(ReportPage.Moment, moment));
        Rows = page;
        Ways = new(page.Ways, only, slug => AddressOf(slug, null));
        Next = page.Next is { } next ? AddressOf(way, next.ToString("n")) : null;
        return Page();

        string AddressOf(string? slug, string? place) => Request.Path + ReportPage.Address(
            new("don-vi", unit), new("tu", from), new("den", to), new("cot", column), new(Ii06aModel.ByField, field), new(Ii06aModel.ByBody, body),
            new("ky", period), new("nam", year), new("theo", by), new("ban", version), new(ReportPage.Moment, moment), new(WayLinks.Key, slug), new("sau", place));

        long Figure(StatutoryReport report) => number == ListReportRows.Cell.KeptAppointment ? Kept(((StatutoryReport.Situation)report).Report) : report.Table.Lines.FirstOrDefault(l => l.Code == (body ?? field))?.Figures[number - ReportFormBook.FormVersion.FirstColumn] ?? 0;
    }

    private long Kept(Ii06aReport report) => (Cell.Body ?? Cell.Field) is { } code ? report.Rows.FirstOrDefault(r => r.Code == code)?.KeptAppointment ?? 0 : report.KeptAppointment;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
