using System.Text;

namespace CaiCach.Law.Identity;

/// <summary>Small helps for reading what people type.</summary>
internal static class Input
{
    internal static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>The text without the characters people group digits with.</summary>
    internal static string WithoutGrouping(string? text, string grouping) =>
        text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !grouping.Contains(c, StringComparison.Ordinal)));

    /// <summary>The text in a normal form; a broken surrogate becomes U+FFFD, so that any text is accepted.</summary>
    internal static string Normalized(string text, NormalizationForm form)
    {
        if (text.Any(char.IsSurrogate))
        {
            text = string.Concat(text.EnumerateRunes());
        }

        return text.Normalize(form);
    }

    /// <summary>The value, or an exception that says the caller took an unchecked text for a checked one.</summary>
    internal static T OrThrow<T>(T? value, IdentityFault fault)
        where T : class => value ?? throw new FormatException($"Not a {typeof(T).Name}: {fault.Code()}.");
}
