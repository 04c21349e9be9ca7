using CaiCach.Application.Acting;
using CaiCach.Application.Outages;
using CaiCach.Data.Outages;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Outages;

/// <summary>Outages as who administers the whole announces and handles them. It is Monday 02/3/2026, 09:00.</summary>
public sealed class OutageTests
{
    private static readonly AnnounceOutage.Request Incident = new(Guid.CreateVersion7(), OutageKind.Incident, OutageParts.Whole, At("2026-03-02T08:00"), At("2026-03-02T12:00"), " Máy chủ đang được sửa ");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task It_is_announced_moved_and_ended_each_an_event_and_pages_hear_of_it_at_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await AdminAsync(world);
        Assert.Empty(await BoardAsync(world));
        Assert.IsType<OutageOutcome.Done>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(world.By(admin), Incident)));
        Assert.Equal([Incident.Id], (await BoardAsync(world)).Select(o => o.Id));
        Assert.IsType<OutageOutcome.Done>(await HandleAsync(world, u => u.ExpectAsync(world.By(admin), Incident.Id, 1, At("2026-03-02T15:00"))));
        Assert.IsType<OutageOutcome.Done>(await HandleAsync(world, u => u.EndAsync(world.By(admin), Incident.Id, 2, At("2026-03-02T08:50"))));

        var told = Assert.Single(await BoardAsync(world));
        Assert.Equal((At("2026-03-02T15:00"), At("2026-03-02T08:50"), "Máy chủ đang được sửa", 3), (told.ExpectedUntil, told.EndedAt, told.Text, told.Version));
        await using var db = world.Database.Open();
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == Incident.Id).OrderBy(e => e.Version).ToListAsync();
        Assert.Equal(["outage.announced", "outage.changed", "outage.ended"], events.Select(e => e.Type));
        Assert.Equal(At("2026-03-02T12:00"), CaiCach.Application.Ledger.RecordEvents.Facts<OutageEventData>(events[1]).UntilBefore);
        Assert.All(events, e => Assert.Equal((admin.Id, "outage"), (e.ActorId, e.Stream)));

        // Ninety days after its end it is told no more.
        world.Clock.SetLocal("2026-05-31T08:50");
        world.Get<OutageBoard>().Forget();
        Assert.Single(await BoardAsync(world));
        world.Clock.SetLocal("2026-05-31T08:51");
        world.Get<OutageBoard>().Forget();
        Assert.Empty(await BoardAsync(world));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_same_form_twice_announces_once_and_of_two_changes_at_once_one_wins(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (one, two) = (await AdminAsync(world), await AdminAsync(world));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(world.By(one), Incident))));
        Assert.All(outcomes, o => Assert.IsType<OutageOutcome.Done>(o));
        Assert.IsType<OutageOutcome.Stale>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(world.By(one), Incident with { Text = "Việc khác" })));
        await using (var db = world.Database.Open())
        {
            Assert.Equal((1, 1), (await db.Outages.CountAsync(), await db.Events.CountAsync(e => e.Stream == "outage")));
        }

        outcomes = await Task.WhenAll(
            HandleAsync(world, u => u.EndAsync(world.By(one), Incident.Id, 1, At("2026-03-02T08:50"))),
            HandleAsync(world, u => u.ExpectAsync(world.By(two), Incident.Id, 1, At("2026-03-02T15:00"))));
        Assert.Single(outcomes.OfType<OutageOutcome.Done>());
        Assert.Single(outcomes.OfType<OutageOutcome.Stale>());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Only_who_administers_the_whole_does_and_what_cannot_be_is_told_at_its_field(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await AdminAsync(world);
        foreach (var other in new[] { await world.OfficialAsync(Role.Administrator, World.Agency), await world.OfficialAsync(Role.AgencyHead, "BKHCN"), await world.CitizenAsync() })
        {
            Assert.IsType<OutageOutcome.NotFound>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(world.By(other), Incident)));
            Assert.Null(await world.Do<ListOutages, IReadOnlyList<Outage>?>(u => u.RunAsync(other)));
        }

        var invalid = Assert.IsType<OutageOutcome.Invalid>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(world.By(admin), Incident with { From = At("2026-03-02T09:01"), Text = "" })));
        Assert.Equal(["from", "text"], invalid.Faults.Select(f => f.Field));
        var planned = Incident with { Kind = OutageKind.Planned, From = At("2026-03-03T20:00"), Until = At("2026-03-03T22:00") };
        Assert.IsType<OutageOutcome.Done>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(world.By(admin), planned)));
        var head = await world.OfficialAsync(Role.AgencyHead, "BKHCN");
        Assert.IsType<OutageOutcome.NotFound>(await HandleAsync(world, u => u.WithdrawAsync(world.By(head), planned.Id, 1)));
        Assert.Equal("not_begun", Assert.Single(Assert.IsType<OutageOutcome.Invalid>(await HandleAsync(world, u => u.EndAsync(world.By(admin), planned.Id, 1, world.Clock.Now))).Faults).Code);
        Assert.IsType<OutageOutcome.Done>(await HandleAsync(world, u => u.WithdrawAsync(world.By(admin), planned.Id, 1)));
        Assert.Empty(await BoardAsync(world));
        Assert.NotNull(Assert.Single((await world.Do<ListOutages, IReadOnlyList<Outage>?>(u => u.RunAsync(admin)))!).WithdrawnAt);
    }

    internal static Task<Actor> AdminAsync(World world) => world.OfficialAsync(Role.Administrator, "BKHCN");

    internal static DateTime At(string local) => VietnamTime.ToUtc(DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<IReadOnlyList<Outage>> BoardAsync(World world) => await world.Get<OutageBoard>().CurrentAsync(default);

    private static Task<OutageOutcome> HandleAsync(World world, Func<HandleOutage, Task<OutageOutcome>> change) => world.Do(change);
}
