using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaiCach.Application.Accounts;
using CaiCach.TestKit;
using Microsoft.AspNetCore.Builder;

namespace CaiCach.Web.Tests.Api;

/// <summary>A client of the API on a site of one test's own.</summary>
internal sealed class ApiCaller : IAsyncDisposable
{
    public const string ClientId = "phan-mem-mau";
    public const string Secret = "bi-mat-cua-phan-mem-mau-0123456789";

    private ApiCaller(TestSite site, HttpClient http)
    {
        Site = site;
        Http = http;
    }

    public TestSite Site { get; }

    public HttpClient Http { get; }

    /// <summary>An answer with its JSON (null when it has none).</summary>
    public sealed record Answer(HttpResponseMessage Response, JsonNode? Json)
    {
        public int Status => (int)Response.StatusCode;

        public string? Code => (string?)Json?["code"];

        public string? Pointer => (string?)Json?["errors"]?[0]?["pointer"];

        public string? ETag => Response.Headers.ETag?.Tag;
    }

    /// <summary>A site with a client that has all scopes, or these, on the unit.</summary>
    public static async Task<ApiCaller> StartAsync(string engine, string unit = World.Agency, IReadOnlyList<string>? scopes = null, bool signedIn = true, bool listen = false, Action<WebApplicationBuilder>? configure = null)
    {
        var site = await TestSite.StartAsync(engine, listen: listen, configure: configure);
        await AddClientAsync(site, ClientId, unit, scopes ?? ApiScopes.All);
        var caller = new ApiCaller(site, site.Client());
        if (signedIn)
        {
            await caller.SignInAsync();
        }

        return caller;
    }

    public static async Task AddClientAsync(TestSite site, string clientId, string unit, IReadOnlyList<string> scopes)
    {
        await using var db = site.World.Database.Open();
        db.ApiClients.Add(ApiClients.New(clientId, Secret, "Phần mềm mẫu", await site.World.UnitAsync(unit), scopes, site.World.Clock.Now));
        await db.SaveChangesAsync();
    }

    public Task<Answer> TokenAsync(params (string Name, string Value)[] form) =>
        SendAsync(new(HttpMethod.Post, "/api/v1/token") { Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    public async Task SignInAsync(string clientId = ClientId, string? scope = null)
    {
        (string, string)[] form = [("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", Secret)];
        var answer = await TokenAsync(scope is null ? form : [.. form, ("scope", scope)]);
        Http.DefaultRequestHeaders.Authorization = new("Bearer", (string)answer.Json!["access_token"]!);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public Task<Answer> PostAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new(response, isJson ? JsonNode.Parse(text) : null);
    }

    /// <summary>Hands a file in and gives its id.</summary>
    public async Task<string> UploadAsync(string text = "%PDF-1.4 thử nghiệm", string name = "giay-to.pdf")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files") { Content = content };
        request.Headers.TryAddWithoutValidation("X-File-Name", Uri.EscapeDataString(name));
        return (string)(await SendAsync(request)).Json!["id"]!;
    }

    /// <summary>A valid filing as JSON.</summary>
    public async Task<JsonObject> FilingAsync() => JsonSerializer.SerializeToNode(new
    {
        procedureCode = World.Procedure,
        agencyCode = World.Agency,
        channel = "online",
        applicant = new { kind = "citizen", name = "Phạm Văn Thử Một", idNumber = "045090999901", birthDate = "17/05/1990", phone = "0900000001", address = "Thôn Minh Họa 1, Quảng Trị" },
        content = "Đề nghị giải quyết",
        papers = new[] { new { componentCode = "C1", uploadId = await UploadAsync() } },
    })!.AsObject();

    public Task<Answer> FileAsync(JsonObject filing, string key) => PostAsync("/api/v1/dossiers", filing.ToJsonString(), ("Idempotency-Key", key));

    /// <summary>Files a dossier and gives its address.</summary>
    public async Task<string> FileAsync(string key = "k1") => (await FileAsync(await FilingAsync(), key)).Response.Headers.Location!.OriginalString;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Site.DisposeAsync();
    }
}
