using System.Globalization;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace CaiCach.Web.Hosting;

/// <summary>The language of the interface: Vietnamese, or English by cookie or <c>?lang=en</c>. Numbers and dates stay Vietnamese.</summary>
public static class Languages
{
    public const string CookieName = "ngon-ngu";

    private static readonly string[] Known = ["vi", "en"];

    public static string Current => string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "en", StringComparison.Ordinal) ? "en" : "vi";

    public static RequestLocalizationOptions Options() => new()
    {
        DefaultRequestCulture = new RequestCulture("vi-VN", "vi"),
        SupportedCultures = [CultureInfo.GetCultureInfo("vi-VN")],
        SupportedUICultures = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")],
        RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Asked(context)))],
    };

    /// <summary>The address that switches to <paramref name="language"/> and comes back to the page of <paramref name="request"/>.</summary>
    public static string SwitchTo(string language, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var features = request.HttpContext.Features;
        if (features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { } missed)
        {
            return To(language, missed);
        }

        // The page of a failure stands at an address that the person did not ask for.
        if (features.Get<IExceptionHandlerPathFeature>()?.Path is { } failed)
        {
            return To(language, failed);
        }

        var rest = QueryString.Create(request.Query.Where(pair => !string.Equals(pair.Key, "lang", StringComparison.OrdinalIgnoreCase)));
        return To(language, request.PathBase + request.Path + rest);
    }

    private static string To(string language, string back) => $"/ngon-ngu/{language}{QueryString.Create("ve", back)}";

    public static void MapLanguages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/ngon-ngu/{language:regex(^(vi|en)$)}", (string language, string? ve, HttpContext context) =>
        {
            context.Response.Cookies.Append(CookieName, language, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
            return Results.LocalRedirect(Site.IsOurs(ve) ? ve! : "/");
        }).Access(new OpenToAllAttribute()).ExcludeFromDescription();

    private static ProviderCultureResult? Asked(HttpContext context)
    {
        var query = context.Request.Query["lang"];
        var asked = StringValues.IsNullOrEmpty(query) ? context.Request.Cookies[CookieName] : query.ToString();
        return Known.Contains(asked, StringComparer.Ordinal) ? new ProviderCultureResult("vi-VN", asked!) : null;
    }
}
