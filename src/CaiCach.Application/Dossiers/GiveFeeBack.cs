using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Takes a fee back out of the book that was recorded wrongly, or gives one back to the applicant where the law lets it.</summary>
public sealed class GiveFeeBack(CaiCachDb db, DossierWork work)
{
    /// <summary>P2: the fee was recorded wrongly: it is owed again, and the book that has the line shows it taken back, today. The due date promised with it stays.</summary>
    public Task<ActOutcome> ReverseAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReverseFee, new(context.Now, reason), async change =>
        {
            var dossier = change.Dossier;
            if (dossier.Payment == PaymentState.Paid)
            {
                var taken = await db.CashEntries.AsNoTracking().Where(e => e.DossierId == id && e.Kind == CashKind.Fee).OrderByDescending(e => e.At).FirstOrDefaultAsync(cancel);
                var line = CashBook.Entry(change, CashKind.Reversal, taken?.Method, -dossier.FeeAmount, dossier.FeeReceipt ?? "");
                line.AgencyId = taken?.AgencyId ?? line.AgencyId;
                db.Add(line);
            }

            var data = new DossierEventData { Payment = PaymentState.Due, Amount = dossier.FeeAmount, Number = dossier.FeeReceipt };
            dossier.Payment = PaymentState.Due;
            dossier.FeeReceipt = null;
            return data;
        }, cancel: cancel);

    /// <summary>P3: gives a paid fee back after a withdrawal, a stop or a refusal: number of the paper, reason and legal basis.</summary>
    public Task<ActOutcome> RefundAsync(ActContext context, Guid id, int version, PaymentMethod method, string number, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RefundFee, new(context.Now, reason, legalBasis, Number: number), change =>
        {
            var dossier = change.Dossier;
            db.Add(CashBook.Entry(change, CashKind.Refund, method, -dossier.FeeAmount, number));
            dossier.Payment = PaymentState.Refunded;
            return Task.FromResult(new DossierEventData { Payment = PaymentState.Refunded, Amount = dossier.FeeAmount, Method = method });
        }, cancel: cancel);
}
