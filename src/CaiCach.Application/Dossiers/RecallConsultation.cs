using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 16c: whoever asked for opinions waits for them no longer. What was answered stays; who has not answered is not recorded as silent, and counts as recalled.</summary>
public sealed class RecallConsultation(DossierWork work)
{
    /// <summary>Recalls it.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RecallConsultation, new(context.Now, reason), async change =>
        {
            var run = change.Run(context.Now);
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return await change.RecallOpinionsAsync(run);
        }, cancel: cancel);
}
