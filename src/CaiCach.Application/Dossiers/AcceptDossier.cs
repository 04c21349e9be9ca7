using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 7: accepts. Gives the official code, starts the authority's clock and promises the due date (Mẫu 01). Where the procedure starts its clock
/// with the payment (R11) and a fee is owed, or with an event in the field, the limit is kept and the due date comes with the payment or the event.
/// </summary>
public sealed class AcceptDossier(DossierWork work, DossierCodeFormat format)
{
    private const long LargestFee = 1_000_000_000_000;

    /// <summary>Accepts.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="fee">Whole đồng to pay, 0 for nothing: stated by the receiver where a formula decides, and only there.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, long? fee = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Accept, new(context.Now), async change =>
        {
            var dossier = change.Dossier;
            var procedure = change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
            if (change.Calendar is not { } calendar)
            {
                return change.Refuse(DossierChange.NoCalendar);
            }

            var owed = FeeOf(procedure, dossier) ?? fee!.Value;
            dossier.FeeAmount = owed;
            dossier.Payment = owed > 0 ? PaymentState.Due : PaymentState.None;
            dossier.AcceptedAt = context.Now;
            dossier.CalendarVersion = calendar.Version;
            if (procedure.LimitFor(dossier.Channel, dossier.CaseCode) is { } limit)
            {
                dossier.LimitValue = limit.Value;
                dossier.LimitUnit = limit.Unit.ToString();
                if (change.Deadline(limit) is not { } due)
                {
                    return new();
                }

                dossier.StartEvent = procedure.StartEvent;
                if (procedure.StartRule == StartRule.Acceptance || (procedure.StartRule == StartRule.AcceptanceAndPayment && owed == 0))
                {
                    dossier.DueAt = due;
                    dossier.DueOriginalAt = due;
                }
            }

            if (StageClock.Of(procedure, dossier.Channel, dossier.CaseCode) is [var first, ..])
            {
                if (!StageClock.Start(change, first, 1))
                {
                    return new();
                }

                dossier.DueOriginalAt = dossier.DueAt;
            }

            var day = VietnamTime.DayOf(context.Now);
            var receiver = change.Reference.Organisation.Find(dossier.CounterId)!;
            dossier.Code = DossierCodes.Next(format, receiver, day, await change.NextAsync(receiver.Id, $"dossier:{day:yyyy-MM-dd}"));
            dossier.AssigneeId = null;
            if (!change.PutOnTransfer(change.Counter.Id))
            {
                return new();
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
            };
        }, (dossier, reference) => [.. CheckCase(dossier, reference), .. CheckFee(dossier, reference, fee)], cancel: cancel);

    /// <summary>The fee of a dossier in whole đồng; null where a formula decides and the receiver states it. Bodies of the state pay none under an internal procedure.</summary>
    internal static long? FeeOf(ProcedureVersion procedure, Dossier dossier) => dossier.AskedById is null ? procedure.TotalFee(dossier.Channel, dossier.CaseCode) : 0;

    private static IReadOnlyList<FieldFault> CheckCase(Dossier dossier, ReferenceSnapshot reference)
    {
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
        return procedure.LimitDependsOnCase(dossier.Channel) && (dossier.CaseCode is null || procedure.CaseOf(dossier.CaseCode) is null)
            ? [new("caseCode", "case_missing", "Thời hạn của thủ tục tùy trường hợp; hồ sơ chưa ghi trường hợp nên chưa tiếp nhận được.")]
            : [];
    }

    private static IReadOnlyList<FieldFault> CheckFee(Dossier dossier, ReferenceSnapshot reference, long? fee) =>
        (FeeOf(reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!, dossier), fee) switch
        {
            (null, null) => [new("fee", "fee_missing", "Nhập số phí, lệ phí phải nộp; ghi 0 nếu không thu.")],
            (null, < 0 or > LargestFee) => [new("fee", "fee_out_of_range", "Phí, lệ phí phải từ 0 đến 1.000.000.000.000 đồng.")],
            ({ } fixedFee, { } stated) when stated != fixedFee => [new("fee", "fee_fixed", "Phí, lệ phí của thủ tục đã được quy định, không nhập số khác.")],
            _ => [],
        };
}
