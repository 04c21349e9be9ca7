using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Rows 13 and 14: a financial obligation (nghĩa vụ tài chính) that must be met before the handling goes on.</summary>
public sealed class ImposeFinancialDuty(CaiCachDb db, DossierWork work)
{
    /// <summary>The largest amount, in đồng.</summary>
    public const long Largest = 1_000_000_000_000;

    /// <summary>Row 13: determines the amount; the clock stands still until it is settled. A clock that is past its due is not stopped by it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="amount">Whole đồng, above 0.</param>
    /// <param name="reason">What it is for, how it was reckoned, where to pay: shown to the applicant.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> DetermineAsync(ActContext context, Guid id, int version, long? amount, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.DetermineDuty, new(context.Now, reason, Amount: amount), change =>
        {
            var dossier = change.Dossier;
            var running = change.PauseInTime();
            (dossier.DutyAmount, dossier.DutyPaid) = (amount, 0);
            dossier.DutyReceipt = null;
            dossier.NoticeText = reason;
            change.PutOn(Desk.Applicant, dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData { RunningDueBefore = running, Amount = amount });
        }, (_, _) => amount > Largest ? [new("amount", "amount_too_large", "Số tiền quá lớn; kiểm tra lại.")] : [], cancel: cancel);

    /// <summary>Row 14: paid, with the receipt and how, which goes into the cash book, or what is owed of it exempted, with the decision and a reason; the clock runs again from when the money came in, or the exemption was decided. Row 14a: a part is paid, and the clock stands on.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="number">The number of the receipt, each instalment its own, or of the decision.</param>
    /// <param name="exemptedBecause">Why it is exempted; null where it is paid.</param>
    /// <param name="method">How it was paid.</param>
    /// <param name="amount">Whole đồng that were paid; null for all that is owed.</param>
    /// <param name="paidAt">When (UTC) the money came in, or the exemption was decided; null for now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> SettleAsync(
        ActContext context, Guid id, int version, string number, string? exemptedBecause, PaymentMethod method = PaymentMethod.Cash, long? amount = null, DateTime? paidAt = null, CancellationToken cancel = default)
    {
        var isPaid = exemptedBecause is null;
        var instalment = await Instalment.OfAsync(db, id, CashKind.Duty, isPaid ? amount : null, number, cancel);
        var input = new ActInput(context.Now, exemptedBecause, Number: number, Amount: isPaid ? amount : null, Happened: paidAt, NotBefore: instalment.NotBefore);
        return await work.ActAsync(context, id, version, instalment.IsPart ? DossierAct.PayDutyPart : DossierAct.SettleDuty, input, change =>
        {
            var dossier = change.Dossier;
            dossier.DutyReceipt = number.Trim();
            if (isPaid)
            {
                dossier.DutyPaid += instalment.Amount;
                dossier.DutyHeld += instalment.Amount;
                db.Add(CashBook.Entry(change, CashKind.Duty, method, instalment.Amount, number, paidAt));
            }

            if (instalment.IsPart)
            {
                return Task.FromResult(new DossierEventData { Amount = instalment.Amount, Owed = dossier.DutyOwed, Payment = PaymentState.Partial, Method = method, Happened = paidAt });
            }

            var until = instalment.CompleteAt(paidAt ?? context.Now);
            var data = change.Run(until < dossier.PausedAt ? dossier.PausedAt.Value : until);
            change.PutOn(Desk.Handle, dossier.HolderUnitId);
            return Task.FromResult(data with { Amount = instalment.Amount, Payment = isPaid ? PaymentState.Paid : PaymentState.Exempt, Method = isPaid ? method : null, Happened = paidAt });
        }, (_, _) => isPaid ? instalment.Faults : [], cancel: cancel);
    }
}
