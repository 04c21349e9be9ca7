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

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_looks_after_the_installation_is_told_what_is_stuck_and_nobody_else_is(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var root = await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");
        var now = world.Clock.Now;
        await using var db = world.Database.Open();
        Task<ReadServiceHealth.View?> Read(Acting.Actor actor) => world.Do<ReadServiceHealth, ReadServiceHealth.View?>(u => u.RunAsync(actor, now));
        Assert.True((await Read(root))!.IsWell);
        Assert.Null(await Read(await world.OfficialAsync(Role.Administrator, World.Agency)));
        Assert.Null(await Read(await world.OfficialAsync(Role.AgencyHead, "BKHCN-VP-HC")));

        var waits = Guid.CreateVersion7();
        db.Outbox.Add(new() { Id = waits, StreamId = Guid.NewGuid(), EventId = Guid.NewGuid(), Topic = "mail", Payload = "{}", CreatedAt = now, DueAt = now - ReadServiceHealth.Slow });
        AddMail(now - ReadServiceHealth.Lately - TimeSpan.FromMinutes(1), Data.Mails.MailState.SetAside);
        AddMail(now, Data.Mails.MailState.Sent);
        AddMail(now, Data.Mails.MailState.SetAside, official: true);
        await db.SaveChangesAsync();
        Assert.True((await Read(root))!.IsWell);

        await db.Outbox.Where(m => m.Id == waits).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now - ReadServiceHealth.Slow - TimeSpan.FromMinutes(1)));
        db.Outbox.Add(new() { Id = Guid.CreateVersion7(), StreamId = Guid.NewGuid(), EventId = Guid.NewGuid(), Topic = "mail", Payload = "{}", CreatedAt = now, DueAt = now.AddDays(-9), SetAsideAt = now });
        AddMail(now - ReadServiceHealth.Lately, Data.Mails.MailState.SetAside);
        foreach (var state in (Data.Sms.SmsState[])[Data.Sms.SmsState.SetAside, Data.Sms.SmsState.Undelivered, Data.Sms.SmsState.Delivered])
        {
            db.SmsMessages.Add(new() { Id = Guid.CreateVersion7(), Phone = "+84900000001", Token = Guid.NewGuid().ToString("n"), State = state, CreatedAt = now });
        }

        await db.SaveChangesAsync();
        Assert.Equal(new(1, 16, 1, 2), await Read(root));

        void AddMail(DateTime at, Data.Mails.MailState state, bool official = false) =>
            db.Mails.Add(new() { Id = Guid.CreateVersion7(), AccountId = official ? root.Id : null, Address = "congdan1@mau.example", Token = Guid.NewGuid().ToString("n"), State = state, CreatedAt = at });
    }
}
