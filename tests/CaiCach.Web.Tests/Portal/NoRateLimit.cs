using System.Threading.RateLimiting;
using CaiCach.Web.Hosting;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CaiCach.Web.Tests.Portal;

/// <summary>For tests that send more in a minute than a person would.</summary>
internal static class NoRateLimit
{
    public static void AddRequestsWithoutRateLimit(this IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(s => new TryLimit(s.GetRequiredService<IStringLocalizer<SharedTexts>>(), int.MaxValue)));
        services.RemoveAll<IConfigureOptions<RateLimiterOptions>>();
        services.Configure<RateLimiterOptions>(options =>
        {
            foreach (var name in (string[])[RateLimits.Follow, RateLimits.SignIn, RateLimits.Upload, RateLimits.Papers])
            {
                options.AddPolicy(name, _ => RateLimitPartition.GetNoLimiter(""));
            }
        });
    }
}
