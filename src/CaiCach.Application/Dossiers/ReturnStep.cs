using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 9: the head sends a proposal back to the specialist with the reason.</summary>
public sealed class ReturnStep(DossierWork work)
{
    /// <summary>Sends it back.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReturnStep, new(context.Now, reason), change =>
        {
            change.Dossier.Proposal = null;
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);
}
