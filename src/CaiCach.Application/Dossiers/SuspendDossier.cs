using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 20: the head suspends the handling on a legal ground, and takes it up again.</summary>
public sealed class SuspendDossier(DossierWork work)
{
    /// <summary>Suspends.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="legalBasis">The clause.</param>
    /// <param name="stopsClock">Whether that clause excludes the time from the limit; otherwise, and past the due date, the clock runs on.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, string legalBasis, bool stopsClock, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Suspend, new(context.Now, reason, legalBasis), change =>
        {
            var dossier = change.Dossier;
            var running = stopsClock ? change.PauseInTime() : null;
            dossier.NoticeText = reason;
            change.PutOn(Desk.Sign, dossier.HolderUnitId, dossier.PausedAt is null ? null : DossierWork.NoDue);
            return Task.FromResult(new DossierEventData { RunningDueBefore = running });
        }, cancel: cancel);

    /// <summary>Takes it up again; a clock that stood still runs from now.</summary>
    public Task<ActOutcome> ResumeAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Resume, new(context.Now, reason), change =>
        {
            var data = change.Run(context.Now);
            change.PutOn(ReviewProposal.DeskOf(change.Dossier), change.Dossier.HolderUnitId);
            return Task.FromResult(data);
        }, cancel: cancel);
}
