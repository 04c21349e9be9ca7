using CaiCach.Application.Acting;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>An invented morning at two desks up to when it is told, once: some were served, one is being served, one is called, some wait.</summary>
internal sealed class SampleQueue(IServiceProvider services, Cast cast, ReferenceSnapshot reference)
{
    private const string Agency = "SKHCN-QT";
    private const int Calls = 9;

    private static readonly (QueueGroup Purpose, bool HasPriority)[] Visitors =
    [
        (QueueGroup.File, false), (QueueGroup.Collect, false), (QueueGroup.File, true), (QueueGroup.Advice, false), (QueueGroup.File, false), (QueueGroup.Collect, false),
        (QueueGroup.File, false), (QueueGroup.File, false), (QueueGroup.Advice, false), (QueueGroup.Collect, true), (QueueGroup.File, false), (QueueGroup.File, false),
    ];

    /// <summary>Tells today's queue when none was told before; how many steps that were.</summary>
    public async Task<int> TellAsync(DateTime now, CancellationToken cancel)
    {
        var body = reference.Organisation.Find(Agency)!.Id;
        var today = VietnamTime.DayOf(now);
        if (await Do<CaiCachDb, bool>(db => db.QueueTickets.AnyAsync(t => t.AgencyId == body, cancel)))
        {
            return 0;
        }

        var midnight = VietnamTime.ToUtc(today.ToDateTime(TimeOnly.MinValue));
        var start = now.AddMinutes(-96) > midnight ? now.AddMinutes(-96) : midnight;
        var step = new TimeSpan((now - start).Ticks / (Visitors.Length * 10) * 10);
        var (director, receiver) = (cast.Official(Agency, Role.OneStopDirector), cast.Official(Agency, Role.Receiver));
        Guid[] desks =
        [
            await DeskAsync(new(director, start, "seed"), body, 1, [QueueGroup.File, QueueGroup.Advice], cancel),
            await DeskAsync(new(director, start, "seed"), body, 2, [QueueGroup.Collect, QueueGroup.File], cancel),
        ];
        var at = new Dictionary<Guid, Guid>();
        var done = 0;
        foreach (var (i, visitor) in Visitors.Index())
        {
            var context = new ActContext(receiver, start + (i * step), "seed");
            Done(await Do<TakeTicket, QueueOutcome>(u => u.ForCitizenAsync(context, body, new(KeyOf(today, i), visitor.Purpose, visitor.HasPriority), cancel)));
            done++;
            if (i < Calls)
            {
                done += await CallAsync(context with { Now = context.Now + (step / 3) }, desks[i % 2], at, cancel);
            }
        }

        return done;
    }

    private async Task<int> CallAsync(ActContext context, Guid desk, Dictionary<Guid, Guid> at, CancellationToken cancel)
    {
        if (at.Remove(desk, out var before))
        {
            await ActAsync(context, before, TicketAct.Finish, cancel);
        }

        if (await Do<CallTicket, QueueOutcome>(u => u.RunAsync(context, desk, cancel)) is QueueOutcome.Done called)
        {
            at[desk] = called.Id;
            await ActAsync(context with { Now = context.Now.AddSeconds(30) }, called.Id, TicketAct.Start, cancel);
        }

        return 1;
    }

    private async Task ActAsync(ActContext context, Guid ticket, TicketAct act, CancellationToken cancel)
    {
        var version = await Do<CaiCachDb, int>(db => db.QueueTickets.Where(t => t.Id == ticket).Select(t => t.Version).FirstAsync(cancel));
        Done(await Do<HandleTicket, QueueOutcome>(u => u.RunAsync(context, ticket, version, act, cancel: cancel)));
    }

    private async Task<Guid> DeskAsync(ActContext context, Guid body, int number, IReadOnlyCollection<QueueGroup> purposes, CancellationToken cancel)
    {
        var there = await Do<CaiCachDb, Guid?>(db => db.QueueDesks.Where(d => d.AgencyId == body && d.Number == number).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancel));
        return there ?? Done(await Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(context, body, number, 0, purposes, cancel: cancel)));
    }

    private static Guid KeyOf(DateOnly day, int i) => new(day.DayNumber, 0x5eed, 2, [0, 0, 0, 0, 0, 0, 0, (byte)i]);

    private static Guid Done(QueueOutcome outcome) => outcome is QueueOutcome.Done done ? done.Id : throw new InvalidOperationException($"A step of the sample queue was not taken: {outcome}.");

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
