using CaiCach.Application.Acting;
using CaiCach.Application.Audit;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using CaiCach.Web.Workspace.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Audit;

/// <summary>The search of the ledger; nothing is looked for until the form was sent.</summary>
public sealed class AuditModel(ActorReader actors, ReferenceStore reference, SearchEvents search, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/nhat-ky-su-kien";

    /// <summary>The formats to take the whole out in.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv", "json"];

    /// <summary>The first day as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? TypedFrom { get; set; }

    /// <summary>The last day as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? TypedTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "nguoi")]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true, Name = "thay")]
    public string? Behalf { get; set; }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>What was found; null before the first search.</summary>
    public SearchEvents.Answer? Found { get; private set; }

    /// <summary>The next page; null on the last.</summary>
    public string? NextHref => Found?.Next is { } next ? Href + Filter().Add("sau", next.ToString("n")) : null;

    /// <summary>Back to the first page; null on it.</summary>
    public string? FirstHref => After is null ? null : Href + Filter();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var asked = TypedFrom is not null;
        if (Ask() is not { } query)
        {
            return Again();
        }

        Guid? after = null;
        if (After is not null && (after = Guid.TryParseExact(After, "n", out var id) ? id : null) is null)
        {
            return NotFound();
        }

        if (!asked)
        {
            return Page();
        }

        Found = await search.RunAsync(Context(), query, after, cancel);
        return Say(Found.Faults) ? Page() : Again();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (format is null || !Formats.Contains(format))
        {
            return NotFound();
        }

        if (Ask() is not { } query)
        {
            return Again();
        }

        var all = await search.ExportAsync(Context(), query, format, cancel);
        if (!Say(all.Faults))
        {
            return Again();
        }

        var keeper = Reference.Organisation.Find(Me.Posts.First(p => AuditScope.Readers.Contains(p.Role)).AgencyId)!;
        var table = new TextTable(
            "", "Nhat ky su kien", "NHẬT KÝ SỰ KIỆN", $"Từ ngày {TimeTexts.Day(query.From)} đến ngày {TimeTexts.Day(query.To)}",
            [new("Thời điểm", 16), new("Người làm", 22), new("Thay cho", 22), new("Đơn vị", 26), new("Việc", 34), new("Hồ sơ", 24), new("Kênh", 14), new("Lý do", 34), new("Loại", 26)],
            [
                .. all.Rows.Select(row => (IReadOnlyList<string>)
                    [TimeTexts.Moment(row.RecordedAt), ActorOf(row), row.Behalf ?? "", Reference.Organisation.NameWithBody(row.UnitId), DoneOf(row), row.Number ?? "", ProcessOf(row), row.Reason ?? "", row.Type]),
            ]);
        return File(TextTableFile.Make(table, ReportFile.HeadingOf(keeper, Reference.Organisation), format), ReportFile.MediaTypeOf(format), $"Nhat-ky-su-kien-{query.From:yyyyMMdd}-{query.To:yyyyMMdd}.{format}");
    }

    /// <summary>Who acted; a citizen whose name is not shown as such.</summary>
    public string ActorOf(SearchEvents.Row row) => row.Actor ?? t["Người dân, tổ chức"].Value;

    /// <summary>What was done to what.</summary>
    public string DoneOf(SearchEvents.Row row)
    {
        var stream = SearchEvents.Kinds.FirstOrDefault(kind => kind.Value.Contains(row.Type)).Key ?? "";
        var done = AuditWords.DoneOf(t, row.Type) ?? row.Type;
        return stream == "dossier" ? done : $"{AuditWords.KindOf(t, stream) ?? stream}: {done}";
    }

    /// <summary>Whether it holds from another day than it was written down on.</summary>
    public bool IsDated(SearchEvents.Row row) => VietnamTime.DayOf(row.At) != VietnamTime.DayOf(row.RecordedAt);

    /// <summary>Where it was done.</summary>
    public string ProcessOf(SearchEvents.Row row) => (row.Process switch
    {
        "portal" => t["cổng dịch vụ"],
        "workspace" => t["nơi làm việc của cán bộ"],
        "api" => t["chương trình kết nối"],
        _ => t["tự động"],
    }).Value;

    private SearchEvents.Query? Ask()
    {
        Units = AuditScope.Of(Me, Reference.Organisation).Units(Reference.Organisation);
        (Actor, Behalf, Number, Kind, UnitCode) = (Clean(Actor), Clean(Behalf), Clean(Number), Clean(Kind), Clean(UnitCode));
        var today = VietnamTime.DayOf(Now);
        TypedFrom = string.IsNullOrWhiteSpace(TypedFrom) ? TimeTexts.Day(today.AddDays(-6)) : TypedFrom.Trim();
        TypedTo = string.IsNullOrWhiteSpace(TypedTo) ? TimeTexts.Day(today) : TypedTo.Trim();
        var (from, to) = (DayModel.DayOf(TypedFrom), DayModel.DayOf(TypedTo));
        foreach (var (key, day) in new[] { ("tu", from), ("den", to) })
        {
            if (day is null)
            {
                ModelState.AddModelError(key, "Nhập ngày như 26/11/2026.");
            }
        }

        return from is null || to is null ? null : new(from.Value, to.Value, Actor, Behalf, Number?.ToUpperInvariant(), Kind, UnitCode);
    }

    private bool Say(IReadOnlyList<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field switch { "actor" => "nguoi", "behalf" => "thay", "kind" => "loai", "unit" => "don-vi", _ => "den" }, fault.Text);
        }

        return faults.Count == 0;
    }

    private QueryString Filter() => ReportPage.Address(
        new("tu", TypedFrom), new("den", TypedTo), new("nguoi", Actor), new("thay", Behalf), new("ma", Number), new("loai", Kind), new("don-vi", UnitCode));

    /// <summary>The address that takes the whole out.</summary>
    public string ExportHref => Href + Filter();

    private static string? Clean(string? typed) =>
        typed?.Trim().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } text ? text[..Math.Min(text.Length, SearchEvents.LongestText)] : null;
}
