using CaiCach.Application.Accounts;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting.Kept;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>How a person is recognised: accounts of ASP.NET Core Identity in one cookie, with lock-out and a stamp that ends sessions at once.</summary>
public static class AuthenticationSetup
{
    public static IServiceCollection AddCaiCachAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        // A session whose stamp is old is signed out of the remembered second step as well, so there has to be one.
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Set(options, configuration))
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddIdentityCore<Account>(options =>
        {
            options.Password.RequiredLength = 10;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequiredUniqueChars = 5;
            options.Lockout.MaxFailedAccessAttempts = 10;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";
        }).AddEntityFrameworkStores<CaiCachDb>().AddSignInManager().AddErrorDescriber<VietnameseIdentityErrors>().AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Rounds);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddDataProtection().SetApplicationName("caicach");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new DatabaseKeyRing(scopes));
        services.AddMemoryCache();
        services.AddScoped<ActorReader>();
        return services;
    }

    private static KeptForms Forms(HttpContext context) => context.RequestServices.GetRequiredService<KeptForms>();

    private static void Set(CookieAuthenticationOptions options, IConfiguration configuration)
    {
        options.Cookie.Protect("phien", configuration);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(60);
        options.SlidingExpiration = true;
        options.ReturnUrlParameter = "ve";

        // The page of a failure, and the one that tells how the system stands, are shown without a look at the account: the database may be away.
        options.Events.OnValidatePrincipal = context => context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null && !context.HttpContext.Request.Path.Equals(Site.Status, StringComparison.OrdinalIgnoreCase)
            ? LivingSession.ValidateAsync(context)
            : Task.CompletedTask;
        options.Events.OnRedirectToLogin = async context =>
        {
            if (Site.IsForPrograms(context.Request.Path))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            if (await Forms(context.HttpContext).AskedAsync(context.HttpContext))
            {
                return;
            }

            var query = new QueryString().Add("ve", context.Request.PathBase + context.Request.Path + context.Request.QueryString);
            context.Response.Redirect((Site.IsWorkspace(context.Request.Path) ? Site.WorkspaceSignIn : Site.SignIn) + query);
        };
        options.Events.OnRedirectToAccessDenied = async context =>
        {
            if (Site.IsForPrograms(context.Request.Path) || !await Forms(context.HttpContext).AskedAsync(context.HttpContext))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
        };
    }
}
