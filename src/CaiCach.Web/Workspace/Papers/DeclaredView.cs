using CaiCach.Data.Dossiers;

namespace CaiCach.Web.Workspace.Papers;

/// <summary>What a paper of a dossier declares, to read.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Lines">The answers by label.</param>
/// <param name="Open">Whether they are in sight at once.</param>
public sealed record DeclaredView(DossierPaper Paper, IReadOnlyList<KeyValuePair<string, string>> Lines, bool Open = false);
