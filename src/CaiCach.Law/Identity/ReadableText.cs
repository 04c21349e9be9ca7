namespace CaiCach.Law.Identity;

/// <summary>Whether a typed text holds only characters that can be kept and shown.</summary>
public static class ReadableText
{
    /// <summary>False for control characters other than line breaks and tabs, and for halves of surrogate pairs.</summary>
    /// <param name="text">The text.</param>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t'))
            {
                return false;
            }

            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
