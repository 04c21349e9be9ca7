using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaiCach.Web.Tests.Telemetry;

/// <summary>An OTLP collector (HTTP/protobuf) on loopback that keeps what it is sent.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = [];

    private FakeCollector(WebApplication app) => this.app = app;

    public string Endpoint => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeCollector> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new FakeCollector(builder.Build());
        collector.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector.received.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Everything sent to a path, as bytes read one a character.</summary>
    public string Sent(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));

    /// <summary>Whether a text is in anything that was sent.</summary>
    public bool Has(string text) => received.Any(r => r.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
