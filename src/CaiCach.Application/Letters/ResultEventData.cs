using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Letters;

/// <summary>The facts of a new version of the template of a result.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Procedure">The code of the procedure.</param>
/// <param name="Kind">What the result does.</param>
/// <param name="InForceFrom">The first day it is used.</param>
public sealed record ResultTemplateEventData(Guid Agency, string Procedure, ProposalKind Kind, DateOnly InForceFrom)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "result_template";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "result_template.saved";
}

/// <summary>The facts of a text of a result that a specialist saved. It is a record of its own: nothing of the dossier changes until the text is proposed.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Number">Which of its texts.</param>
/// <param name="Kind">What the result does.</param>
/// <param name="Template">The template it was begun from; null for none.</param>
public sealed record ResultDraftEventData(Guid Dossier, int Number, ProposalKind Kind, Guid? Template)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "result_draft";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "result_draft.saved";
}
