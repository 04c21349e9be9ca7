using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Measures;

/// <summary>Which figures: measures of a set of agencies over a period of local days.</summary>
/// <param name="Measures">Codes of <see cref="Law.Dossiers.MeasureCodes"/>.</param>
/// <param name="Agencies">The bodies; the figure of a unit above them is the sum over its subtree's bodies.</param>
/// <param name="From">The first day, inclusive; null for everything before <paramref name="To"/>.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Procedures">Only these procedures; null for all.</param>
public sealed record MeasureQuery(
    IReadOnlyCollection<string> Measures,
    IReadOnlyCollection<Guid> Agencies,
    DateOnly? From,
    DateOnly To,
    IReadOnlyCollection<string>? Procedures = null);

/// <summary>Reads figures: the kept totals and the entries not yet in them, in one statement.</summary>
public sealed class ReadMeasures(CaiCachDb db)
{
    /// <summary>The sum of one measure over one procedure.</summary>
    /// <param name="Measure">The measure's code.</param>
    /// <param name="Procedure">A procedure's code.</param>
    /// <param name="Quantity">The sum.</param>
    public sealed record Sum(string Measure, string Procedure, long Quantity);

    /// <summary>The sums by measure; a measure that counts nothing is 0.</summary>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(MeasureQuery query, CancellationToken cancel = default)
    {
        var sums = await ByProcedureAsync(query, cancel);
        return query.Measures.ToDictionary(m => m, m => sums.Where(s => s.Measure == m).Sum(s => s.Quantity), StringComparer.Ordinal);
    }

    /// <summary>The sums by measure and procedure; without those that count nothing.</summary>
    public async Task<IReadOnlyList<Sum>> ByProcedureAsync(MeasureQuery query, CancellationToken cancel = default)
    {
        var totals = db.MeasureTotals.Where(t => query.Measures.Contains(t.Measure) && query.Agencies.Contains(t.AgencyId) && t.Day <= query.To);
        var entries = db.MeasureEntries.Where(e => !e.Folded && query.Measures.Contains(e.Measure) && query.Agencies.Contains(e.AgencyId) && e.Day <= query.To);
        if (query.From is { } from)
        {
            totals = totals.Where(t => t.Day >= from);
            entries = entries.Where(e => e.Day >= from);
        }

        if (query.Procedures is { } procedures)
        {
            totals = totals.Where(t => procedures.Contains(t.ProcedureCode));
            entries = entries.Where(e => procedures.Contains(e.ProcedureCode));
        }

        var sums = await totals.Select(t => new { t.Measure, t.ProcedureCode, t.Quantity })
            .Concat(entries.Select(e => new { e.Measure, e.ProcedureCode, e.Quantity }))
            .GroupBy(r => new { r.Measure, r.ProcedureCode })
            .Select(g => new { g.Key.Measure, g.Key.ProcedureCode, Quantity = g.Sum(r => (long)r.Quantity) })
            .ToListAsync(cancel);
        return [.. sums.Where(s => s.Quantity != 0).Select(s => new Sum(s.Measure, s.ProcedureCode, s.Quantity))];
    }
}
