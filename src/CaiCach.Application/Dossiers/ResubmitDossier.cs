using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 4: the applicant answers a request made before acceptance; the 8-working-hour intake clock starts again. After the limit, while nobody has closed the request, the event says so.</summary>
public sealed class ResubmitDossier(DossierWork work, AttachUploads uploads, FindReusable reusable)
{
    /// <summary>Hands in.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="by">Who came to the counter; null for who hands in by an account.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, IReadOnlyList<PaperInput> papers, Presenter? by = null, CancellationToken cancel = default)
    {
        var found = await uploads.FindAsync(context.Actor, papers, cancel, reuses: true);
        var held = await reusable.ForSupplementAsync(context, id, found, cancel);
        IReadOnlyList<DossierPaper> brought = [];
        return await work.ActAsync(context, id, version, DossierAct.Resubmit, new(context.Now), change =>
        {
            var late = context.Now > change.Dossier.IntakeSupplementLimitAt;
            var due = change.TakeIn(brought);
            change.Dossier.IntakeDueAt = due;
            change.Dossier.IntakeSupplementLimitAt = null;
            return Task.FromResult(new DossierEventData { IntakeDue = due, Files = found.Hashes, ProcedureVersion = change.Dossier.ProcedureVersion, Reused = DossierEventData.ReusedPaper.In(brought), Declared = found.DeclaredIn(change.Procedure), AfterLimit = late ? true : null, Presented = Presenter.Kept(by, change.Dossier) });
        }, (dossier, reference) => [.. Presenter.Check(by, context, dossier), .. found.CheckSupplement(context, by, dossier, reference, held, out brought)], facts => Presenter.On(by, context, facts), cancel: cancel);
    }
}
