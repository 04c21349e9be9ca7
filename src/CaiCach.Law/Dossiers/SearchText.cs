using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Dossiers;

/// <summary>
/// What an official types into the one search box, taken apart: a code, an identity number or tax code, a phone number, a day, and words of a name or of an
/// office, in any order, with or without diacritics. All parts must hold together.
/// </summary>
/// <param name="Code">A code or request number, or how it begins; upper case; null for none.</param>
/// <param name="IdNumber">An identity number, tax code, passport number, or the electronic identifier of a state body; null for none.</param>
/// <param name="Phone">A phone number in E.164; null for none. Ten digits can be a tax code as well: then both are set and either may hold.</param>
/// <param name="Day">The day of submission; null for none.</param>
/// <param name="Words">The other words, as <see cref="SearchKey"/> writes them.</param>
public sealed partial record SearchText(string? Code, string? IdNumber, string? Phone, DateOnly? Day, IReadOnlyList<string> Words)
{
    /// <summary>The longest text that is looked at.</summary>
    public const int MaxLength = 200;

    private const int ShortestCode = 5;
    private static readonly string[] DayFormats = ["d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "dd-MM-yyyy", "yyyy-MM-dd"];

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => Code is null && IdNumber is null && Phone is null && Day is null && Words.Count == 0;

    /// <summary>Whether a person or paper is named by a number of its own.</summary>
    public bool HasNumber => Code is not null || IdNumber is not null || Phone is not null;

    /// <summary>Takes a text apart; any text can be.</summary>
    public static SearchText Parse(string? typed)
    {
        // What no name and no number has, and no database takes.
        var text = string.Concat((typed ?? "").Select(c => char.IsWhiteSpace(c) ? ' ' : c).Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned)).Trim();
        if (text.Length > MaxLength)
        {
            text = text[..MaxLength];
        }

        // A number typed in groups is one number.
        if (text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '+'))
        {
            text = string.Concat(text.Where(c => c is not (' ' or '.')));
        }

        var found = new SearchText(null, null, null, null, []);
        var words = new List<string>();
        foreach (var token in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.With(token, words);
        }

        return found with { Words = words };
    }

    private SearchText With(string token, List<string> words)
    {
        if (DateOnly.TryParseExact(token, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return this with { Day = day };
        }

        var phone = Identity.Phone.TryParse(token, out var number, out _) ? number.Value : null;
        if (IdPattern().IsMatch(token))
        {
            return this with { IdNumber = token, Phone = phone ?? Phone };
        }

        if (phone is not null)
        {
            return this with { Phone = phone };
        }

        if (PassportPattern().IsMatch(token) || (token.Contains('.', StringComparison.Ordinal) && AgencyId.TryParse(token, out _, out _)))
        {
            return this with { IdNumber = token.ToUpperInvariant() };
        }

        if (token.Length >= ShortestCode && CodePattern().IsMatch(token))
        {
            return this with { Code = token.ToUpperInvariant() };
        }

        words.AddRange(SearchKey.Of(token).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return this;
    }

    /// <summary>9, 10 or 12 digits, or a branch's tax code.</summary>
    [GeneratedRegex(@"^([0-9]{9}|[0-9]{10}|[0-9]{12}|[0-9]{10}-[0-9]{3})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdPattern();

    /// <summary>Letters and digits, four digits at least, as passports are numbered.</summary>
    [GeneratedRegex(@"^(?=.*[A-Za-z])(?=(?:.*[0-9]){4})[0-9A-Za-z]{6,20}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PassportPattern();

    /// <summary>Letters, digits, dots and a hyphen, with at least one digit.</summary>
    [GeneratedRegex(@"^(?=.*[0-9])(?=.*-)[0-9A-Za-z.\-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodePattern();
}
