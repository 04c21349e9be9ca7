using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>That the calling system accepts a dossier: the code it has there, and since when.</summary>
internal sealed record AcceptanceBody(string? Code, DateTime? At);

/// <summary>Why a handover is refused, or a dossier handed back.</summary>
internal sealed record RouteReasonBody(string? Reason);

/// <summary>A status of the national list, 1 to 10, and when it came to be so in the calling system.</summary>
internal sealed record StatusBody(int? Status, DateTime? At, string? Text = null, Guid? UploadId = null);

/// <summary>The result the calling system issued; <paramref name="ResultCode"/> is its type among those of the procedure, left out where there is one alone, and for a refusal.</summary>
internal sealed record ReportedResultBody(string? Number, DateTime? At, Guid? UploadId, bool Refuses = false, string? ResultCode = null);

/// <summary>What another system says of a dossier it handles or is to handle. Its word holds at any version, and twice is as once.</summary>
internal static class MasterEndpoints
{
    public static void MapMaster(this IEndpointRouteBuilder api)
    {
        Map<AcceptanceBody>(api, "handover/accept", "acceptHandover", "Hệ thống được chuyển nhận xử lý hồ sơ, với mã hồ sơ và thời điểm nhận ở hệ thống ấy; gửi lại là như một lần",
            async (context, id, body, cancel) => await Use<HandOverRoute>(context).AcceptAsync(By(context), id, null, new(body.Code, Utc(body.At)), cancel));
        Map<RouteReasonBody>(api, "handover/refuse", "refuseHandover", "Hệ thống được chuyển từ chối, kèm lý do; hồ sơ vẫn xử lý ở đây",
            async (context, id, body, cancel) => await Use<HandOverRoute>(context).RefuseAsync(By(context), id, null, body.Reason, cancel));
        Map<RouteReasonBody>(api, "handover/return", "handBack", "Hệ thống đang xử lý chuyển lại, kèm lý do; chờ cơ quan nhận lại",
            async (context, id, body, cancel) => await Use<HandBackRoute>(context).OfferAsync(By(context), id, null, body.Reason, cancel));
        Map<StatusBody>(api, "statuses", "reportStatus", "Hệ thống đang xử lý báo trạng thái (mã 1 đến 10) và thời điểm của nó; cũ hơn thì chỉ lưu vào lịch sử, trùng thì như một lần",
            async (context, id, body, cancel) => await Use<ReportStatus>(context).RunAsync(By(context), id, null, new(body.Status, Utc(body.At), body.Text, body.UploadId), cancel));
        Map<ReportedResultBody>(api, "result", "reportResult", "Hệ thống đang xử lý đã ban hành kết quả; thời hạn dừng vào thời điểm ấy, hồ sơ trở lại đây để trả kết quả. Tệp PDF tải lên trước bằng quyền dossiers:file",
            async (context, id, body, cancel) => await Use<ReportResult>(context).RunAsync(By(context), id, null, new(body.Number, Utc(body.At), body.UploadId, body.Refuses, body.ResultCode), cancel));
    }

    private static void Map<TBody>(IEndpointRouteBuilder api, string path, string name, string summary, Func<HttpContext, Guid, TBody, CancellationToken, Task<ActOutcome>> run)
        where TBody : class => api.MapPost("/dossiers/{id:guid}/" + path, async (HttpContext context, Guid id, CancellationToken cancel) =>
        {
            var (body, problem) = await JsonBody.ReadAsync<TBody>(context, cancel);
            return body is null ? problem! : Answer(context, await run(context, id, body, cancel));
        })
        .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersMaster)
        .WithName(name).WithTags("dossiers").WithSummary(summary)
        .Accepts<TBody>("application/json")
        .Produces<ActAnswer>()
        .Produces<ApiProblem>(StatusCodes.Status403Forbidden, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status409Conflict, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);

    private static IResult Answer(HttpContext context, ActOutcome outcome)
    {
        switch (outcome)
        {
            case ActOutcome.Done done:
                context.Response.Headers.ETag = Versions.TagOf(done.Version);
                return ApiJson.Answer(new ActAnswer(done.Id, done.Version, done.State, done.Code));
            case ActOutcome.Refused refused when refused.Reasons.Any(r => r.Code == "not_your_role"):
                return ProblemCatalogue.NotItsSystem.Answer("Ứng dụng phải mang đúng tên của hệ thống đang xử lý hoặc được chuyển hồ sơ này.");
            case ActOutcome.Refused refused:
                return ProblemCatalogue.ActRefused.Answer(string.Join(" ", refused.Reasons.Select(r => r.Text)), [.. refused.Reasons.Select(r => new ProblemError("", r.Code, r.Text))]);
            case ActOutcome.Invalid invalid:
                return ProblemAnswers.Invalid(invalid.Faults);
            case ActOutcome.Stale:
                return ProblemCatalogue.Unavailable.Answer("Hồ sơ đang được nhiều nơi thay đổi. Gửi lại sau.");
            default:
                return ReadDossierEndpoints.NotFound();
        }
    }

    private static ActContext By(HttpContext context) => new(context.Caller().Client.Actor, Use<TimeProvider>(context).Moment(), "api");

    private static T Use<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    private static DateTime? Utc(DateTime? at) => at is not { } moment ? null : moment.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : moment.ToUniversalTime();
}
