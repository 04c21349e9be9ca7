using CaiCach.Law.Identity;

namespace CaiCach.Application.Acting;

/// <summary>Looks for a person in a text that is to be made public.</summary>
internal static class PersonalData
{
    /// <summary>Whether a text names the person: the name with or without diacritics, the phone in any grouping, the e-mail.</summary>
    /// <param name="text">The text; null names nobody.</param>
    /// <param name="name">The name; null when it is not known.</param>
    /// <param name="phone">The phone in its stored form (+84…); null when it is not known.</param>
    /// <param name="email">The address; null when it is not known.</param>
    public static bool IsIn(string? text, string? name, string? phone, string? email)
    {
        if (text is null)
        {
            return false;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return (name is not null && SearchKey.Of(text).Contains(SearchKey.Of(name), StringComparison.Ordinal))
            || (phone is not null && digits.Contains(phone[3..], StringComparison.Ordinal))
            || (email is not null && text.Contains(email, StringComparison.OrdinalIgnoreCase));
    }
}
