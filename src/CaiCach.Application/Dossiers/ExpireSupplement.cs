using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 12: the applicant did not hand in what was asked for after acceptance.</summary>
public sealed class ExpireSupplement(DossierWork work)
{
    private const string Reason = "Người nộp không bổ sung hồ sơ trong thời hạn đã thông báo.";

    /// <summary>The time has passed: the dossier goes to the head, who decides.</summary>
    public Task<ActOutcome> PassAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.PassExpiredSupplement, new(context.Now, Reason), change =>
        {
            change.PutOn(Desk.Sign, change.Dossier.HolderUnitId, change.Dossier.SupplementLimitAt);
            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);

    /// <summary>The head ends the handling (Mẫu 05); for the clock it ended when the supplement was asked for.</summary>
    public Task<ActOutcome> StopAsync(ActContext context, Guid id, int version, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ExpireSupplement, new(context.Now, Reason, legalBasis), change =>
        {
            change.Dossier.NoticeText = Reason;
            return Task.FromResult(change.Finish());
        }, cancel: cancel);
}
