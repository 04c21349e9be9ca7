using System.Globalization;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Petitions;

/// <summary>How petitions were handled, body by body, and the petitions behind each figure.</summary>
public sealed class FiguresModel(ActorReader actors, ReferenceStore reference, PetitionFigures figures, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    private const string Iso = "yyyy-MM-dd";

    public IReadOnlyList<PetitionFigures.Row> Rows { get; private set; } = [];

    /// <summary>The petitions behind the figure that was asked for; null when none was.</summary>
    public IReadOnlyList<ListPetitions.Row>? Behind { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public string? ToText { get; set; }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public Guid? Agency { get; set; }

    [BindProperty(SupportsGet = true, Name = "so")]
    public string? Measure { get; set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        (First, Last) = (new DateOnly(today.Year, 1, 1), today);
        if (FromText is not null || ToText is not null)
        {
            if (!DateOnly.TryParseExact(FromText, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || !DateOnly.TryParseExact(ToText, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) || to < from)
            {
                ModelState.AddModelError("tu", "Chọn ngày đầu và ngày cuối, ngày cuối không trước ngày đầu.");
                return Again();
            }

            (First, Last) = (from, to);
        }

        Rows = await figures.RunAsync(Me, First, Last, cancel);
        if (format is not null)
        {
            var keeper = Reference.Organisation.Find(Me.Posts.First(p => PetitionScope.Readers.Contains(p.Role)).AgencyId)!;
            return ReportFile.ListFormats.Contains(format)
                ? File(
                    TextTableFile.Make(PetitionFigures.TableOf(Rows, First, Last, Reference.Organisation, NameOf), ReportFile.HeadingOf(keeper, Reference.Organisation), format), ReportFile.MediaTypeOf(format),
                    $"Phan-anh-kien-nghi-{keeper.Code}-{First:yyyyMMdd}-{Last:yyyyMMdd}.{format}")
                : NotFound();
        }

        Behind = Agency is { } body && PetitionMeasures.All.Contains(Measure, StringComparer.Ordinal) ? await figures.RowsAsync(Me, body, Measure!, First, Last, cancel) : null;
        return Page();
    }

    /// <summary>The address of the petitions behind a figure.</summary>
    public string Href(Guid agency, string measure) => $"{Period}&co-quan={agency}&so={measure}#danh-sach";

    /// <summary>The address of the figures as a file.</summary>
    public string FileHref(string format) => $"{Period}&dinh-dang={format}";

    private string Period => $"/can-bo/phan-anh/ket-qua?tu={First.ToString(Iso, CultureInfo.InvariantCulture)}&den={Last.ToString(Iso, CultureInfo.InvariantCulture)}";

    /// <summary>What a measure is called.</summary>
    public string NameOf(string measure) => (measure switch
    {
        PetitionMeasures.Received => t["Tiếp nhận"],
        PetitionMeasures.TransferredIn => t["Cơ quan khác chuyển đến"],
        PetitionMeasures.TransferredOnTime => t["Chuyển cơ quan có thẩm quyền đúng hạn"],
        PetitionMeasures.TransferredLate => t["Chuyển cơ quan có thẩm quyền quá hạn"],
        PetitionMeasures.HandledOnTime => t["Trả lời, từ chối đúng hạn"],
        PetitionMeasures.HandledLate => t["Trả lời, từ chối quá hạn"],
        PetitionMeasures.PublishedOnTime => t["Công khai đúng hạn"],
        PetitionMeasures.PublishedLate => t["Công khai quá hạn"],
        PetitionMeasures.RatedSatisfied => t["Người gửi hài lòng"],
        _ => t["Người gửi không hài lòng"],
    }).Value;
}
