using Microsoft.AspNetCore.Http.Metadata;

namespace CaiCach.Web.Hosting;

/// <summary>
/// Refuses a body that says it is too large before any of it is read: later, form parsing would hide the reason.
/// An endpoint raises its own limit with <c>[RequestSizeLimit]</c>.
/// </summary>
public static class BodyLimit
{
    public const long Ordinary = 2 * 1024 * 1024;

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : Ordinary;
        if (context.Request.ContentLength > limit)
        {
            // The page that says so takes in nothing of it, and is not refused for it again.
            context.Request.ContentLength = null;
            context.Request.ContentType = null;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
