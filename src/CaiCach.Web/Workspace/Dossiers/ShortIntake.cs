using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What keeps a dossier at the intake from being accepted, as the law counts it, and what to do about it.</summary>
/// <param name="Missing">The mandatory papers that are not there.</param>
/// <param name="Unscanned">The papers that must be digitised and have no scan.</param>
/// <param name="MayAsk">Whether a supplement may still be asked for.</param>
/// <param name="Address">The dossier's, where the steps are named as links; null where they stand beside anyway.</param>
public sealed record ShortIntake(IReadOnlyList<string> Missing, IReadOnlyList<string> Unscanned, bool MayAsk, string? Address = null)
{
    /// <summary>Of a dossier that waits for its acceptance and lacks something; null of any other.</summary>
    public static ShortIntake? Of(Dossier dossier, ReferenceSnapshot reference, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.State is BusinessState.Submitted or BusinessState.IntakeReview && DossierFactsReader.Of(dossier, reference, now) is { } facts && (facts.MissingPapers!.Count > 0 || facts.UndigitisedPapers!.Count > 0)
            ? new(facts.MissingPapers, facts.UndigitisedPapers!, !facts.IntakeSupplementAsked)
            : null;
    }
}
