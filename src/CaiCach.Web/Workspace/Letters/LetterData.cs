using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>A letter that the program makes: its address, what it is for, the events that make it and the partial that draws it.</summary>
public sealed record LetterPage(string Slug, string Partial, LetterKind Kind, IReadOnlyList<string> Events)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<LetterPage> All { get; } =
    [
        Of("mau-01", "_Mau01", LetterKind.Acceptance),
        Of("mau-02", "_Mau02", LetterKind.Supplement),
        Of("mau-03", "_Mau03", LetterKind.Refusal),
        Of("mau-04", "_Mau04", LetterKind.Apology),
        Of("mau-05", "_Mau05", LetterKind.Stop),
    ];

    private static LetterPage Of(string slug, string partial, LetterKind kind) =>
        new(slug, partial, kind, [.. Enum.GetValues<DossierAct>().Where(act => LetterRules.Of(act) == kind).Select(DossierEvents.TypeOf)]);
}

/// <summary>Where anybody checks a letter.</summary>
/// <param name="Site">The site as people type it, without the scheme.</param>
/// <param name="Token">The token of the check page; null for letters of earlier versions, which have no such page.</param>
/// <param name="QrImage">The QR code, as an address of an image: of the check page, or of the page that follows the dossier where there is none.</param>
public sealed record LetterCheck(string Site, string? Token, string QrImage);

/// <summary>All that a letter prints; always in Vietnamese.</summary>
/// <param name="Page">Which letter.</param>
/// <param name="Set">The set of forms it follows; null when none is loaded.</param>
/// <param name="Dossier">The dossier with its papers.</param>
/// <param name="Procedure">The version it was accepted under; null when it is gone.</param>
/// <param name="Agency">The competent body.</param>
/// <param name="Reception">Its one-stop unit.</param>
/// <param name="Parent">The body above it; null for none.</param>
/// <param name="Event">The change that made the letter.</param>
/// <param name="Data">The facts of that change.</param>
/// <param name="Number">Number and symbol; null for letters of earlier versions, which are numbered by hand.</param>
/// <param name="Check">Where it is checked.</param>
public sealed record LetterData(
    LetterPage Page, LetterSet? Set, Dossier Dossier, ProcedureVersion? Procedure, Unit Agency, Unit Reception, Unit? Parent, EventRow Event, DossierEventData Data, string? Number, LetterCheck Check)
{
    /// <summary>The letter of the newest such change, or of the one at a version of the dossier; null when there was none.</summary>
    public static LetterData? Of(
        string slug, int? version, Dossier dossier, IReadOnlyList<EventRow> history, IReadOnlyList<Letter> letters, ReferenceSnapshot reference, Func<Letter?, LetterCheck> check)
    {
        var page = LetterPage.All.FirstOrDefault(k => string.Equals(k.Slug, slug, StringComparison.Ordinal));
        var row = page is null ? null : history.LastOrDefault(e => (version is null || e.Version == version) && page.Events.Contains(e.Type, StringComparer.Ordinal));
        if (page is null || row is null || reference.Organisation.Find(dossier.AgencyId) is not { } agency)
        {
            return null;
        }

        var letter = letters.FirstOrDefault(l => l.EventVersion == row.Version);
        return new(
            page, reference.SetFor(dossier, row.At), dossier, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), agency, reference.Organisation.ReceptionOf(agency.Id),
            reference.Organisation.Find(agency.ParentId), row, DossierEventData.Parse(row.Data), letter?.Symbol, check(letter));
    }

    /// <summary>The form of the set; null when the set has none for this.</summary>
    public LetterForm? Form => Set?.FormOf(Page.Kind);

    /// <summary>The title of the form.</summary>
    public string Title => Form?.Title ?? Page.Kind.ToText();

    /// <summary>The title as it stands over the text.</summary>
    public string Heading => Title.ToUpperInvariant();

    /// <summary>The papers handed in when the dossier was accepted.</summary>
    public IEnumerable<DossierPaper> PapersThen => Dossier.Papers.Where(p => p.Kind is PaperKind.Component or PaperKind.Supplement && p.AddedAtVersion <= Event.Version).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id);

    /// <summary>The code, or the request number before there is one.</summary>
    public string Code => Dossier.Code ?? Dossier.RequestNumber;

    /// <summary>The name of a paper.</summary>
    public string NameOf(DossierPaper paper) =>
        Procedure?.Components.FirstOrDefault(c => string.Equals(c.Code, paper.ComponentCode, StringComparison.Ordinal))?.Name
        ?? (paper.Kind == PaperKind.Supplement ? "Giấy tờ bổ sung" : "Giấy tờ khác");

    /// <summary>The head of the letter.</summary>
    public Letterhead Head(bool byReception)
    {
        var unit = byReception ? Reception : Agency;
        return new(unit.Name, byReception ? Agency.Name : Parent?.Name, $"Số: {Number ?? "……/" + LetterSymbols.AbbreviationOf(unit)}", Place);
    }

    private string Place => OrganisationTree.PlaceOf(Agency) is { Length: > 0 } province ? $"{province}, {TimeTexts.Formal(Event.At)}" : TimeTexts.Formal(Event.At);
}
