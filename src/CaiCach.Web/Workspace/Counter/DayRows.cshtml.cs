using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>The dossiers behind a figure of the end-of-day sheet.</summary>
[OfficialsOnly("receiver", "cashier", "one_stop_director", "agency_head", "procedure_controller", "leader", "reform_officer", "inspector")]
public sealed class DayRowsModel(ActorReader actors, ReferenceStore reference, ListDayRows rows) : WorkspacePage(actors, reference)
{
    private static readonly (DayFigure Figure, string Slug)[] Slugs =
    [
        (DayFigure.OpenAtStart, "dau-ngay"),
        (DayFigure.ReceivedOnline, "nop-truc-tuyen"),
        (DayFigure.ReceivedDirect, "nop-tai-quay"),
        (DayFigure.ReceivedPost, "nop-buu-chinh"),
        (DayFigure.SupplementAsked, "yeu-cau-bo-sung"),
        (DayFigure.NotAccepted, "khong-tiep-nhan"),
        (DayFigure.Accepted, "tiep-nhan"),
        (DayFigure.Finished, "da-giai-quyet"),
        (DayFigure.ResultsIssued, "co-ket-qua"),
        (DayFigure.Returned, "da-tra"),
        (DayFigure.OpenAtEnd, "cuoi-ngay"),
        (DayFigure.PastDue, "qua-han"),
        (DayFigure.MovedIn, "chuyen-den"),
        (DayFigure.MovedOut, "chuyen-di"),
        (DayFigure.Apologised, "xin-loi"),
        (DayFigure.IntakeLate, "tra-loi-muon"),
        (DayFigure.ReceivedElsewhere, "noi-khac-nhan-ho"),
        (DayFigure.OthersAtStart, "nhan-ho-dau-ngay"),
        (DayFigure.OthersReceived, "nhan-ho"),
        (DayFigure.OthersLeft, "nhan-ho-da-chuyen"),
        (DayFigure.OthersAtEnd, "nhan-ho-cuoi-ngay"),
        (DayFigure.OthersReturned, "nhan-ho-da-tra"),
    ];

    public MeasureRows.Page Rows { get; private set; } = null!;

    public DayFigure Figure { get; private set; }

    public DateOnly Day { get; private set; }

    public string UnitCode { get; private set; } = "";

    public string? Next { get; private set; }

    public WayLinks Ways { get; private set; } = null!;

    /// <summary>The address of the dossiers behind a figure.</summary>
    public static string HrefOf(string unit, DateOnly day, DayFigure figure) => $"{DayModel.Href}/ho-so?don-vi={Uri.EscapeDataString(unit)}&ngay={day:yyyy-MM-dd}&so={Slugs.Single(s => s.Figure == figure).Slug}";

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit, [FromQuery(Name = "ngay")] string? day, [FromQuery(Name = "so")] string? figure, [FromQuery(Name = "sau")] string? after, [FromQuery(Name = WayLinks.Key)] string? way, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Guid? last = null;
        var at = Array.FindIndex(Slugs, s => string.Equals(s.Slug, figure, StringComparison.Ordinal));
        if (at < 0 || DayModel.DayOf(day) is not { } asked
            || (after is not null && (last = Guid.TryParseExact(after, "n", out var id) ? id : null) is null)
            || !WayLinks.TryParse(way, out var only)
            || await rows.RunAsync(Me, Now, unit ?? "", asked, Slugs[at].Figure, last, only, cancel) is not { } page)
        {
            return NotFound();
        }

        (Rows, Figure, Day, UnitCode) = (page, Slugs[at].Figure, asked, unit!);
        Ways = new(page.Ways, only, slug => HrefOf(UnitCode, Day, Figure) + (slug is null ? "" : $"&{WayLinks.Key}={slug}"));
        Next = page.Next is { } next ? $"{Ways.AddressOf(way)}&sau={next:n}" : null;
        return Page();
    }

    /// <summary>What a figure is called.</summary>
    public static string NameOf(IStringLocalizer<WorkspaceTexts> t, DayFigure figure) => (figure switch
    {
        DayFigure.OpenAtStart => t["Đang giải quyết đầu ngày"],
        DayFigure.ReceivedOnline => t["Nộp trực tuyến"],
        DayFigure.ReceivedDirect => t["Nộp tại quầy"],
        DayFigure.ReceivedPost => t["Nộp qua bưu chính"],
        DayFigure.SupplementAsked => t["Yêu cầu bổ sung trong ngày"],
        DayFigure.NotAccepted => t["Không tiếp nhận"],
        DayFigure.Accepted => t["Tiếp nhận, hẹn trả trong ngày"],
        DayFigure.Finished => t["Đã giải quyết trong ngày"],
        DayFigure.ResultsIssued => t["Có kết quả trong ngày"],
        DayFigure.Returned => t["Đã trả kết quả trong ngày"],
        DayFigure.OpenAtEnd => t["Đang giải quyết cuối ngày"],
        DayFigure.PastDue => t["Quá hạn cuối ngày"],
        DayFigure.ReceivedElsewhere => t["Cơ quan khác nhận hộ trong ngày"],
        DayFigure.OthersAtStart => t["Nhận hộ, ở quầy đầu ngày"],
        DayFigure.OthersReceived => t["Nhận hộ cơ quan khác trong ngày"],
        DayFigure.OthersLeft => t["Nhận hộ, rời quầy trong ngày"],
        DayFigure.OthersAtEnd => t["Nhận hộ, ở quầy cuối ngày"],
        DayFigure.OthersReturned => t["Nhận hộ, đã trả kết quả trong ngày"],
        DayFigure.MovedIn => t["Chuyển đến khi sắp xếp tổ chức"],
        DayFigure.MovedOut => t["Chuyển đi khi sắp xếp tổ chức"],
        DayFigure.IntakeLate => t["Trả lời việc tiếp nhận sau hạn"],
        DayFigure.Apologised => t["Xin lỗi, hẹn lại trong ngày"],
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, null),
    }).Value;
}
