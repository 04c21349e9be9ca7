using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CaiCach.Application.Outbox;
using CaiCach.Data;
using CaiCach.Data.Outbox;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Tests.Outbox;

public sealed class OutboxPumpTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_waiting_time_doubles_from_five_seconds_to_an_hour() =>
        Assert.Equal([5, 10, 20, 40, 3600, 3600], ((int[])[1, 2, 3, 4, 11, 500]).Select(n => OutboxPump.WaitAfter(n).TotalSeconds));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_failed_message_waits_and_holds_back_the_later_ones_of_its_record_alone(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        await stage.AddAsync(one, 1, 2, 3);
        await stage.AddAsync(two, 1);
        stage.Topic.Failing = one;
        Assert.Equal(1, await stage.Pump.PumpAsync(Now, 10, default));
        Assert.Equal(0, await stage.Pump.PumpAsync(Now.AddSeconds(4), 10, default));
        Assert.Equal((1, Now.AddSeconds(5), "InvalidOperationException: The other side is away."), await stage.FirstAsync(one));
        Assert.Equal(0, await stage.Pump.PumpAsync(Now.AddSeconds(5), 10, default));
        Assert.Equal((2, Now.AddSeconds(15), "InvalidOperationException: The other side is away."), await stage.FirstAsync(one));
        stage.Topic.Failing = null;
        Assert.Equal(3, await stage.Pump.PumpAsync(Now.AddSeconds(15), 10, default) + await stage.Pump.PumpAsync(Now.AddSeconds(15), 10, default));
        Assert.Equal([(two, 1), (one, 1), (one, 2), (one, 3)], stage.Topic.Delivered);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_message_that_never_gets_through_is_set_aside_told_and_kept_lets_the_later_ones_go_and_is_tried_again_when_put_back(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var one = Guid.NewGuid();
        await stage.AddAsync(one, 1);
        stage.Topic.Failing = one;
        stage.Topic.Failure = new OperationCanceledException("Quá\0 lâu\ud800 " + new string('x', 2000));
        var (counted, now) = (0L, Now);
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Name == "caicach.outbox.set_aside") { l.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted += tags.ToArray().Contains(new("topic", "test")) ? count : 0);
        listener.Start();
        for (var attempt = 1; attempt <= OutboxPump.MostAttempts; attempt++)
        {
            Assert.Equal((0, attempt - 1, 0L), (await stage.Pump.CountSetAsideAsync(default), (await stage.FirstAsync(one)).Attempts, counted));
            Assert.Equal(0, await stage.Pump.PumpAsync(now, 10, default));
            now += OutboxPump.WaitAfter(attempt);
        }

        Assert.InRange(now - Now, TimeSpan.FromHours(20), TimeSpan.FromHours(28));
        Assert.Equal((1, 1L), (await stage.Pump.CountSetAsideAsync(default), counted));
        var line = Assert.Single(stage.Log.Written);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.DoesNotContain("lâu", line.Text, StringComparison.Ordinal);
        var kept = await stage.FirstAsync(one);
        Assert.Equal(OutboxPump.MostAttempts, kept.Attempts);
        Assert.StartsWith("OperationCanceledException: Quá lâu", kept.Error, StringComparison.Ordinal);
        Assert.Equal(1000, kept.Error!.Length);

        stage.Topic.Failing = null;
        await stage.AddAsync(one, 2);
        Assert.Equal(1, await stage.Pump.PumpAsync(now.AddDays(9), 10, default));
        var guide = await File.ReadAllTextAsync(Path.Combine(TestDatabase.Repository, "docs", "guides", "running.md"));
        await using (var db = stage.Database.Open())
        {
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(guide.Split('\n').Single(l => l.StartsWith("UPDATE outbox ", StringComparison.Ordinal))));
        }

        Assert.Equal(1, await stage.Pump.PumpAsync(now.AddDays(9), 10, default));
        Assert.Equal([(one, 2), (one, 1)], stage.Topic.Delivered);
        Assert.Equal(0, await stage.Pump.CountSetAsideAsync(default));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_message_that_ends_the_program_each_time_is_set_aside_too(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        await stage.AddAsync(Guid.NewGuid(), 1);
        await using (var db = stage.Database.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, OutboxPump.MostAttempts).SetProperty(m => m.LeasedUntil, Now));
        }

        Assert.Equal(0, await stage.Pump.PumpAsync(Now.AddSeconds(1), 10, default));
        Assert.Equal(1, await stage.Pump.CountSetAsideAsync(default));
        Assert.Empty(stage.Topic.Delivered);
        await using var again = stage.Database.Open();
        Assert.NotNull((await again.Outbox.SingleAsync()).LastError);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Many_blocked_messages_of_one_record_do_not_hold_the_others_up(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        await stage.AddAsync(one, [.. Enumerable.Range(1, 20)]);
        stage.Topic.Failing = one;
        await stage.Pump.PumpAsync(Now, 5, default);
        await stage.AddAsync(two, 1);
        Assert.Equal(1, await stage.Pump.PumpAsync(Now.AddSeconds(1), 5, default));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_leased_message_is_left_alone_until_its_lease_is_over(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var one = Guid.NewGuid();
        await stage.AddAsync(one, 1);
        await using (var db = stage.Database.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, Now.AddMinutes(1)));
        }

        Assert.Equal(0, await stage.Pump.PumpAsync(Now.AddSeconds(59), 10, default));
        Assert.Equal(0, await stage.Pump.PumpAsync(Now.AddSeconds(60), 10, default));
        Assert.Equal(1, await stage.Pump.PumpAsync(Now.AddSeconds(61), 10, default));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Pumps_at_once_deliver_each_message_once_and_in_order(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var records = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();
        foreach (var record in records)
        {
            await stage.AddAsync(record, 1, 2, 3);
        }

        var delivered = 0;
        while (delivered < 30)
        {
            delivered += (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => stage.Pump.PumpAsync(Now, 30, default))))).Sum();
        }

        Assert.Equal(30, stage.Topic.Delivered.Count);
        Assert.All(records, record => Assert.Equal([1, 2, 3], stage.Topic.Delivered.Where(d => d.Stream == record).Select(d => d.Version)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_notice_delivered_twice_is_shown_once_and_a_very_long_one_is_cut(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await people.SubmitAsync();
        await people.Act<Application.Dossiers.TakeUpDossier>(id, (u, v) => u.RunAsync(world.By(people.Receiver), id, v));
        await people.Act<Application.Dossiers.RejectIntake>(id, (u, v) => u.RunAsync(world.By(people.Receiver), id, v, new string('x', 4000), "Điều 1"));
        for (var round = 0; round < 2; round++)
        {
            while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 10, default) > 0)
            {
                // until nothing is left
            }

            await using var db = world.Database.Open();
            Assert.Equal((2, 1), (await db.Notices.CountAsync(n => n.Kind == null), await db.Notices.CountAsync(n => n.Kind != null)));
            Assert.True(await db.Notices.MaxAsync(n => n.Text.Length) == 2000);
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTime?)null));
        }
    }

    private sealed class Stage(TestDatabase database) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public Recorder Topic { get; } = new();

        public Lines Log { get; } = new();

        public OutboxPump Pump { get; private set; } = null!;

        public static async Task<Stage> CreateAsync(string engine)
        {
            var stage = new Stage(await TestDatabase.CreateAsync(engine));
            stage.Pump = new(new Contexts(stage.Database), [stage.Topic], stage.Log);
            return stage;
        }

        public async Task AddAsync(Guid stream, params int[] versions)
        {
            await using var db = database.Open();
            db.Outbox.AddRange(versions.Select(v => new OutboxMessage { Id = Guid.NewGuid(), EventId = Guid.NewGuid(), StreamId = stream, StreamVersion = v, Topic = "test", CreatedAt = Now, DueAt = Now.AddMilliseconds(v - 100) }));
            await db.SaveChangesAsync();
        }

        public async Task<(int Attempts, DateTime DueAt, string? Error)> FirstAsync(Guid stream)
        {
            await using var db = database.Open();
            var message = await db.Outbox.SingleAsync(m => m.StreamId == stream && m.StreamVersion == 1);
            return (message.Attempts, message.DueAt, message.LastError);
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }

    private sealed class Lines : ILogger<OutboxPump>
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue((logLevel, formatter(state, exception)));
    }

    private sealed class Contexts(TestDatabase database) : IDbContextFactory<CaiCachDb>
    {
        public CaiCachDb CreateDbContext() => database.Open();
    }

    private sealed class Recorder : IOutboxTopic
    {
        public string Name => "test";

        public Guid? Failing { get; set; }

        public Exception Failure { get; set; } = new InvalidOperationException("The other side is away.");

        public ConcurrentQueue<(Guid Stream, int Version)> Delivered { get; } = [];

        public Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel)
        {
            if (message.StreamId == Failing)
            {
                throw Failure;
            }

            Delivered.Enqueue((message.StreamId, message.StreamVersion));
            return Task.CompletedTask;
        }
    }
}
