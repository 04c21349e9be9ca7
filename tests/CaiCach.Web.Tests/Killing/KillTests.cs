using CaiCach.Application.Accounts;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Killing;

public sealed class KillTests
{
    private const int Filings = 200;
    private const int Workers = 4;
    private const int Kills = 5;
    private const string Secret = "bi-mat-cua-phep-thu-0123456789";

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory(Timeout = 300_000), MemberData(nameof(Engines))]
    public async Task A_server_killed_while_dossiers_are_filed_loses_none_it_acknowledged_and_doubles_none(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using (var db = database.Open())
        {
            var unit = await db.Units.SingleAsync(u => u.Code == World.Agency);
            db.ApiClients.Add(ApiClients.New("phep-thu", Secret, "Phép thử", unit.Id, ApiScopes.All, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        }

        var files = Directory.CreateTempSubdirectory("caicach-files-").FullName;
        await using var server = new RestartedServer(["--database", database.Connection, "--files", files], ("CAICACH_ALLOW_UNSAFE_DATABASE", "1"));
        await server.StartAsync();
        var client = new RetryingClient(server, "phep-thu", Secret);

        // Killed in the middle of the work: after so many acknowledgements, while the other workers' requests are under way.
        var random = new Random(engine.Length);
        var killAt = Enumerable.Range(0, Kills).Select(i => (i * Filings / Kills) + random.Next(1, Filings / Kills)).ToHashSet();
        var acknowledged = new Guid[Filings];
        var (next, done) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < Filings; i = Interlocked.Increment(ref next))
            {
                acknowledged[i] = await client.FileAsync($"ho-so-{i}");
                if (killAt.Contains(Interlocked.Increment(ref done)))
                {
                    await server.KillAndRestartAsync();
                }
            }
        }));
        await (await server.Running).KillAsync();

        Assert.Equal(Filings, acknowledged.Distinct().Count());
        Assert.True(client.Attempts > Filings, "No filing was ever cut off: the kills came at the wrong moments.");
        await using var left = database.Open();
        var stored = await left.Dossiers.AsNoTracking().Select(d => new { d.Id, d.Version, d.Content }).ToListAsync();
        Assert.Equal(acknowledged.Order(), stored.Select(d => d.Id).Order());
        Assert.Equal(Filings, stored.Select(d => d.Content).Distinct(StringComparer.Ordinal).Count());
        await new VerifyLedger(left, database.Engine).RunAsync(fault => Assert.Fail(fault.ToString()));
        var events = await left.Events.AsNoTracking().Where(e => e.Stream == "dossier").Select(e => new { e.StreamId, e.Version, e.Type }).ToListAsync();
        Assert.Equal(stored.Select(d => (d.Id, 1, "dossier.submitted")).Order(), events.Select(e => (e.StreamId, e.Version, e.Type)).Order());
        await foreach (var difference in new RecountMeasures(left, database.Engine).RunAsync())
        {
            Assert.Fail(difference.Text);
        }

        Directory.Delete(files, recursive: true);
    }
}
