using CaiCach.Web.Hosting;
using CaiCach.Web.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Tests.Portal;

/// <summary>For tests that send more in a minute than a person would.</summary>
internal static class NoRateLimit
{
    public static void AddRequestsWithoutRateLimit(this IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(s => new TryLimit(s.GetRequiredService<IStringLocalizer<SharedTexts>>(), int.MaxValue)));
        services.Replace(ServiceDescriptor.Singleton(_ => new RequestLimit(int.MaxValue)));
    }
}
