using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The applicant hands in what was asked for after acceptance. The clock stays paused until it is taken in, and is then counted from now. What is collected with a supplement is owed from now on. After the
/// limit the event says so, and the head may still end the handling (row 12).
/// </summary>
public sealed class HandInSupplement(DossierWork work, AttachUploads uploads, FindReusable reusable)
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
        return await work.ActAsync(context, id, version, DossierAct.HandInSupplement, new(context.Now), change =>
        {
            // One more paper after the limit does not make late what was in time.
            if (change.Dossier.SupplementHandedInAt is null || context.Now <= change.Dossier.SupplementLimitAt)
            {
                change.Dossier.SupplementHandedInAt = context.Now;
            }

            change.TakeIn(brought);
            return Task.FromResult(SupplementFees.Owe(change, new() { Files = found.Hashes, ProcedureVersion = change.Dossier.ProcedureVersion, Reused = DossierEventData.ReusedPaper.In(brought), Declared = found.DeclaredIn(change.Procedure), AfterLimit = context.Now > change.Dossier.SupplementLimitAt ? true : null, Presented = Presenter.Kept(by, change.Dossier) }));
        }, (dossier, reference) => [.. Presenter.Check(by, context, dossier), .. found.CheckSupplement(context, by, dossier, reference, held, out brought)], facts => Presenter.On(by, context, facts), cancel: cancel);
    }
}
