using Microsoft.AspNetCore.Authentication.Cookies;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>How a person is recognised. A visitor who must sign in is sent to the sign-in page of the face he came from.</summary>
public static class AuthenticationSetup
{
    public static IServiceCollection AddCaiCachAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "phien";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ReturnUrlParameter = "ve";
            options.Events.OnRedirectToLogin = context =>
            {
                var query = new QueryString().Add("ve", context.Request.PathBase + context.Request.Path + context.Request.QueryString);
                context.Response.Redirect((Site.IsWorkspace(context.Request.Path) ? Site.WorkspaceSignIn : Site.SignIn) + query);
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        return services;
    }
}
