using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 8: hands an accepted dossier to the processing unit (Mẫu 06).</summary>
public sealed class TransferDossier(DossierWork work)
{
    /// <summary>Hands it over.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid toUnitId, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Transfer, new(context.Now), change =>
        {
            change.Dossier.AssigneeId = null;
            change.PutOn(Desk.Handle, toUnitId);
            return Task.FromResult(new DossierEventData { ToUnit = toUnitId });
        }, (dossier, reference) => DossierTargets.CheckUnit(reference, dossier, toUnitId, VietnamTime.DayOf(context.Now), "toUnit"), cancel: cancel);
}
