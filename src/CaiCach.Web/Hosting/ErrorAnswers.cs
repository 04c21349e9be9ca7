using CaiCach.Data.Provider;

namespace CaiCach.Web.Hosting;

/// <summary>An error reaches a person as a page that says what to do, and a program as problem+json.</summary>
public static class ErrorAnswers
{
    public const string Page = "/loi";

    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        var engine = app.ApplicationServices.GetRequiredService<IDatabaseEngine>();
        int StatusOf(Exception exception) => exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            _ when engine.IsUnstorableText(exception) => StatusCodes.Status400BadRequest,
            _ when engine.IsUnavailable(exception) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        app.UseWhen(context => Site.IsForPrograms(context.Request.Path), branch => branch
            .UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf })
            .UseStatusCodePages());
        app.UseWhen(context => !Site.IsForPrograms(context.Request.Path), branch => branch
            .UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, ExceptionHandlingPath = Page, CreateScopeForErrors = true })
            .UseStatusCodePagesWithReExecute(Page, "", createScopeForStatusCodePages: true));
    }
}
