using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CaiCach.Law.Identity;

/// <summary>
/// A passport (hộ chiếu) by its number and the state that issued it: what a foreigner, or a Vietnamese who lives abroad, shows who has no personal identity
/// number. A Vietnamese number is one letter and seven or eight digits; other states write theirs as they like, in letters and digits.
/// </summary>
public sealed partial record Passport
{
    /// <summary>The longest name of a nationality, in UTF-16 characters.</summary>
    public const int LongestNationality = 100;

    private const string Vietnam = "viet nam";

    private Passport(string number, string nationality) => (Number, Nationality) = (number, nationality);

    /// <summary>The number in capitals, without spaces. Personal data.</summary>
    public string Number { get; }

    /// <summary>The nationality (quốc tịch) as the passport has it, NFC.</summary>
    public string Nationality { get; }

    /// <summary>Reads a number alone, of any state; spaces are left out.</summary>
    public static bool TryParseNumber(string? text, [NotNullWhen(true)] out string? number, out IdentityFault fault)
    {
        var value = Input.WithoutGrouping(text, "").ToUpperInvariant();
        fault = value.Length == 0 ? IdentityFault.Missing : AnyNumber().IsMatch(value) ? IdentityFault.None : IdentityFault.PassportWrongShape;
        number = fault == IdentityFault.None ? value : null;
        return number is not null;
    }

    /// <summary>Reads a nationality.</summary>
    public static bool TryParseNationality(string? text, [NotNullWhen(true)] out string? nationality, out IdentityFault fault)
    {
        var value = NameText.Composed(text);
        fault = NameText.Check(value, LongestNationality) is var found and (IdentityFault.None or IdentityFault.Missing) ? found : IdentityFault.NationalityWrong;
        nationality = fault == IdentityFault.None ? value : null;
        return nationality is not null;
    }

    /// <summary>Reads a passport; the fault is of the number. A nationality that cannot be read counts as any but the Vietnamese one.</summary>
    public static bool TryParse(string? number, string? nationality, [NotNullWhen(true)] out Passport? passport, out IdentityFault fault)
    {
        passport = null;
        if (!TryParseNumber(number, out var value, out fault))
        {
            return false;
        }

        var of = TryParseNationality(nationality, out var named, out _) ? named : "";
        if (SearchKey.Of(of) == Vietnam && !VietnameseNumber().IsMatch(value))
        {
            fault = IdentityFault.PassportVietnameseWrongShape;
            return false;
        }

        passport = new(value, of);
        return true;
    }

    /// <summary>Reads a passport that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Passport Parse(string number, string nationality) => Input.OrThrow(TryParse(number, nationality, out var passport, out var fault) ? passport : null, fault);

    [GeneratedRegex(@"^(?=.*[0-9])[0-9A-Z]{5,20}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"^[A-Z][0-9]{7,8}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VietnameseNumber();
}
