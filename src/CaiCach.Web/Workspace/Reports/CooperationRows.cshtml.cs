using System.Globalization;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The dossiers behind a figure of the report on cooperation.</summary>
public sealed class CooperationRowsModel(ActorReader actors, ReferenceStore reference, ReportCooperation report, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public MeasureRows.Page Rows { get; private set; } = null!;

    public ReportCooperation.Question Question { get; private set; } = null!;

    /// <summary>The figure in words.</summary>
    public string Figure { get; private set; } = "";

    /// <summary>The body, or the unit whose bodies are summed up.</summary>
    public string BodyName { get; private set; } = "";

    public string? Next { get; private set; }

    /// <summary>The report.</summary>
    public string Back => CooperationModel.Href + ReportPage.Address(new("don-vi", Question.Unit), new("tu", TimeTexts.Day(Question.From)), new("den", TimeTexts.Day(Question.To)));

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        [FromQuery(Name = "cot")] string? figure,
        [FromQuery(Name = "co-quan")] string? body,
        [FromQuery(Name = "sau")] string? after,
        CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Guid? last = null;
        var known = Enum.GetValues<ReportCooperation.Figure>().Where(f => CooperationPage.WordOf(f) == figure).ToList();
        if (known is not [var chosen] || Day(from) is not { } first || Day(to) is not { } end || (after is not null && (last = Guid.TryParseExact(after, "n", out var id) ? id : null) is null))
        {
            return NotFound();
        }

        Question = new(unit ?? "", first, end);
        if (await report.RowsAsync(Me, Now, Question, chosen, body, last, cancel) is not { } page)
        {
            return NotFound();
        }

        (Rows, Figure, BodyName) = (page, CooperationModel.NameOf(t, chosen), Reference.Organisation.Find(body ?? Question.Unit)!.Name);
        Next = page.Next is { } next
            ? Request.Path + ReportPage.Address(new("don-vi", unit), new("tu", from), new("den", to), new("cot", figure), new("co-quan", body), new("sau", next.ToString("n"))).ToString()
            : null;
        return Page();
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
