using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What is paid at one time of a fee or of an obligation: all that is still owed, or a part of it (nộp một phần).</summary>
/// <param name="Amount">Whole đồng.</param>
/// <param name="IsPart">Whether something is owed after it.</param>
/// <param name="Faults">What is wrong with it, by field.</param>
/// <param name="NotBefore">The minute (UTC) of the request to pay an obligation; null for a fee, which may come in before the papers (thu trước).</param>
/// <param name="LastPaid">When (UTC) the latest of the instalments before came in; null for none.</param>
internal sealed record Instalment(long Amount, bool IsPart, IReadOnlyList<FieldFault> Faults, DateTime? NotBefore = null, DateTime? LastPaid = null)
{
    private static readonly string Determined = DossierEvents.TypeOf(DossierAct.DetermineDuty);

    /// <summary>When (UTC) all is paid where this is the last of it that was written down: the clock goes by when the money came in, in whatever order it is written down.</summary>
    /// <param name="paid">When this came in.</param>
    public DateTime CompleteAt(DateTime paid) => LastPaid > paid ? LastPaid.Value : paid;

    /// <summary>The instalment as it was typed; what it is compared with holds as long as the dossier has the version that the act names.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="kind">A fee or an obligation.</param>
    /// <param name="amount">Whole đồng; null for all that is owed.</param>
    /// <param name="receipt">The number of its receipt.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Instalment> OfAsync(CaiCachDb db, Guid id, CashKind kind, long? amount, string receipt, CancellationToken cancel)
    {
        if (await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } dossier)
        {
            return new(amount ?? 0, false, []);
        }

        var owed = kind == CashKind.Duty ? dossier.DutyOwed : dossier.FeeOwed;
        var before = (kind == CashKind.Duty ? dossier.DutyPaid : dossier.FeePaid) > 0 ? await CashBook.HeldAsync(db, id, kind, cancel) : [];
        var asked = kind == CashKind.Duty ? await db.Events.Where(e => e.StreamId == id && e.Type == Determined).MaxAsync(e => (DateTime?)e.At, cancel) : null;
        var number = receipt.Trim();
        return new(amount ?? owed, amount > 0 && amount < owed,
        [
            .. amount switch
            {
                <= 0 => [new("amount", "instalment_missing", "Nhập số tiền nộp lần này, lớn hơn 0 đồng; để trống nếu nộp đủ.")],
                _ when amount > owed => [new("amount", "overpaid", $"Chỉ còn phải nộp {ProcedureTexts.Money(owed)}; không ghi nhận quá số ấy.")],
                _ => (FieldFault[])[],
            },
            .. number.Length > 0 && before.Any(line => string.Equals(line.Number, number, StringComparison.OrdinalIgnoreCase))
                ? (FieldFault[])[new("number", "receipt_used", $"Biên lai số {number} đã ghi cho lần nộp trước của hồ sơ này; mỗi lần nộp có biên lai riêng.")] : [],
        ], asked is { } moment ? VietnamTime.ToUtc(DossierTimes.ToMinute(moment)) : null, before.Max(line => (DateTime?)(line.PaidAt ?? line.At)));
    }
}
