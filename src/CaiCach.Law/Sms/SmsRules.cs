using System.Globalization;
using System.Text;
using CaiCach.Law.Calendar;
using CaiCach.Law.Mails;

namespace CaiCach.Law.Sms;

/// <summary>When text messages go out, and how long they are.</summary>
public static class SmsRules
{
    /// <summary>The most characters of the GSM alphabet in a message of one part.</summary>
    public const int OnePart = 160;

    private const int EachPart = 153;
    private const int OneWidePart = 70;
    private const int EachWidePart = 67;
    private const int QuietFrom = 21;
    private const int QuietTo = 7;

    // The basic table of GSM 03.38 as far as our texts need it; those of its extension take two places.
    private const string Basic = "@$_!\"#%&'()*+,-./:;<=>? \n\r";
    private const string Extended = "^{}\\[~]|";

    /// <summary>
    /// The moment before which it is not sent: nobody is woken between 21:00 and 07:00 local time, but by what the law makes the authority tell, and by what somebody waits for.
    /// </summary>
    /// <param name="kind">What it tells of.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>Now itself when it may go out.</returns>
    public static DateTime NotBefore(MailKind kind, DateTime now)
    {
        var local = VietnamTime.ToLocal(now);
        return MailRules.IsLegal(kind) || MailRules.IsAwaited(kind) || local.Hour is >= QuietTo and < QuietFrom
            ? now
            : VietnamTime.ToUtc(local.Date.AddDays(local.Hour >= QuietFrom ? 1 : 0).AddHours(QuietTo));
    }

    /// <summary>Whether a phone (E.164) is a Vietnamese mobile one: no other gets text messages.</summary>
    public static bool IsMobile(string? phone) => phone is ['+', '8', '4', '3' or '5' or '7' or '8' or '9', .. { Length: 8 } rest] && rest.All(char.IsAsciiDigit);

    /// <summary>A text without diacritics, so that every phone shows it and it takes one place a character.</summary>
    public static string Unaccented(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(c switch { 'đ' => 'd', 'Đ' => 'D', '–' => '-', '“' or '”' => '"', _ => c });
        }

        return plain.ToString();
    }

    /// <summary>How many parts a text is sent, and paid for, in: 160 characters of the GSM alphabet in one, else 153 in each; 70 and 67 of any other.</summary>
    public static int Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isBasic = text.All(c => char.IsAsciiLetterOrDigit(c) || Basic.Contains(c, StringComparison.Ordinal) || Extended.Contains(c, StringComparison.Ordinal));
        var places = isBasic ? text.Length + text.Count(c => Extended.Contains(c, StringComparison.Ordinal)) : text.Length;
        var (one, each) = isBasic ? (OnePart, EachPart) : (OneWidePart, EachWidePart);
        return places <= one ? 1 : (places + each - 1) / each;
    }
}
