using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 23: the head signs the result, as proposed.</summary>
public sealed class DecideDossier(DossierWork work)
{
    /// <summary>Grants.</summary>
    public Task<ActOutcome> GrantAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Grant, new(context.Now), ToClerk, cancel: cancel);

    /// <summary>Refuses on the merits, with reason and legal basis.</summary>
    public Task<ActOutcome> RefuseAsync(ActContext context, Guid id, int version, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Refuse, new(context.Now, reason, legalBasis), change =>
        {
            change.Dossier.NoticeText = reason;
            return ToClerk(change);
        }, cancel: cancel);

    private static Task<DossierEventData> ToClerk(DossierChange change)
    {
        change.Dossier.Proposal = null;
        change.PutOn(Desk.Issue, change.Dossier.HolderUnitId);
        return Task.FromResult(new DossierEventData());
    }
}
