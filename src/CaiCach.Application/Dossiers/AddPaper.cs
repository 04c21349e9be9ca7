using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 4a: the one-stop unit adds papers that were brought to the counter or came by post after the filing, so that what was entered short can be accepted. Neither the
/// state nor the time to answer changes. Before a supplement was asked for, a paper is a component like those of the filing: the one request is not used up by it.
/// </summary>
public sealed class AddPaper(DossierWork work, AttachUploads uploads, FindReusable reusable)
{
    /// <summary>Adds them; a scan is only needed for the acceptance.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="byPost">Whether they came by post, so that nobody stands at the counter.</param>
    /// <param name="by">Who came to the counter; looked at unless they came by post.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, IReadOnlyList<PaperInput> papers, bool byPost = false, Presenter? by = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        by = byPost ? null : by;
        var found = await uploads.FindAsync(context.Actor, papers, cancel, reuses: true);
        var held = await reusable.ForSupplementAsync(context, id, found, cancel);
        IReadOnlyList<DossierPaper> brought = [];
        return await work.ActAsync(context, id, version, DossierAct.AddPaper, new(context.Now), change =>
        {
            foreach (var paper in brought)
            {
                change.Add(paper);
            }

            return Task.FromResult(new DossierEventData
            {
                Added = [.. brought.Select(p => new DossierEventData.AddedPaper(p.ComponentCode, p.Originals, p.Copies))],
                AddedByPost = byPost ? true : null,
                Files = found.Hashes,
                ProcedureVersion = change.Dossier.ProcedureVersion,
                Reused = DossierEventData.ReusedPaper.In(brought),
                Declared = found.DeclaredIn(change.Procedure),
                Presented = Presenter.Kept(by, change.Dossier),
            });
        },
        (dossier, reference) => [.. byPost ? [] : Presenter.Check(by, context, dossier), .. found.CheckAdded(context, by, dossier, reference, held, out brought)],
        facts => Presenter.On(by, context, facts), cancel: cancel);
    }
}
