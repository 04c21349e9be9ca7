using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaiCach.Data.Sms;

namespace CaiCach.Application.Sms;

/// <summary>
/// Hands text messages to the provider: one POST of JSON each, <c>{"id", "to", "from", "channel", "text"}</c>, through Zalo with <c>"template"</c> and <c>"parameters"</c>, with
/// the id as <c>Idempotency-Key</c>, so that a second copy is known as one. 2xx is a yes; 400, 404 and 422 are a no for good; anything else is tried again.
/// </summary>
public sealed class SmsSender(SmsSettings settings) : IDisposable
{
    // Shorter than the lease of a message, so that no other node sends the same one meanwhile.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Longest };

    /// <summary>What is handed over; a text message has neither template nor parameters.</summary>
    public sealed record Order(Guid Id, string To, string From, string Channel, string Text, string? Template = null, IReadOnlyDictionary<string, string>? Parameters = null);

    /// <summary>The provider said no for good.</summary>
    public sealed class RefusedException(string message) : Exception(message);

    /// <summary>Sends one; an exception means that the provider did not say that it took it.</summary>
    /// <exception cref="RefusedException">It is refused for good.</exception>
    internal async Task SendAsync(SmsMessage message, string text, SmsRoute route, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url)
        {
            Content = JsonContent.Create(new Order(message.Id, message.Phone, settings.Sender, SmsRoute.WordOf(route.Channel), text, route.Template, route.Parameters), options: Json),
        };
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        if (settings.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
        {
            throw new RefusedException($"Nhà cung cấp từ chối tin ({(int)answer.StatusCode}).");
        }

        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();
}
