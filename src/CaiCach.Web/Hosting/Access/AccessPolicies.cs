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

    /// <summary>Staff of the public post or of a service agent: no official.</summary>
    public const string Agent = "agent";

    /// <summary>Officials and agents: whoever has an account made by an administrator.</summary>
    public const string Staff = "staff";

    public static bool IsCitizen(this ClaimsPrincipal principal) => principal.HasClaim(KindClaim, Citizen);

    public static bool IsOfficial(this ClaimsPrincipal principal) => principal.HasClaim(KindClaim, Official);

    public static bool IsAgent(this ClaimsPrincipal principal) => principal.HasClaim(KindClaim, Agent);

    /// <summary>Whether the account was made by an administrator.</summary>
    public static bool IsStaff(this ClaimsPrincipal principal) => principal.IsOfficial() || principal.IsAgent();

    /// <summary>The account that is signed in. Asking where nobody is is a bug: the endpoint's access rule comes first.</summary>
    public static Guid AccountId(this ClaimsPrincipal principal) =>
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."));

    public static IServiceCollection AddAccessPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Citizen, policy => policy.RequireAuthenticatedUser().RequireClaim(KindClaim, Citizen))
            .AddPolicy(Official, policy => policy.RequireAuthenticatedUser().RequireClaim(KindClaim, Official))
            .AddPolicy(Agent, policy => policy.RequireAuthenticatedUser().RequireClaim(KindClaim, Agent))
            .AddPolicy(Staff, policy => policy.RequireAuthenticatedUser().RequireClaim(KindClaim, Official, Agent))
            .AddPolicy(ApiClient, policy => policy.AddAuthenticationSchemes(ApiSetup.ClientScheme).RequireAuthenticatedUser().RequireClaim(KindClaim, ApiClient));
        return services;
    }
}
