using System.Security.Claims;
using System.Text.Encodings.Web;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CaiCach.Web.Api.Clients;

/// <summary>The client behind a call and the scopes of its token.</summary>
internal sealed record ClientCall(KnownClient Client, IReadOnlyList<string> Scopes);

/// <summary>Recognises a client by <c>Authorization: Bearer</c>.</summary>
internal sealed class ClientTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ClientTokens tokens, ClientDirectory clients)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (tokens.Read(header[Prefix.Length..].Trim()) is not { } token || await clients.FindAsync(token.ClientId, Context.RequestAborted) is not { } client || token.At < client.TokensFrom)
        {
            return AuthenticateResult.Fail("The token is not valid.");
        }

        Context.Features.Set(new ClientCall(client, token.Scopes));
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, token.ClientId.ToString()), new(AccessPolicies.KindClaim, AccessPolicies.ApiClient)], Scheme.Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
