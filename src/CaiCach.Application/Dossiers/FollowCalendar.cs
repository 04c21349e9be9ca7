using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Lets the due dates of open dossiers follow a calendar that came into force: at once, and once more when every node is sure to know it, for what was accepted
/// elsewhere in between. What is cut short is begun anew at the next turn.
/// </summary>
public sealed class FollowCalendar(CaiCachDb db, ReferenceStore reference, RecomputeDues recompute)
{
    /// <summary>By then every node has read the calendar; several times <c>ReferenceStore</c>'s freshness.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    /// <summary>One turn; what was done, null when there was nothing to do.</summary>
    public async Task<RecomputeDues.Outcome?> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        var newest = await db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).Select(c => new { c.Version, c.ImportedAt, c.RecomputedAt }).FirstOrDefaultAsync(cancel);
        if (newest is null)
        {
            return null;
        }

        var sure = newest.ImportedAt + Known;
        if (newest.RecomputedAt is { } done && (done >= sure || context.Now < sure))
        {
            return null;
        }

        if ((await reference.CurrentAsync(cancel)).CurrentCalendar?.Version != newest.Version)
        {
            reference.Forget();
        }

        var outcome = await recompute.RunAsync(context, cancel);
        await db.Calendars.Where(c => c.Version == newest.Version).ExecuteUpdateAsync(set => set.SetProperty(c => c.RecomputedAt, context.Now), cancel);
        return outcome;
    }
}
