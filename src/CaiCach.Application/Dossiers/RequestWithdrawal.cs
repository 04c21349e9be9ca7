using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 17: the applicant asks to withdraw. Before acceptance that ends the request at once; after it, the head decides while the clock runs on.</summary>
public sealed class RequestWithdrawal(DossierWork work)
{
    /// <summary>Asks.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string? reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RequestWithdrawal, new(context.Now, reason), change =>
        {
            var dossier = change.Dossier;
            if (change.Verdict.To == BusinessState.Withdrawn)
            {
                change.PutOn(Desk.Closed, dossier.HolderUnitId, DossierWork.NoDue);
            }
            else
            {
                dossier.StateBefore = dossier.State;
                change.PutOn(Desk.Sign, dossier.HolderUnitId, dossier.PausedAt is null ? null : DossierWork.NoDue);
            }

            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);
}
