using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Ratings;

/// <summary>How satisfied applicants were with each unit and officer in a period, and the dossiers behind a figure.</summary>
public sealed class RatingsModel(ActorReader actors, ReferenceStore reference, RatingResults results) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/danh-gia";

    private const string Iso = "yyyy-MM-dd";
    private const string Nobody = "khong";

    private static readonly (string Word, RatingResults.Part Part)[] Parts = [("thu-ly", RatingResults.Part.Handling), ("tiep-nhan", RatingResults.Part.Receiving)];

    public RatingResults.Page Results { get; private set; } = new([], [], []);

    /// <summary>The dossiers behind the figure that was chosen; null while none is.</summary>
    public RatingResults.Behind? Behind { get; private set; }

    /// <summary>The figure that was chosen.</summary>
    public RatingResults.Figure? Figure { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ToText { get; set; }

    /// <summary>For what: handling or receiving.</summary>
    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? PartText { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public Guid? UnitId { get; set; }

    /// <summary>The officer, or the word for nobody; null for the whole unit.</summary>
    [BindProperty(SupportsGet = true, Name = "can-bo")]
    public string? Officer { get; set; }

    [BindProperty(SupportsGet = true, Name = "muc")]
    public string? LevelText { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
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

        var (start, end) = (StartOf(First), StartOf(Last.AddDays(1)));
        Results = await results.RunAsync(Me, start, end, cancel);
        if (format is not null)
        {
            var keeper = Reference.Organisation.Find(Me.Posts.First(p => RatingResults.Readers.Contains(p.Role)).AgencyId)!;
            return ReportFile.ListFormats.Contains(format)
                ? File(
                    TextTableFile.Make(RatingResults.TableOf(Results, First, Last, Reference.Organisation), ReportFile.HeadingOf(keeper, Reference.Organisation), format), ReportFile.MediaTypeOf(format),
                    $"Danh-gia-{keeper.Code}-{First:yyyyMMdd}-{Last:yyyyMMdd}.{format}")
                : NotFound();
        }

        Figure = Chosen();
        Behind = Figure is null ? null : await results.BehindAsync(Me, start, end, Figure, ListWork.Cursor.Parse(After), cancel);
        return Page();
    }

    /// <summary>The address of the dossiers behind a figure, of an officer or, where that is null, of the whole unit.</summary>
    public string AddressOf(RatingResults.Figure figure, ListWork.Cursor? after = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var officer = figure.OfficerId switch { null => "", { } id when id == Guid.Empty => $"&can-bo={Nobody}", { } id => $"&can-bo={id}" };
        return $"{Period}&viec={Parts.First(p => p.Part == figure.Part).Word}&don-vi={figure.UnitId}{officer}&muc={figure.Level}{(after is null ? "" : "&sau=" + after)}#danh-sach";
    }

    /// <summary>The address of the figures as a file.</summary>
    public string FileAddress(string format) => $"{Period}&dinh-dang={format}";

    private string Period => $"{Href}?tu={First.ToString(Iso, CultureInfo.InvariantCulture)}&den={Last.ToString(Iso, CultureInfo.InvariantCulture)}";

    /// <summary>What the figure is of: the officer, or nobody, or null for the whole unit.</summary>
    public string? OfficerOf(RatingResults.Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.OfficerId is not { } id ? null
            : (figure.Part == RatingResults.Part.Handling ? Results.Handling : Results.Receiving).FirstOrDefault(r => r.UnitId == figure.UnitId && (r.OfficerId ?? Guid.Empty) == id)?.Officer ?? "–";
    }

    private RatingResults.Figure? Chosen()
    {
        var part = Array.FindIndex(Parts, p => p.Word == PartText);
        if (part < 0 || UnitId is not { } unit || !Enum.TryParse<Satisfaction>(LevelText, out var level) || !Enum.IsDefined(level))
        {
            return null;
        }

        Guid? officer = Officer == Nobody ? Guid.Empty : Guid.TryParse(Officer, out var id) ? id : null;
        return new(Parts[part].Part, unit, officer, level);
    }

    private static bool TryRead(string? text, out DateOnly day) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year > 1900;

    private static DateTime StartOf(DateOnly day) => VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
