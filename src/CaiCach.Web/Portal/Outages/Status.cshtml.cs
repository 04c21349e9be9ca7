using CaiCach.Application.Outages;
using CaiCach.Data.Outages;
using CaiCach.Law.Outages;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Health;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Portal.Outages;

/// <summary>How the system stands, for anybody: what works now, and the outages announced. It answers from memory while the database is away.</summary>
public sealed class StatusModel(SystemStatus status, OutageBoard board, TimeProvider time, IStringLocalizer<PortalTexts> t) : PageModel
{
    /// <summary>A part of the system.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Word">How it stands.</param>
    /// <param name="Colour">The colour of that word.</param>
    /// <param name="More">What else is to be said; null for nothing.</param>
    public sealed record Line(string Name, string Word, string Colour, string? More = null);

    private OutageParts pausedParts;

    public SystemStatus.View Status { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Under way and to come, the next to begin first.</summary>
    public IReadOnlyList<Outage> Open { get; private set; } = [];

    /// <summary>Ended lately, the latest first.</summary>
    public IReadOnlyList<Outage> Past { get; private set; } = [];

    public DateTime Now { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Now = time.Moment();
        Status = await status.CurrentAsync(cancel);
        var outages = await board.CurrentAsync(cancel);
        Open = [.. outages.Where(o => o.Facts.At(Now) is OutageState.UnderWay or OutageState.ToCome).OrderBy(o => o.StartsAt)];
        Past = [.. outages.Where(o => o.EndedAt >= Now.AddDays(-OutageRules.DaysTold)).OrderByDescending(o => o.EndedAt)];
        pausedParts = Open.Where(o => o is { Kind: OutageKind.Pause } && o.Facts.At(Now) == OutageState.UnderWay).Aggregate(OutageParts.None, (all, o) => all | o.Parts);
        var affected = Open.Where(o => o.Facts.At(Now) == OutageState.UnderWay).Aggregate(OutageParts.None, (all, o) => all | o.Parts);
        var away = Status.Database != PartState.Works;
        Lines =
        [
            Of(t["Trang thông tin"].Value, PartState.Works, affected, OutageParts.Whole),
            Of(t["Cơ sở dữ liệu hồ sơ"].Value, Status.Database, affected, OutageParts.Whole, away ? t["Mã 503: chưa tra cứu và chưa nộp được hồ sơ."].Value : null),
            Of(t["Nộp hồ sơ trực tuyến"].Value, away ? PartState.Disturbed : Status.Files, affected, OutageParts.Whole | OutageParts.OnlineFiling),
            Of(t["Thanh toán trực tuyến"].Value, PartState.NotOffered, affected, OutageParts.Whole | OutageParts.Payment, t["Phí, lệ phí nộp tại quầy hoặc chuyển khoản."].Value),
            Of(t["Thư điện tử"].Value, Status.Mails, affected, OutageParts.Whole | OutageParts.Messages),
            Of(t["Tin nhắn"].Value, Status.Texts, affected, OutageParts.Whole | OutageParts.Messages),
            Of(t["Kiểm tra mã độc trong tệp"].Value, Status.Malware, affected, OutageParts.Whole),
            Of(t["Tra cứu cơ sở dữ liệu"].Value, PartState.NotOffered, affected, OutageParts.Whole | OutageParts.DataSources, t["Thông tin do người nộp khai và cán bộ đối chiếu."].Value),
            Of(t["Thông báo, nhắc việc tự động"].Value, Status.Background, affected, OutageParts.Whole),
        ];
        if (away)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        Response.Headers.CacheControl = "no-store";
    }

    private Line Of(string name, PartState state, OutageParts affected, OutageParts parts, string? more = null) => (state, (affected & parts) != OutageParts.None) switch
    {
        (PartState.NotOffered, _) => new(name, t["Chưa cung cấp"].Value, "grey", more),
        (PartState.Unknown, _) => new(name, t["Chưa biết"].Value, "grey", more),
        (PartState.Disturbed, _) => new(name, t["Đang gián đoạn"].Value, "red", more),
        (_, true) when (pausedParts & parts) != OutageParts.None => new(name, t["Tạm dừng"].Value, "red", t["Xem thông báo bên dưới."].Value),
        (_, true) => new(name, t["Có thể gián đoạn"].Value, "yellow", t["Xem thông báo bên dưới."].Value),
        _ => new(name, t["Hoạt động"].Value, "green", more),
    };
}
