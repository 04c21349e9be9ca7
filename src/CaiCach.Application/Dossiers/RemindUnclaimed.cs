using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Reminds applicants, once, that their result has waited at the counter for longer than <c>data/rules/returns.json</c> says.</summary>
public sealed class RemindUnclaimed(CaiCachDb db, DossierWork work, ReferenceStore reference)
{
    /// <summary>Looks at no more than <paramref name="most"/> results, those waiting longest first; how many applicants were reminded.</summary>
    public async Task<int> RunAsync(ActContext context, int most, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (snapshot.Returns is not { } rules)
        {
            return 0;
        }

        var before = VietnamTime.ToUtc(rules.UnclaimedBefore(VietnamTime.DayOf(context.Now)).ToDateTime(TimeOnly.MinValue));
        var ids = await db.Dossiers.AsNoTracking().Where(d => d.Desk == Desk.Return && (d.ReturnWay != ReturnWay.Post || d.Delivery == DeliveryState.ReturnedUndelivered) && d.UnclaimedToldAt == null && d.AskedById == null && d.DeskDueAt < before)
            .OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(most).Select(d => d.Id).ToListAsync(cancel);
        var told = 0;
        foreach (var id in ids)
        {
            var dossier = await db.Dossiers.FirstAsync(d => d.Id == id, cancel);
            if (dossier is { Desk: Desk.Return, UnclaimedToldAt: null })
            {
                dossier.UnclaimedToldAt = context.Now;
                work.Record(context, dossier, DossierEvents.UnclaimedTold, null, new(), snapshot);
                try
                {
                    await db.SaveChangesAsync(cancel);
                    told++;
                }
                catch (DbUpdateConcurrencyException)
                {
                    // Somebody is handing it over at this moment; the next look tells.
                }
            }

            db.ChangeTracker.Clear();
        }

        return told;
    }
}
