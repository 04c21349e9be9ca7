using System.Net.Http.Headers;
using System.Text;
using CaiCach.Application.Accounts;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Api;

public sealed class TokenTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_client_trades_its_credentials_for_a_token_by_form_or_Basic(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine, signedIn: false);

        var form = await caller.TokenAsync(("grant_type", "client_credentials"), ("client_id", ApiCaller.ClientId), ("client_secret", ApiCaller.Secret), ("scope", "dossiers:read"));
        caller.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ApiCaller.ClientId}:{ApiCaller.Secret}")));
        var basic = await caller.TokenAsync(("grant_type", "client_credentials"));

        Assert.Equal(200, form.Status);
        Assert.Equal("Bearer", (string?)form.Json!["token_type"]);
        Assert.Equal(3600, (int)form.Json["expires_in"]!);
        Assert.Equal("dossiers:read", (string?)form.Json["scope"]);
        Assert.Equal("no-store", form.Response.Headers.CacheControl!.ToString());
        Assert.Equal(200, basic.Status);
        Assert.Equal(string.Join(' ', ApiScopes.All), (string?)basic.Json!["scope"]);
    }

    [Theory]
    [InlineData("client_credentials", ApiCaller.ClientId, "sai", "", 401, "invalid_client")]
    [InlineData("client_credentials", "khong-co", ApiCaller.Secret, "", 401, "invalid_client")]
    [InlineData("client_credentials", "", ApiCaller.Secret, "", 400, "invalid_request")]
    [InlineData("password", ApiCaller.ClientId, ApiCaller.Secret, "", 400, "unsupported_grant_type")]
    [InlineData("client_credentials", ApiCaller.ClientId, ApiCaller.Secret, "dossiers:read admin", 400, "invalid_scope")]
    public async Task What_is_wrong_with_a_request_for_a_token_is_said_as_OAuth_says_it(string grant, string id, string secret, string scope, int status, string error)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);

        var answer = await caller.TokenAsync(("grant_type", grant), ("client_id", id), ("client_secret", secret), ("scope", scope));

        Assert.Equal(status, answer.Status);
        Assert.Equal(error, (string?)answer.Json!["error"]);
    }

    [Fact]
    public async Task A_token_works_for_one_hour_and_not_a_second_longer()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        var before = await caller.PostAsync("/api/v1/dossiers", "{}");

        caller.Site.World.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await caller.PostAsync("/api/v1/dossiers", "{}");

        Assert.Equal(400, before.Status);
        Assert.Equal(401, after.Status);
        Assert.Equal("Bearer error=\"invalid_token\"", after.Response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("unauthorized", after.Code);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_revoked_client_is_out_within_a_minute_and_gets_no_new_token(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        Assert.Equal(400, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);
        await using (var db = caller.Site.World.Database.Open())
        {
            var now = caller.Site.World.Clock.Now;
            await db.ApiClients.ExecuteUpdateAsync(set => set.SetProperty(c => c.RevokedAt, now));
        }

        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(401, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);
        Assert.Equal(401, (await caller.TokenAsync(("grant_type", "client_credentials"), ("client_id", ApiCaller.ClientId), ("client_secret", ApiCaller.Secret))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAA")]
    public async Task A_made_up_token_gets_401(string token)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        caller.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);

        Assert.Equal(401, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);
    }

    [Fact]
    public async Task A_signed_in_official_is_no_client_of_the_API()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        var official = await caller.Site.World.OfficialAsync(Law.Organisation.Role.AgencyHead);
        var session = await caller.Site.SessionAsync(official);

        var answer = await caller.PostAsync("/api/v1/dossiers", "{}", ("Cookie", $"{session.Name}={session.Value}"));

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task A_token_without_the_scope_gets_403_which_names_it()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        await caller.SignInAsync(scope: "dossiers:read");

        var answer = await caller.PostAsync("/api/v1/dossiers", "{}");

        Assert.Equal(403, answer.Status);
        Assert.Equal("insufficient_scope", answer.Code);
        Assert.Contains("dossiers:file", answer.Response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }
}
