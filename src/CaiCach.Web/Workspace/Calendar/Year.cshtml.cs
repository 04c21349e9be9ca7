using System.Globalization;
using System.Text;
using CaiCach.Application.Calendar;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>The working calendar of a body, the national days with what it has of its own, a year at a time, with its versions.</summary>
public sealed class YearModel(ActorReader actors, ReferenceStore reference, ReadCalendars read) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/lich";

    /// <summary>Stands for the calendar that all bodies share.</summary>
    public const string National = "chung";

    /// <summary>The year shown; this year when none is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "nam")]
    public string? Asked { get; set; }

    /// <summary>The code of the body; the reader's own when none is asked for, and <see cref="National"/> for the calendar that all share.</summary>
    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? AskedBody { get; set; }

    /// <summary>The version that was just put in force; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public WorkCalendar Calendar { get; private set; } = null!;

    public int Year { get; private set; }

    /// <summary>Whether the calendar ends before the longest ordinary limits of today do: within twelve months.</summary>
    public bool EndsSoon => new DateOnly(Calendar.LastYear, 12, 31) < Today.AddYears(1);

    public DateOnly Today { get; private set; }

    /// <summary>The body whose calendar is shown; null for the one that all share.</summary>
    public Unit? Body { get; private set; }

    /// <summary>The bodies to choose from.</summary>
    public IReadOnlyList<Unit> Bodies { get; private set; } = [];

    /// <summary>What the body has of its own.</summary>
    public UnitCalendar Own { get; private set; } = UnitCalendar.None;

    /// <summary>Whether the reader changes the calendar that all share.</summary>
    public bool MayChange { get; private set; }

    /// <summary>Whether the reader changes what the body has of its own.</summary>
    public bool MayChangeBody { get; private set; }

    /// <summary>The versions of what the body has of its own.</summary>
    public IReadOnlyList<ReadCalendars.Line> OwnVersions { get; private set; } = [];

    public IReadOnlyList<ReadCalendars.Line> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var administered = CalendarScope.BodiesOf(Me, Reference.Organisation);
        Bodies = [.. Me.Posts.Select(p => p.AgencyId).Distinct().Select(id => Reference.Organisation.Find(id)).OfType<Unit>().Concat(administered).DistinctBy(u => u.Id).OrderBy(u => u.Code, StringComparer.Ordinal)];
        Body = AskedBody == National ? null : Bodies.FirstOrDefault(u => u.Code == AskedBody) ?? Reference.Organisation.Find(Me.Posts.Count > 0 ? Me.Posts[0].AgencyId : null);
        if ((Body is null ? Reference.CurrentCalendar : Reference.CalendarOf(Body.Id)) is not { } calendar)
        {
            return NotFound();
        }

        (Calendar, Today) = (calendar, VietnamTime.DayOf(Now));
        if (Body is not null)
        {
            (Own, OwnVersions, MayChangeBody) = (Reference.OwnCalendarOf(Body.Id), await read.OfBodyAsync(Body.Id, cancel), administered.Contains(Body));
        }

        var year = int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Today.Year;
        Year = Math.Clamp(year, calendar.FirstYear, calendar.LastYear);
        MayChange = CalendarScope.MayChange(Me, Reference.Organisation);
        Versions = await read.RunAsync(cancel);
        return Page();
    }

    /// <summary>The address of a year of the calendar shown.</summary>
    public string AddressOf(int year) => Href + QueryString.Create(new Dictionary<string, string?> { ["nam"] = year.ToString(CultureInfo.InvariantCulture), ["co-quan"] = Body?.Code ?? National });

    /// <summary>The file of a version, to keep or to work on.</summary>
    public async Task<IActionResult> OnGetFileAsync(string version, CancellationToken cancel) =>
        await read.FileAsync(version, cancel) is { } document ? File(Encoding.UTF8.GetBytes(document), "text/csv; charset=utf-8", $"lich-{version}.csv") : NotFound();
}
