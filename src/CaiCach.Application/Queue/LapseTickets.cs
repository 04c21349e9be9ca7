using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>Ends the numbers of days that are over, so that none waits for ever. How long somebody was served whom no desk finished is not known and not counted.</summary>
public sealed class LapseTickets(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>Ends at most so many; how many it ended.</summary>
    public async Task<int> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var today = VietnamTime.DayOf(now);
        var open = await db.QueueTickets
            .Where(t => t.Day < today && (t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving))
            .OrderBy(t => t.Day).Take(most).Select(t => t.Id).ToListAsync(cancel);
        var ended = 0;
        foreach (var id in open)
        {
            db.ChangeTracker.Clear();
            var ticket = await db.QueueTickets.FirstAsync(t => t.Id == id, cancel);
            if (QueueRules.Judge(TicketAct.Lapse, new(ticket.State, ticket.WasPutBack)).To is not { } state)
            {
                continue;
            }

            (ticket.State, ticket.EndedAt, ticket.WaitingSince) = (state, now, null);
            ticket.Version++;
            db.Record(
                new(Actor.System, now, "background"), TicketEventData.Stream, ticket.Id, ticket.Version, TicketEventData.TypeOf(TicketAct.Lapse),
                new TicketEventData(ticket.AgencyId, ticket.Number, ticket.Purpose, ticket.State), unitId: ticket.AgencyId);
            ended += await HandleTicket.SavedAsync(db, engine, cancel) ? 1 : 0;
        }

        return ended;
    }
}
