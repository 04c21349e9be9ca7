using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

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

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        Add(options, Follow, 20);
        Add(options, SignIn, 20);
        Add(options, Upload, 60);
        Add(options, LookUp, 240);

        // Each look, and each file by itself as soon as it is chosen.
        Add(options, Papers, 120);

        // Large files by half a megabyte.
        Add(options, Parts, 600);
    }).AddSingleton<TryLimit>();

    /// <summary>So many in any minute.</summary>
    public static SlidingWindowRateLimiterOptions InAMinute(int permits) => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    };

    /// <summary>Whole seconds to wait, never less than was said.</summary>
    public static int Seconds(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds);

    private static void Add(RateLimiterOptions options, string name, int permits) =>
        options.AddPolicy(name, context => RateLimitPartition.GetSlidingWindowLimiter(Caller(context), _ => InAMinute(permits)));

    /// <summary>The account, or the address of who is not signed in.</summary>
    public static string Caller(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
