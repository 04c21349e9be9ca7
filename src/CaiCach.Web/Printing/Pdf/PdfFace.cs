using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>A typeface in one file: the glyphs that were used of it, and the objects that embed them so that the text can be copied and searched.</summary>
internal sealed class PdfFace(TrueTypeFont font, string key)
{
    private readonly SortedDictionary<ushort, int> used = [];

    public TrueTypeFont Font => font;

    /// <summary>Its name in the pages.</summary>
    public string Key => key;

    public bool IsUsed => used.Count > 0;

    /// <summary>A text as the glyphs that show it.</summary>
    public string Show(string text)
    {
        var hex = new StringBuilder(4 * text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = font.GlyphOf(rune);
            used.TryAdd(glyph, rune.Value);
            hex.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return $"<{hex}>";
    }

    /// <summary>Embeds the face; the number of its object.</summary>
    public int Embed(PdfFile file)
    {
        var name = TagOf(used.Keys) + "+" + font.Name;
        var program = font.Subset(used.Keys);
        var stream = file.AddStream(PdfFile.Say($"/Length1 {program.Length}"), program);
        var descriptor = file.Add(PdfFile.Say(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle {font.ItalicAngle} /Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.CapHeight} /StemV 80 /FontFile2 {stream} 0 R >>"));
        var widths = string.Join(' ', used.Keys.Select(g => PdfFile.Say($"{g} [{font.WidthOf(g)}]")));
        var descendant = file.Add(PdfFile.Say(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /FontDescriptor {descriptor} 0 R /DW 1000 /W [{widths}] >>"));
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(PdfFile.Say($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R >>"));
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var some in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, character) in some)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }

    // Six capitals that differ where the glyphs differ.
    private static string TagOf(IEnumerable<ushort> glyphs) =>
        string.Concat(SHA256.HashData([.. glyphs.SelectMany(BitConverter.GetBytes)]).Take(6).Select(b => (char)('A' + (b % 26))));
}
