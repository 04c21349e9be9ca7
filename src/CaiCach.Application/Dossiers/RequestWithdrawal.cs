using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 17: the applicant asks to withdraw. Before acceptance that ends the request at once; after it, the head decides while the clock runs on.</summary>
public sealed class RequestWithdrawal(DossierWork work)
{
    /// <summary>Asks.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why; may be left out.</param>
    /// <param name="by">Who came to the counter; null for who asks by an account.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string? reason, Presenter? by = null, CancellationToken cancel = default) =>
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

            return Task.FromResult(new DossierEventData { Presented = Presenter.Kept(by, dossier) });
        }, (dossier, _) => Presenter.Check(by, context, dossier), facts => Presenter.On(by, context, facts), cancel: cancel);
}
