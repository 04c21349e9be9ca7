using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Lets the due dates of open dossiers and petitions follow a calendar that came into force, the national one or that of a body: at once, and once more when
/// every node is sure to know it, for what was accepted elsewhere in between. What is cut short is begun anew at the next turn.
/// </summary>
public sealed class FollowCalendar(CaiCachDb db, ReferenceStore reference, RecomputeDues recompute, RecomputePetitions petitions)
{
    /// <summary>By then every node has read the calendar; several times <c>ReferenceStore</c>'s freshness.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    /// <summary>A version this young may have its second turn before it.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromDays(7);

    /// <summary>One turn; what was done, null when there was nothing to do.</summary>
    public async Task<RecomputeDues.Outcome?> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        var national = await NationalAsync(context, cancel);
        var bodies = await BodiesAsync(context, cancel);
        return national is null ? bodies : bodies is null ? national : new(national.Looked + bodies.Looked, national.Moved + bodies.Moved);
    }

    private async Task<RecomputeDues.Outcome?> NationalAsync(ActContext context, CancellationToken cancel)
    {
        var newest = await db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).Select(c => new { c.Version, c.ImportedAt, c.RecomputedAt }).FirstOrDefaultAsync(cancel);
        if (newest is null || !IsTurn(newest.ImportedAt, newest.RecomputedAt, context.Now))
        {
            return null;
        }

        if ((await reference.CurrentAsync(cancel)).CurrentCalendar?.Version != newest.Version)
        {
            reference.Forget();
        }

        var outcome = await recompute.RunAsync(context, null, cancel);
        await petitions.RunAsync(context, null, cancel);
        await db.Calendars.Where(c => c.Version == newest.Version).ExecuteUpdateAsync(set => set.SetProperty(c => c.RecomputedAt, context.Now), cancel);
        return outcome;
    }

    private async Task<RecomputeDues.Outcome?> BodiesAsync(ActContext context, CancellationToken cancel)
    {
        var young = context.Now - Young;
        var waiting = await db.UnitCalendars.AsNoTracking().Where(c => c.RecomputedAt == null || c.MadeAt > young)
            .Select(c => new { c.UnitId, c.Number, c.Version, c.MadeAt, c.RecomputedAt }).ToListAsync(cancel);
        RecomputeDues.Outcome? total = null;
        foreach (var newest in waiting.GroupBy(c => c.UnitId).Select(g => g.MaxBy(c => c.Number)!).Where(c => IsTurn(c.MadeAt, c.RecomputedAt, context.Now)))
        {
            var snapshot = await reference.CurrentAsync(cancel);
            if (snapshot.CalendarOf(newest.UnitId)?.Version.EndsWith(newest.Version, StringComparison.Ordinal) is not true)
            {
                reference.Forget();
            }

            var outcome = await recompute.RunAsync(context, newest.UnitId, cancel);
            await petitions.RunAsync(context, newest.UnitId, cancel);
            await db.UnitCalendars.Where(c => c.UnitId == newest.UnitId && (c.Number == newest.Number || (c.Number < newest.Number && c.RecomputedAt == null)))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.RecomputedAt, context.Now), cancel);
            total = new((total?.Looked ?? 0) + outcome.Looked, (total?.Moved ?? 0) + outcome.Moved);
        }

        return total;
    }

    private static bool IsTurn(DateTime inForce, DateTime? done, DateTime now) => done is not { } last || (last < inForce + Known && now >= inForce + Known);
}
