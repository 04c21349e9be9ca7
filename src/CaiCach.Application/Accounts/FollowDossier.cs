using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Follows a dossier without signing in, by its number and the last four digits of the owner's identity number or tax code (of a passport number, its last four letters and digits), or of the phone that was given.</summary>
public sealed class FollowDossier(CaiCachDb db)
{
    /// <summary>What is found; the reader shows no personal data of it.</summary>
    /// <param name="Dossier">The dossier with its stages, without its papers.</param>
    /// <param name="History">All that happened, the oldest first.</param>
    /// <param name="Letters">Its numbered letters, the oldest first. What they say is for who knows the whole number alone, see <see cref="IsOwners"/>.</param>
    public sealed record Found(Dossier Dossier, IReadOnlyList<EventRow> History, IReadOnlyList<Letter> Letters)
    {
        /// <summary>Whether this is the whole identity number or tax code of the owner, however it is set apart.</summary>
        public bool IsOwners(string? idNumber) => Characters(idNumber ?? "") is { Length: > 4 } typed && typed == Characters(Dossier.OwnerIdNumber);
    }

    /// <summary>Finds; null when the number is unknown or the digits are not the owner's, and nobody can tell which.</summary>
    public async Task<Found?> RunAsync(string? number, string? lastFour, CancellationToken cancel = default)
    {
        var wanted = (number ?? "").Trim().ToUpperInvariant().Replace("\0", "", StringComparison.Ordinal);
        var digits = (lastFour ?? "").Trim().ToUpperInvariant();
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Stages).FirstOrDefaultAsync(d => d.PartOfId == null && d.AskedById == null && (d.RequestNumber == wanted || d.Code == wanted), cancel);
        if (dossier is null || digits.Length != 4 || (LastFour(dossier.OwnerIdNumber) != digits && LastFour(dossier.Phone) != digits))
        {
            return null;
        }

        return new(
            dossier,
            await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id && e.Type != Dossiers.DossierEvents.Urged && e.Type != Dossiers.DossierEvents.PapersPlaced && e.Type != Dossiers.DossierEvents.OutsideCoded && e.Type != Dossiers.DossierEvents.MalwareFound).OrderBy(e => e.Version).ToListAsync(cancel),
            await db.Letters.AsNoTracking().Where(l => l.DossierId == dossier.Id).OrderBy(l => l.EventVersion).ToListAsync(cancel));
    }

    private static string LastFour(string idNumber)
    {
        var characters = Characters(idNumber);
        return characters.Length < 4 ? "" : characters[^4..];
    }

    private static string Characters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
