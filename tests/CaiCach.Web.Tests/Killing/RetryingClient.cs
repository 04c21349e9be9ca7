using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Killing;

/// <summary>Files dossiers as a careful program does: the same key and the same content until it is answered.</summary>
internal sealed class RetryingClient(RestartedServer server, string clientId, string secret)
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<Uri, Task<string>> tokens = new();
    private int attempts;

    /// <summary>Requests sent for filings, repeated ones too.</summary>
    public int Attempts => attempts;

    /// <summary>Files one dossier; returns the id that was acknowledged.</summary>
    public async Task<Guid> FileAsync(string key)
    {
        var upload = await UntilAnsweredAsync(() =>
        {
            var content = new ByteArrayContent("%PDF-1.4 thử nghiệm"u8.ToArray());
            content.Headers.ContentType = new("application/pdf");
            return new HttpRequestMessage(HttpMethod.Post, "/api/v1/files") { Content = content };
        });
        var filing = new JsonObject
        {
            ["procedureCode"] = World.Procedure,
            ["agencyCode"] = World.Agency,
            ["applicant"] = new JsonObject
            {
                ["kind"] = "citizen",
                ["name"] = "Phạm Văn Thử Một",
                ["idNumber"] = "045090999901",
                ["phone"] = "0900000001",
                ["address"] = "Thôn Minh Họa 1, xã Minh Họa, Quảng Trị",
            },
            ["content"] = $"Hồ sơ {key}",
            ["papers"] = new JsonArray(new JsonObject { ["componentCode"] = "C1", ["uploadId"] = (string)upload["id"]! }),
        }.ToJsonString();
        var filed = await UntilAnsweredAsync(() =>
        {
            Interlocked.Increment(ref attempts);
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossiers") { Content = new StringContent(filing, System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        });
        return (Guid)filed["id"]!;
    }

    private async Task<JsonNode> UntilAnsweredAsync(Func<HttpRequestMessage> make)
    {
        while (true)
        {
            var address = (await server.Running).Address;
            try
            {
                using var request = make();
                request.RequestUri = new(address, request.RequestUri!);
                request.Headers.Authorization = new("Bearer", await tokens.GetOrAdd(address, TokenAsync));
                using var response = await http.SendAsync(request);
                if (response.StatusCode == HttpStatusCode.Created)
                {
                    return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
                }

                Assert.True((int)response.StatusCode >= 500, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
            {
                tokens.TryRemove(address, out _);
            }
        }
    }

    private async Task<string> TokenAsync(Uri address)
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", secret)]);
        using var response = await http.PostAsync(new Uri(address, "/api/v1/token"), form);
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
    }
}
