using System.Globalization;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The dossiers behind a figure of form II.07.</summary>
public sealed class Ii07RowsModel(ListReportRows rows, ActorReader actors, ReferenceStore reference) : PageModel
{
    public MeasureRows.Page Rows { get; private set; } = null!;

    public ListReportRows.Cell Cell { get; private set; } = null!;

    public string UnitName { get; private set; } = "";

    public string FieldName { get; private set; } = "";

    public string? Next { get; private set; }

    /// <summary>The form with the period it was read for.</summary>
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        [FromQuery(Name = "cot")] string? column,
        [FromQuery(Name = "linh-vuc")] string? field,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "sau")] string? after,
        CancellationToken cancel)
    {
        Guid? last = null;
        if (Day(from) is not { } first || Day(to) is not { } end || !int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (after is not null && (last = Guid.TryParseExact(after, "n", out var id) ? id : null) is null))
        {
            return NotFound();
        }

        Cell = new(unit ?? "", first, end, number, field, Causes: true);
        if (await rows.RunAsync(await actors.ActorAsync(User, cancel), actors.Now, Cell, last, cancel) is not { } page)
        {
            return NotFound();
        }

        var snapshot = await reference.CurrentAsync(cancel);
        UnitName = snapshot.Organisation.Find(Cell.Unit)?.Name ?? Cell.Unit;
        FieldName = field is null ? "" : new ReportFields(snapshot).NameOf(field, end);
        Back = "/can-bo/bao-cao/ii07" + ReportPage.Address(new("don-vi", unit), new("ky", period), new("nam", year));
        Rows = page;
        Next = page.Next is { } next
            ? Request.Path + ReportPage.Address(new("don-vi", unit), new("tu", from), new("den", to), new("cot", column), new("linh-vuc", field), new("ky", period), new("nam", year), new("sau", next.ToString("n")))
            : null;
        return Page();
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
