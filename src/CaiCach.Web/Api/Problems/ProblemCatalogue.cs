namespace CaiCach.Web.Api.Problems;

/// <summary>A kind of problem: what a program goes by (<see cref="Code"/>, stable) and what people read.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Vietnamese title, the same for every problem of the kind.</param>
public sealed record ProblemKind(string Code, int Status, string Title)
{
    /// <summary>The identifier of the kind (RFC 9457 type).</summary>
    public string Type => "urn:caicach:problem:" + Code;
}

/// <summary>Every kind of problem the API answers with.</summary>
public static class ProblemCatalogue
{
    public static ProblemKind BadRequest { get; } = new("bad_request", 400, "Yêu cầu không đọc được");
    public static ProblemKind JsonBroken { get; } = new("json_broken", 400, "Nội dung JSON không hợp lệ");
    public static ProblemKind JsonUnknownField { get; } = new("json_unknown_field", 400, "Nội dung JSON có trường không được biết đến");
    public static ProblemKind KeyMissing { get; } = new("idempotency_key_missing", 400, "Thiếu khóa chống gửi trùng");
    public static ProblemKind Unauthorized { get; } = new("unauthorized", 401, "Chưa xác thực");
    public static ProblemKind Forbidden { get; } = new("forbidden", 403, "Không được phép");
    public static ProblemKind InsufficientScope { get; } = new("insufficient_scope", 403, "Mã truy cập không đủ quyền");
    public static ProblemKind FilingNotAllowed { get; } = new("filing_not_allowed", 403, "Không được nộp hồ sơ theo cách này");
    public static ProblemKind ActNotForClients { get; } = new("act_not_for_clients", 403, "Việc này chỉ cán bộ được làm");
    public static ProblemKind NotFiledByClient { get; } = new("not_filed_by_client", 403, "Hồ sơ không do ứng dụng này nộp");
    public static ProblemKind NotItsSystem { get; } = new("not_its_system", 403, "Hồ sơ không do hệ thống này xử lý");
    public static ProblemKind NotFound { get; } = new("not_found", 404, "Không tìm thấy");
    public static ProblemKind MethodNotAllowed { get; } = new("method_not_allowed", 405, "Phương thức không được hỗ trợ");
    public static ProblemKind NotAcceptable { get; } = new("not_acceptable", 406, "Không có định dạng được yêu cầu");
    public static ProblemKind ActRefused { get; } = new("act_refused", 409, "Hồ sơ không ở trạng thái cho phép việc này");
    public static ProblemKind FiguresContradict { get; } = new("figures_contradict", 409, "Số liệu mâu thuẫn với nhau");
    public static ProblemKind VersionChanged { get; } = new("version_changed", 412, "Hồ sơ đã thay đổi");
    public static ProblemKind TooLarge { get; } = new("too_large", 413, "Nội dung quá lớn");
    public static ProblemKind MediaType { get; } = new("media_type_not_supported", 415, "Kiểu nội dung không được hỗ trợ");
    public static ProblemKind Invalid { get; } = new("invalid_input", 422, "Dữ liệu chưa đúng");
    public static ProblemKind KeyReused { get; } = new("idempotency_key_reused", 422, "Khóa chống gửi trùng đã dùng cho yêu cầu khác");
    public static ProblemKind VersionMissing { get; } = new("version_missing", 428, "Thiếu phiên bản hồ sơ");
    public static ProblemKind TooMany { get; } = new("too_many_requests", 429, "Quá nhiều yêu cầu");
    public static ProblemKind Internal { get; } = new("internal_error", 500, "Hệ thống gặp lỗi");
    public static ProblemKind Unavailable { get; } = new("unavailable", 503, "Hệ thống tạm thời không phục vụ được");

    private static readonly Dictionary<int, (ProblemKind Kind, string Detail)> OfStatuses = new()
    {
        [400] = (BadRequest, "Kiểm tra lại yêu cầu."),
        [401] = (Unauthorized, "Gửi mã truy cập còn hiệu lực trong phần đầu Authorization: Bearer."),
        [403] = (Forbidden, "Ứng dụng không có quyền dùng địa chỉ này."),
        [404] = (NotFound, "Không có địa chỉ này."),
        [405] = (MethodNotAllowed, "Địa chỉ này không nhận phương thức đã dùng."),
        [406] = (NotAcceptable, "Dịch vụ trả lời bằng JSON."),
        [413] = (TooLarge, "Nội dung gửi lên vượt quá dung lượng cho phép."),
        [415] = (MediaType, "Kiểm tra lại Content-Type của yêu cầu."),
        [429] = (TooMany, "Vui lòng chờ rồi thử lại sau thời gian ghi ở Retry-After."),
        [500] = (Internal, "Yêu cầu chưa được thực hiện. Vui lòng thử lại sau."),
        [503] = (Unavailable, "Vui lòng thử lại sau thời gian ghi ở Retry-After."),
    };

    /// <summary>The kind and sentence for a status that no endpoint explained itself.</summary>
    internal static (ProblemKind Kind, string Detail) Of(int status) =>
        OfStatuses.TryGetValue(status, out var known) ? known : status >= 500 ? OfStatuses[500] : OfStatuses[400];
}
