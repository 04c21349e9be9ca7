using System.Text;
using System.Text.Json.Serialization;
using CaiCach.Application.Accounts;
using CaiCach.Data;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Api.Clients;

/// <summary>A token as RFC 6749 5.1 has it.</summary>
/// <param name="AccessToken">Goes into <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always "Bearer".</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Scope">What it is good for.</param>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>A refusal as RFC 6749 5.2 has it.</summary>
internal sealed record TokenRefusal(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);

/// <summary>Client credentials for an access token (RFC 6749 4.4).</summary>
internal static class TokenEndpoint
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static void MapToken(this IEndpointRouteBuilder api) => api.MapPost("/token", RunAsync)
        .Access(new OpenToAllAttribute())
        .RequireRateLimiting(RateLimits.SignIn)
        .WithName("getToken").WithTags("token").WithSummary("Đổi thông tin xác thực của ứng dụng lấy mã truy cập (OAuth 2.0 client credentials)")
        .Accepts<TokenForm>(FormType)
        .Produces<TokenAnswer>().Produces<TokenRefusal>(StatusCodes.Status400BadRequest).Produces<TokenRefusal>(StatusCodes.Status401Unauthorized);

    /// <summary>The form, for the API document alone.</summary>
    internal sealed record TokenForm(
        [property: JsonPropertyName("grant_type")] string GrantType,
        [property: JsonPropertyName("client_id")] string? ClientId,
        [property: JsonPropertyName("client_secret")] string? ClientSecret,
        [property: JsonPropertyName("scope")] string? Scope);

    private static async Task<IResult> RunAsync(HttpContext context, CaiCachDb db, ClientTokens tokens, TimeProvider time, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
        {
            return Refuse("invalid_request", "Gửi yêu cầu dưới dạng " + FormType + ".");
        }

        var form = await ReadFormAsync(context.Request, cancel);
        if (form is null)
        {
            return Refuse("invalid_request", "Không đọc được nội dung yêu cầu.");
        }

        if (form["grant_type"] != "client_credentials")
        {
            return Refuse("unsupported_grant_type", "Chỉ hỗ trợ grant_type=client_credentials.");
        }

        var (id, secret) = Credentials(context.Request, form);
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret))
        {
            return Refuse("invalid_request", "Thiếu client_id hoặc client_secret.");
        }

        var client = await db.ApiClients.AsNoTracking().FirstOrDefaultAsync(c => c.ClientId == id, cancel);
        if (!ApiClients.Knows(client, secret))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"caicach\"";
            return ApiJson.Answer(new TokenRefusal("invalid_client", "Sai client_id hoặc client_secret."), StatusCodes.Status401Unauthorized);
        }

        var given = ApiScopes.Parse(client!.Scopes);
        var asked = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!asked.All(given.Contains))
        {
            return Refuse("invalid_scope", "Ứng dụng không được cấp một trong các quyền đã yêu cầu.");
        }

        var (now, minuteAgo) = (time.Moment(), time.Moment().AddMinutes(-1));
        await db.ApiClients.Where(c => c.Id == client.Id && (c.LastUsedAt == null || c.LastUsedAt < minuteAgo)).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastUsedAt, now), cancel);
        var scopes = asked.Length == 0 ? given : ApiScopes.Parse(string.Join(' ', asked));
        var answer = new TokenAnswer(tokens.Issue(client.Id, scopes), "Bearer", (int)ClientTokens.Lifetime.TotalSeconds, string.Join(' ', scopes));
        return ApiJson.Answer(answer);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return await request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static (string? Id, string? Secret) Credentials(HttpRequest request, IFormCollection form)
    {
        const string Basic = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return (form["client_id"], form["client_secret"]);
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            return default;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])) : default;
    }

    private static IResult Refuse(string error, string description) =>
        ApiJson.Answer(new TokenRefusal(error, description), StatusCodes.Status400BadRequest);
}
