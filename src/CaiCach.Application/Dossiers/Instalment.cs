using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What is paid at one time of a fee or of an obligation: all that is still owed, or a part of it (nộp một phần).</summary>
/// <param name="Amount">Whole đồng.</param>
/// <param name="IsPart">Whether something is owed after it.</param>
/// <param name="Faults">What is wrong with it, by field.</param>
internal sealed record Instalment(long Amount, bool IsPart, IReadOnlyList<FieldFault> Faults)
{
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
        ]);
    }
}
