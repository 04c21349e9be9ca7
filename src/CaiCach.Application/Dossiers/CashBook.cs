using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The money of a body's counter, which takes it for the competent body too where that is another: who still owes, who waits for money back, and what was taken on a day.</summary>
public sealed class CashBook(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A dossier that owes a fee, or a financial obligation.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="ProcedureCode">Its procedure.</param>
    /// <param name="ProcedureVersion">The version of it.</param>
    /// <param name="OwnerName">Whose it is.</param>
    /// <param name="Phone">The owner's phone, as stored.</param>
    /// <param name="AcceptedAt">Since when (UTC).</param>
    /// <param name="Fee">What is still owed of the fee, whole đồng; null for none.</param>
    /// <param name="Duty">What is still owed of the obligation, whole đồng; null for none.</param>
    /// <param name="FeePaid">What was paid of the fee.</param>
    /// <param name="DutyPaid">What was paid of the obligation.</param>
    public sealed record Owing(Guid Id, string Code, string ProcedureCode, int ProcedureVersion, string OwnerName, string Phone, DateTime AcceptedAt, long? Fee, long? Duty, long FeePaid, long DutyPaid);

    /// <summary>A dossier for which something that was paid waits to be given back.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="ProcedureCode">Its procedure.</param>
    /// <param name="ProcedureVersion">The version of it.</param>
    /// <param name="OwnerName">Whose it is.</param>
    /// <param name="Phone">The owner's phone, as stored.</param>
    /// <param name="State">How it ended.</param>
    /// <param name="Since">Since when (UTC).</param>
    /// <param name="Amount">Whole đồng.</param>
    public sealed record Back(Guid Id, string Code, string ProcedureCode, int ProcedureVersion, string OwnerName, string Phone, BusinessState State, DateTime Since, long Amount);

    /// <summary>What one official took or gave in one way on a day.</summary>
    /// <param name="CashierId">The official; null for lines from before the book.</param>
    /// <param name="Cashier">As called then.</param>
    /// <param name="Method">How; null where it was not recorded.</param>
    /// <param name="Kind">What for.</param>
    /// <param name="Count">How many lines.</param>
    /// <param name="Sum">Whole đồng; negative for what was given back.</param>
    public sealed record Line(Guid? CashierId, string Cashier, PaymentMethod? Method, CashKind Kind, int Count, long Sum);

    /// <summary>A line of the book as it stands.</summary>
    /// <param name="Id">The line.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="Number">Number of the receipt, or of the paper that gives money back.</param>
    /// <param name="Kind">What for.</param>
    /// <param name="Method">How; null where it was not recorded.</param>
    /// <param name="Amount">Whole đồng; negative for what was given or taken back.</param>
    /// <param name="Cashier">Who took it, as called then.</param>
    /// <param name="DossierId">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="OwnerName">Whose it is.</param>
    /// <param name="IsInSight">Whether the reader may open it.</param>
    /// <param name="PaidAt">When the money came in (UTC), where that was before it was written down.</param>
    public sealed record Receipt(Guid Id, DateTime At, string Number, CashKind Kind, PaymentMethod? Method, long Amount, string Cashier, Guid DossierId, string Code, string OwnerName, bool IsInSight, DateTime? PaidAt);

    /// <summary>Which lines of a day.</summary>
    /// <param name="AgencyId">The body whose counter it is.</param>
    /// <param name="Day">The local day.</param>
    /// <param name="Part">One official's lines of one kind and way, as <see cref="DayAsync"/> sums them; null for all.</param>
    public sealed record Choice(Guid AgencyId, DateOnly Day, Part? Part = null);

    /// <summary>The lines that <see cref="DayAsync"/> sums in one.</summary>
    public sealed record Part(Guid? CashierId, CashKind Kind, PaymentMethod? Method);

    /// <summary>Who owes at the counter of a body, those longest first, within the actor's sight. One round trip.</summary>
    public async Task<(IReadOnlyList<Owing> Rows, ListWork.Cursor? Next)> OwingAsync(Actor actor, Guid agencyId, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var rows = Owed(db.Dossiers.AsNoTracking().Where(scope.Filter), agencyId);
        if (after is { DueAt: var moment, Id: var id })
        {
            rows = rows.Where(d => d.AcceptedAt >= moment && (d.AcceptedAt > moment || d.Id.CompareTo(id) > 0));
        }

        var page = await rows.OrderBy(d => d.AcceptedAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(d => new Owing(
            d.Id, d.Code!, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.Phone, d.AcceptedAt!.Value,
            d.Payment == PaymentState.Due || d.Payment == PaymentState.Partial ? d.FeeAmount - d.FeePaid - d.FeeExempted : null, d.State == BusinessState.FinancialDuty ? d.DutyAmount - d.DutyPaid : null, d.FeePaid, d.DutyPaid)).ToListAsync(cancel);
        return page.Count > PageSize ? ([.. page.Take(PageSize)], new(page[PageSize - 1].AcceptedAt, page[PageSize - 1].Id)) : (page, null);
    }

    /// <summary>Whose money waits to be given back at the counter of a body, those longest first, within the actor's sight. One round trip.</summary>
    public async Task<(IReadOnlyList<Back> Rows, ListWork.Cursor? Next)> BackAsync(Actor actor, Guid agencyId, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var rows = await OwedBackAtAsync(actor, agencyId, cancel);
        if (after is { DueAt: var moment, Id: var id })
        {
            rows = rows.Where(d => d.OwedBackAt >= moment && (d.OwedBackAt > moment || d.Id.CompareTo(id) > 0));
        }

        var page = await rows.OrderBy(d => d.OwedBackAt).ThenBy(d => d.Id).Take(PageSize + 1).ToListAsync(cancel);
        return (
            [.. page.Take(PageSize).Select(d => new Back(d.Id, d.Code ?? d.RequestNumber, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.Phone, d.State, d.OwedBackAt!.Value, d.OwedBack))],
            page.Count > PageSize ? new(page[PageSize - 1].OwedBackAt!.Value, page[PageSize - 1].Id) : null);
    }

    /// <summary>How many of them there are. One round trip.</summary>
    public async Task<int> CountBackAsync(Actor actor, Guid agencyId, CancellationToken cancel = default) => await (await OwedBackAtAsync(actor, agencyId, cancel)).CountAsync(cancel);

    private async Task<IQueryable<Dossier>> OwedBackAtAsync(Actor actor, Guid agencyId, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        return OwedBack(db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, tree).Filter), [.. tree.WithLegacies(agencyId)]);
    }

    /// <summary>Those of some dossiers whose money waits to be given back at the counter of a body; answered by an index of their own.</summary>
    /// <param name="dossiers">The dossiers.</param>
    /// <param name="bodies">The body, and the ended ones whose closed dossiers it has now.</param>
    public static IQueryable<Dossier> OwedBack(IQueryable<Dossier> dossiers, IReadOnlyList<Guid> bodies) => dossiers.Where(d => bodies.Contains(d.CounterId) && d.OwedBackAt != null);

    /// <summary>Those of some dossiers that owe at the counter of a body; answered by an index of their own.</summary>
    /// <param name="dossiers">The dossiers.</param>
    /// <param name="agencyId">The body.</param>
    public static IQueryable<Dossier> Owed(IQueryable<Dossier> dossiers, Guid agencyId) => dossiers.Where(d =>
        d.CounterId == agencyId && d.AcceptedAt != null && (d.Payment == PaymentState.Due || d.Payment == PaymentState.Partial || d.State == BusinessState.FinancialDuty)
        && d.State != BusinessState.Stopped && d.State != BusinessState.Withdrawn && d.State != BusinessState.Done);

    /// <summary>What the counter of a body took and gave back on a local day, by official, way and kind. The caller has checked who may read it. One round trip.</summary>
    public async Task<IReadOnlyList<Line>> DayAsync(Guid agencyId, DateOnly day, CancellationToken cancel = default)
    {
        var lines = await Lines(agencyId, day)
            .GroupBy(e => new { e.CashierId, e.Cashier, e.Method, e.Kind })
            .Select(g => new { g.Key.CashierId, g.Key.Cashier, g.Key.Method, g.Key.Kind, Count = g.Count(), Sum = g.Sum(e => e.Amount) }).ToListAsync(cancel);
        return [.. lines.OrderBy(l => l.Cashier, StringComparer.Ordinal).ThenBy(l => l.CashierId).ThenBy(l => l.Kind).ThenBy(l => l.Method).Select(l => new Line(l.CashierId, l.Cashier, l.Method, l.Kind, l.Count, l.Sum))];
    }

    /// <summary>The lines of a day, in the order of the book. The caller has checked who may read the book of the body. One round trip.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="choice">Which lines.</param>
    /// <param name="after">The last line seen; null to begin.</param>
    /// <param name="take">How many at most; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(Actor actor, Choice choice, ListWork.Cursor? after = null, int? take = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var lines = Lines(choice.AgencyId, choice.Day);
        if (choice.Part is { } part)
        {
            lines = lines.Where(e => e.CashierId == part.CashierId && e.Kind == part.Kind && e.Method == part.Method);
        }

        if (after is { DueAt: var moment, Id: var id })
        {
            lines = lines.Where(e => e.At >= moment && (e.At > moment || e.Id.CompareTo(id) > 0));
        }

        lines = lines.OrderBy(e => e.At).ThenBy(e => e.Id);
        var inSight = db.Dossiers.Where(DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).Filter);
        return await (take is { } most ? lines.Take(most) : lines).Join(db.Dossiers, e => e.DossierId, d => d.Id, (e, d) => new { Entry = e, Dossier = d })
            .OrderBy(l => l.Entry.At).ThenBy(l => l.Entry.Id)
            .Select(l => new Receipt(
                l.Entry.Id, l.Entry.At, l.Entry.Number, l.Entry.Kind, l.Entry.Method, l.Entry.Amount, l.Entry.Cashier, l.Dossier.Id, l.Dossier.Code ?? l.Dossier.RequestNumber, l.Dossier.OwnerName, inSight.Any(d => d.Id == l.Dossier.Id), l.Entry.PaidAt))
            .ToListAsync(cancel);
    }

    private IQueryable<CashEntry> Lines(Guid agencyId, DateOnly day)
    {
        var (start, end) = (VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        return db.CashEntries.AsNoTracking().Where(e => e.AgencyId == agencyId && e.At >= start && e.At < end);
    }

    /// <summary>What was taken for a dossier and not taken back out of the book, the oldest first.</summary>
    internal static async Task<IReadOnlyList<CashEntry>> HeldAsync(CaiCachDb db, Guid dossier, CashKind kind, CancellationToken cancel)
    {
        var lines = await db.CashEntries.AsNoTracking().Where(e => e.DossierId == dossier && (e.Kind == kind || e.Kind == CashKind.Reversal)).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancel);
        var held = lines.Where(l => l.Kind == kind).ToList();
        if (held.Count == lines.Count)
        {
            return held;
        }

        // Two receipts may have one number: which of them was taken back is what the event says that took it back.
        var reversal = DossierEvents.TypeOf(DossierAct.ReverseDutyPart);
        var ofDuty = await db.Events.Where(e => e.StreamId == dossier && e.Type == reversal).Select(e => e.At).ToListAsync(cancel);
        foreach (var back in lines.Where(l => l.Kind == CashKind.Reversal && ofDuty.Contains(l.At) == (kind == CashKind.Duty)))
        {
            held.Remove(held.LastOrDefault(l => l.Number == back.Number && l.Amount == -back.Amount)!);
        }

        return held;
    }

    /// <summary>The line of a change under way, for its unit of work, in the book of the body whose counter the actor works at.</summary>
    internal static CashEntry Entry(DossierChange change, CashKind kind, PaymentMethod? method, long amount, string number, DateTime? paidAt = null) => new()
    {
        Id = Ids.New(change.Context.Now),
        DossierId = change.Dossier.Id,
        AgencyId = DossierScope.CounterOf(change.Context.Actor, change.Dossier, change.Verdict.Rule.Who.Roles, change.Reference.Organisation),
        Kind = kind,
        Method = method,
        Amount = amount,
        Number = number.Trim(),
        CashierId = change.Context.Actor.Id,
        Cashier = change.Context.Actor.Name,
        At = change.Context.Now,
        PaidAt = paidAt,
    };
}
