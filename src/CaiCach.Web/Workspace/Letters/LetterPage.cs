using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Web.Printing;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>A form that the program makes: its address, what it is for and the events that make it; none for the two that are printed anew each time.</summary>
public sealed record LetterPage(string Slug, LetterKind Kind, IReadOnlyList<string> Events)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<LetterPage> All { get; } =
    [
        Of("mau-01", LetterKind.Acceptance),
        Of("mau-02", LetterKind.Supplement),
        Of("mau-03", LetterKind.Refusal),
        Of("mau-04", LetterKind.Apology),
        Of("mau-05", LetterKind.Stop),
        Of("mau-06", LetterKind.Control),
        Of("mau-07", LetterKind.Register),
    ];

    private static LetterPage Of(string slug, LetterKind kind) =>
        new(slug, kind, [.. Enum.GetValues<DossierAct>().Where(act => LetterRules.Of(act) == kind).Select(DossierEvents.TypeOf)]);
}

/// <summary>A letter as it is drawn.</summary>
/// <param name="Sheet">What it says.</param>
/// <param name="Check">Where it is checked.</param>
public sealed record SheetView(LetterSheet Sheet, LetterCheck Check);
