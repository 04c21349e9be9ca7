using System.Linq.Expressions;
using CaiCach.Data;
using CaiCach.Data.Measures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Measures;

/// <summary>Which figures: measures of a set of agencies over a period of local days.</summary>
/// <param name="Measures">Codes of <see cref="Law.Dossiers.MeasureCodes"/>.</param>
/// <param name="Agencies">The bodies; the figure of a unit above them is the sum over its subtree's bodies.</param>
/// <param name="From">The first day, inclusive; null for everything before <paramref name="To"/>.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Procedures">Only these procedures; null for all.</param>
/// <param name="SinceFrom">Of dossiers that moved with a reorganisation, only those accepted on this day or later; null for all.</param>
/// <param name="SinceBefore">Of dossiers that moved, only those accepted before this day, and of receipts taken back those written down before it; null for all.</param>
public sealed record MeasureQuery(
    IReadOnlyCollection<string> Measures,
    IReadOnlyCollection<Guid> Agencies,
    DateOnly? From,
    DateOnly To,
    IReadOnlyCollection<string>? Procedures = null,
    DateOnly? SinceFrom = null,
    DateOnly? SinceBefore = null)
{
    /// <summary>Whether it asks when the dossiers were accepted, which only the entries know.</summary>
    public bool AsksSince => SinceFrom is not null || SinceBefore is not null;
}

/// <summary>Reads figures: the kept sums of years, months and days and the entries not yet in them, in one statement.</summary>
public sealed class ReadMeasures(CaiCachDb db)
{
    /// <summary>The sum of one measure over one procedure.</summary>
    /// <param name="Measure">The measure's code.</param>
    /// <param name="Procedure">A procedure's code.</param>
    /// <param name="Quantity">The sum.</param>
    public sealed record Sum(string Measure, string Procedure, long Quantity);

    /// <summary>The sum of one measure over one body.</summary>
    public sealed record BodySum(Guid AgencyId, string Measure, long Quantity);

    /// <summary>The sums by measure; a measure that counts nothing is 0.</summary>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(MeasureQuery query, CancellationToken cancel = default)
    {
        var sums = await ByProcedureAsync(query, cancel);
        return query.Measures.ToDictionary(m => m, m => sums.Where(s => s.Measure == m).Sum(s => s.Quantity), StringComparer.Ordinal);
    }

    /// <summary>The sums by measure and procedure; without those that count nothing.</summary>
    public async Task<IReadOnlyList<Sum>> ByProcedureAsync(MeasureQuery query, CancellationToken cancel = default)
    {
        var sums = await Counted(query).GroupBy(r => new { r.Measure, r.ProcedureCode })
            .Select(g => new { g.Key.Measure, g.Key.ProcedureCode, Quantity = g.Sum(r => (long)r.Quantity) })
            .ToListAsync(cancel);
        return [.. sums.Where(s => s.Quantity != 0).Select(s => new Sum(s.Measure, s.ProcedureCode, s.Quantity))];
    }

    /// <summary>The sum of one measure over the dossiers of one version of a procedure.</summary>
    /// <param name="Measure">The measure's code.</param>
    /// <param name="Procedure">A procedure's code.</param>
    /// <param name="Version">The version; null for records that are no dossiers.</param>
    /// <param name="Quantity">The sum.</param>
    public sealed record VersionSum(string Measure, string Procedure, int? Version, long Quantity);

    /// <summary>The sums by measure, procedure and version, from the entries one by one: for few procedures.</summary>
    public async Task<IReadOnlyList<VersionSum>> ByVersionAsync(MeasureQuery query, CancellationToken cancel = default)
    {
        var sums = await Within(query).LeftJoin(db.Dossiers, e => e.RecordId, d => d.Id, (e, d) => new { e.Measure, e.ProcedureCode, Version = (int?)d!.ProcedureVersion, e.Quantity })
            .GroupBy(r => new { r.Measure, r.ProcedureCode, r.Version })
            .Select(g => new { g.Key.Measure, g.Key.ProcedureCode, g.Key.Version, Quantity = g.Sum(r => (long)r.Quantity) })
            .ToListAsync(cancel);
        return [.. sums.Where(s => s.Quantity != 0).Select(s => new VersionSum(s.Measure, s.ProcedureCode, s.Version, s.Quantity))];
    }

    /// <summary>The sums by body and measure; without those that count nothing.</summary>
    public async Task<IReadOnlyList<BodySum>> ByAgencyAsync(MeasureQuery query, CancellationToken cancel = default)
    {
        var sums = await Counted(query).GroupBy(r => new { r.AgencyId, r.Measure })
            .Select(g => new { g.Key.AgencyId, g.Key.Measure, Quantity = g.Sum(r => (long)r.Quantity) })
            .ToListAsync(cancel);
        return [.. sums.Where(s => s.Quantity != 0).Select(s => new BodySum(s.AgencyId, s.Measure, s.Quantity))];
    }

    private IQueryable<Fact> Counted(MeasureQuery query)
    {
        if (query.AsksSince)
        {
            return Within(query).Select(ToFact);
        }

        var spans = Spans.Of(query.From, query.To);
        return spans.Months.Select(run => Kept(db.MeasureMonths, query, run))
            .Concat(spans.Days.Select(run => Kept(db.MeasureTotals, query, run)))
            .Concat(spans.Years is { } years ? [Kept(db.MeasureYears, query, years)] : [])
            .Aggregate(Within(query).Where(e => !e.Folded).Select(ToFact), (one, other) => one.Concat(other));
    }

    private static readonly Expression<Func<MeasureEntry, Fact>> ToFact =
        e => new() { AgencyId = e.AgencyId, Measure = e.Measure, ProcedureCode = e.ProcedureCode, Quantity = e.Quantity };

    private static IQueryable<Fact> Kept<T>(IQueryable<T> sums, MeasureQuery query, Spans.Run run)
        where T : MeasureSum
    {
        sums = sums.Where(t => query.Measures.Contains(t.Measure) && query.Agencies.Contains(t.AgencyId) && t.Day < run.Before);
        if (run.From > DateOnly.MinValue)
        {
            sums = sums.Where(t => t.Day >= run.From);
        }

        if (query.Procedures is { } procedures)
        {
            sums = sums.Where(t => procedures.Contains(t.ProcedureCode));
        }

        return sums.Select(t => new Fact { AgencyId = t.AgencyId, Measure = t.Measure, ProcedureCode = t.ProcedureCode, Quantity = t.Quantity });
    }

    /// <summary>The entries of a query, folded or not.</summary>
    internal IQueryable<MeasureEntry> Within(MeasureQuery query)
    {
        var entries = db.MeasureEntries.Where(e => query.Measures.Contains(e.Measure) && query.Agencies.Contains(e.AgencyId) && e.Day <= query.To);
        if (query.From is { } first)
        {
            entries = entries.Where(e => e.Day >= first);
        }

        if (query.Procedures is { } procedures)
        {
            entries = entries.Where(e => procedures.Contains(e.ProcedureCode));
        }

        if (query.SinceFrom is { } since)
        {
            entries = entries.Where(e => e.Since >= since);
        }

        return query.SinceBefore is { } before ? entries.Where(e => e.Since < before) : entries;
    }

    private sealed class Fact
    {
        public Guid AgencyId { get; init; }

        public string Measure { get; init; } = "";

        public string ProcedureCode { get; init; } = "";

        public int Quantity { get; init; }
    }
}
