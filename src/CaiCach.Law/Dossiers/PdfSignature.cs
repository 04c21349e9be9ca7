using System.Buffers;
using System.Buffers.Text;

namespace CaiCach.Law.Dossiers;

/// <summary>
/// Whether a PDF holds a digital signature (ISO 32000-1, 12.8): a signature field, and a byte range that leaves out exactly the value of a signature that is
/// filled in. Whose it is and whether it is valid is not looked at.
/// </summary>
public static class PdfSignature
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF \t\r\n"u8);
    private static readonly SearchValues<byte> NotZero = SearchValues.Create("123456789abcdefABCDEF"u8);

    /// <summary>Whether the file holds one.</summary>
    public static bool IsIn(ReadOnlySpan<byte> pdf)
    {
        if (!NamesSignature(pdf))
        {
            return false;
        }

        var from = 0;
        while (pdf[from..].IndexOf("/ByteRange"u8) is >= 0 and var at)
        {
            from += at + "/ByteRange"u8.Length;
            if (LeavesOutSignature(pdf, pdf[from..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name /Sig itself, not one that only begins so, as /SigFlags.</summary>
    private static bool NamesSignature(ReadOnlySpan<byte> pdf)
    {
        var from = 0;
        while (pdf[from..].IndexOf("/Sig"u8) is >= 0 and var at)
        {
            from += at + "/Sig"u8.Length;
            if (from == pdf.Length || !char.IsAsciiLetterOrDigit((char)pdf[from]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LeavesOutSignature(ReadOnlySpan<byte> pdf, ReadOnlySpan<byte> range)
    {
        range = range.TrimStart(" \t\r\n\0\f"u8);
        if (range is not [(byte)'[', ..])
        {
            return false;
        }

        range = range[1..];
        Span<int> numbers = stackalloc int[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            range = range.TrimStart(" \t\r\n\0\f"u8);
            if (!Utf8Parser.TryParse(range, out numbers[i], out var read))
            {
                return false;
            }

            range = range[read..];
        }

        var (gap, rest) = (numbers[1], numbers[2]);
        return numbers[0] == 0 && gap > 0 && rest > gap && numbers[3] >= 0 && (long)rest + numbers[3] <= pdf.Length && IsFilled(pdf[gap..rest]);
    }

    /// <summary>A value in hexadecimal that is not all zero, as the room kept for a signature is.</summary>
    private static bool IsFilled(ReadOnlySpan<byte> gap)
    {
        gap = gap.Trim(" \t\r\n\0\f"u8);
        return gap is [(byte)'<', .., (byte)'>'] && !gap[1..^1].ContainsAnyExcept(Digits) && gap[1..^1].ContainsAny(NotZero);
    }
}
