using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Petitions;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>What is behind a figure of form II.03 or II.05. It is folded from events, so a past period has the same rows whenever it is asked for.</summary>
public abstract class CountedRowsPage(ReportCounted counted, ActorReader actors, ReferenceStore reference) : PageModel
{
    public ReportCounted.Behind Behind { get; private set; } = null!;

    public ListReportRows.Cell Cell { get; private set; } = null!;

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public DateTime Now => actors.Now;

    public string UnitName { get; private set; } = "";

    /// <summary>The row of the figure; null for the total.</summary>
    public string? RowName { get; private set; }

    /// <summary>The form as it was read.</summary>
    public string Back { get; private set; } = "";

    /// <summary>The form.</summary>
    protected abstract ReportForm Form { get; }

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        [FromQuery(Name = "cot")] string? column,
        [FromQuery(Name = Ii06aModel.ByField)] string? row,
        [FromQuery(Name = "ky")] string? period,
        [FromQuery(Name = "nam")] string? year,
        [FromQuery(Name = "ban")] string? version,
        CancellationToken cancel)
    {
        if (Day(from) is not { } first || Day(to) is not { } last || !int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return NotFound();
        }

        Reference = await reference.CurrentAsync(cancel);
        Cell = new(unit ?? "", first, last, number, row, Form: Form);
        if (await counted.RowsAsync(await actors.ActorAsync(User, cancel), Now, Cell, cancel) is not { } behind)
        {
            return NotFound();
        }

        Behind = behind;
        UnitName = Reference.Organisation.Find(Cell.Unit)?.Name ?? Cell.Unit;
        RowName = row is null ? null : Form == ReportForm.Ii03 ? new ReportFields(Reference).NameOf(row, last) : Enum.TryParse<PetitionKind>(row, out var kind) && Enum.IsDefined(kind) ? kind.ToText() : row;
        Back = ReportPage.PathOf(Form) + ReportPage.Address(new("don-vi", unit), new("ky", period), new("nam", year), new("ban", version));
        return Page();
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
