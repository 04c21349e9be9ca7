using System.Globalization;
using System.Net.Mail;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Acting;

/// <summary>Checks of text that people type or programs send, before it is stored.</summary>
public static class TypedText
{
    /// <summary>The longest e-mail address, in characters (RFC 5321: 64, the sign, 255).</summary>
    public const int LongestEmail = 320;

    /// <summary>The fault of a text: longer than <paramref name="most"/>, or with characters that no database and no page can keep; null when it is fine.</summary>
    /// <param name="field">The field it was typed in.</param>
    /// <param name="code">What the fault's code begins with.</param>
    /// <param name="text">The text; null is fine.</param>
    /// <param name="most">The longest text, in UTF-16 units.</param>
    public static FieldFault? Check(string field, string code, string? text, int most)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > most)
        {
            return new(field, code + "_too_long", string.Create(CultureInfo.InvariantCulture, $"Nội dung dài quá {most} ký tự; vui lòng rút ngắn."));
        }

        return ReadableText.Is(text) ? null : new(field, code + "_unreadable", "Nội dung có ký tự không đọc được; vui lòng xóa và nhập lại.");
    }

    /// <summary>A text without spaces around it, composed (NFC); null where nothing was typed.</summary>
    /// <param name="text">The text.</param>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();

    /// <summary>The fault of an e-mail address; null when it is fine.</summary>
    /// <param name="field">The field it was typed in.</param>
    /// <param name="email">The address, trimmed; null is fine.</param>
    public static FieldFault? CheckEmail(string field, string? email) =>
        email is null || (email.Length <= LongestEmail && MailAddress.TryCreate(email, out var mail) && mail.Address == email)
            ? null
            : new(field, "email_wrong", "Địa chỉ thư điện tử không đúng, ví dụ đúng: ten@vidu.vn.");

    /// <summary>A text cut to a length, never through the middle of a character.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
