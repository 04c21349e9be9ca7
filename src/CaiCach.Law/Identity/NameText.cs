using System.Globalization;
using System.Text;

namespace CaiCach.Law.Identity;

/// <summary>What names of people and of organisations have in common.</summary>
internal static class NameText
{
    /// <summary>The text in NFC with single spaces.</summary>
    internal static string Composed(string? text)
    {
        var value = Input.Normalized(string.Join(' ', (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)), NormalizationForm.FormC);
        return string.Join(' ', value.Split('\u00A0', ' ').Where(w => w.Length > 0));
    }

    /// <summary>What is wrong with a composed name of at most <paramref name="most"/> UTF-16 characters.</summary>
    internal static IdentityFault Check(string value, int most) => value switch
    {
        "" => IdentityFault.Missing,
        _ when value.Any(IsInvisible) => IdentityFault.NameControlCharacter,
        _ when value.Length > most => IdentityFault.NameTooLong,
        _ when !value.EnumerateRunes().Any(Rune.IsLetter) => IdentityFault.NameWithoutLetter,
        _ => IdentityFault.None,
    };

    private static bool IsInvisible(char c) => c == '\uFFFD' || CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse;
}
