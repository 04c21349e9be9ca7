using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Records a fee as paid, all that is owed or a part of it, with the receipt, or what is owed of it as exempt with the reason. Where the procedure starts its clock with the payment, that is when nothing is owed any more, by when the money came in.</summary>
public sealed class SettleFee(CaiCachDb db, DossierWork work)
{
    /// <summary>Paid: receipt number, and how; it goes into the cash book.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="receipt">The number of the receipt; each instalment has its own.</param>
    /// <param name="method">How it was paid.</param>
    /// <param name="amount">Whole đồng; null for all that is owed.</param>
    /// <param name="paidAt">When (UTC) the money came in; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> PaidAsync(ActContext context, Guid id, int version, string receipt, PaymentMethod method = PaymentMethod.Cash, long? amount = null, DateTime? paidAt = null, CancellationToken cancel = default)
    {
        var instalment = await Instalment.OfAsync(db, id, CashKind.Fee, amount, receipt, cancel);
        return await work.ActAsync(context, id, version, instalment.IsPart ? DossierAct.PayFeePart : DossierAct.SettleFee, new(context.Now, Number: receipt, Amount: amount, Happened: paidAt), change =>
        {
            var dossier = change.Dossier;
            dossier.FeePaid += instalment.Amount;
            dossier.FeeReceipt = receipt.Trim();
            dossier.Payment = instalment.IsPart ? PaymentState.Partial : PaymentState.Paid;
            db.Add(CashBook.Entry(change, CashKind.Fee, method, instalment.Amount, receipt, paidAt));
            var data = new DossierEventData { Payment = dossier.Payment, Amount = instalment.Amount, Owed = instalment.IsPart ? dossier.FeeOwed : null, Method = method, PaidOnline = method == PaymentMethod.Transfer, Happened = paidAt };
            return Task.FromResult(instalment.IsPart ? data : StartClock(change, data, instalment.CompleteAt(paidAt ?? context.Now)));
        }, (_, _) => instalment.Faults, cancel: cancel);
    }

    /// <summary>Exempt from what is owed: number of the decision or paper, the reason, and when (UTC) it was decided where that was before now. What was paid before stays paid.</summary>
    public async Task<ActOutcome> ExemptAsync(ActContext context, Guid id, int version, string number, string reason, DateTime? decidedAt = null, CancellationToken cancel = default)
    {
        var rest = await Instalment.OfAsync(db, id, CashKind.Fee, null, number, cancel);
        return await work.ActAsync(context, id, version, DossierAct.SettleFee, new(context.Now, reason, Number: number, Happened: decidedAt), change =>
        {
            var dossier = change.Dossier;
            var data = new DossierEventData { Payment = PaymentState.Exempt, Amount = dossier.FeeOwed, Happened = decidedAt };
            dossier.FeeExempted += dossier.FeeOwed;
            dossier.Payment = PaymentState.Exempt;
            dossier.FeeReceipt = number.Trim();
            return Task.FromResult(StartClock(change, data, rest.CompleteAt(decidedAt ?? context.Now)));
        }, cancel: cancel);
    }

    /// <summary>R11: the clock of a procedure that waits for the fee starts with the later of the acceptance and when nothing was owed any more (UTC).</summary>
    private static DossierEventData StartClock(DossierChange change, DossierEventData data, DateTime paid)
    {
        var dossier = change.Dossier;
        if (!DossierTimes.AwaitsPayment(dossier))
        {
            return data;
        }

        var accepted = dossier.AcceptedAt!.Value;
        var start = paid > accepted ? paid : accepted;
        if (change.Deadline(DossierTimes.LimitOf(dossier)!.Value, start) is not { } due)
        {
            return data;
        }

        if (DossierTimes.ToMinute(start) > DossierTimes.ToMinute(accepted))
        {
            dossier.Pauses = DossierTimes.WithPause(dossier, accepted, start);
        }

        dossier.CalendarVersion = change.Calendar!.Version;
        dossier.DueAt = due;
        dossier.DueOriginalAt = due;
        if (dossier.State == BusinessState.Accepted)
        {
            change.PutOnTransfer(dossier.HolderUnitId);
        }

        return data with { Due = due, Calendar = dossier.CalendarVersion };
    }
}
