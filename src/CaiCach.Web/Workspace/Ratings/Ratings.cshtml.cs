using System.Globalization;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Ratings;

/// <summary>How satisfied applicants were with each unit and officer in a period.</summary>
public sealed class RatingsModel(ActorReader actors, ReferenceStore reference, RatingResults results) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/danh-gia";

    private const string Iso = "yyyy-MM-dd";

    public RatingResults.Page Results { get; private set; } = new([], []);

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ToText { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        (First, Last) = (new DateOnly(today.Year, 1, 1), today);
        if (FromText is not null || ToText is not null)
        {
            if (!TryRead(FromText, out var from) || !TryRead(ToText, out var to) || to < from || to == DateOnly.MaxValue)
            {
                ModelState.AddModelError("tu", "Chọn ngày đầu và ngày cuối, ngày cuối không trước ngày đầu.");
                return Again();
            }

            (First, Last) = (from, to);
        }

        Results = await results.RunAsync(Me, StartOf(First), StartOf(Last.AddDays(1)), cancel);
        return Page();
    }

    private static bool TryRead(string? text, out DateOnly day) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year > 1900;

    private static DateTime StartOf(DateOnly day) => VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
