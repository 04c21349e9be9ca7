using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 11: takes the complete supplement in; the clock resumes and the pause counts until the applicant handed in (R7).</summary>
public sealed class ReceiveSupplement(DossierWork work)
{
    /// <summary>Takes it in.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReceiveSupplement, new(context.Now), change =>
        {
            var dossier = change.Dossier;
            var data = change.Run(dossier.SupplementHandedInAt!.Value);
            dossier.SupplementHandedInAt = null;
            dossier.SupplementLimitAt = null;
            change.PutOn(Desk.Handle, dossier.HolderUnitId);
            return Task.FromResult(data);
        }, cancel: cancel);
}
