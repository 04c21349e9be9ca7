using System.Globalization;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Whether the decisions of a year announced procedures in time and whether these were made public in time.</summary>
public sealed class TimelinessModel(ActorReader actors, ReferenceStore reference, CountPublications count) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/dung-han";

    private const int FirstYear = 2010;

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "nam")]
    public string? YearText { get; set; }

    [BindProperty(SupportsGet = true, Name = "quy")]
    public string? QuarterText { get; set; }

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public Unit Body { get; private set; } = null!;

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public CountPublications.Answer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var bodies = CatalogueScope.BodiesOf(Me, Reference.Organisation);
        if ((BodyCode is null ? bodies[0] : bodies.FirstOrDefault(b => b.Code == BodyCode)) is not { } body)
        {
            return NotFound();
        }

        (Body, BodyCode, Bodies) = (body, body.Code, [.. bodies.Select(b => new Choice(b.Code, b.Name))]);
        var today = VietnamTime.DayOf(Now);
        var year = int.TryParse(YearText, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked >= FirstYear && asked <= today.Year + 1 ? asked : today.Year;
        YearText = year.ToString(CultureInfo.InvariantCulture);
        (From, To) = QuarterText is ['1' or '2' or '3' or '4'] && int.Parse(QuarterText, CultureInfo.InvariantCulture) is var quarter
            ? (new DateOnly(year, (quarter * 3) - 2, 1), new DateOnly(year, (quarter * 3) - 2, 1).AddMonths(3).AddDays(-1))
            : (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        Answer = (await count.RunAsync(Me, body.Id, From, To, Now, cancel))!;
        return Page();
    }
}
