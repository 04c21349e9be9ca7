using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CaiCach.Application.Sms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaiCach.TestKit;

/// <summary>
/// A provider of text messages in this test process, that speaks our contract over HTTP on a free loopback port and keeps what it takes. Through Zalo it takes nothing
/// without a template and its parameters, and a text message with neither.
/// </summary>
public sealed class SmsServer : IAsyncDisposable
{
    /// <summary>The key that it asks for.</summary>
    public const string Key = "khoa-thu-nghiem";

    /// <summary>The secret that signs what it tells.</summary>
    public const string Secret = "bi-mat-thu-nghiem-0123456789";

    private readonly WebApplication app;

    private SmsServer(WebApplication app) => this.app = app;

    /// <summary>A message it took, with the key it was sent under.</summary>
    public sealed record Message(SmsSender.Order Order, string IdempotencyKey);

    /// <summary>What it took, oldest first.</summary>
    public ConcurrentQueue<Message> Taken { get; } = [];

    /// <summary>Takes the next so many messages, but goes away before it says so.</summary>
    public int Silent { get; set; }

    /// <summary>What it answers instead of taking a message; null to take all.</summary>
    public HttpStatusCode? Refusal { get; set; }

    /// <summary>What it answers instead of taking a message through Zalo; null to take all.</summary>
    public HttpStatusCode? ZaloRefusal { get; set; }

    /// <summary>What happens while it takes a message.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>The settings to send through it, with Zalo where there is a template.</summary>
    public SmsSettings ZaloSettings => Settings with { Channel = "zalo" };

    /// <summary>The settings to send through it.</summary>
    public SmsSettings Settings => new(
        new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/gui"), Key, "SKHCN-QT", "sms", Secret, "https://dichvucong.mau.example");

    /// <summary>Starts.</summary>
    public static async Task<SmsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new SmsServer(builder.Build());
        server.app.MapPost("/gui", server.Take);
        await server.app.StartAsync();
        return server;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> Take(HttpContext context, JsonElement json)
    {
        var order = json.Deserialize<SmsSender.Order>(JsonSerializerOptions.Web)!;
        var names = json.EnumerateObject().Select(p => p.Name);
        if (context.Request.Headers.Authorization != "Bearer " + Key)
        {
            return Results.Unauthorized();
        }

        string[] expected = order.Channel == "zalo" ? ["id", "to", "from", "channel", "text", "template", "parameters"] : ["id", "to", "from", "channel", "text"];
        if (order.Channel is not ("sms" or "zalo") || !names.SequenceEqual(expected))
        {
            return Results.BadRequest();
        }

        if ((Refusal ?? (order.Channel == "zalo" ? ZaloRefusal : null)) is { } refusal)
        {
            return Results.StatusCode((int)refusal);
        }

        if (Meanwhile is { } meanwhile)
        {
            await meanwhile();
        }

        Taken.Enqueue(new(order, context.Request.Headers["Idempotency-Key"].ToString()));
        if (Silent > 0)
        {
            Silent--;
            context.Abort();
        }

        return Results.Accepted();
    }
}
