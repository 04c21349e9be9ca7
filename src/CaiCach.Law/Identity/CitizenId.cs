using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaiCach.Law.Identity;

/// <summary>Sex, as the identity number tells it.</summary>
public enum Sex
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>
/// A personal identity number (số định danh cá nhân, số căn cước; NĐ 137/2015/NĐ-CP, article 13): three digits for the place where the birth was
/// registered, one for century and sex, two for the year of birth, six by chance. There is no check digit.
/// </summary>
public sealed record CitizenId
{
    private CitizenId(string value) => Value = value;

    /// <summary>All 12 digits. Personal data: show <see cref="ToString"/> unless the reader needs the whole.</summary>
    public string Value { get; }

    /// <summary>Sex by the fourth digit: even is male.</summary>
    public Sex Sex => (Value[3] - '0') % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>Year of birth by the fourth digit (century: 0 and 1 are 19xx, 2 and 3 are 20xx…) and the next two.</summary>
    public int BirthYear => 1900 + ((Value[3] - '0') / 2 * 100) + int.Parse(Value.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The province where the birth was registered, by its name before 01/7/2025; null when it was registered abroad.</summary>
    public string? Province => HistoricalProvinces.NameOf(Value[..3]);

    /// <summary>The last four digits, asked for beside a dossier code to follow a dossier.</summary>
    public string LastFour => Value[8..];

    /// <summary>Reads an identity number; spaces and dots between digits are left out.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CitizenId? id, out IdentityFault fault)
    {
        var digits = Input.WithoutGrouping(text, ".");
        fault = digits switch
        {
            "" => IdentityFault.Missing,
            _ when digits.Length != 12 || !Input.IsDigits(digits) => IdentityFault.CitizenIdNotTwelveDigits,
            _ when !HistoricalProvinces.IsPlace(digits[..3]) => IdentityFault.CitizenIdUnknownPlace,
            _ => IdentityFault.None,
        };
        id = fault == IdentityFault.None ? new(digits) : null;
        return id is not null;
    }

    /// <summary>Reads an identity number that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CitizenId Parse(string text) => Input.OrThrow(TryParse(text, out var id, out var fault) ? id : null, fault);

    /// <summary>Whether the number agrees with what is declared of its holder.</summary>
    /// <param name="sex">The declared sex, or null when it is not asked for.</param>
    /// <param name="birthYear">The declared year of birth, or null when it is not asked for.</param>
    /// <param name="today">The local date.</param>
    public IdentityFault Check(Sex? sex, int? birthYear, DateOnly today)
    {
        if (BirthYear > today.Year)
        {
            return IdentityFault.CitizenIdBornInFuture;
        }

        if (birthYear is { } year && year != BirthYear)
        {
            return IdentityFault.CitizenIdOtherBirthYear;
        }

        return sex is { } declared && declared != Sex ? IdentityFault.CitizenIdOtherSex : IdentityFault.None;
    }

    /// <summary>The number with all but its last three digits hidden: <c>*********123</c>.</summary>
    public override string ToString() => "*********" + Value[9..];
}
