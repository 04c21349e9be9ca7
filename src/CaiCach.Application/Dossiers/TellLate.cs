using CaiCach.Application.Messages;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Tells applicants, once, that the due date of their dossier has passed without a result, where the authority has not apologised: who was promised a day is not
/// left to find out. Nothing of the dossier changes by that, so it is no event and leaves its version alone, as reminders do.
/// </summary>
public sealed class TellLate(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Looks at no more than <paramref name="most"/> dossiers, those late longest first; how many applicants were told.</summary>
    public async Task<int> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var late = await db.Dossiers.AsNoTracking()
            .Where(d => d.AcceptedAt != null && d.FinishedAt == null && d.PausedAt == null && d.AppointmentAt == null && d.LateToldAt == null && d.DueAt < now && d.PartOfId == null && d.AskedById == null)
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(most).ToListAsync(cancel);
        var told = 0;
        foreach (var dossier in late)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var mine = await db.Dossiers.Where(d => d.Id == dossier.Id && d.Version == dossier.Version && d.LateToldAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.LateToldAt, now), cancel);
            if (mine == 1)
            {
                db.AddRange(DossierWork.MessagesOf(dossier, DossierNotices.OfLate(dossier), DossierMessages.OfLate(dossier, snapshot, now), now));
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                told++;
            }

            db.ChangeTracker.Clear();
        }

        return told;
    }
}
