using CaiCach.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>The whole web program in memory.</summary>
internal static class RunningWeb
{
    public static async Task<WebApplication> Start(Action<WebApplication>? more = null)
    {
        var app = Build();
        more?.Invoke(app);
        await app.StartAsync();
        return app;
    }

    public static WebApplication Build() => ServeCommand.Build([], InMemory);

    public static void InMemory(WebApplicationBuilder builder)
    {
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
    }
}
