using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Records a fee as paid with its receipt, or as exempt with the reason.</summary>
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
            change.Dossier.Payment = state;
            change.Dossier.FeeReceipt = number.Trim();
            return Task.FromResult(new DossierEventData { Payment = state, Amount = change.Dossier.FeeAmount });
        }, cancel: cancel);
}
