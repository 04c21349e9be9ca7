using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace CaiCach.Web.Printing;

/// <summary>
/// A barcode of a code: Code 128 (ISO/IEC 15417), sets B and C, as the scanners of a counter read it. QR codes are for phones and carry an address; this one
/// carries the code alone, so that a scanner types it where the cursor is.
/// </summary>
public static class Code128
{
    /// <summary>The quiet border at each side, in modules.</summary>
    public const int Quiet = 10;

    private const int CodeC = 99;
    private const int CodeB = 100;
    private const int StartB = 104;
    private const int StartC = 105;
    private const int Stop = 106;
    private const int Modulus = 103;

    // Widths of bar, space, bar, space … of each symbol character, by its value.
    private static readonly string[] Widths =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132", "122231", "113222",
        "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321",
        "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121",
        "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224",
        "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
        "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113",
        "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
    ];

    /// <summary>The values of the symbol characters of a text: start, data, check, stop. Digits go in pairs where that makes the code shorter.</summary>
    /// <exception cref="ArgumentException">The text is empty or has a character other than printable ASCII.</exception>
    public static IReadOnlyList<int> Values(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Any(c => c is < ' ' or > '~'))
        {
            throw new ArgumentException("Only printable ASCII can be in a barcode.", nameof(text));
        }

        var inPairs = DigitsAt(text, 0) is var first && (first >= 4 || (first == 2 && text.Length == 2));
        var values = new List<int> { inPairs ? StartC : StartB };
        for (var at = 0; at < text.Length;)
        {
            var digits = DigitsAt(text, at);
            if (inPairs && digits < 2)
            {
                inPairs = false;
                values.Add(CodeB);
            }
            else if (!inPairs && digits % 2 == 0 && (digits >= 6 || (digits >= 4 && at + digits == text.Length)))
            {
                inPairs = true;
                values.Add(CodeC);
            }

            values.Add(inPairs ? ((text[at] - '0') * 10) + text[at + 1] - '0' : text[at] - ' ');
            at += inPairs ? 2 : 1;
        }

        values.Add(values.Select((value, i) => value * Math.Max(i, 1)).Sum() % Modulus);
        values.Add(Stop);
        return values;
    }

    /// <summary>The dark modules of a text, from the left, without the quiet borders.</summary>
    public static IReadOnlyList<bool> Modules(string text)
    {
        var modules = new List<bool>();
        foreach (var widths in Values(text).Select(value => Widths[value]))
        {
            for (var i = 0; i < widths.Length; i++)
            {
                modules.AddRange(Enumerable.Repeat(i % 2 == 0, widths[i] - '0'));
            }
        }

        return modules;
    }

    /// <summary>Draws a text as one path, with its quiet borders: no inline style, which the content policy would block.</summary>
    /// <param name="text">What a scanner types.</param>
    /// <param name="label">What it is, for those who do not see it.</param>
    public static IHtmlContent Svg(string text, string label)
    {
        var modules = Modules(text);
        var path = new StringBuilder();
        for (var from = 0; from < modules.Count; from++)
        {
            var to = from;
            while (to < modules.Count && modules[to])
            {
                to++;
            }

            if (to > from)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{from + Quiet} 0h{to - from}v40h-{to - from}z");
                from = to;
            }
        }

        var builder = new HtmlContentBuilder();
        builder.AppendFormat(
            "<svg class=\"cc-barcode\" viewBox=\"0 0 {0} 40\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{1}\" shape-rendering=\"crispEdges\">", modules.Count + (2 * Quiet), label);
        builder.AppendHtml($"<path fill=\"#fff\" d=\"M0 0h{modules.Count + (2 * Quiet)}v40H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
        return builder;
    }

    private static int DigitsAt(string text, int at) => text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length - at;
}
