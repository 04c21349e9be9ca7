using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Queue;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>A desk calls whoever's turn it is. Two desks that call at once get two numbers; a desk has one at a time.</summary>
public sealed class CallTicket(CaiCachDb db, IDatabaseEngine engine)
{
    // As many desks at most call at the very same moment, each losing to another.
    private const int MostTries = 50;

    /// <summary>Calls the next number.</summary>
    public async Task<QueueOutcome> RunAsync(ActContext context, Guid deskId, CancellationToken cancel = default)
    {
        var desk = await db.QueueDesks.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deskId && d.ClosedAt == null, cancel);
        if (desk is null || !QueueScope.Calls(context.Actor, desk.AgencyId))
        {
            return new QueueOutcome.NotFound();
        }

        var day = VietnamTime.DayOf(context.Now);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await db.QueueTickets.AnyAsync(t => t.DeskId == deskId && t.Day == day && (t.State == TicketState.Called || t.State == TicketState.Serving), cancel))
            {
                return new QueueOutcome.Refused(new("desk_busy", "Quầy này đang có số. Kết thúc số đó rồi mới gọi số tiếp theo.", "Quy tắc hàng chờ của Bộ phận Một cửa"));
            }

            if (await NextAsync(desk, day, cancel) is not { } next)
            {
                return new QueueOutcome.NobodyWaits();
            }

            if (await TryAsync(context, desk, next.Id, cancel))
            {
                return new QueueOutcome.Done(next.Id);
            }
        }

        return new QueueOutcome.Stale();
    }

    private async Task<InQueue?> NextAsync(QueueDesk desk, DateOnly day, CancellationToken cancel)
    {
        var purposes = QueueScope.PurposesOf(desk);
        var today = db.QueueTickets.AsNoTracking().Where(t => t.AgencyId == desk.AgencyId && t.Day == day);
        var waiting = ReadQueue.WaitingFor(today, desk);

        // The first of each kind are enough: the rule chooses between the two.
        var firsts = new List<InQueue>();
        foreach (var hasPriority in new[] { true, false })
        {
            firsts.AddRange(await waiting.Where(t => t.HasPriority == hasPriority).OrderBy(t => t.Place).ThenBy(t => t.Number).Take(1)
                .Select(t => new InQueue(t.Id, t.HasPriority, t.Place, t.Number)).ToListAsync(cancel));
        }

        var lastCalls = await today.Where(t => t.CalledAt != null && purposes.Contains(t.Purpose)).OrderByDescending(t => t.CalledAt).ThenByDescending(t => t.Id)
            .Take(QueueRules.MostPriorityInARow).Select(t => t.HasPriority).ToListAsync(cancel);
        return QueueRules.Next(firsts, lastCalls);
    }

    private async Task<bool> TryAsync(ActContext context, QueueDesk desk, Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var ticket = await db.QueueTickets.FirstAsync(t => t.Id == id, cancel);
        if (QueueRules.Judge(TicketAct.Call, new(ticket.State, ticket.WasPutBack)).To is not { } state)
        {
            return false;
        }

        (ticket.State, ticket.DeskId, ticket.OfficerId, ticket.CalledAt, ticket.StartedAt) = (state, desk.Id, context.Actor.Id, context.Now, null);
        ticket.WaitedSeconds += HandleTicket.Seconds(ticket.WaitingSince, context.Now);
        ticket.WaitingSince = null;
        ticket.Version++;
        db.Record(
            context, TicketEventData.Stream, ticket.Id, ticket.Version, TicketEventData.TypeOf(TicketAct.Call),
            new TicketEventData(ticket.AgencyId, ticket.Number, ticket.Purpose, ticket.State, Desk: desk.Id, Waited: ticket.WaitedSeconds), unitId: ticket.AgencyId);
        return await HandleTicket.SavedAsync(db, engine, cancel);
    }
}
