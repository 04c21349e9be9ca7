using CaiCach.Data;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Api;

public sealed class DatabaseAwayTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task While_the_database_is_away_a_program_is_told_when_to_try_again_and_goes_on_when_it_is_back(string engine)
    {
        var switched = new DatabaseSwitch(engine);
        await using var caller = await ApiCaller.StartAsync(engine, configure: builder => builder.Services.ConfigureDbContext<CaiCachDb>(options => options.AddInterceptors(switched)));
        var filing = await caller.FilingAsync();
        Func<Task<ApiCaller.Answer>>[] calls =
        [
            () => caller.GetAsync("/api/v1/index/published/2023"),
            () => caller.GetAsync("/api/v1/index/SKHCN-QT/2026"),
            () => caller.GetAsync("/api/v1/dossiers?desk=receive"),
            () => caller.FileAsync(filing, "k-1"),
            () => caller.TokenAsync(("grant_type", "client_credentials"), ("client_id", ApiCaller.ClientId), ("client_secret", ApiCaller.Secret)),
        ];

        switched.Away = true;
        foreach (var call in calls)
        {
            var answer = await call();
            Assert.Equal((503, "unavailable"), (answer.Status, answer.Code));
            Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(TimeSpan.FromSeconds(5), answer.Response.Headers.RetryAfter?.Delta);
            Assert.Equal(["code", "detail", "status", "title", "type"], answer.Json!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        }

        switched.Away = false;
        foreach (var call in calls)
        {
            Assert.True((await call()).Response.IsSuccessStatusCode);
        }
    }
}
