using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>Notes that a dossier was filed or returned for the number its officer has at the desk. Without such a number, nothing; twice is as once.</summary>
public sealed class LinkTicket(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>Links; the number of the ticket, null when the officer has none at a desk of that body.</summary>
    public async Task<int?> RunAsync(ActContext context, Guid dossierId, CancellationToken cancel = default)
    {
        var day = VietnamTime.DayOf(context.Now);
        var agencies = db.Dossiers.Where(d => d.Id == dossierId).Select(d => d.AgencyId);
        var ticket = await db.QueueTickets.AsNoTracking()
            .Where(t => agencies.Contains(t.AgencyId) && t.Day == day && (t.State == TicketState.Called || t.State == TicketState.Serving) && t.OfficerId == context.Actor.Id)
            .OrderByDescending(t => t.CalledAt).Select(t => new { t.Id, t.Number, t.AgencyId }).FirstOrDefaultAsync(cancel);
        if (ticket is null)
        {
            return null;
        }

        db.ChangeTracker.Clear();
        db.QueueTicketDossiers.Add(new() { TicketId = ticket.Id, DossierId = dossierId });
        db.Record(context, TicketLinkEventData.Stream, Ids.New(context.Now), 1, TicketLinkEventData.Made, new TicketLinkEventData(ticket.Id, dossierId), unitId: ticket.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "queue_ticket_dossiers")
        {
            db.ChangeTracker.Clear();
        }

        return ticket.Number;
    }
}
