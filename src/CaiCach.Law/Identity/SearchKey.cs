using System.Globalization;
using System.Text;

namespace CaiCach.Law.Identity;

/// <summary>
/// The key that search compares: without diacritics, đ as d, lower case, single spaces. Old and new placement of tones (hòa, hoà) give the same key,
/// and so do composed and decomposed input. The key of a composed text is never longer than the text.
/// </summary>
public static class SearchKey
{
    /// <summary>The key of a text; any text has one, the empty text has the empty key.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var key = new StringBuilder(text.Length);
        foreach (var c in Input.Normalized(text, NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c))
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return key.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }
}
