using CaiCach.Application.Accounts;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Portal;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>What is needed to follow a dossier; in the body, so that no log of addresses keeps it.</summary>
internal sealed record FollowBody(string? Code, string? LastFour);

/// <summary>A step on the way of a dossier that applicants are told of.</summary>
internal sealed record FollowStep(string Type, DateTime At);

/// <summary>Where a dossier stands, without anything personal.</summary>
internal sealed record FollowAnswer(
    string RequestNumber, string? Code, string ProcedureCode, BusinessState State, DateTime SubmittedAt, DateTime? DueAt, DateTime? FinishedAt, IReadOnlyList<FollowStep> Steps);

/// <summary>Follows a dossier by its code and the last four digits of the owner's number; open to all, so many times a minute.</summary>
internal static class FollowEndpoint
{
    public static void MapFollow(this IEndpointRouteBuilder api) => api.MapPost("/follow", RunAsync)
        .Access(new OpenToAllAttribute()).RequireRateLimiting(RateLimits.Follow)
        .WithName("followDossier").WithTags("dossiers").WithSummary("Tra cứu hồ sơ bằng mã và 4 số cuối của số định danh, mã số thuế hoặc số điện thoại")
        .Accepts<FollowBody>("application/json")
        .Produces<FollowAnswer>()
        .Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status429TooManyRequests, ProblemAnswers.MediaType);

    private static async Task<IResult> RunAsync(HttpContext context, FollowDossier follow, IMemoryCache cache, CancellationToken cancel)
    {
        var (body, problem) = await JsonBody.ReadAsync<FollowBody>(context, cancel);
        if (body is null)
        {
            return problem!;
        }

        var (tries, number) = (FailedTries.OfFollow(cache), (body.Code ?? "").Trim().ToUpperInvariant());
        if (tries.IsClosed(number))
        {
            context.Response.Headers.RetryAfter = "900";
            return ProblemCatalogue.TooMany.Answer("Mã này đã bị tra cứu sai quá nhiều lần. Hãy chờ 15 phút.");
        }

        if (await follow.RunAsync(body.Code, body.LastFour, cancel) is not { } found)
        {
            tries.Failed(number);
            return ProblemCatalogue.NotFound.Answer("Không tìm thấy hồ sơ có mã và 4 số cuối này.");
        }

        tries.Succeeded(number);
        var d = found.Dossier;
        return ApiJson.Answer(
            new FollowAnswer(d.RequestNumber, d.Code, d.ProcedureCode, d.State, d.SubmittedAt, d.DueAt, d.FinishedAt, [.. DossierStory.Told(found.History).Select(told => new FollowStep(told.Row.Type, told.Row.At))]));
    }
}
