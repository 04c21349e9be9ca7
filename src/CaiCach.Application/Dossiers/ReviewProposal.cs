using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 9f: where the internal process of a dossier has the head of the division review what the specialist proposes, he or she agrees, and the proposal goes on to
/// whoever signs; or sends it back with <see cref="ReturnStep"/>.
/// </summary>
public sealed class ReviewProposal(DossierWork work)
{
    /// <summary>Agrees.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="words">What the reviewer adds for whoever signs; null for nothing.</param>
    /// <param name="course">What is said of the way through the internal process.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> AgreeAsync(ActContext context, Guid id, int version, string? words, CourseInput? course = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.AgreeReview, new(context.Now, TypedText.Trimmed(words), Course: course), change =>
        {
            var dossier = change.Dossier;
            (dossier.ReviewAwaited, dossier.ReviewedBy, dossier.ReviewedAt, dossier.ReviewText) = (false, context.Actor.Name, context.Now, TypedText.Trimmed(words));
            change.PutOn(Desk.Sign, dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData { Proposal = dossier.Proposal });
        }, cancel: cancel);

    /// <summary>Whether what is proposed now goes to the head of the division first. Who leads the division and proposes there has nobody above in it: that goes to whoever signs.</summary>
    internal static async Task<bool> IsAskedAsync(CaiCachDb db, DossierChange change, CancellationToken cancel)
    {
        var dossier = change.Dossier;
        if (dossier.ProcessVersionId is not { } process)
        {
            return false;
        }

        return IsAsked(change.Reference.Organisation, dossier, change.Context.Actor, DossierCourse.PlanOf(dossier, await DossierCourse.WrittenAsync(db, process, cancel)));
    }

    /// <summary>The same by the process as the dossier goes through it.</summary>
    internal static bool IsAsked(OrganisationTree tree, Dossier dossier, Actor actor, ProcessPlan plan) => !actor.Alone().Posts.Any(p => p.Role == Role.DivisionHead && p.UnitId == dossier.HolderUnitId)
        && ReviewSteps.Asked(plan, tree.Find(dossier.HolderUnitId)?.Code, [.. tree.LegaciesOf(dossier.HolderUnitId).Select(id => tree.Find(id)!.Code)]);

    /// <summary>The desk a dossier with or without a proposal lies on.</summary>
    internal static Desk DeskOf(Dossier dossier) => dossier.Proposal is null ? Desk.Handle : dossier.ReviewAwaited ? Desk.Review : Desk.Sign;
}
