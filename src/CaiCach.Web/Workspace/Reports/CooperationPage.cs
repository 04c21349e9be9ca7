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

namespace CaiCach.Web.Workspace.Reports;

/// <summary>A report on how bodies work together in a period: which unit and which days are asked for, its figures as a table, its files.</summary>
public abstract class CooperationPage(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    /// <summary>A line of the table; without a body the sum.</summary>
    /// <param name="Name">The body.</param>
    /// <param name="IsTotal">Whether it is the sum.</param>
    /// <param name="Cells">The figures, each with the address of the dossiers behind it.</param>
    public sealed record Row(string Name, bool IsTotal, IReadOnlyList<(long Value, string Address)> Cells);

    /// <summary>The figures.</summary>
    /// <param name="Label">What the table is.</param>
    /// <param name="Columns">The figures in words.</param>
    /// <param name="Rows">The lines, the sum last.</param>
    public sealed record Table(string Label, IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows);

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

    /// <summary>The address of the report.</summary>
    public abstract string Address { get; }

    /// <summary>The formats of its file.</summary>
    public abstract IReadOnlyList<string> FileFormats { get; }

    /// <summary>Makes the report.</summary>
    /// <param name="format">The format of the file that is asked for; null for the page.</param>
    /// <param name="cancel">Stops it.</param>
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
        var faults = await MakeAsync(Question, cancel);
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field switch { "unit" => "don-vi", "from" => "tu", _ => "den" }, fault.Text);
        }

        if (faults.Count > 0)
        {
            return Again();
        }

        if (format is null)
        {
            return Page();
        }

        return FileFormats.Contains(format) && FileOf(Question) is (var unit, var table, var name)
            ? File(
                TextTableFile.Make(table, ReportFile.HeadingOf(unit, Reference.Organisation), format), ReportFile.MediaTypeOf(format),
                $"{name}-{unit.Code}-{Question.From:yyyyMMdd}-{Question.To:yyyyMMdd}.{format}")
            : NotFound();
    }

    /// <summary>The address of the file.</summary>
    public string FileAddress(string format) => Address + ReportPage.Address(new("don-vi", UnitCode), new("tu", TypedFrom), new("den", TypedTo), new("dinh-dang", format));

    /// <summary>Makes the report that is asked for; its faults, none where it is there.</summary>
    protected abstract Task<IReadOnlyList<FieldFault>> MakeAsync(ReportCooperation.Question question, CancellationToken cancel);

    /// <summary>The unit, the list and the name of the file of the report that was made.</summary>
    protected abstract (Unit Unit, TextTable Table, string Name) FileOf(ReportCooperation.Question question);

    /// <summary>A line of the table.</summary>
    protected Row RowOf<TFigure>(string name, IReadOnlyDictionary<TFigure, long> figures, string? body)
        where TFigure : struct, Enum => new(name, body is null, [.. Enum.GetValues<TFigure>().Select(f => (figures[f], RowsAddress(f, body)))]);

    /// <summary>A figure as addresses name it.</summary>
    internal static string WordOf<TFigure>(TFigure figure)
        where TFigure : struct, Enum => figure.ToString().ToLowerInvariant();

    private string RowsAddress<TFigure>(TFigure figure, string? body)
        where TFigure : struct, Enum => Address + "/ho-so" + ReportPage.Address(
            new("don-vi", UnitCode), new("tu", Day(Question!.From)), new("den", Day(Question.To)), new("cot", WordOf(figure)), new("co-quan", body));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
