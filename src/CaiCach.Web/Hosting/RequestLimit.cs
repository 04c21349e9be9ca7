using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Hosting;

/// <summary>
/// Refuses with 429 what comes faster than the limit its endpoint names. In place of the middleware of ASP.NET, which never disposes its limiters:
/// their timer keeps every host that was stopped in memory.
/// </summary>
/// <param name="most">Requests in a minute in place of those of <see cref="RateLimits.Permits"/>.</param>
public sealed class RequestLimit(int? most = null) : IDisposable
{
    private readonly PartitionedRateLimiter<(string Limit, string Caller)> limiter = PartitionedRateLimiter.Create<(string Limit, string Caller), (string, string)>(
        asked => RateLimitPartition.GetSlidingWindowLimiter(asked, _ => RateLimits.InAMinute(most ?? RateLimits.Permits[asked.Limit])));

    /// <summary>The middleware; after routing and authentication.</summary>
    public async Task Serve(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is not { } limit)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        using var lease = limiter.AttemptAcquire((limit, RateLimits.Caller(context)));
        if (lease.IsAcquired)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = RateLimits.SecondsToWait(lease).ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
