using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Queue;
using CaiCach.Law.Calendar;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>Takes the next number of the day: at the kiosk by whoever stands before it, or by a receiver for a citizen. A form sent twice takes one number.</summary>
public sealed class TakeTicket(CaiCachDb db, IDatabaseEngine engine, ReadQueue read)
{
    /// <summary>What is asked for.</summary>
    /// <param name="FormKey">The mark of the form.</param>
    /// <param name="Purpose">What for; null when nothing was chosen.</param>
    /// <param name="HasPriority">Whether the holder is old, disabled or pregnant.</param>
    public sealed record Request(Guid FormKey, QueueGroup? Purpose, bool HasPriority);

    /// <summary>Takes one at a kiosk.</summary>
    public async Task<QueueOutcome> AtKioskAsync(ActContext context, string token, Request request, CancellationToken cancel = default) =>
        await read.BodyOfKioskAsync(token, cancel) is not { } body ? new QueueOutcome.NotFound()
        : request.Purpose is { } purpose && Enum.IsDefined(purpose) && await TakenAsync(request.FormKey, cancel) is null && !(await read.ServedAsync(body, cancel)).Contains(purpose)
            ? new QueueOutcome.Invalid([new("purpose", "purpose_unserved", "Hôm nay không có quầy nào phục vụ việc này. Mời hỏi cán bộ một cửa.")])
            : await RunAsync(context, body, request, cancel);

    /// <summary>Takes one for a citizen.</summary>
    public async Task<QueueOutcome> ForCitizenAsync(ActContext context, Guid agencyId, Request request, CancellationToken cancel = default) =>
        QueueScope.Calls(context.Actor, agencyId) ? await RunAsync(context, agencyId, request, cancel) : new QueueOutcome.NotFound();

    private async Task<QueueOutcome> RunAsync(ActContext context, Guid agencyId, Request request, CancellationToken cancel)
    {
        if (request.Purpose is not { } purpose || !Enum.IsDefined(purpose))
        {
            return new QueueOutcome.Invalid([new("purpose", "purpose_missing", "Chọn việc cần làm.")]);
        }

        if (await TakenAsync(request.FormKey, cancel) is { } taken)
        {
            return new QueueOutcome.Done(taken);
        }

        var day = VietnamTime.DayOf(context.Now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ticket = new QueueTicket
        {
            Id = Ids.New(context.Now),
            Version = 1,
            FormKey = request.FormKey,
            AgencyId = agencyId,
            Day = day,
            Number = await NextAsync(agencyId, day, cancel),
            Purpose = purpose,
            HasPriority = request.HasPriority,
            State = TicketState.Waiting,
            TakenAt = context.Now,
            Place = context.Now,
            WaitingSince = context.Now,
        };
        db.QueueTickets.Add(ticket);
        db.Record(
            context, TicketEventData.Stream, ticket.Id, 1, TicketEventData.Taken,
            new TicketEventData(agencyId, ticket.Number, purpose, ticket.State, ticket.HasPriority ? true : null), unitId: agencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new QueueOutcome.Done(ticket.Id);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "queue_tickets")
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return new QueueOutcome.Done((await TakenAsync(request.FormKey, cancel))!.Value);
        }
    }

    private Task<Guid?> TakenAsync(Guid formKey, CancellationToken cancel) =>
        db.QueueTickets.Where(t => t.FormKey == formKey).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancel);

    /// <summary>The next number of the day; gapless, because it is given in this transaction.</summary>
    private async Task<int> NextAsync(Guid agencyId, DateOnly day, CancellationToken cancel)
    {
        var series = string.Create(CultureInfo.InvariantCulture, $"ticket:{day:yyyy-MM-dd}");
        return (await db.Database.SqlQuery<int>(
            $"INSERT INTO number_series (unit_id, series, last) VALUES ({agencyId}, {series}, 1) ON CONFLICT (unit_id, series) DO UPDATE SET last = number_series.last + 1 RETURNING last AS \"Value\"")
            .ToListAsync(cancel)).Single();
    }
}
