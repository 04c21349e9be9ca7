using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Workspace.Papers;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What a specialist has in sight beside the form of a step: the papers, what the applicant declared, the law, earlier dossiers like it, and the history.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Procedure">The version of the procedure it runs under.</param>
/// <param name="Similar">Earlier dossiers like it, the newest first.</param>
/// <param name="History">Its history, the newest first.</param>
/// <param name="Reference">The reference data, which know the versions that declarations follow.</param>
public sealed record WorkScreen(Dossier Dossier, ProcedureVersion? Procedure, IReadOnlyList<FindSimilar.Row> Similar, IReadOnlyList<HistoryLine> History, ReferenceSnapshot Reference)
{
    /// <summary>The name of the frame that shows a paper: links lead into it, so that nothing typed is lost.</summary>
    public const string Frame = "giay-to";

    /// <summary>The papers that have a file, in the order in which they came.</summary>
    public IReadOnlyList<DossierPaper> Papers => [.. Dossier.Papers.Where(p => p.Sha256 is not null).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id)];

    /// <summary>What was declared, the newest first.</summary>
    public IReadOnlyList<DeclaredView> Declared => [.. Dossier.Papers.Where(p => p.Answers is not null).OrderByDescending(p => p.AddedAtVersion).ThenBy(p => p.Id).Select(p => new DeclaredView(p, DeclaredAnswers.LinesOf(Reference, Dossier, p), Open: true))];

    /// <summary>The paper in the frame when the page opens; null when none can be shown.</summary>
    public DossierPaper? First => Papers.FirstOrDefault(DossierModel.CanBeShown);

    /// <summary>Where a paper is shown.</summary>
    public string ShowHref(DossierPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return $"/can-bo/ho-so/{Dossier.Id}?handler=Show&paper={paper.Id}{(paper.MediaType == "application/pdf" ? "#navpanes=0&view=FitH" : "")}";
    }
}

/// <summary>The clauses of a procedure, and how earlier dossiers like one ended.</summary>
/// <param name="Procedure">The version of the procedure.</param>
/// <param name="Similar">Earlier dossiers, the newest first.</param>
/// <param name="Open">Whether both are in sight at once.</param>
public sealed record BesideWork(ProcedureVersion? Procedure, IReadOnlyList<FindSimilar.Row> Similar, bool Open = false);
