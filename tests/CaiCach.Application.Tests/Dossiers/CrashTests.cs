using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A change breaks off after some of its rows were written: the database itself refuses one of the later ones.</summary>
public sealed class CrashTests
{
    public static TheoryData<string, string> Places
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var engine in TestDatabase.Engines)
            {
                foreach (var table in (string[])["events", "measure_entries", "outbox"])
                {
                    data.Add(engine, table);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Places))]
    public async Task A_filing_that_breaks_off_half_way_leaves_nothing_and_its_retry_files_once(string engine, string table)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        await BreakAsync(world, table);
        await Assert.ThrowsAnyAsync<Exception>(() => world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k"), request)));
        await using (var db = world.Database.Open())
        {
            Assert.Equal((0, 0, 0, 0, 0), (await db.Dossiers.CountAsync(), await db.DossierPapers.CountAsync(), await db.Outbox.CountAsync(), await db.IdempotencyKeys.CountAsync(), await db.Events.CountAsync(e => e.Stream == "dossier")));
        }

        await MendAsync(world, table);
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k"), request));
        Assert.False(Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Again);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(Places))]
    public async Task An_acceptance_that_breaks_off_half_way_changes_nothing_and_uses_up_no_code(string engine, string table)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.IntakeReview);
        await BreakAsync(office.World, table);
        await Assert.ThrowsAnyAsync<Exception>(() => office.Do<AcceptDossier>(u => u.RunAsync(office.By(office.People.Receiver), id, 2)));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.IntakeReview, 2, null, 2), (dossier.State, dossier.Version, dossier.Code, (await office.EventsAsync(id)).Count));
        await MendAsync(office.World, table);
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        Assert.EndsWith("-0001", (await office.World.DossierAsync(id)).Code, StringComparison.Ordinal);
        await office.World.AssertRecountAsync();
    }

    private static Task BreakAsync(World world, string table) => RunAsync(world, world.Database.Name == "sqlite"
        ? $"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END"
        : $"CREATE TRIGGER broken BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()");

    private static Task MendAsync(World world, string table) => RunAsync(world, world.Database.Name == "sqlite" ? "DROP TRIGGER broken" : $"DROP TRIGGER broken ON {table}");

    private static async Task RunAsync(World world, string sql)
    {
        await using var db = world.Database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
