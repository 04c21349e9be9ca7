using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>Bodies sent in pieces, without saying how long they are.</summary>
public sealed class BodyLimitTests
{
    private const int ValueLength = 100_000;

    [Theory]
    [InlineData("/gioi-thieu", "text/html", "chọn tệp nhỏ hơn")]
    [InlineData("/dang-nhap", "text/html", "chọn tệp nhỏ hơn")]
    [InlineData("/api/v1/token", "application/problem+json", "vượt quá dung lượng cho phép")]
    public async Task A_body_in_pieces_over_the_limit_gets_413_and_says_so(string path, string kind, string words)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);

        using var answer = await PostAsync(site, path, (int)(BodyLimit.Ordinary / ValueLength) + 1);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(kind, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gioi-thieu")]
    [InlineData("/api/v1/token")]
    public async Task A_body_in_pieces_below_the_limit_is_read(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);

        using var answer = await PostAsync(site, path, 10);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_that_takes_files_takes_more_than_others()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        using var client = site.Client();
        using var file = new MultipartFormDataContent { { new ByteArrayContent(new byte[BodyLimit.Ordinary + 1]), "tep", "ket-qua.pdf" } };

        using var answer = await client.PostAsync(new Uri("/xac-minh/khong-co", UriKind.Relative), file);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_JSON_body_in_pieces_over_the_limit_gets_413()
    {
        await using var caller = await Api.ApiCaller.StartAsync("sqlite", listen: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossiers")
        {
            Headers = { TransferEncodingChunked = true },
            Content = new StringContent("{\"content\":\"" + new string('a', (int)BodyLimit.Ordinary) + "\"}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", "k-1");

        var answer = await caller.SendAsync(request);

        Assert.Equal((413, "too_large"), (answer.Status, answer.Code));
    }

    private static async Task<HttpResponseMessage> PostAsync(TestSite site, string path, int values)
    {
        using var client = site.Client();
        var body = string.Join('&', Enumerable.Range(0, values).Select(i => $"a{i}={new string('x', ValueLength)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { TransferEncodingChunked = true },
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        return await client.SendAsync(request);
    }
}
