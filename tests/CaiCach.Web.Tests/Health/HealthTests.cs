using System.Net;
using CaiCach.TestKit;
using CaiCach.Web.Commands;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Health;

public sealed class HealthTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_migrated_database_and_writable_files_are_ready(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var client = site.Client();

        foreach (var path in (string[])["/health/live", "/health/ready", "/health/startup"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("ok", await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_database_that_lacks_a_migration_is_alive_and_not_ready(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await using (var db = site.World.Database.Open())
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM schema_migrations WHERE number = 2");
        }

        using var client = site.Client();
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("unready", await ready.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_database_that_is_away_is_not_ready_and_says_no_more()
    {
        await using var app = ServeCommand.Build(["--database", "Host=127.0.0.1;Port=1;Username=postgres;Timeout=2", "--files", Path.GetTempPath()], Hosting.RunningWeb.InMemory);
        await app.StartAsync();

        using var answer = await app.GetTestClient().GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("unready", await answer.Content.ReadAsStringAsync());
    }
}
