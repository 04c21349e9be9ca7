using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Takes a fee or a part of an obligation back out of the book that was recorded wrongly, gives a fee or an obligation back to the applicant where the law lets it, or answers that it is not given back.</summary>
public sealed class GiveFeeBack(CaiCachDb db, DossierWork work)
{
    private static readonly string[] Takes = [.. new[] { DossierAct.Accept, DossierAct.PayFeePart, DossierAct.SettleFee }.Select(DossierEvents.TypeOf)];

    /// <summary>
    /// P2: what was recorded last, an instalment or an exemption, was recorded wrongly: it is owed again, and the book that has the line shows it taken back, today. Exemptions go back all at once.
    /// The due date promised with it stays.
    /// </summary>
    public Task<ActOutcome> ReverseAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReverseFee, new(context.Now, reason), async change =>
        {
            var dossier = change.Dossier;
            var (wrong, back) = (dossier.FeeReceipt, dossier.FeeExempted);
            List<CashEntry> held = [.. await CashBook.HeldAsync(db, id, CashKind.Fee, cancel)];
            (bool Online, DateOnly Day)? counted = null;
            var taken = held.FindLast(l => l.Number == wrong);
            if (dossier.FeeExempted > 0 && (dossier.Payment == PaymentState.Exempt || taken is null))
            {
                dossier.FeeExempted = 0;
            }
            else
            {
                held.Remove(taken!);
                back = taken?.Amount ?? dossier.FeePaid;
                counted = taken is not null && await CountedAsync(taken, cancel) is { } online ? (online, VietnamTime.DayOf(taken.At)) : null;
                var line = CashBook.Entry(change, CashKind.Reversal, taken?.Method, -back, wrong ?? "");
                line.AgencyId = taken?.AgencyId ?? line.AgencyId;
                db.Add(line);
                dossier.FeePaid -= back;
            }

            dossier.Payment = dossier.FeePaid > 0 ? PaymentState.Partial : PaymentState.Due;
            dossier.FeeReceipt = dossier.FeePaid > 0 ? held.LastOrDefault()?.Number : null;
            return new DossierEventData { Payment = dossier.Payment, Amount = back, Owed = dossier.FeeOwed, Number = wrong, PaidOnline = counted?.Online, ReceiptOn = counted?.Day };
        }, cancel: cancel);

    /// <summary>As what the event that took a fee counted it; null where it counted nothing.</summary>
    private async Task<bool?> CountedAsync(CashEntry taken, CancellationToken cancel) =>
        (await db.Events.AsNoTracking().Where(e => e.StreamId == taken.DossierId && e.At == taken.At && Takes.Contains(e.Type)).OrderByDescending(e => e.Version).Select(e => e.Data).FirstOrDefaultAsync(cancel)) is { } data
            ? DossierEventData.Parse(data).PaidOnline
            : null;

    /// <summary>14b: the last part of the obligation was recorded wrongly: it is owed again, and the book that has the line shows it taken back, today. The clock stands on.</summary>
    public Task<ActOutcome> ReverseDutyAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReverseDutyPart, new(context.Now, reason), async change =>
        {
            var dossier = change.Dossier;
            List<CashEntry> held = [.. await CashBook.HeldAsync(db, id, CashKind.Duty, cancel)];
            var wrong = held[^1];
            var line = CashBook.Entry(change, CashKind.Reversal, wrong.Method, -wrong.Amount, wrong.Number);
            line.AgencyId = wrong.AgencyId;
            db.Add(line);
            dossier.DutyPaid -= wrong.Amount;
            dossier.DutyHeld -= wrong.Amount;
            dossier.DutyReceipt = held.Count > 1 ? held[^2].Number : null;
            return new DossierEventData { Amount = wrong.Amount, Owed = dossier.DutyOwed, Number = wrong.Number };
        }, cancel: cancel);

    /// <summary>P3: gives what was paid of a fee back after a withdrawal, a stop or a refusal: number of the paper, reason and legal basis.</summary>
    public Task<ActOutcome> RefundAsync(ActContext context, Guid id, int version, PaymentMethod method, string number, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RefundFee, new(context.Now, reason, legalBasis, Number: number), change =>
        {
            var dossier = change.Dossier;
            db.Add(CashBook.Entry(change, CashKind.Refund, method, -dossier.FeePaid, number));
            dossier.Payment = PaymentState.Refunded;
            return Task.FromResult(new DossierEventData { Payment = PaymentState.Refunded, Amount = dossier.FeePaid, Method = method });
        }, cancel: cancel);

    /// <summary>P3a: gives what was paid of financial obligations back after a withdrawal, a stop or a refusal: number of the paper, reason and legal basis.</summary>
    public Task<ActOutcome> RefundDutyAsync(ActContext context, Guid id, int version, PaymentMethod method, string number, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RefundDuty, new(context.Now, reason, legalBasis, Number: number), change =>
        {
            var back = change.Dossier.DutyHeld;
            db.Add(CashBook.Entry(change, CashKind.Refund, method, -back, number));
            change.Dossier.DutyHeld = 0;
            return Task.FromResult(new DossierEventData { Payment = PaymentState.Refunded, Amount = back, Method = method });
        }, cancel: cancel);

    /// <summary>P4: answers that what was paid is not given back: reason and legal basis. The book has nothing of it.</summary>
    public Task<ActOutcome> KeepAsync(ActContext context, Guid id, int version, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.KeepMoney, new(context.Now, reason, legalBasis), change =>
        {
            var kept = change.Dossier.OwedBack;
            change.Dossier.MoneyKeptAt = context.Now;
            return Task.FromResult(new DossierEventData { Amount = kept });
        }, cancel: cancel);
}
