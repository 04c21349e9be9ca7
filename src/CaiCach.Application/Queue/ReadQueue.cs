using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Queue;
using CaiCach.Law.Calendar;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>The queue of a body today: as its desks see it, as everybody sees it on the wall, and as the holder of one number sees it.</summary>
public sealed class ReadQueue(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most that wait shown one by one.</summary>
    public const int MostShown = 30;

    /// <summary>One who waits.</summary>
    public sealed record WaitingRow(int Number, QueueGroup Purpose, bool HasPriority, bool WasPutBack, bool ForThisDesk, DateTime TakenAt);

    /// <summary>What was filed or returned for a ticket.</summary>
    public sealed record LinkedDossier(Guid Id, string Code);

    /// <summary>The queue as a desk sees it.</summary>
    /// <param name="Current">The number at the desk; null for none.</param>
    /// <param name="Dossiers">What was filed or returned for it.</param>
    /// <param name="Waiting">Who waits for this desk, by place; the first <see cref="MostShown"/>.</param>
    /// <param name="Counts">How many wait for this desk, by purpose.</param>
    public sealed record DeskView(QueueTicket? Current, IReadOnlyList<LinkedDossier> Dossiers, IReadOnlyList<WaitingRow> Waiting, IReadOnlyDictionary<QueueGroup, int> Counts);

    /// <summary>A desk on the wall.</summary>
    /// <param name="Desk">The number over the desk.</param>
    /// <param name="Number">The number at it; null for none.</param>
    /// <param name="IsCalled">Whether it is being called.</param>
    /// <param name="CalledAt">Since when.</param>
    public sealed record ScreenRow(int Desk, int? Number, bool IsCalled, DateTime? CalledAt);

    /// <summary>What the wall shows: numbers, nothing of who holds them.</summary>
    public sealed record Screen(IReadOnlyList<ScreenRow> Desks, IReadOnlyDictionary<QueueGroup, int> Waiting);

    /// <summary>One number as its holder sees it.</summary>
    /// <param name="Ticket">The ticket.</param>
    /// <param name="Desk">The number over the desk that called it or that it waits for; null for none.</param>
    /// <param name="Ahead">How many of the same purpose stand before it.</param>
    public sealed record TicketView(QueueTicket Ticket, int? Desk, int Ahead);

    /// <summary>The desks of a body, closed ones too, by number, and its kiosk; null when there is none yet.</summary>
    public sealed record SetUp(IReadOnlyList<QueueDesk> Desks, QueueKiosk? Kiosk);

    /// <summary>The desks and the kiosk of a body; null when they are not this person's to set up.</summary>
    public async Task<SetUp?> SetUpAsync(Actor actor, Guid agencyId, CancellationToken cancel = default) =>
        QueueScope.Directs(actor, agencyId)
            ? new(
                await db.QueueDesks.AsNoTracking().Where(d => d.AgencyId == agencyId).OrderBy(d => d.Number).ToListAsync(cancel),
                await db.QueueKiosks.AsNoTracking().FirstOrDefaultAsync(k => k.AgencyId == agencyId, cancel))
            : null;

    /// <summary>The body whose kiosk has this address: the machine of a body that ended gives numbers of the one that took over its one-stop unit. Null when none has.</summary>
    public async Task<Guid?> BodyOfKioskAsync(string token, CancellationToken cancel = default)
    {
        var readable = token.Replace("\0", "", StringComparison.Ordinal);
        if (await db.QueueKiosks.Where(k => k.Token == readable).Select(k => (Guid?)k.AgencyId).FirstOrDefaultAsync(cancel) is not { } body)
        {
            return null;
        }

        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (!tree.HasEnded(body))
        {
            return body;
        }

        var heirs = tree.HeirsOf(body);
        return await db.QueueKiosks.Where(k => heirs.Contains(k.AgencyId)).OrderBy(k => k.AgencyId).Select(k => (Guid?)k.AgencyId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The open desks of a body, by number.</summary>
    public async Task<IReadOnlyList<QueueDesk>> DesksAsync(Guid agencyId, CancellationToken cancel = default) =>
        await db.QueueDesks.AsNoTracking().Where(d => d.AgencyId == agencyId && d.ClosedAt == null).OrderBy(d => d.Number).ToListAsync(cancel);

    /// <summary>What an open desk of a body calls people for: what a kiosk offers.</summary>
    public async Task<IReadOnlyList<QueueGroup>> ServedAsync(Guid agencyId, CancellationToken cancel = default)
    {
        var served = (await DesksAsync(agencyId, cancel)).SelectMany(QueueScope.PurposesOf).ToHashSet();
        return [.. Enum.GetValues<QueueGroup>().Where(served.Contains)];
    }

    /// <summary>How many wait today for what no open desk calls people for, by purpose; those sent to a desk of their own are called by it.</summary>
    /// <param name="agencyId">The body.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="without">A desk that is looked at as if it were closed, or served <paramref name="instead"/>; null for none.</param>
    /// <param name="instead">What that desk would serve.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<QueueGroup, int>> UnservedAsync(
        Guid agencyId, DateTime now, Guid? without = null, IReadOnlyCollection<QueueGroup>? instead = null, CancellationToken cancel = default)
    {
        var served = (await DesksAsync(agencyId, cancel)).Where(d => d.Id != without).SelectMany(QueueScope.PurposesOf).Concat(instead ?? []).ToHashSet();
        var waiting = await CountsAsync(Today(agencyId, now).Where(t => t.State == TicketState.Waiting && t.ForDeskId == null), cancel);
        return waiting.Where(w => !served.Contains(w.Key)).ToDictionary(w => w.Key, w => w.Value);
    }

    /// <summary>The desk at which an officer called last today; null when at none.</summary>
    public Task<Guid?> DeskOfAsync(Actor actor, Guid agencyId, DateTime now, CancellationToken cancel = default) =>
        Today(agencyId, now).Where(t => t.OfficerId == actor.Id && t.CalledAt != null).OrderByDescending(t => t.CalledAt).Select(t => t.DeskId).FirstOrDefaultAsync(cancel);

    /// <summary>The queue as a desk sees it.</summary>
    public async Task<DeskView> OfDeskAsync(QueueDesk desk, DateTime now, CancellationToken cancel = default)
    {
        var today = Today(desk.AgencyId, now);
        var current = await today.FirstOrDefaultAsync(t => t.DeskId == desk.Id && (t.State == TicketState.Called || t.State == TicketState.Serving), cancel);
        var linked = current is null
            ? []
            : await db.QueueTicketDossiers.Where(l => l.TicketId == current.Id)
                .Join(db.Dossiers, l => l.DossierId, d => d.Id, (l, d) => d).OrderBy(d => d.Id).Select(d => new LinkedDossier(d.Id, d.Code ?? d.RequestNumber)).ToListAsync(cancel);
        var waiting = WaitingFor(today, desk);
        var rows = await waiting.OrderBy(t => t.Place).ThenBy(t => t.Number).Take(MostShown)
            .Select(t => new WaitingRow(t.Number, t.Purpose, t.HasPriority, t.WasPutBack, t.ForDeskId != null, t.TakenAt)).ToListAsync(cancel);
        return new(current, linked, rows, await CountsAsync(waiting, cancel));
    }

    /// <summary>What the wall shows; null when the body has no desk.</summary>
    public async Task<Screen?> ScreenAsync(Guid agencyId, DateTime now, CancellationToken cancel = default)
    {
        var desks = await DesksAsync(agencyId, cancel);
        if (desks.Count == 0)
        {
            return null;
        }

        var today = Today(agencyId, now);
        var at = await today.Where(t => t.State == TicketState.Called || t.State == TicketState.Serving)
            .Select(t => new { t.DeskId, t.Number, t.State, t.CalledAt }).ToListAsync(cancel);
        var rows = desks.Select(d => at.Find(t => t.DeskId == d.Id) is { } ticket
            ? new ScreenRow(d.Number, ticket.Number, ticket.State == TicketState.Called, ticket.CalledAt)
            : new ScreenRow(d.Number, null, false, null));
        return new([.. rows], await CountsAsync(today.Where(t => t.State == TicketState.Waiting), cancel));
    }

    /// <summary>One number; null when there is none with this id.</summary>
    public async Task<TicketView?> TicketAsync(Guid id, CancellationToken cancel = default)
    {
        if (await db.QueueTickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel) is not { } ticket)
        {
            return null;
        }

        var desk = (ticket.State == TicketState.Waiting ? ticket.ForDeskId : ticket.DeskId) is { } deskId
            ? await db.QueueDesks.Where(d => d.Id == deskId).Select(d => (int?)d.Number).FirstOrDefaultAsync(cancel)
            : null;
        var ahead = ticket.State != TicketState.Waiting
            ? 0
            : await db.QueueTickets.CountAsync(
                t => t.AgencyId == ticket.AgencyId && t.Day == ticket.Day && t.State == TicketState.Waiting && t.Purpose == ticket.Purpose
                    && (t.Place < ticket.Place || (t.Place == ticket.Place && t.Number < ticket.Number)), cancel);
        return new(ticket, desk, ahead);
    }

    /// <summary>Who of a day's queue waits for a desk: those sent to it, and those of its groups that were sent to no other.</summary>
    internal static IQueryable<QueueTicket> WaitingFor(IQueryable<QueueTicket> today, QueueDesk desk)
    {
        var purposes = QueueScope.PurposesOf(desk);
        return today.Where(t => t.State == TicketState.Waiting && (t.ForDeskId == desk.Id || (t.ForDeskId == null && purposes.Contains(t.Purpose))));
    }

    private static async Task<IReadOnlyDictionary<QueueGroup, int>> CountsAsync(IQueryable<QueueTicket> tickets, CancellationToken cancel) =>
        await tickets.GroupBy(t => t.Purpose).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    private IQueryable<QueueTicket> Today(Guid agencyId, DateTime now)
    {
        var day = VietnamTime.DayOf(now);
        return db.QueueTickets.AsNoTracking().Where(t => t.AgencyId == agencyId && t.Day == day);
    }
}
