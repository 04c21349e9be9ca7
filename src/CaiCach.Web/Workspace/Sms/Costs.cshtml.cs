using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Sms;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Sms;

/// <summary>What text messages cost, for administrators, each of the own body and those below it.</summary>
public sealed class CostsModel(ActorReader actors, ReferenceStore reference, ReportMessageCosts report, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/chi-phi-tin-nhan";

    /// <summary>The formats of the file.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "docx", "json", "csv"];

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    /// <summary>The first month as typed, e.g. 11/2026.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? TypedFrom { get; set; }

    /// <summary>The last month as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? TypedTo { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public ReportMessageCosts.Report? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Units = ReportMessageCosts.UnitsOf(Me, Reference.Organisation);
        UnitCode ??= Units is [var first, ..] ? first.Code : "";
        var today = VietnamTime.DayOf(Now).ToString("MM/yyyy", CultureInfo.InvariantCulture);
        TypedFrom = string.IsNullOrWhiteSpace(TypedFrom) ? today : TypedFrom.Trim();
        TypedTo = string.IsNullOrWhiteSpace(TypedTo) ? today : TypedTo.Trim();
        var (from, to) = (MonthOf(TypedFrom), MonthOf(TypedTo));
        foreach (var (key, month) in new[] { ("tu", from), ("den", to) })
        {
            if (month is null)
            {
                ModelState.AddModelError(key, "Nhập tháng như 11/2026.");
            }
        }

        if (from is null || to is null)
        {
            return Again();
        }

        var question = new ReportMessageCosts.Question(UnitCode, from.Value, to.Value);
        (Report, var faults) = await report.RunAsync(Me, Now, question, cancel);
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
                TextTableFile.Make(ReportMessageCosts.TableOf(Report, question, c => SmsTexts.Of(t, c)), ReportFile.HeadingOf(Report.Unit, Reference.Organisation), format), ReportFile.MediaTypeOf(format),
                string.Create(CultureInfo.InvariantCulture, $"Chi-phi-tin-nhan-{Report.Unit.Code}-{question.From:yyyyMM}-{question.To:yyyyMM}.{format}"))
            : NotFound();
    }

    /// <summary>The address of the file.</summary>
    public string FileAddress(string format) => Href + ReportPage.Address(new("don-vi", UnitCode), new("tu", TypedFrom), new("den", TypedTo), new("dinh-dang", format));

    private static DateOnly? MonthOf(string typed) => DateOnly.TryParseExact(typed, "M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
