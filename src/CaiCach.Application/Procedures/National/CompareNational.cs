using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>Compares anew each procedure whose version in force here is another than the one it was compared with.</summary>
public sealed class CompareNational(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Compares a batch; how many there were. One that somebody else changes at the same time waits for the next turn.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="batch">The most in one turn.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<int> RunAsync(ActContext context, int batch, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(context.Now);
        var due = (await db.NationalProcedures.AsNoTracking().Select(n => new { n.Id, n.Code, n.Compared }).ToListAsync(cancel))
            .Where(n => n.Compared != NationalComparison.KeyOf(CheckCatalogueFile.Known(snapshot, n.Code, today), today)).Take(batch).Select(n => n.Id).ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        foreach (var pair in await db.NationalProcedures.Where(n => due.Contains(n.Id)).Join(db.CatalogueEntries, n => n.EntryId, e => e.Id, (row, entry) => new { row, entry.AgencyId }).ToListAsync(cancel))
        {
            NationalComparison.Compare(db, context, snapshot, pair.row, pair.AgencyId, received: false);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            return due.Count;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return 0;
        }
    }
}
