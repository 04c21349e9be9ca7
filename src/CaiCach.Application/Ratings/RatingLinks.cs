using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Ratings;

namespace CaiCach.Application.Ratings;

/// <summary>Links to rate a dossier: 130 bits that nobody can guess, kept as a hash, so that who reads the database cannot rate.</summary>
public static class RatingLinks
{
    /// <summary>Adds a link to the unit of work; its token, which stands nowhere else.</summary>
    public static string Make(CaiCachDb db, Dossier dossier)
    {
        var token = DossierCodes.NewToken();
        db.RatingLinks.Add(new() { TokenHash = HashOf(token), DossierId = dossier.Id, ExpiresAt = RatingRules.Until(dossier.ReturnedAt!.Value, DaysOf(dossier.ReturnedAt, dossier.ReturnedAt.Value)) });
        return token;
    }

    /// <summary>Calendar days after the delivery in which a dossier can be rated: those in force on that day.</summary>
    /// <param name="deliveredAt">When the result was handed over, UTC; null when it was not.</param>
    /// <param name="now">Now, UTC.</param>
    public static int DaysOf(DateTime? deliveredAt, DateTime now) => ApplicantTimesBook.At(deliveredAt ?? now).RatingDays;

    /// <summary>What a token is recognised by.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim().ToUpperInvariant())));

    /// <summary>The page a link leads to.</summary>
    public static string PathOf(string token) => "/danh-gia/" + token;
}
