using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 5: the applicant did not answer a request made before acceptance in time (Mẫu 03).</summary>
public sealed class ExpireIntakeSupplement(DossierWork work)
{
    private const string Reason = "Người nộp không bổ sung hồ sơ trong thời hạn đã thông báo.";
    private const string Basis = "Nghị định số 118/2025/NĐ-CP; Thông tư số 03/2025/TT-VPCP.";

    /// <summary>Closes the request.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ExpireIntakeSupplement, new(context.Now, Reason, Basis), change =>
        {
            change.Dossier.NoticeText = Reason;
            change.PutOn(Desk.Closed, change.Dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);
}
