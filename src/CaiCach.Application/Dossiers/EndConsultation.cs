using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Rows 16 and 16g: all opinions are there, or the time of the others has passed. Whoever did not answer is recorded as silent; the dossier is the specialist's again, or waits for bodies outside this installation alone.</summary>
public sealed class EndConsultation(DossierWork work, CaiCachDb db)
{
    /// <summary>Ends it.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var silent = await SilentAsync(id, cancel);
        return await work.ActAsync(context, id, version, DossierAct.EndConsultation, new(context.Now), async change =>
        {
            var told = await CloseAsync(change, silent, cancel);

            // Who kept silent had until the end of its time, however late that is looked at.
            var run = change.Run(await OpinionPause.UntilAsync(db, change.Dossier, change.Reference, context.Now, cancel));
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return run with { Silent = told.Silent, Opinions = told.Opinions };
        }, bringing: facts => facts with { OpinionsDue = DueOf(silent) }, cancel: cancel);
    }

    /// <summary>Waits no longer for who kept silent inside; the clock of the dossier stays as it is.</summary>
    public async Task<ActOutcome> LapseAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var silent = await SilentAsync(id, cancel);
        return await work.ActAsync(
            context, id, version, DossierAct.LapseOpinions, new(context.Now), change => CloseAsync(change, silent, cancel), bringing: facts => facts with { OpinionsDue = DueOf(silent) }, cancel: cancel);
    }

    private Task<List<Consultation>> SilentAsync(Guid id, CancellationToken cancel) =>
        db.Consultations.Where(c => c.DossierId == id && c.ClosedAt == null).OrderBy(c => c.DueAt).ThenBy(c => c.Id).ToListAsync(cancel);

    private static DateTime? DueOf(List<Consultation> silent) => silent.Count == 0 ? null : silent.Max(body => body.DueAt);

    /// <summary>Nobody waited for them any more from when the last of the others had answered and the last time had passed, however late that is looked at.</summary>
    private async Task<DossierEventData> CloseAsync(DossierChange change, List<Consultation> silent, CancellationToken cancel)
    {
        if (silent.Count == 0)
        {
            return new();
        }

        var round = silent[0].AskedAtVersion;
        var ended = await db.Consultations.Where(c => c.DossierId == change.Dossier.Id && c.AskedAtVersion == round).MaxAsync(c => c.ClosedAt ?? c.DueAt, cancel);
        foreach (var body in silent)
        {
            (body.Answer, body.ClosedAt) = (OpinionAnswer.None, ended);
        }

        return new()
        {
            Silent = [.. silent.Select(body => body.UnitId)],
            Opinions = DossierEventData.OpinionCount.Of(change.Reference.Organisation, silent.Select(body => body.UnitId), OpinionTurn.Silent),
        };
    }
}
