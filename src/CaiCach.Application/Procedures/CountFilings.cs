using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Which procedures are filed most, from the measures.</summary>
public sealed class CountFilings(CaiCachDb db)
{
    private static readonly string[] Submitted = [MeasureCodes.SubmittedOnline, MeasureCodes.SubmittedOther];

    /// <summary>Codes of the procedures filed most since the beginning of a day's month, most first.</summary>
    public async Task<IReadOnlyList<string>> MostSinceAsync(DateOnly day, int most, CancellationToken cancel = default)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var counts = await db.MeasureEntries.AsNoTracking()
            .Where(m => !m.Folded && Submitted.Contains(m.Measure) && m.Day >= first)
            .Select(m => new { m.ProcedureCode, m.Quantity })
            .Concat(db.MeasureMonths.AsNoTracking().Where(m => Submitted.Contains(m.Measure) && m.Day >= first).Select(m => new { m.ProcedureCode, m.Quantity }))
            .GroupBy(m => m.ProcedureCode)
            .Select(g => new { Code = g.Key, Count = g.Sum(m => m.Quantity) })
            .OrderByDescending(c => c.Count).ThenBy(c => c.Code)
            .Take(most).ToListAsync(cancel);
        return [.. counts.Where(c => c.Count > 0).Select(c => c.Code)];
    }
}
