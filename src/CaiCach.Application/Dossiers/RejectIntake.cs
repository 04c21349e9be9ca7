using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 6: refuses to receive, with reason and legal basis (Mẫu 03).</summary>
public sealed class RejectIntake(DossierWork work)
{
    /// <summary>Refuses.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RejectIntake, new(context.Now, reason, legalBasis), change =>
        {
            change.Dossier.NoticeText = reason;
            change.PutOn(Desk.Closed, change.Dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);
}
