using Microsoft.AspNetCore.Authentication.Cookies;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>How a person is recognised. A visitor who must sign in is sent to the sign-in page of the face he came from.</summary>
public static class AuthenticationSetup
{
    public static IServiceCollection AddCaiCachAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Protect("phien", configuration);
            options.ReturnUrlParameter = "ve";
            options.Events.OnRedirectToLogin = context =>
            {
                if (Site.IsForPrograms(context.Request.Path))
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                }

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
