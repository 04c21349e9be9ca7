using CaiCach.Web.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace CaiCach.Web.Api.Clients;

/// <summary>The scope an endpoint asks for; shown in the API document.</summary>
internal sealed record RequiredScope(string Name);

internal static class RequiredScopes
{
    /// <summary>Lets only calls through whose token and client both have the scope.</summary>
    public static RouteHandlerBuilder NeedsScope(this RouteHandlerBuilder builder, string scope) =>
        builder.WithMetadata(new RequiredScope(scope)).AddEndpointFilter((call, next) =>
        {
            var client = call.HttpContext.Caller();
            if (client.Scopes.Contains(scope, StringComparer.Ordinal) && client.Client.Scopes.Contains(scope))
            {
                return next(call);
            }

            call.HttpContext.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
            return ValueTask.FromResult<object?>(ProblemCatalogue.InsufficientScope.Answer($"Mã truy cập không có quyền “{scope}”."));
        });

    /// <summary>The calling client; asking where no client was let in is a bug.</summary>
    public static ClientCall Caller(this HttpContext context) => context.Features.GetRequiredFeature<ClientCall>();
}
