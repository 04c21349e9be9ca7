using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Asks the heads who owe it, once for each lateness, why a dossier became late, while they still remember. Nothing of the dossier changes by that, so it is no
/// event and leaves its version alone, as reminders do.
/// </summary>
public sealed class AskCauses(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Looks at no more than <paramref name="most"/> dossiers, those late longest first; of how many the cause was asked.</summary>
    public async Task<int> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var late = await db.Dossiers.AsNoTracking().Where(d => d.CauseOwedAt != null && d.CauseOwedAt < now && d.CauseAskedAt == null)
            .OrderBy(d => d.CauseOwedAt).ThenBy(d => d.Id).Take(most).ToListAsync(cancel);
        var units = late.Count == 0 ? null : (await reference.CurrentAsync(cancel)).Organisation;
        var asked = 0;
        foreach (var dossier in late)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var mine = await db.Dossiers.Where(d => d.Id == dossier.Id && d.Version == dossier.Version && d.CauseAskedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.CauseAskedAt, now), cancel);
            if (mine == 1)
            {
                db.Add(OfficialNoticeTopic.Message(Ids.New(now), dossier, null, now, [.. Told(dossier, units!)]));
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                asked++;
            }

            db.ChangeTracker.Clear();
        }

        return asked;
    }

    /// <summary>Those of <see cref="LateCauseList"/>: who heads the body, and who heads the unit that has it, unless that is a counter of another body.</summary>
    private static IEnumerable<OfficialNotices.Told> Told(Dossier dossier, OrganisationTree units)
    {
        var words = OfficialWords.Of(MessageKind.OfficialCauseOwed, [.. OfficialNotices.FactsOf(dossier, new(), null)]);
        return
        [
            .. units.Find(dossier.HolderUnitId)?.AgencyId == dossier.AgencyId ? (OfficialNotices.Told[])[new(NoticeKind.CauseOwed, words, unitId: dossier.HolderUnitId, roles: [Role.DivisionHead])] : [],
            new(NoticeKind.CauseOwed, words, roles: [Role.AgencyHead]),
        ];
    }
}
