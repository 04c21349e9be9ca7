using CaiCach.Application.Acting;
using CaiCach.Application.Queue;
using CaiCach.Data.Queue;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Queue;

/// <summary>A one-stop unit with a director, a receiver, and people who take numbers.</summary>
internal sealed class Hall : IAsyncDisposable
{
    private Hall(World world, Guid body, Actor director, Actor receiver) => (World, Body, Director, Receiver) = (world, body, director, receiver);

    public static Actor Visitor { get; } = new(null, "Người lấy số", ActorKind.Applicant, []);

    public World World { get; }

    public Guid Body { get; }

    public Actor Director { get; }

    public Actor Receiver { get; }

    public static async Task<Hall> OpenAsync(string engine)
    {
        var world = await World.CreateAsync(engine);
        return new(world, await world.UnitAsync(World.Agency), await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
    }

    public async Task<Guid> DeskAsync(int number, params QueueGroup[] purposes) => Assert.IsType<QueueOutcome.Done>(await SaveAsync(number, 0, purposes)).Id;

    public Task<QueueOutcome> SaveAsync(int number, int version, params QueueGroup[] purposes) =>
        World.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(World.By(Director), Body, number, version, purposes));

    public Task<QueueOutcome> CloseAsync(Guid desk, int version, bool warned = false) => World.Do<SetUpDesks, QueueOutcome>(u => u.CloseAsync(World.By(Director), desk, version, warned));

    public Task<IReadOnlyDictionary<QueueGroup, int>> UnservedAsync() => World.Do<ReadQueue, IReadOnlyDictionary<QueueGroup, int>>(u => u.UnservedAsync(Body, World.Clock.Now));

    public async Task<ReadQueue.SetUp> ViewAsync() => (await World.Do<ReadQueue, ReadQueue.SetUp?>(u => u.SetUpAsync(Director, Body)))!;

    public async Task<QueueOutcome> AtKioskAsync(TakeTicket.Request request)
    {
        var token = (await ViewAsync()).Kiosk!.Token;
        return await World.Do<TakeTicket, QueueOutcome>(u => u.AtKioskAsync(World.By(Visitor), token, request));
    }

    public async Task<Guid> TakeAsync(QueueGroup purpose, bool hasPriority = false) =>
        Assert.IsType<QueueOutcome.Done>(await World.Do<TakeTicket, QueueOutcome>(u => u.ForCitizenAsync(World.By(Receiver), Body, new(Guid.NewGuid(), purpose, hasPriority)))).Id;

    public Task<QueueOutcome> CallAsync(Guid desk) => World.Do<CallTicket, QueueOutcome>(u => u.RunAsync(World.By(Receiver), desk));

    public async Task<QueueOutcome> TryAsync(Guid id, TicketAct act, HandleTicket.Target? target = null)
    {
        var version = (await TicketAsync(id)).Version;
        return await World.Do<HandleTicket, QueueOutcome>(u => u.RunAsync(World.By(Receiver), id, version, act, target));
    }

    public async Task ActAsync(Guid id, TicketAct act, HandleTicket.Target? target = null) => Assert.IsType<QueueOutcome.Done>(await TryAsync(id, act, target));

    public Task<int> LapseAsync() => World.Do<LapseTickets, int>(u => u.RunAsync(World.Clock.Now, 100));

    public Task<int?> LinkAsync(Guid dossier) => World.Do<LinkTicket, int?>(u => u.RunAsync(World.By(Receiver), dossier));

    public async Task<QueueTicket> TicketAsync(Guid id)
    {
        await using var db = World.Database.Open();
        return await db.QueueTickets.AsNoTracking().SingleAsync(t => t.Id == id);
    }

    public async Task<List<int>> NumbersAsync(DateOnly day)
    {
        await using var db = World.Database.Open();
        return await db.QueueTickets.Where(t => t.Day == day).OrderBy(t => t.Number).Select(t => t.Number).ToListAsync();
    }

    public async Task<List<string>> EventsAsync(Guid record)
    {
        await using var db = World.Database.Open();
        return await db.Events.Where(e => e.StreamId == record).OrderBy(e => e.Version).Select(e => e.Type).ToListAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
