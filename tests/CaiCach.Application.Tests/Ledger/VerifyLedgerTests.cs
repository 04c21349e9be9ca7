using System.Data.Common;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Ledger;

public sealed class VerifyLedgerTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_ledger_that_nobody_touched_has_no_fault(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.FinishAsync(await journey.AcceptAsync());
        var (counts, faults) = await VerifyAsync(world);
        Assert.Empty(faults);
        await using var db = world.Database.Open();
        Assert.Equal(await db.Events.LongCountAsync(), counts.Events);
        Assert.Equal(await db.Events.Select(e => e.StreamId).Distinct().LongCountAsync(), counts.Records);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_database_itself_refuses_to_change_or_delete_an_event(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await (await Journey.InAsync(world)).SubmitAsync();
        await using var db = world.Database.Open();
        await Refuses("UPDATE events SET actor_name = 'x'");
        await Refuses("UPDATE events SET version = version");
        await Refuses("DELETE FROM events");
        if (engine == "postgres")
        {
            await Refuses("TRUNCATE events");
        }

        async Task Refuses(string sql)
        {
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE stream = 'dossier' AND version = 2", "version_gap", 3)]
    [InlineData("DELETE FROM events WHERE stream = 'dossier' AND version = 1", "version_gap", 2)]
    [InlineData("UPDATE events SET type = 'dossier.blessed' WHERE stream = 'dossier' AND version = 2", "type_unknown", 2)]
    [InlineData("UPDATE events SET data = '{\"to\":' WHERE stream = 'dossier' AND version = 3", "data_unreadable", 3)]
    [InlineData("UPDATE events SET data = '{\"to\":\"Nowhere\"}' WHERE stream = 'dossier' AND version = 3", "data_unreadable", 3)]
    [InlineData("UPDATE events SET at = '2026-01-01 00:00:00' WHERE stream = 'dossier' AND version = 3", "time_back", 3)]
    [InlineData("UPDATE events SET stream = 'nothing' WHERE stream = 'dossier' AND version = 2", "stream_unknown", 2)]
    [InlineData("DELETE FROM events WHERE stream = 'dossier' AND version = 3", "record_version", 3)]
    [InlineData("DELETE FROM events WHERE stream = 'dossier'", "events_missing", null)]
    [InlineData("UPDATE dossiers SET version = 4", "record_version", 4)]
    [InlineData("UPDATE dossiers SET state = 'Done'", "record_state", 3)]
    public async Task Each_tampering_is_found_and_named_with_record_and_version(string sql, string code, int? version)
    {
        foreach (var engine in TestDatabase.Engines)
        {
            await using var world = await World.CreateAsync(engine);
            var id = await (await Journey.InAsync(world)).AcceptAsync();
            await TamperAsync(world, async db => await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
            var (counts, faults) = await VerifyAsync(world);
            Assert.Contains(faults, f => f.Code == code && f.Record == id && f.Version == version);
            Assert.Equal(faults.Count, counts.Faults);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_event_slipped_in_behind_the_last_is_found(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var id = await (await Journey.InAsync(world)).AcceptAsync();
        await TamperAsync(world, async db =>
        {
            db.Events.Add(new EventRow { Id = Guid.CreateVersion7(), Stream = "dossier", StreamId = id, Version = 4, Type = "dossier.delivered", At = world.Clock.Now, ActorName = "x", Process = "x", Data = "{\"from\":\"Issued\",\"to\":\"Done\"}" });
            await db.SaveChangesAsync();
        });
        var (_, faults) = await VerifyAsync(world);
        Assert.Equal(["state_break", "record_version", "record_state"], faults.Select(f => f.Code));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Events_without_their_dossier_are_found(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var id = Guid.CreateVersion7();
        await TamperAsync(world, async db =>
        {
            db.Events.Add(new EventRow { Id = Guid.CreateVersion7(), Stream = "dossier", StreamId = id, Version = 1, Type = "dossier.submitted", At = world.Clock.Now, ActorName = "x", Process = "x", Data = "{}" });
            await db.SaveChangesAsync();
        });
        var (_, faults) = await VerifyAsync(world);
        Assert.Equal(["record_missing"], faults.Select(f => f.Code));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_record_with_more_events_than_one_batch_is_walked_to_its_end(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var id = await (await Journey.InAsync(world)).AcceptAsync();
        await using (var db = world.Database.Open())
        {
            for (var version = 4; version <= 2500; version++)
            {
                db.Events.Add(new EventRow { Id = Guid.CreateVersion7(), Stream = "dossier", StreamId = id, Version = version, Type = "dossier.fee_settled", At = world.Clock.Now, ActorName = "x", Process = "x" });
            }

            await db.SaveChangesAsync();
            await db.Dossiers.ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, 2500));
        }

        var (counts, faults) = await VerifyAsync(world);
        Assert.Empty(faults);
        Assert.True(counts.Events >= 2500);
    }

    private static async Task<(VerifyLedger.Counts Counts, List<LedgerFault> Faults)> VerifyAsync(World world)
    {
        var faults = new List<LedgerFault>();
        var counts = await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(faults.Add));
        return (counts, faults);
    }

    /// <summary>What somebody with the database's keys could do: drop the guards first.</summary>
    private static async Task TamperAsync(World world, Func<CaiCachDb, Task> work)
    {
        await using var db = world.Database.Open();
        await db.Database.ExecuteSqlRawAsync(world.Database.Name == "sqlite"
            ? "DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete;"
            : "DROP TRIGGER events_append_only ON events; DROP TRIGGER events_not_truncated ON events;");
        await work(db);
    }
}
