using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Queue;
using CaiCach.Law.Calendar;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>What a desk does with the number it called: calls again, puts back, starts, transfers, finishes, writes off.</summary>
public sealed class HandleTicket(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>Where a transferred ticket goes: to another group, or to one desk.</summary>
    public sealed record Target(QueueGroup? Purpose, Guid? DeskId);

    /// <summary>Acts on the number as this person saw it.</summary>
    public async Task<QueueOutcome> RunAsync(ActContext context, Guid id, int version, TicketAct act, Target? target = null, CancellationToken cancel = default)
    {
        var ticket = await db.QueueTickets.FirstOrDefaultAsync(t => t.Id == id, cancel);
        if (ticket is null || !QueueScope.Calls(context.Actor, ticket.AgencyId) || act is TicketAct.Call or TicketAct.Lapse)
        {
            return new QueueOutcome.NotFound();
        }

        if (ticket.Version != version || ticket.Day != VietnamTime.DayOf(context.Now))
        {
            return new QueueOutcome.Stale();
        }

        var verdict = QueueRules.Judge(act, new(ticket.State, ticket.WasPutBack));
        if (verdict.To is not { } state)
        {
            return new QueueOutcome.Refused(verdict.Refusal!);
        }

        if (act == TicketAct.Transfer && await SendAsync(ticket, target, cancel) is { } fault)
        {
            return new QueueOutcome.Invalid([fault]);
        }

        Change(ticket, act, state, context.Now);
        db.Record(
            context, TicketEventData.Stream, ticket.Id, ticket.Version, TicketEventData.TypeOf(act),
            new TicketEventData(
                ticket.AgencyId, ticket.Number, ticket.Purpose, ticket.State, Desk: act == TicketAct.Transfer ? ticket.ForDeskId : ticket.DeskId,
                Waited: ticket.WaitedSeconds, Served: ticket.EndedAt is null ? null : ticket.ServedSeconds),
            unitId: ticket.AgencyId);
        return await SavedAsync(db, engine, cancel) ? new QueueOutcome.Done(ticket.Id) : new QueueOutcome.Stale();
    }

    /// <summary>Whole seconds between two moments; none when there is no first.</summary>
    internal static int Seconds(DateTime? from, DateTime to) => from is { } start && to > start ? (int)Math.Min((to - start).TotalSeconds, int.MaxValue) : 0;

    /// <summary>Saves; false, with nothing saved, when somebody else was faster.</summary>
    internal static async Task<bool> SavedAsync(CaiCachDb db, IDatabaseEngine engine, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events" or "queue_tickets")
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static void Change(QueueTicket ticket, TicketAct act, TicketState state, DateTime now)
    {
        switch (act)
        {
            case TicketAct.Start:
                ticket.StartedAt = now;
                break;
            case TicketAct.PutBack:
                (ticket.WasPutBack, ticket.Place, ticket.WaitingSince) = (true, now, null);
                break;
            case TicketAct.Transfer:
                ticket.ServedSeconds += Served(ticket, now);
                ticket.WaitingSince = now;
                break;
            case TicketAct.Finish:
                ticket.ServedSeconds += Served(ticket, now);
                ticket.EndedAt = now;
                break;
            case TicketAct.NoShow:
                ticket.EndedAt = now;
                break;
        }

        ticket.State = state;
        ticket.Version++;
    }

    /// <summary>Who was called and is not marked as come is served since the call.</summary>
    private static int Served(QueueTicket ticket, DateTime now) => Seconds(ticket.StartedAt ?? ticket.CalledAt, now);

    private async Task<FieldFault?> SendAsync(QueueTicket ticket, Target? target, CancellationToken cancel)
    {
        if (target?.DeskId is { } id)
        {
            if (id == ticket.DeskId || !await db.QueueDesks.AnyAsync(d => d.Id == id && d.AgencyId == ticket.AgencyId && d.ClosedAt == null, cancel))
            {
                return new("target", "desk_unknown", "Chọn một quầy khác đang mở.");
            }

            ticket.ForDeskId = id;
            return null;
        }

        if (target?.Purpose is not { } purpose || !Enum.IsDefined(purpose))
        {
            return new("target", "target_missing", "Chọn nhóm hoặc quầy chuyển đến.");
        }

        (ticket.Purpose, ticket.ForDeskId) = (purpose, null);
        return null;
    }
}
