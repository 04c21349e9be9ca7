using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>A letter of a dossier as it was made; for one that an earlier version of the program made, written anew with the text that ships.</summary>
public sealed class ReadLetter(CaiCachDb db, ReferenceStore reference)
{
    private static readonly Dictionary<string, DossierAct> Makers =
        Enum.GetValues<DossierAct>().Where(a => LetterRules.Of(a) is not null).ToDictionary(DossierEvents.TypeOf, a => a, StringComparer.Ordinal);

    /// <summary>Makes a letter after the acceptance alone.</summary>
    private const string Corrected = "dossier.owner_corrected";

    /// <summary>What is read.</summary>
    /// <param name="Dossier">The dossier.</param>
    /// <param name="Version">The version of the dossier whose change made it.</param>
    /// <param name="Kind">Which letter.</param>
    /// <param name="Set">The set of forms it follows; null when none is loaded.</param>
    /// <param name="Token">The token of its check page; null for letters of earlier versions, which have none.</param>
    /// <param name="Sheet">What it says.</param>
    /// <param name="IssuerId">The unit that issued it; null for one whose content nobody kept.</param>
    public sealed record Found(Dossier Dossier, int Version, LetterKind Kind, LetterSet? Set, string? Token, LetterSheet Sheet, Guid? IssuerId)
    {
        /// <summary>The form of the set; null when the set has none for this.</summary>
        public LetterForm? Form => Set?.FormOf(Kind);
    }

    /// <summary>The letter of a kind that was made last, or by the change at a version, of a dossier that the reader may see; null when there is none.</summary>
    public async Task<Found?> RunAsync(Actor reader, Guid dossierId, LetterKind? kind, int? version, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Papers).Where(DossierScope.Of(reader, snapshot.Organisation).Filter).FirstOrDefaultAsync(d => d.Id == dossierId, cancel);
        return dossier is null ? null : await OfAsync(dossier, snapshot, kind, version, cancel);
    }

    /// <summary>The letter that a change made, for who has proved to be the owner of the dossier; null when there is none.</summary>
    public async Task<Found?> ForOwnerAsync(Guid dossierId, int version, CancellationToken cancel = default)
    {
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Papers).FirstOrDefaultAsync(d => d.Id == dossierId, cancel);
        return dossier is null ? null : await OfAsync(dossier, await reference.CurrentAsync(cancel), null, version, cancel);
    }

    private async Task<Found?> OfAsync(Dossier dossier, ReferenceSnapshot snapshot, LetterKind? kind, int? version, CancellationToken cancel)
    {
        if (dossier.AskedById is not null)
        {
            return null;
        }

        var types = Makers.Where(m => kind is null || LetterRules.Of(m.Value) == kind).Select(m => m.Key).ToList();
        var row = await db.Events.AsNoTracking()
            .Where(e => e.StreamId == dossier.Id && types.Contains(e.Type) && (version == null || e.Version == version))
            .Where(e => e.Type != Corrected || db.Letters.Any(l => l.DossierId == e.StreamId && l.EventVersion == e.Version))
            .OrderByDescending(e => e.Version).FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            return null;
        }

        var act = Makers[row.Type];
        var made = LetterRules.Of(act)!.Value;
        var letter = await db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.DossierId == dossier.Id && l.EventVersion == row.Version, cancel);
        var set = snapshot.SetFor(dossier, row.At);
        var sheet = letter?.Content is { } content ? LetterContent.Parse(content) : LetterWords.Write(CaseOf(dossier, row, act, letter?.Symbol), ShippedTexts.Of(set?.Code, made), snapshot);
        return new(dossier, row.Version, made, set, letter?.Token, sheet, IssuerOf(letter));
    }

    /// <summary>The unit that issued a letter, which answers for what it says; null for one whose content nobody kept.</summary>
    public static Guid? IssuerOf(Letter? letter) => letter is { Content: not null } ? letter.UnitId : null;

    private static LetterCase CaseOf(Dossier dossier, EventRow row, DossierAct act, string? symbol) => new(
        LetterRules.Of(act)!.Value, act, dossier, row.Version, row.At, row.ActorId is null ? "" : row.ActorName, row.Reason, DossierEventData.Parse(row.Data), symbol);
}
