using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Outbox;

/// <summary>Whoever looks after the installation sees what was set aside, without whom it is about, and has it tried again.</summary>
public sealed class SetAsideMessagesTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_set_aside_is_listed_without_addresses_and_tried_again_from_the_first_attempt_with_an_event(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (root, below) = (await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"), await world.OfficialAsync(Role.Administrator, World.Agency));
        var (aside, waits) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var db = world.Database.Open();
        db.Outbox.Add(new() { Id = aside, StreamId = Guid.NewGuid(), EventId = Guid.NewGuid(), Topic = "mail", Payload = "{}", Attempts = 30, CreatedAt = world.Clock.Now, DueAt = world.Clock.Now, SetAsideAt = world.Clock.Now, LastError = "550 no such user congdan1@mau.example, +84 900 000 001" });
        db.Outbox.Add(new() { Id = waits, StreamId = Guid.NewGuid(), EventId = Guid.NewGuid(), Topic = "mail", Payload = "{}", Attempts = 3, CreatedAt = world.Clock.Now, DueAt = world.Clock.Now });
        await db.SaveChangesAsync();

        var (rows, all) = (await world.Do<SetAsideMessages, (IReadOnlyList<SetAsideMessages.Row> Rows, int All)?>(u => u.ListAsync(root)))!.Value;
        Assert.Equal((1, aside, "mail", "550 no such user …, …", world.Clock.Now), (all, rows[0].Id, rows[0].Topic, rows[0].Error, rows[0].Since));
        Assert.Null(await world.Do<SetAsideMessages, (IReadOnlyList<SetAsideMessages.Row>, int)?>(u => u.ListAsync(below)));
        Assert.Null(await world.Do<SetAsideMessages, int?>(u => u.ReplayAsync(world.By(below), [aside])));

        Assert.Equal(1, await world.Do<SetAsideMessages, int?>(u => u.ReplayAsync(world.By(root), [aside, aside, waits, Guid.NewGuid()])));
        Assert.Equal(0, await world.Do<SetAsideMessages, int?>(u => u.ReplayAsync(world.By(root), [aside])));
        Assert.Equal((0, null, 3), (await db.Outbox.AsNoTracking().Where(m => m.Id == aside).Select(m => m.Attempts).SingleAsync(), await db.Outbox.AsNoTracking().Where(m => m.Id == aside).Select(m => m.SetAsideAt).SingleAsync(), await db.Outbox.AsNoTracking().Where(m => m.Id == waits).Select(m => m.Attempts).SingleAsync()));

        await db.Outbox.Where(m => m.Id == aside).ExecuteUpdateAsync(set => set.SetProperty(m => m.SetAsideAt, world.Clock.Now));
        Assert.Equal(1, await world.Do<SetAsideMessages, int?>(u => u.ReplayAsync(world.By(root), [aside])));
        Assert.Equal([1, 2], await db.Events.Where(e => e.StreamId == aside).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync());
        Assert.DoesNotContain("mau.example", await db.Events.Where(e => e.StreamId == aside).Select(e => e.Data).FirstAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }
}
