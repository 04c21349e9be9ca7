using System.Globalization;
using System.Text;
using CaiCach.Application.Calendar;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>The working calendar in force, a year at a time, with its versions.</summary>
public sealed class YearModel(ActorReader actors, ReferenceStore reference, ReadCalendars read) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/lich";

    /// <summary>The year shown; this year when none is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "nam")]
    public string? Asked { get; set; }

    /// <summary>The version that was just put in force; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public WorkCalendar Calendar { get; private set; } = null!;

    public int Year { get; private set; }

    public bool MayChange { get; private set; }

    public IReadOnlyList<ReadCalendars.Line> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Reference.CurrentCalendar is not { } calendar)
        {
            return NotFound();
        }

        Calendar = calendar;
        var year = int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : VietnamTime.DayOf(Now).Year;
        Year = Math.Clamp(year, calendar.FirstYear, calendar.LastYear);
        MayChange = CalendarScope.MayChange(Me, Reference.Organisation);
        Versions = await read.RunAsync(cancel);
        return Page();
    }

    /// <summary>The file of a version, to keep or to work on.</summary>
    public async Task<IActionResult> OnGetFileAsync(string version, CancellationToken cancel) =>
        await read.FileAsync(version, cancel) is { } document ? File(Encoding.UTF8.GetBytes(document), "text/csv; charset=utf-8", $"lich-{version}.csv") : NotFound();
}
