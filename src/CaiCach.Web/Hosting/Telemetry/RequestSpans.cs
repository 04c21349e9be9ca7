using System.Diagnostics;

namespace CaiCach.Web.Hosting.Telemetry;

/// <summary>
/// Names the server's span by method and route. The address itself stays out: it may hold the code of a dossier or a token.
/// </summary>
public static class RequestSpans
{
    public static IApplicationBuilder UseRequestSpans(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Activity.Current is not { IsAllDataRequested: true } span)
        {
            await next(context);
            return;
        }

        var method = HttpMethods.IsGet(context.Request.Method) ? HttpMethods.Get : HttpMethods.IsPost(context.Request.Method) ? HttpMethods.Post : "_OTHER";
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            span.DisplayName = route is null ? method : $"{method} {route}";
            span.SetTag("http.request.method", method);
            span.SetTag("http.route", route);
            span.SetTag("http.response.status_code", context.Response.StatusCode);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }
        }
    });
}
