using CaiCach.Web.Hosting;

namespace CaiCach.Web.Commands;

/// <summary>Serves the portal, the workspace and the API.</summary>
public static class ServeCommand
{
    public static async Task<int> Run(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
        return 0;
    }

    /// <summary>The whole web program, not yet started; tests change its services and address by <paramref name="configure"/>.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServeCommand).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddCaiCachWeb();
        configure?.Invoke(builder);
        return builder.Build().UseCaiCachWeb().CheckAccessWall();
    }
}
