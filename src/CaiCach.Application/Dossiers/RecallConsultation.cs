using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 16c: whoever asked for opinions waits for them no longer. What was answered stays; who has not answered is not recorded as silent, and counts as not asked.</summary>
public sealed class RecallConsultation(DossierWork work)
{
    /// <summary>Recalls it.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RecallConsultation, new(context.Now, reason), async change =>
        {
            var recalled = await change.CloseConsultationsAsync();
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return recalled.Count == 0 ? new() : new()
            {
                Recalled = recalled,
                Opinions = [.. DossierEventData.OpinionCount.Of(change.Reference.Organisation, recalled, OpinionTurn.Asked).Select(o => o with { Quantity = -o.Quantity })],
            };
        }, cancel: cancel);
}
