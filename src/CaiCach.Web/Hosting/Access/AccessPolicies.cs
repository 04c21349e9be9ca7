using System.Security.Claims;
using CaiCach.Web.Api;

namespace CaiCach.Web.Hosting.Access;

/// <summary>The policies behind the access rules. A sign-in gives the principal one claim <see cref="KindClaim"/>.</summary>
public static class AccessPolicies
{
    public const string KindClaim = "caicach:kind";

    public const string Citizen = "citizen";
    public const string Official = "official";
    public const string ApiClient = "api-client";

    public static bool IsCitizen(this ClaimsPrincipal principal) => principal.HasClaim(KindClaim, Citizen);

    public static bool IsOfficial(this ClaimsPrincipal principal) => principal.HasClaim(KindClaim, Official);

    /// <summary>The account that is signed in. Asking where nobody is is a bug: the endpoint's access rule comes first.</summary>
    public static Guid AccountId(this ClaimsPrincipal principal) =>
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."));

    public static IServiceCollection AddAccessPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Citizen, policy => policy.RequireAuthenticatedUser().RequireClaim(KindClaim, Citizen))
            .AddPolicy(Official, policy => policy.RequireAuthenticatedUser().RequireClaim(KindClaim, Official))
            .AddPolicy(ApiClient, policy => policy.AddAuthenticationSchemes(ApiSetup.ClientScheme).RequireAuthenticatedUser().RequireClaim(KindClaim, ApiClient));
        return services;
    }
}
