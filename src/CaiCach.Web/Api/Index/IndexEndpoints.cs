using CaiCach.Application.Accounts;
using CaiCach.Application.Index;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Dossiers;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Api.Index;

/// <summary>The reform index: of a unit as its work stands, and of the ministries as published.</summary>
internal static class IndexEndpoints
{
    public static void MapIndex(this IEndpointRouteBuilder api)
    {
        api.MapGet("/index/{unit}/{year:int}", ReadAsync)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.IndexRead)
            .WithName("readIndex").WithTags("index").WithSummary("Chỉ số cải cách hành chính của một đơn vị trong một năm, đến hôm nay: cả cây tiêu chí, cách tính, số liệu từ hồ sơ")
            .Produces<UnitIndexAnswer>()
            .Produces<ApiProblem>(StatusCodes.Status403Forbidden, ProblemAnswers.MediaType)
            .Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType);
        api.MapGet("/index/published/{year:int}", PublishedAsync).Access(new OpenToAllAttribute())
            .WithName("readPublishedIndex").WithTags("index").WithSummary("Chỉ số cải cách hành chính của các bộ đã công bố cho một năm")
            .Produces<PublishedAnswer>().Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string unit, int year, ReadIndex index, TimeProvider time, CancellationToken cancel) =>
        await index.RunAsync(context.Caller().Client.Actor, time.Moment(), unit, year, cancel) is { } view
            ? ApiJson.Answer(UnitIndexAnswer.Of(view))
            : ProblemCatalogue.NotFound.Answer("Không có chỉ số của đơn vị và năm này trong phạm vi của ứng dụng.");

    private static async Task<IResult> PublishedAsync(int year, ReadPublishedResults results, CancellationToken cancel) =>
        await results.RunAsync(year, cancel) is { } table
            ? ApiJson.Answer(PublishedAnswer.Of(table))
            : ProblemCatalogue.NotFound.Answer("Chưa có bảng chỉ số công bố đầy đủ của năm này.");
}
