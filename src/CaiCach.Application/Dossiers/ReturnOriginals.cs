using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 18d: originals of a dossier that ended go back to the applicant at the counter, all at once or one after the other, each once.</summary>
public sealed class ReturnOriginals(DossierWork work)
{
    /// <summary>Gives them back.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="identityChecked">Whether the officer has checked who takes them.</param>
    /// <param name="receivedBy">Who takes them.</param>
    /// <param name="originals">Ids of the papers whose originals go back, at least one.</param>
    /// <param name="by">Who came to the counter.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, bool identityChecked, string? receivedBy, IReadOnlyList<Guid> originals, Presenter? by = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReturnOriginals, new(context.Now, receivedBy, IdentityChecked: identityChecked), change =>
            Task.FromResult(new DossierEventData { OriginalsReturned = DeliverResult.GiveBack(change, originals, context.Now), Presented = Presenter.Kept(by, change.Dossier) }), (dossier, _) => Presenter.Check(by, context, dossier) is { Count: > 0 } faults ? faults
            : originals.Count == 0 ? [new("originals", "originals_missing", "Đánh dấu bản chính trả lại.")]
            : originals.All(o => DeliverResult.OriginalsHere(dossier).Any(p => p.Id == o)) ? []
            : [new("originals", "original_unknown", "Hồ sơ không có bản chính như vậy để trả lại.")], facts => Presenter.On(by, context, facts), cancel: cancel);
}
