using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Letters;

/// <summary>The change of a dossier that a letter tells of.</summary>
/// <param name="Kind">Which letter.</param>
/// <param name="Act">The act that makes it.</param>
/// <param name="Dossier">The dossier with its papers, as it is after the change.</param>
/// <param name="Version">The version of the dossier after the change.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Signer">Whose act it was; empty when it was the system's.</param>
/// <param name="Reason">The reason that was given.</param>
/// <param name="Data">The facts of the change.</param>
/// <param name="Symbol">Number and symbol of the letter; null when it was never numbered.</param>
public sealed record LetterCase(LetterKind Kind, DossierAct Act, Dossier Dossier, int Version, DateTime At, string Signer, string? Reason, DossierEventData Data, string? Symbol)
{
    /// <summary>Whether the one-stop unit issues it; else the competent body.</summary>
    public bool IsOfOneStop => LetterRules.IsOfOneStop(Act);

    /// <summary>Whether it is made before the dossier has its code.</summary>
    public bool IsBeforeAcceptance => IsOfOneStop && Kind is LetterKind.Supplement or LetterKind.Refusal;

    /// <summary>What names the dossier on the letter.</summary>
    public string Code => IsBeforeAcceptance ? Dossier.RequestNumber : Dossier.Code ?? Dossier.RequestNumber;
}
