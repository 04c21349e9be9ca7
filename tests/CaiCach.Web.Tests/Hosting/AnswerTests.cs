using System.Net;
using CaiCach.Web.Commands;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaiCach.Web.Tests.Hosting;

public sealed class AnswerTests
{
    private static Uri At(string path) => new(path, UriKind.Relative);

    [Theory]
    [InlineData("/gioi-thieu", HttpStatusCode.OK)]
    [InlineData("/khong-co-trang-nay", HttpStatusCode.NotFound)]
    [InlineData("/api/khong-co", HttpStatusCode.NotFound)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        await using var app = await RunningWeb.Start();

        using var answer = await app.GetTestClient().GetAsync(At(path));

        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_has_no_inline_script_or_style()
    {
        await using var app = await RunningWeb.Start();

        var page = await app.GetTestClient().GetStringAsync(At("/tro-nang"));

        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.DoesNotMatch("\\son[a-z]+=", page);
    }

    [Fact]
    public async Task An_asset_is_kept_for_a_year_and_sent_small()
    {
        await using var app = await RunningWeb.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, At(Assets.OfThisProgram()["public.css"]));
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var answer = await app.GetTestClient().SendAsync(request);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_failure_is_a_Vietnamese_page_of_its_face_without_the_reason()
    {
        await using var app = await RunningWeb.Start(app =>
        {
            string Fail() => throw new InvalidOperationException("bí mật nội bộ");
            app.MapGet("/hong", Fail).Access(new OpenToAllAttribute());
            app.MapGet("/can-bo/hong", Fail).Access(new OpenToAllAttribute());
            app.MapGet("/api/hong", Fail).Access(new OpenToAllAttribute());
        });
        var client = app.GetTestClient();

        using var portal = await client.GetAsync(At("/hong"));
        var page = WebUtility.HtmlDecode(await portal.Content.ReadAsStringAsync());
        using var workspace = await client.GetAsync(At("/can-bo/hong"));
        using var api = await client.GetAsync(At("/api/hong"));

        Assert.Equal(HttpStatusCode.InternalServerError, portal.StatusCode);
        Assert.Contains("Hệ thống gặp lỗi", page, StringComparison.Ordinal);
        Assert.Contains("/assets/public.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", page, StringComparison.Ordinal);
        Assert.Contains("/assets/workspace.", await workspace.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("bí mật", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_gets_400_and_a_page_that_says_what_to_do()
    {
        await using var app = await RunningWeb.Start();
        using var body = new FormUrlEncodedContent([new("a", "b")]);

        using var answer = await app.GetTestClient().PostAsync(At("/gioi-thieu"), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("tải lại trang", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_the_limit_gets_413_and_one_at_the_limit_does_not(int over, HttpStatusCode status)
    {
        await using var app = await RunningWeb.Start();
        using var body = new ByteArrayContent(new byte[BodyLimit.Ordinary + over]);

        using var answer = await app.GetTestClient().PostAsync(At("/gioi-thieu"), body);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task More_requests_than_the_rate_get_429_with_the_time_to_wait()
    {
        await using var app = await RunningWeb.Start(app =>
            app.MapGet("/tra", () => "x").Access(new OpenToAllAttribute()).RequireRateLimiting(RateLimits.Follow));
        var client = app.GetTestClient();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/tra"))).StatusCode);
        }

        using var answer = await client.GetAsync(At("/tra"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Matches("Hãy chờ [1-9][0-9]? giây", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_interface_turns_English_by_cookie_or_address_and_Vietnamese_otherwise()
    {
        await using var app = await RunningWeb.Start();
        var client = app.GetTestClient();

        var asked = await client.GetStringAsync(At("/gioi-thieu?lang=en"));
        using var turned = await client.GetAsync(At("/ngon-ngu/en?ve=%2Ftro-nang"));
        using var request = new HttpRequestMessage(HttpMethod.Get, At("/gioi-thieu"));
        request.Headers.Add("Cookie", turned.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        request.Headers.AcceptLanguage.ParseAdd("vi");
        using var kept = await client.SendAsync(request);
        using var plain = new HttpRequestMessage(HttpMethod.Get, At("/gioi-thieu"));
        plain.Headers.AcceptLanguage.ParseAdd("en");
        using var vietnamese = await client.SendAsync(plain);

        Assert.Contains("lang=\"en\"", asked, StringComparison.Ordinal);
        Assert.Contains("Administrative reform", asked, StringComparison.Ordinal);
        Assert.Equal("/tro-nang", turned.Headers.Location!.OriginalString);
        Assert.Contains("About", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Giới thiệu", await vietnamese.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_switch_of_an_error_page_comes_back_to_the_address_asked_for()
    {
        await using var app = await RunningWeb.Start();

        using var answer = await app.GetTestClient().GetAsync(At("/khong-co-trang-nay"));

        Assert.Contains("/ngon-ngu/en?ve=%2Fkhong-co-trang-nay\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example/")]
    [InlineData("/\\xau.example/")]
    [InlineData("")]
    public async Task The_language_switch_never_leads_elsewhere(string target)
    {
        await using var app = await RunningWeb.Start();

        using var answer = await app.GetTestClient().GetAsync(At("/ngon-ngu/en?ve=" + Uri.EscapeDataString(target)));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/gioi-thieu?lang=en")]
    [InlineData("/tro-nang?lang=en")]
    [InlineData("/loi/404?lang=en")]
    public async Task An_English_page_has_no_Vietnamese_left_but_the_way_back(string path)
    {
        await using var app = await RunningWeb.Start();
        using var answer = await app.GetTestClient().GetAsync(At(path));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace("Tiếng Việt", "", StringComparison.Ordinal);

        Assert.DoesNotMatch("[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]", page);
    }

    [Theory]
    [InlineData("https://hanh-chinh.example", "__Host-chong-gia-mao", true)]
    [InlineData("http://127.0.0.1:5080", "chong-gia-mao", false)]
    public async Task Cookies_are_held_to_the_host_where_people_come_by_https(string publicUrl, string name, bool secure)
    {
        await using var app = ServeCommand.Build(["--public-url", publicUrl], RunningWeb.InMemory);

        var cookie = app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;

        Assert.Equal(name, cookie.Name);
        Assert.Equal(secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest, cookie.SecurePolicy);
        Assert.True(cookie.HttpOnly);
    }
}
