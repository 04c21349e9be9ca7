using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Hosting.Kept;

/// <summary>How lost forms are caught: a filter on every page, and the page that comes first in place of an answer that asks for it.</summary>
public static class KeptFormsSetup
{
    public static IServiceCollection AddKeptForms(this IServiceCollection services)
    {
        // Before the check of the token, which stands at 1000.
        services.Configure<MvcOptions>(options => options.Filters.AddService<KeptFormFilter>(order: 0));
        return services.AddSingleton<KeptForms>().AddSingleton<KeptFormFilter>();
    }

    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<AnsweredInstead>() is not { } instead || context.Response.HasStarted)
        {
            return;
        }

        var request = context.Request;
        var (path, query) = (request.Path, request.QueryString);
        context.Features.Set<AnsweredInstead>(null);
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        KeptForms.AsGet(context);
        request.QueryString = new QueryString().Add("ve", context.Features.Get<CarriedForm>()!.Form.Address);
        request.Path = instead.Page;

        // A page that saves by itself must not take this for saved.
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        finally
        {
            (request.Path, request.QueryString) = (path, query);
        }
    });
}
