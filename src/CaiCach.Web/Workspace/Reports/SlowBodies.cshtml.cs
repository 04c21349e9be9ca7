using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Whom a body waited for: how the bodies that it asked answered, inside the system and outside it.</summary>
public sealed class SlowBodiesModel(ActorReader actors, ReferenceStore reference, ReportSlowBodies report, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/bao-cao/phoi-hop-cham";

    /// <summary>The formats of the file.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "docx", "json", "csv"];

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    /// <summary>The first day as typed, e.g. 1/11/2026.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? TypedFrom { get; set; }

    /// <summary>The last day as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? TypedTo { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public ReportCooperation.Question? Question { get; private set; }

    public ReportSlowBodies.Report? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Units = ReportUnits.Of(Me, Reference.Organisation);
        UnitCode ??= Units is [var first, ..] ? first.Code : "";
        var today = VietnamTime.DayOf(Now);
        TypedFrom = string.IsNullOrWhiteSpace(TypedFrom) ? TimeTexts.Day(new(today.Year, today.Month, 1)) : TypedFrom.Trim();
        TypedTo = string.IsNullOrWhiteSpace(TypedTo) ? TimeTexts.Day(today) : TypedTo.Trim();
        var (from, to) = (DayModel.DayOf(TypedFrom), DayModel.DayOf(TypedTo));
        foreach (var (key, day) in new[] { ("tu", from), ("den", to) })
        {
            if (day is null)
            {
                ModelState.AddModelError(key, "Nhập ngày như 26/11/2026.");
            }
        }

        if (from is null || to is null)
        {
            return Again();
        }

        Question = new(UnitCode, from.Value, to.Value);
        (Report, var faults) = await report.RunAsync(Me, Now, Question, cancel);
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field switch { "unit" => "don-vi", "from" => "tu", _ => "den" }, fault.Text);
        }

        if (Report is null)
        {
            return Again();
        }

        if (format is null)
        {
            return Page();
        }

        return Formats.Contains(format)
            ? File(
                TextTableFile.Make(ReportSlowBodies.TableOf(Report, Question, NameOf), ReportFile.HeadingOf(Report.Unit, Reference.Organisation), format), ReportFile.MediaTypeOf(format),
                $"Phoi-hop-cham-{Report.Unit.Code}-{Question.From:yyyyMMdd}-{Question.To:yyyyMMdd}.{format}")
            : NotFound();
    }

    /// <summary>A figure in words.</summary>
    public string NameOf(ReportSlowBodies.Figure figure) => NameOf(t, figure);

    internal static string NameOf(IStringLocalizer t, ReportSlowBodies.Figure figure) => (figure switch
    {
        ReportSlowBodies.Figure.Asked => t["Lượt hỏi, phần việc đã gửi"],
        ReportSlowBodies.Figure.InTime => t["Trả lời đúng hạn"],
        ReportSlowBodies.Figure.Late => t["Trả lời quá hạn"],
        ReportSlowBodies.Figure.Silent => t["Không trả lời"],
        ReportSlowBodies.Figure.Overdue => t["Còn chờ, đã quá hạn"],
        _ => t["Tổng số ngày chậm"],
    }).Value;

    /// <summary>The address of the dossiers behind a figure; of all bodies when none is named.</summary>
    public string RowsAddress(ReportSlowBodies.Figure figure, string? body) => Href + "/ho-so" + ReportPage.Address(
        new("don-vi", UnitCode), new("tu", Day(Question!.From)), new("den", Day(Question.To)), new("cot", WordOf(figure)), new("co-quan", body));

    /// <summary>The address of the file.</summary>
    public string FileAddress(string format) => Href + ReportPage.Address(new("don-vi", UnitCode), new("tu", TypedFrom), new("den", TypedTo), new("dinh-dang", format));

    internal static string WordOf(ReportSlowBodies.Figure figure) => figure.ToString().ToLowerInvariant();

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
