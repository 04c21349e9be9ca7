using System.Data;
using System.Data.Common;
using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Measures;

/// <summary>
/// Adds the entries that are not yet in the sums of days, months and years to them. All statements of a step see one snapshot, so nothing is folded twice or left
/// out beside running writes; of two nodes folding at once one wins and the other leaves its step undone.
/// </summary>
public sealed class FoldMeasures(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>The most entries folded in one transaction, so that writers of an embedded database do not wait long.</summary>
    public const int Step = 5000;

    /// <summary>Folds until nothing is left or another node is at it; returns how many entries this call folded.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var folded = 0;
        while (true)
        {
            var step = await StepAsync(cancel);
            folded += step;
            if (step < Step)
            {
                return folded;
            }
        }
    }

    private async Task<int> StepAsync(CancellationToken cancel)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            foreach (var (table, day) in new[] { ("measure_totals", "day"), ("measure_months", engine.StartOf("month", "day")), ("measure_years", engine.StartOf("year", "day")) })
            {
                var fold = $"""
                    INSERT INTO {table} (agency_id, measure, day, procedure_code, quantity)
                    SELECT agency_id, measure, {day}, procedure_code, SUM(quantity) FROM measure_entries
                    WHERE NOT folded AND id IN (SELECT id FROM measure_entries WHERE NOT folded ORDER BY id LIMIT {Step})
                    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                    ON CONFLICT (agency_id, measure, day, procedure_code) DO UPDATE SET quantity = {table}.quantity + excluded.quantity
                    """;
                await db.Database.ExecuteSqlRawAsync(fold, cancel);
            }

            var entries = await db.Database.ExecuteSqlAsync($"""
                UPDATE measure_entries SET folded = TRUE
                WHERE NOT folded AND id IN (SELECT id FROM measure_entries WHERE NOT folded ORDER BY id LIMIT {Step})
                """, cancel);
            await transaction.CommitAsync(cancel);
            return entries;
        }
        catch (DbException failure) when (engine.IsLostRace(failure))
        {
            return 0;
        }
    }
}
