using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Hosting.Kept;

/// <summary>
/// Stands before the check of the token. A form that comes back through the sign-in page is shown again. So is one's own whose token is not good
/// any more; one of an account that is not signed in now leads to the sign-in page.
/// </summary>
public sealed class KeptFormFilter(KeptForms kept, IAntiforgery antiforgery) : IAsyncAuthorizationFilter, IResultFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        if (context.Filters.OfType<IgnoreAntiforgeryTokenAttribute>().Any() || await kept.PostedAsync(http) is not { } posted)
        {
            return;
        }

        var (form, isOwn) = (posted.Form, posted.Form.Account == KeptForms.AccountOf(http.User));
        if (posted.IsCarried && isOwn)
        {
            if (Site.IsSignIn(http.Request.Path))
            {
                context.Result = KeptForms.BackTo(form);
            }
            else if (string.Equals(form.Address, KeptForms.AddressOf(http.Request), StringComparison.Ordinal))
            {
                KeptForms.ShowAgain(http, form);
            }
            else
            {
                kept.Carry(http, form);
            }

            return;
        }

        if (posted.IsCarried)
        {
            kept.Carry(http, form);
        }

        if (await HasGoodTokenAsync(http))
        {
            return;
        }

        if (isOwn)
        {
            KeptForms.ShowAgain(http, form);
        }
        else if (form.Fields.Count > 0)
        {
            kept.AskToSignIn(http, form);
            context.Result = new EmptyResult();
        }
        else
        {
            context.Result = new LocalRedirectResult(form.Address);
        }
    }

    /// <summary>Puts what was typed where the fields of the page look for it; their values stand after what the page itself prepared.</summary>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is not PageResult || context.HttpContext.Features.Get<ShownAgain>()?.Form is not { } form)
        {
            return;
        }

        foreach (var (field, values) in form.Fields)
        {
            context.ModelState.SetModelValue(field, values.Length == 1 ? values[0] : values, string.Join(',', values));
            if (context.ModelState[field]!.ValidationState == ModelValidationState.Unvalidated)
            {
                context.ModelState.MarkFieldSkipped(field);
            }
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private async Task<bool> HasGoodTokenAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
