using System.Collections.Frozen;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace CaiCach.Web.Hosting;

/// <summary>
/// The limits an endpoint names by <c>.RequireRateLimiting(RateLimits.Follow)</c>: so many requests in a minute from one address or account.
/// A page where only some requests are tries counts those itself by <see cref="TryLimit"/>.
/// </summary>
public static class RateLimits
{
    public const string Follow = "follow";
    public const string SignIn = "sign-in";
    public const string Upload = "upload";
    public const string LookUp = "look-up";
    public const string Papers = "papers";
    public const string Parts = "parts";

    /// <summary>Requests in any minute, by the name of the limit.</summary>
    public static FrozenDictionary<string, int> Permits { get; } = new Dictionary<string, int>
    {
        [Follow] = 20,
        [SignIn] = 20,
        [Upload] = 60,
        [LookUp] = 240,

        // Each look, and each file by itself as soon as it is chosen.
        [Papers] = 120,

        // Large files by half a megabyte.
        [Parts] = 600,
    }.ToFrozenDictionary();

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddSingleton(_ => new RequestLimit()).AddSingleton<TryLimit>();

    /// <summary>So many in any minute.</summary>
    public static SlidingWindowRateLimiterOptions InAMinute(int permits) => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    };

    /// <summary>Whole seconds to wait after a refusal, never less than the limiter said.</summary>
    public static int SecondsToWait(RateLimitLease refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var wait = refused.TryGetMetadata(MetadataName.RetryAfter, out var said) ? said : TimeSpan.FromMinutes(1);
        return (int)Math.Ceiling(wait.TotalSeconds);
    }

    /// <summary>The account, or the address of who is not signed in.</summary>
    public static string Caller(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
