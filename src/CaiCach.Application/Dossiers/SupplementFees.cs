using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What a procedure collects with a supplement (thu khi bổ sung): owed once a supplement is received, once in the life of a dossier. Where a formula decides, the receiver states it when taking the supplement in.</summary>
public static class SupplementFees
{
    /// <summary>Whether a supplement was received that makes it due: before the acceptance with the papers, after it when it was added to the fee.</summary>
    public static bool IsReceived(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.AcceptedAt is null ? DossierFactsReader.IsSupplemented(dossier) : dossier.SupplementFee is not null;
    }

    /// <summary>What a supplement adds to the fee, in whole đồng; null where a formula decides.</summary>
    internal static long? Of(ProcedureVersion procedure, Dossier dossier) =>
        dossier.AskedById is null ? procedure.SupplementFeeAsked(dossier.Channel, dossier.CaseCode, dossier.FeePayer, DossierTimes.FilingDay(dossier)) : 0;

    /// <summary>Whether the receiver has to state it with the supplement that is about to be taken in.</summary>
    public static bool IsStated(ProcedureVersion? procedure, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return procedure is not null && dossier is { AcceptedAt: not null, SupplementFee: null } && Of(procedure, dossier) is null;
    }

    /// <summary>What has to be paid with the supplement that is asked for, in words: the amount, or how it comes about; null where nothing.</summary>
    public static string? Words(ProcedureVersion? procedure, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return procedure is null || IsReceived(dossier) ? null : Of(procedure, dossier) switch
        {
            0 => null,
            { } fee => ProcedureTexts.Money(fee),
            null => string.Join("; ", procedure.FeesAsked(dossier.Channel, dossier.CaseCode, dossier.FeePayer, DossierTimes.FilingDay(dossier)).Where(asked => asked.Fee.When == FeeTiming.WithSupplement).Select(asked => asked.Text)),
        };
    }

    /// <summary>Adds it to what is owed, where it was not added before; the facts of the change with what became owed. What was paid stays paid, and what was exempted is not asked again.</summary>
    /// <param name="change">The change under way.</param>
    /// <param name="data">The facts of the change.</param>
    /// <param name="stated">What the receiver states where a formula decides; null while nobody has.</param>
    internal static DossierEventData Owe(DossierChange change, DossierEventData data, long? stated = null)
    {
        var dossier = change.Dossier;
        if (dossier.SupplementFee is not null || change.Procedure is not { } procedure || (Of(procedure, dossier) ?? stated) is not { } fee)
        {
            return data;
        }

        dossier.SupplementFee = fee;
        if (fee == 0)
        {
            return data;
        }

        dossier.FeeAmount += fee;
        dossier.Payment = dossier.FeePaid > 0 ? PaymentState.Partial : PaymentState.Due;
        return data with { Amount = fee, Payment = dossier.Payment, Owed = dossier.FeeOwed };
    }

    /// <summary>What is wrong with what the receiver states of it.</summary>
    internal static IReadOnlyList<FieldFault> Check(Dossier dossier, ReferenceSnapshot reference, long? stated) =>
        (IsStated(reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier), stated) switch
        {
            (true, null) => [new("fee", "fee_missing", "Nhập số phí, lệ phí phải nộp; ghi 0 nếu không thu.")],
            (true, < 0 or > AcceptDossier.LargestFee) => [new("fee", "fee_out_of_range", "Phí, lệ phí phải từ 0 đến 1.000.000.000.000 đồng.")],
            (false, not null) => [new("fee", "fee_fixed", "Phí, lệ phí của thủ tục đã được quy định, không nhập số khác.")],
            _ => [],
        };
}
