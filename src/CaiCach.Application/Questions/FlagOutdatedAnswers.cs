using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Questions;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>
/// Flags the public answers of procedures that have a newer public version or are abolished (cần rà soát), each with its event. Safe to run twice, to begin anew after it was cut
/// short, and beside people at work.
/// </summary>
public sealed class FlagOutdatedAnswers(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int BatchSize = 200;

    /// <summary>Flags them; how many.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="code">The procedure; null for every one.</param>
    /// <param name="cancel">Stops it between batches.</param>
    public async Task<int> RunAsync(ActContext context, string? code = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var shown = db.BankAnswers.AsNoTracking().Where(a => a.State == BankState.Published && (code == null || a.ProcedureCode == code));
        var written = await shown.Select(a => new { a.ProcedureCode, Version = a.ReviewVersion ?? a.ProcedureVersion }).Distinct().ToListAsync(cancel);
        var flagged = 0;
        foreach (var procedure in written.Select(w => w.ProcedureCode).Distinct(StringComparer.Ordinal))
        {
            if (BankText.NumberOf(snapshot, procedure, context.Now) is { } newest && written.Any(w => w.ProcedureCode == procedure && BankRules.IsOutdated(w.Version, newest)))
            {
                flagged += await FlagAsync(context, procedure, newest, cancel);
            }
        }

        return flagged;
    }

    private async Task<int> FlagAsync(ActContext context, string procedure, int newest, CancellationToken cancel)
    {
        var (flagged, after) = (0, Guid.Empty);
        while (await NextAsync(procedure, newest, after, cancel) is { Count: > 0 } batch)
        {
            var ids = batch.Select(a => a.Id).ToList();
            var last = await db.Events.Where(e => ids.Contains(e.StreamId)).GroupBy(e => e.StreamId).Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
            foreach (var answer in batch)
            {
                answer.ReviewVersion = newest;
                answer.Version++;
                var now = last[answer.Id] > context.Now ? last[answer.Id] : context.Now;
                db.Record(context with { Now = now }, BankEventData.Stream, answer.Id, answer.Version, BankEventData.Flagged, BankText.Facts(answer), unitId: answer.AgencyId);
            }

            try
            {
                await db.SaveChangesAsync(cancel);
                flagged += batch.Count;
            }
            catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
            {
                // Somebody, or another node, was at one of them: the next turn looks at these again.
                after = batch[^1].Id;
            }

            db.ChangeTracker.Clear();
        }

        return flagged;
    }

    private Task<List<BankAnswer>> NextAsync(string procedure, int newest, Guid after, CancellationToken cancel) =>
        db.BankAnswers
            .Where(a => a.ProcedureCode == procedure && a.State == BankState.Published && (a.ReviewVersion ?? a.ProcedureVersion) < newest && a.Id.CompareTo(after) > 0)
            .OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancel);
}
