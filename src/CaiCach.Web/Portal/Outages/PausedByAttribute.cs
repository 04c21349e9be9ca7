using CaiCach.Application.Outages;
using CaiCach.Law.Outages;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CaiCach.Web.Portal.Outages;

/// <summary>A page of a function that can be switched off: while it is, who opens the page is led to the one that says why and what to do instead. What was typed before is sent all the same, kept, and refused by the use case.</summary>
/// <param name="part">The function.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PausedByAttribute(OutageParts part) : Attribute, IAsyncPageFilter
{
    /// <summary>The function.</summary>
    public OutageParts Part => part;

    /// <inheritdoc />
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().Moment();
        if (HttpMethods.IsGet(http.Request.Method)
            && (await http.RequestServices.GetRequiredService<OutageBoard>().CurrentAsync(http.RequestAborted)).Any(o => o.Facts.Stops(part, now)))
        {
            context.Result = new LocalRedirectResult(PausedModel.HrefOf(part));
            return;
        }

        await next();
    }
}
