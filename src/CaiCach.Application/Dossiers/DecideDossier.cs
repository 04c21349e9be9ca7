using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 23: the head signs the result, as proposed, and the draft that went with it; a late one with its cause, unless it is written down already. Row 12b: the head
/// refuses in writing what was not supplemented in time, without a proposal; the clock stands on, as when it is stopped for that.
/// </summary>
public sealed class DecideDossier(DossierWork work)
{
    /// <summary>Grants.</summary>
    public Task<ActOutcome> GrantAsync(ActContext context, Guid id, int version, LateReason? late = null, CourseInput? course = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Grant, new(context.Now, Cause: late?.Cause, CauseWords: late?.Words, Course: course), change => ToClerk(change, context.Now, late), cancel: cancel);

    /// <summary>Refuses on the merits, with reason and legal basis.</summary>
    public Task<ActOutcome> RefuseAsync(ActContext context, Guid id, int version, string reason, string legalBasis, LateReason? late = null, CourseInput? course = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Refuse, new(context.Now, reason, legalBasis, Cause: late?.Cause, CauseWords: late?.Words, Course: course), change =>
        {
            (change.Dossier.NoticeText, change.Dossier.Refused) = (reason, true);
            if (change.Dossier.State == BusinessState.SupplementRequested)
            {
                // What was proposed before the request is not what is signed now: the clerk brings the signed refusal.
                change.Dossier.DraftId = null;
            }

            return ToClerk(change, context.Now, late);
        }, cancel: cancel);

    private static Task<DossierEventData> ToClerk(DossierChange change, DateTime now, LateReason? late)
    {
        var data = RecordLateCause.Keep(change, now, late, new DossierEventData { Draft = DossierFactsReader.DraftOf(change.Dossier)?.Sha256 });
        change.Dossier.Proposal = null;
        change.PutOn(Desk.Issue, change.Dossier.HolderUnitId, change.Dossier.PausedAt is null ? null : DossierWork.NoDue);
        return Task.FromResult(data);
    }
}
