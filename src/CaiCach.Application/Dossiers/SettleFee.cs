using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Records a fee as paid with its receipt, or as exempt with the reason. Where the procedure starts its clock with the payment, that is now.</summary>
public sealed class SettleFee(CaiCachDb db, DossierWork work)
{
    /// <summary>Paid: receipt number, and how; it goes into the cash book.</summary>
    public Task<ActOutcome> PaidAsync(ActContext context, Guid id, int version, string receipt, PaymentMethod method = PaymentMethod.Cash, CancellationToken cancel = default) =>
        RunAsync(context, id, version, PaymentState.Paid, receipt, null, method, cancel);

    /// <summary>Exempt: number of the decision or paper, and the reason.</summary>
    public Task<ActOutcome> ExemptAsync(ActContext context, Guid id, int version, string number, string reason, CancellationToken cancel = default) =>
        RunAsync(context, id, version, PaymentState.Exempt, number, reason, null, cancel);

    private Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, PaymentState state, string number, string? reason, PaymentMethod? method, CancellationToken cancel) =>
        work.ActAsync(context, id, version, DossierAct.SettleFee, new(context.Now, reason, Number: number), change =>
        {
            var dossier = change.Dossier;
            dossier.Payment = state;
            dossier.FeeReceipt = number.Trim();
            if (state == PaymentState.Paid)
            {
                db.Add(CashBook.Entry(change, CashKind.Fee, method, dossier.FeeAmount, number));
            }

            var data = new DossierEventData { Payment = state, Amount = dossier.FeeAmount, Method = method };
            return Task.FromResult(DossierTimes.AwaitsPayment(dossier) ? StartClock(change, data) : data);
        }, cancel: cancel);

    /// <summary>R11: the clock of a procedure that waits for the fee starts now.</summary>
    private static DossierEventData StartClock(DossierChange change, DossierEventData data)
    {
        var dossier = change.Dossier;
        if (change.Deadline(DossierTimes.LimitOf(dossier)!.Value) is not { } due)
        {
            return data;
        }

        dossier.Pauses = DossierTimes.WithPause(dossier, dossier.AcceptedAt!.Value, change.Context.Now);
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
