using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 4: the applicant answers a request made before acceptance; the 8-working-hour intake clock starts again.</summary>
public sealed class ResubmitDossier(DossierWork work, AttachUploads uploads)
{
    /// <summary>Hands in.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, IReadOnlyList<PaperInput> papers, CancellationToken cancel = default)
    {
        var found = await uploads.FindAsync(context.Actor, papers, cancel);
        return await work.ActAsync(context, id, version, DossierAct.Resubmit, new(context.Now), change =>
        {
            var due = change.TakeIn(found);
            change.Dossier.IntakeDueAt = due;
            change.Dossier.IntakeSupplementLimitAt = null;
            return Task.FromResult(new DossierEventData { IntakeDue = due, Files = found.Hashes });
        }, (dossier, reference) => found.CheckSupplement(context.Actor, dossier, reference), cancel: cancel);
    }
}
