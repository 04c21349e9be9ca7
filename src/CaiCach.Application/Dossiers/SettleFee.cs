using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Records a fee as paid with its receipt, or as exempt with the reason. Where the procedure starts its clock with the payment, that is now.</summary>
public sealed class SettleFee(DossierWork work)
{
    /// <summary>Paid: receipt number.</summary>
    public Task<ActOutcome> PaidAsync(ActContext context, Guid id, int version, string receipt, CancellationToken cancel = default) =>
        RunAsync(context, id, version, PaymentState.Paid, receipt, null, cancel);

    /// <summary>Exempt: number of the decision or paper, and the reason.</summary>
    public Task<ActOutcome> ExemptAsync(ActContext context, Guid id, int version, string number, string reason, CancellationToken cancel = default) =>
        RunAsync(context, id, version, PaymentState.Exempt, number, reason, cancel);

    private Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, PaymentState state, string number, string? reason, CancellationToken cancel) =>
        work.ActAsync(context, id, version, DossierAct.SettleFee, new(context.Now, reason, Number: number), change =>
        {
            var dossier = change.Dossier;
            dossier.Payment = state;
            dossier.FeeReceipt = number.Trim();
            var data = new DossierEventData { Payment = state, Amount = dossier.FeeAmount };
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
