namespace CaiCach.Law.Dossiers;

/// <summary>Guards of the handover between systems and of the status that another system reports.</summary>
internal static partial class Guards
{
    private const string Route = "NĐ 118/2025/NĐ-CP; NĐ 367/2025/NĐ-CP";

    public static Refusal? RouteNamed(DossierFacts facts, ActInput input) =>
        facts.RouteNamed is not null ? null : new("no_route", "Thủ tục không đặt hệ thống nào khác xử lý hồ sơ ở bước này: trước tiếp nhận chỉ chuyển Cổng Dịch vụ công quốc gia, sau tiếp nhận chỉ chuyển hệ thống của bộ chủ quản.", Route);

    public static Refusal? MasteredElsewhere(DossierFacts facts, ActInput input) =>
        facts.MasteredBy is not null ? null : new("mastered_here", "Hồ sơ đang do hệ thống này xử lý.", Route);

    public static Refusal? NoRouteAwaited(DossierFacts facts, ActInput input) =>
        facts.RouteAskedAt is null ? null : new("route_awaited", "Đang có một lần chuyển hệ thống xử lý chờ trả lời.", Route);

    public static Refusal? RouteAwaited(DossierFacts facts, ActInput input) =>
        facts.RouteAskedAt is not null ? null : new("no_route_awaited", "Không có lần chuyển hệ thống xử lý nào chờ trả lời.", Route);

    /// <summary>To the minute: a page asks for no seconds.</summary>
    public static Refusal? RouteTimed(DossierFacts facts, ActInput input) => input.Happened switch
    {
        null => new("route_time_missing", "Phải ghi ngày, giờ hệ thống kia nhận hồ sơ.", Route),
        { } moment when moment > input.Now => new("route_in_future", "Ngày, giờ nhận không được sau lúc này.", Route),
        { } moment when moment < Minute(facts.RouteAskedAt) => new("route_before_offer", "Ngày, giờ nhận không được trước lúc chuyển.", Route),
        _ => null,
    };

    public static Refusal? StatusKnown(DossierFacts facts, ActInput input) =>
        input.Status is >= 1 and <= 10 ? null : new("status_unknown", "Trạng thái phải là một trong mười trạng thái của Cổng Dịch vụ công quốc gia, mã 1 đến 10.", Route);

    public static Refusal? StatusTimed(DossierFacts facts, ActInput input) => input.Happened switch
    {
        null => new("source_time_missing", "Phải ghi ngày, giờ của trạng thái ở hệ thống báo.", Route),
        { } moment when moment > input.Now => new("source_time_in_future", "Ngày, giờ của trạng thái không được sau lúc này.", Route),
        _ => null,
    };

    public static Refusal? ResultTimed(DossierFacts facts, ActInput input) => input.Happened switch
    {
        null => new("source_time_missing", "Phải ghi ngày, giờ ban hành kết quả ở hệ thống báo.", Route),
        { } moment when moment > input.Now => new("source_time_in_future", "Ngày, giờ ban hành kết quả không được sau lúc này.", Route),
        { } moment when moment < Minute(facts.MasteredSince) => new("result_before_handover", "Ngày, giờ ban hành kết quả không được trước lúc hệ thống ấy nhận hồ sơ.", Route),
        _ => null,
    };

    private static DateTime? Minute(DateTime? moment) => moment is { } time ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute)) : null;
}
