using System.Globalization;
using System.Threading.RateLimiting;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Hosting;

/// <summary>
/// How many tries one address or account has in a minute at the doors where one could guess. To look at a page is no try; the page says when
/// one is made, and shows itself again with what was typed when there were too many.
/// </summary>
public sealed class TryLimit(IStringLocalizer<SharedTexts> texts, int most = 20) : IDisposable
{
    private readonly PartitionedRateLimiter<(string Door, string Caller)> limiter = PartitionedRateLimiter.Create<(string Door, string Caller), (string, string)>(
        tried => RateLimitPartition.GetSlidingWindowLimiter(tried, _ => RateLimits.InAMinute(most)));

    /// <summary>Counts a try; the page with 429 and how long to wait when it was one too many, else null.</summary>
    /// <param name="page">The page on which it is made.</param>
    /// <param name="door">What is tried: <see cref="RateLimits.Follow"/> or <see cref="RateLimits.SignIn"/>.</param>
    public PageResult? TooMany(PageModel page, string door)
    {
        ArgumentNullException.ThrowIfNull(page);
        using var lease = limiter.AttemptAcquire((door, RateLimits.Caller(page.HttpContext)));
        if (lease.IsAcquired)
        {
            return null;
        }

        var seconds = RateLimits.SecondsToWait(lease);
        page.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        page.ModelState.AddModelError("", texts["Đã thử quá nhiều lần trong một phút. Hãy chờ {0} giây rồi thử lại; nội dung đã nhập (trừ mật khẩu) vẫn còn bên dưới.", seconds]);
        return new() { StatusCode = StatusCodes.Status429TooManyRequests };
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
