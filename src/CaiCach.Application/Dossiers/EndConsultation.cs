using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 16: all opinions are there, or the time of the others has passed. Whoever did not answer is recorded as silent; the dossier is the specialist's again.</summary>
public sealed class EndConsultation(DossierWork work, CaiCachDb db)
{
    /// <summary>Ends it.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var silent = await db.Consultations.Where(c => c.DossierId == id && c.ClosedAt == null).OrderBy(c => c.DueAt).ThenBy(c => c.Id).ToListAsync(cancel);
        return await work.ActAsync(context, id, version, DossierAct.EndConsultation, new(context.Now), async change =>
        {
            foreach (var body in silent)
            {
                (body.Answer, body.ClosedAt) = (OpinionAnswer.None, context.Now);
            }

            // Who kept silent had until the end of its time, however late that is looked at.
            var run = change.Run(await OpinionPause.UntilAsync(db, change.Dossier, change.Reference, context.Now, cancel));
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return silent.Count == 0 ? run : run with
            {
                Silent = [.. silent.Select(b => b.UnitId)],
                Opinions = DossierEventData.OpinionCount.Of(change.Reference.Organisation, silent.Select(b => b.UnitId), OpinionTurn.Silent),
            };
        }, bringing: facts => facts with { OpinionsDue = silent.Count == 0 ? null : silent.Max(b => b.DueAt) }, cancel: cancel);
    }
}
