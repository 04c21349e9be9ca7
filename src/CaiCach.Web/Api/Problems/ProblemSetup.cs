namespace CaiCach.Web.Api.Problems;

internal static class ProblemSetup
{
    private const string RetryAfterSeconds = "5";

    /// <summary>Gives a status that nobody explained the problem of the catalogue.</summary>
    public static IServiceCollection AddProblemCatalogue(this IServiceCollection services) => services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
    {
        var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
        var (kind, detail) = ProblemCatalogue.Of(status);
        context.ProblemDetails.Type = kind.Type;
        context.ProblemDetails.Title = kind.Title;
        context.ProblemDetails.Detail = detail;
        context.ProblemDetails.Extensions.Clear();
        context.ProblemDetails.Extensions["code"] = kind.Code;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        }
    });
}
