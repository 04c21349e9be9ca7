using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 19: the head stops the handling, with reason and legal basis (Mẫu 05).</summary>
public sealed class StopDossier(DossierWork work)
{
    /// <summary>Stops.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, string legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Stop, new(context.Now, reason, legalBasis), change =>
        {
            change.Dossier.NoticeText = reason;
            return Task.FromResult(change.Finish());
        }, cancel: cancel);
}
