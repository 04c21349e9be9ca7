using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Hosting;

public sealed class AccessWallTests
{
    [Fact]
    public async Task An_endpoint_without_a_rule_stops_the_start_and_is_named()
    {
        await using var app = RunningWeb.Build();
        app.MapGet("/quen-khai-bao", () => "x");

        var refusal = Assert.Throws<InvalidOperationException>(() => app.CheckAccessWall());

        Assert.Contains("/quen-khai-bao", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no access rule", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_with_two_rules_stops_the_start_since_the_open_one_would_win()
    {
        await using var app = RunningWeb.Build();
        app.MapGroup("/nhom").Access(new OpenToAllAttribute()).MapGet("/rieng", () => "x").Access(new OfficialsOnlyAttribute());

        Assert.Contains("2 access rules", Assert.Throws<InvalidOperationException>(() => app.CheckAccessWall()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_lets_everyone_in_beside_its_rule_stops_the_start()
    {
        await using var app = RunningWeb.Build();
        app.MapGet("/cua-sau", () => "x").Access(new OfficialsOnlyAttribute()).AllowAnonymous();

        Assert.Contains("allows everyone", Assert.Throws<InvalidOperationException>(() => app.CheckAccessWall()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_as_it_is_passes_and_each_workspace_page_is_closed_to_strangers_or_says_it_is_open()
    {
        await using var app = RunningWeb.Build();

        app.CheckAccessWall();

        var pages = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToArray();
        Assert.NotEmpty(pages);
        foreach (var page in pages.Where(p => p.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath.StartsWith("/Workspace/", StringComparison.Ordinal)))
        {
            var rule = page.Metadata.GetMetadata<AccessRuleAttribute>();
            Assert.True(rule is IAuthorizeData or OpenToAllAttribute, page.DisplayName);
        }
    }

    [Fact]
    public async Task A_request_to_an_endpoint_added_after_the_check_is_stopped()
    {
        await using var app = await RunningWeb.Start(app => app.MapGet("/den-muon", () => "bí mật"));

        using var answer = await app.GetTestClient().GetAsync(new Uri("/den-muon", UriKind.Relative));

        Assert.Equal(StatusCodes.Status500InternalServerError, (int)answer.StatusCode);
        Assert.DoesNotContain("bí mật", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_itself_is_what_is_enforced()
    {
        await using var app = await RunningWeb.Start(app =>
        {
            app.MapGet("/mo", () => "mở").Access(new OpenToAllAttribute());
            app.MapGet("/can-bo/dong", () => "đóng").Access(new OfficialsOnlyAttribute());
        });
        var client = app.GetTestClient();

        using var open = await client.GetAsync(new Uri("/mo", UriKind.Relative));
        using var closed = await client.GetAsync(new Uri("/can-bo/dong?a=1", UriKind.Relative));

        Assert.Equal(StatusCodes.Status200OK, (int)open.StatusCode);
        Assert.Equal(StatusCodes.Status302Found, (int)closed.StatusCode);
        Assert.Equal("/can-bo/dang-nhap?ve=%2Fcan-bo%2Fdong%3Fa%3D1", closed.Headers.Location!.OriginalString);
    }
}
