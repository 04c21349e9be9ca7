using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace CaiCach.Web.Hosting;

/// <summary>
/// Refuses a body that is too large with 413: before any of it is read when it says its length, else as soon as the server finds out, since
/// whoever parses it would make a broken form of that. An endpoint raises its own limit with <see cref="TakesUpToAttribute"/>.
/// </summary>
public static class BodyLimit
{
    public const long Ordinary = 2 * 1024 * 1024;

    /// <summary>All files of one sending together, as the pages say it beforehand.</summary>
    public const long LargestSending = 60 * 1024 * 1024;

    /// <summary>What a page with many files reads at most, so that too many files are told at their fields.</summary>
    public const long ManyFiles = 128 * 1024 * 1024;

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // The page that tells of an error is asked for with the request that failed, and takes in nothing of its body.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return next(context);
        }

        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : Ordinary;
        if (context.Request.ContentLength > limit)
        {
            Refuse(context);
            return Task.CompletedTask;
        }

        return context.Request.ContentLength is null && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            ? WatchAsync(context, next)
            : next(context);
    });

    private static async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Request.Body;
        context.Request.Body = new UnmeasuredBody(body);
        try
        {
            await next(context);
        }
        catch (BodyTooLargeException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            Refuse(context);
        }
        finally
        {
            context.Request.Body = body;
        }
    }

    private static void Refuse(HttpContext context)
    {
        // Who answers reads nothing of it.
        context.Request.ContentLength = null;
        context.Request.ContentType = null;
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
