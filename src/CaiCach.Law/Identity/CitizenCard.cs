using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaiCach.Law.Identity;

/// <summary>
/// What the QR code of an identity card (căn cước) says, as a reader types it: number, old number, name, date of birth, sex, address and day of issue,
/// set apart by bars; cards of 2024 and later add more after them.
/// </summary>
/// <param name="Id">The personal identity number.</param>
/// <param name="Name">The full name.</param>
/// <param name="BirthDate">dd/MM/yyyy.</param>
/// <param name="Address">The address on the card.</param>
public sealed record CitizenCard(CitizenId Id, string Name, string BirthDate, string Address)
{
    /// <summary>The longest text that is looked at.</summary>
    public const int LongestText = 500;

    private const char Bar = '|';

    /// <summary>Whether a text looks like that of a card rather than a typed number.</summary>
    public static bool IsOne(string? text) => text?.Contains(Bar, StringComparison.Ordinal) == true;

    /// <summary>Reads the text of a card; false for any other text.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CitizenCard? card)
    {
        card = null;
        var parts = text is { Length: <= LongestText } ? text.Split(Bar, StringSplitOptions.TrimEntries) : [];
        if (parts.Length < 6 || !CitizenId.TryParse(parts[0], out var id, out _) || !PersonName.TryParse(parts[2], out var name, out _)
            || !DateOnly.TryParseExact(parts[3], "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
        {
            return false;
        }

        card = new(id, name.Value, born.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), parts[5]);
        return true;
    }
}
