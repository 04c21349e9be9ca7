using System.Net;
using CaiCach.TestKit;
using CaiCach.Web.Commands;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>A proxy in front that ends TLS: believed on this machine and where it is named, nobody else is.</summary>
public sealed class TrustedProxiesTests
{
    private const string PublicUrl = "https://hanh-chinh.example";

    [Fact]
    public async Task Behind_the_proxy_a_page_with_a_form_opens_and_says_to_come_by_https_for_a_year()
    {
        await using var site = await TestSite.StartAsync("sqlite", configure: builder =>
        {
            builder.Configuration["public-url"] = PublicUrl;
            ConnectFrom(builder, "127.0.0.1");
        });
        using var client = site.Client();
        using var request = Forwarded("/dang-nhap", "203.0.113.7", "https");

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-chong-gia-mao", StringComparison.Ordinal) && c.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(PublicUrl, "", "127.0.0.1", "203.0.113.7", "203.0.113.7 https")]
    [InlineData(PublicUrl, "", "::1", "203.0.113.7", "203.0.113.7 https")]
    [InlineData(PublicUrl, "", "127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7 https")]
    [InlineData(PublicUrl, "", "10.0.0.5", "203.0.113.7", "10.0.0.5 http")]
    [InlineData(PublicUrl, "10.0.0.5", "10.0.0.5", "203.0.113.7", "203.0.113.7 https")]
    [InlineData(PublicUrl, "10.0.0.5", "10.0.0.6", "203.0.113.7", "10.0.0.6 http")]
    [InlineData(PublicUrl, "192.0.2.1, 10.0.0.0/24", "10.0.0.6", "203.0.113.7", "203.0.113.7 https")]
    [InlineData(PublicUrl, "10.0.0.0/24", "127.0.0.1", "203.0.113.7, 10.0.0.6", "203.0.113.7 https")]
    [InlineData(null, "", "127.0.0.1", "203.0.113.7", "127.0.0.1 http")]
    public async Task Only_a_trusted_proxy_says_who_asks(string? publicUrl, string trusted, string connection, string forwarded, string seen)
    {
        await using var app = ServeCommand.Build([], builder =>
        {
            RunningWeb.InMemory(builder);
            builder.Configuration["public-url"] = publicUrl;
            builder.Configuration["trusted-proxies"] = trusted;
            ConnectFrom(builder, connection);
        });
        app.MapGet("/ai", (Microsoft.AspNetCore.Http.HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}").Access(new OpenToAllAttribute());
        await app.StartAsync();
        using var request = Forwarded("/ai", forwarded, "https");

        using var answer = await app.GetTestClient().SendAsync(request);

        Assert.Equal(seen, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start_with_wrong_usage()
    {
        Assert.Equal(2, await ServeCommand.Serve(["--public-url", PublicUrl, "--trusted-proxies", "10.0.0.5,proxy.example", "--database", "khong-co.db"]));
    }

    private static HttpRequestMessage Forwarded(string path, string address, string scheme)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://hanh-chinh.example" + path));
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return request;
    }

    private static void ConnectFrom(WebApplicationBuilder builder, string address) =>
        builder.Services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(address)));

    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = address;
                return then(context);
            });
            next(app);
        };
    }
}
