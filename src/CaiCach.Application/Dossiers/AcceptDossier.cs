using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 7: accepts. Gives the official code, takes what is collected with the dossier, starts the authority's clock and promises the due date (Mẫu 01). Where the procedure starts its clock
/// with the payment (R11) and a fee stays owed, or with an event in the field, the limit is kept and the due date comes with the payment or the event.
/// </summary>
public sealed class AcceptDossier(CaiCachDb db, DossierWork work)
{
    internal const long LargestFee = 1_000_000_000_000;

    /// <summary>What happened to the fee at the counter.</summary>
    /// <param name="Answer">Paid, exempt or not taken yet.</param>
    /// <param name="Method">How it was paid; null for not paid.</param>
    /// <param name="Number">Number of the receipt, of the transfer or card slip, or of the paper that exempts.</param>
    /// <param name="Why">Why it is exempt, or why it is not taken yet.</param>
    public sealed record Taking(FeeAnswer Answer, PaymentMethod? Method = null, string? Number = null, string? Why = null)
    {
        /// <summary>Paid, with the number of the receipt; it goes into the cash book with the acceptance.</summary>
        public static Taking Paid(string number, PaymentMethod method = PaymentMethod.Cash) => new(FeeAnswer.Paid, method, number);

        /// <summary>Exempt, with the number of the paper and the reason.</summary>
        public static Taking Exempt(string number, string reason) => new(FeeAnswer.Exempt, null, number, reason);

        /// <summary>Not taken yet, with the reason: it stays owed, and is settled before the result is handed over.</summary>
        public static Taking NotYet(string reason) => new(FeeAnswer.NotYet, Why: reason);
    }

    /// <summary>Accepts.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="fee">Whole đồng to pay, 0 for nothing: stated by the receiver where a formula decides, and only there.</param>
    /// <param name="taking">What happened to the fee; needed where the procedure collects it with the dossier. Null when nothing is said of it.</param>
    /// <param name="payer">The class of payers with a rule of its own that the receiver found the payer to be of; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, long? fee = null, Taking? taking = null, string? payer = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Accept, InputOf(context, fee, taking, payer), async change =>
        {
            var dossier = change.Dossier;
            var procedure = change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
            if (change.Calendar is not { } calendar)
            {
                return change.Refuse(DossierChange.NoCalendar);
            }

            var owed = FeeOf(procedure, dossier, payer) ?? fee!.Value;
            dossier.FeePayer = payer;
            dossier.FeeAmount = owed;
            dossier.SupplementFee = SupplementFees.IsReceived(dossier) ? SupplementFees.Of(procedure, dossier) ?? 0 : null;
            dossier.Payment = owed == 0 ? PaymentState.None : taking?.Answer switch { FeeAnswer.Paid => PaymentState.Paid, FeeAnswer.Exempt => PaymentState.Exempt, _ => PaymentState.Due };
            if (dossier.Payment is PaymentState.Paid or PaymentState.Exempt)
            {
                dossier.FeeReceipt = taking!.Number!.Trim();
                (dossier.FeePaid, dossier.FeeExempted) = dossier.Payment == PaymentState.Paid ? (owed, 0L) : (0L, owed);
            }

            dossier.AcceptedAt = context.Now;
            dossier.CalendarVersion = calendar.Version;
            if (procedure.LimitFor(dossier.Channel, dossier.CaseCode) is { } published)
            {
                var limit = change.Rules.Of(published);
                DossierTimes.Keep(dossier, limit);
                var earlier = DossierTimes.EarlierStartOf(dossier, procedure);
                if (change.Deadline(limit, earlier ?? context.Now) is not { } due)
                {
                    return new();
                }

                (dossier.StartEvent, dossier.ClockStartedAt) = (procedure.StartEvent, earlier);
                if (procedure.StartRule is StartRule.Acceptance or StartRule.PostalArrival or StartRule.Postmark || (procedure.StartRule == StartRule.AcceptanceAndPayment && dossier.Payment != PaymentState.Due))
                {
                    dossier.DueAt = due;
                    dossier.DueOriginalAt = due;
                }
            }

            if (StageClock.Of(procedure, dossier.Channel, dossier.CaseCode) is [var first, ..])
            {
                if (!StageClock.Start(change, first, 1, DossierTimes.EarlierStartOf(dossier, procedure)))
                {
                    return new();
                }

                dossier.DueOriginalAt = dossier.DueAt;
            }

            var day = VietnamTime.DayOf(context.Now);
            var receiver = change.Reference.Organisation.Find(dossier.CounterId)!;
            dossier.Code = DossierCodes.Next(change.Reference, receiver, day, await change.NextAsync(receiver.Id, $"dossier:{day:yyyy-MM-dd}"));
            dossier.AssigneeId = null;
            if (!change.PutOnTransfer(change.Counter.Id))
            {
                return new();
            }

            if (dossier.Payment == PaymentState.Paid)
            {
                db.Add(CashBook.Entry(change, CashKind.Fee, taking!.Method, owed, taking.Number!));
            }

            return new()
            {
                Channel = dossier.Channel,
                ProcedureVersion = dossier.ProcedureVersion,
                Code = dossier.Code,
                Stage = dossier.Stages.FirstOrDefault()?.Code,
                Due = dossier.DueAt,
                Calendar = dossier.CalendarVersion,
                Payment = dossier.Payment,
                Amount = owed > 0 ? owed : null,
                Payer = payer,
                Method = dossier.Payment == PaymentState.Paid ? taking!.Method : null,
                PaidOnline = dossier.Payment == PaymentState.Paid ? taking!.Method == PaymentMethod.Transfer : null,
            };
        }, (dossier, reference) => [.. CheckCase(dossier, reference), .. CheckFee(dossier, reference, fee, taking, payer)], cancel: cancel);

    private static ActInput InputOf(ActContext context, long? fee, Taking? taking, string? payer) => new(
        context.Now, taking?.Answer == FeeAnswer.Exempt ? taking.Why : null, Number: taking?.Number, Amount: fee,
        Exception: taking?.Answer == FeeAnswer.NotYet ? taking.Why : null, Fee: taking?.Answer, Payer: payer);

    /// <summary>The fee of a dossier in whole đồng by the rules of the day it was filed; null where a formula decides and the receiver states it. What is collected with a supplement is in it once one was received. Bodies of the state pay none under an internal procedure.</summary>
    internal static long? FeeOf(ProcedureVersion procedure, Dossier dossier, string? payer) =>
        dossier.AskedById is null ? procedure.FeeAsked(dossier.Channel, dossier.CaseCode, payer, DossierTimes.FilingDay(dossier), SupplementFees.IsReceived(dossier)) : 0;

    /// <summary>How the fee of a dossier comes about, a fee a line; empty where none is collected.</summary>
    public static IReadOnlyList<FeeAsked> FeesOf(ProcedureVersion procedure, Dossier dossier, string? payer)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.AskedById is null ? [.. procedure.FeesAsked(dossier.Channel, dossier.CaseCode, payer, DossierTimes.FilingDay(dossier)).Where(asked => asked.Fee.When != FeeTiming.None && (asked.Fee.When != FeeTiming.WithSupplement || SupplementFees.IsReceived(dossier)))] : [];
    }

    private static IReadOnlyList<FieldFault> CheckCase(Dossier dossier, ReferenceSnapshot reference)
    {
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
        return procedure.LimitDependsOnCase(dossier.Channel) && (dossier.CaseCode is null || procedure.CaseOf(dossier.CaseCode) is null)
            ? [new("caseCode", "case_missing", "Thời hạn của thủ tục tùy trường hợp; hồ sơ chưa ghi trường hợp nên chưa tiếp nhận được.")]
            : [];
    }

    private static IReadOnlyList<FieldFault> CheckFee(Dossier dossier, ReferenceSnapshot reference, long? fee, Taking? taking, string? payer)
    {
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
        return (FeeOf(procedure, dossier, payer), fee) switch
        {
            _ when payer is not null && !procedure.PayersOf(dossier.Channel, dossier.CaseCode, DossierTimes.FilingDay(dossier)).Contains(payer, StringComparer.Ordinal) =>
                [new("payer", "payer_unknown", "Chọn đối tượng được miễn, giảm có trong danh sách của thủ tục.")],
            (null, null) => [new("fee", "fee_missing", "Nhập số phí, lệ phí phải nộp; ghi 0 nếu không thu.")],
            (null, < 0 or > LargestFee) => [new("fee", "fee_out_of_range", "Phí, lệ phí phải từ 0 đến 1.000.000.000.000 đồng.")],
            ({ } fixedFee, { } stated) when stated != fixedFee => [new("fee", "fee_fixed", "Phí, lệ phí của thủ tục đã được quy định, không nhập số khác.")],
            var (set, stated) when (set ?? stated) == 0 && taking is not null => [new("way", "nothing_to_pay", "Hồ sơ không phải nộp phí, lệ phí nên không có gì để ghi nhận.")],
            _ => [],
        };
    }
}
