using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Which form a letter of a dossier follows.</summary>
public static class LetterForms
{
    /// <summary>The set for what was made at a moment (UTC); null when none is loaded.</summary>
    public static LetterSet? SetFor(this ReferenceSnapshot reference, Dossier dossier, DateTime made) =>
        LetterRules.On(reference.LetterSets, LetterRules.GoverningDay(
            VietnamTime.DayOf(dossier.SubmittedAt), dossier.AcceptedAt is { } accepted ? VietnamTime.ToLocal(accepted) : null, VietnamTime.ToLocal(made)));

    /// <summary>The form for a purpose in that set; null when the set has none.</summary>
    public static LetterForm? FormOf(this ReferenceSnapshot reference, LetterKind kind, Dossier dossier, DateTime made) =>
        reference.SetFor(dossier, made)?.FormOf(kind);
}
