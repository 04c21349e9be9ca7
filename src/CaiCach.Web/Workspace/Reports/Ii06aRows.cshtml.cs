using System.Globalization;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The dossiers behind a figure of form II.06a.</summary>
public sealed class Ii06aRowsModel(ListReportRows rows, ActorReader actors, ReferenceStore reference) : PageModel
{
    public MeasureRows.Page Rows { get; private set; } = null!;

    public ListReportRows.Cell Cell { get; private set; } = null!;

    public string UnitName { get; private set; } = "";

    public string FieldName { get; private set; } = "";

    public string BodyName { get; private set; } = "";

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        [FromQuery(Name = "cot")] string? column,
        [FromQuery(Name = "linh-vuc")] string? field,
        [FromQuery(Name = Ii06aModel.ByBody)] string? body,
        [FromQuery(Name = "sau")] string? after,
        CancellationToken cancel)
    {
        Guid? last = null;
        if (Day(from) is not { } first || Day(to) is not { } end || !int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (after is not null && (last = Guid.TryParseExact(after, "n", out var id) ? id : null) is null))
        {
            return NotFound();
        }

        Cell = new(unit ?? "", first, end, number, field, body);
        if (await rows.RunAsync(await actors.ActorAsync(User, cancel), actors.Now, Cell, last, cancel) is not { } page)
        {
            return NotFound();
        }

        var snapshot = await reference.CurrentAsync(cancel);
        UnitName = snapshot.Organisation.Find(Cell.Unit)?.Name ?? Cell.Unit;
        FieldName = field is null ? "" : new ReportFields(snapshot).NameOf(field, end);
        BodyName = snapshot.Organisation.Find(body ?? "")?.Name ?? "";
        Rows = page;
        Next = page.Next is { } next ? Request.Path + QueryString.Create(
            new KeyValuePair<string, string?>[] { new("don-vi", unit), new("tu", from), new("den", to), new("cot", column), new("linh-vuc", field), new(Ii06aModel.ByBody, body), new("sau", next.ToString("n")) }
                .Where(p => p.Value is not null)) : null;
        return Page();
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
