using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 10: the head signs a request for a supplement after acceptance, once (Mẫu 02); the authority's clock pauses.</summary>
public sealed class AskSupplement(DossierWork work)
{
    /// <summary>Signs the request as proposed, or as corrected by the head.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, IReadOnlyList<string> items, string? reason, string? legalBasis, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.AskSupplement, new(context.Now, reason, legalBasis, items), change =>
        {
            var dossier = change.Dossier;
            var running = DossierTimes.RunningDue(dossier);
            dossier.PausedAt = context.Now;
            dossier.SupplementRequests++;
            dossier.SupplementHandedInAt = null;
            dossier.Proposal = null;
            dossier.NoticeText = string.Join("\n", items);
            change.PutOn(Desk.Applicant, dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData { RunningDueBefore = running });
        }, cancel: cancel);
}
