using CaiCach.Law.Letters;
using CaiCach.Web.Printing.Sealing;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>The signatures at the end of a letter, and the digital one.</summary>
internal sealed partial class LetterLayout
{
    /// <summary>Signatures side by side, kept together on a page; the notes at the left of a single one, else below. A digital one stands in the place of the last, whose signer the unit is.</summary>
    public void Signatures(LetterSheet sheet, LetterSeal? seal = null)
    {
        var column = look.Inner / 2;
        var small = Size * 0.85;
        if (sheet.Signatures.Count == 0)
        {
            Blocks(sheet.Notes, look.Left, look.Inner, small);
            Seal(seal, look.Left + column + 3, column - 6);
            return;
        }

        var notes = sheet.Signatures.Count == 1 ? HeightOf(sheet.Notes, column - 10, small) : 0;
        var over = sheet.Signatures.Max(s => s.Lines.Sum(l => Lines([new(l, true)], column - 6, Size, bold).Count)) * Size * Leading;
        var gap = Math.Max(Gap, HeightOf(seal, column - 6));
        var names = sheet.Signatures.Max(s => Lines([new(s.Name)], column - 6, Size, plain).Count) * Size * Leading;
        y += Size * 0.8;
        Need(Math.Max(over + (small * Leading) + gap + names, notes));
        var (top, low, x) = (y, y, look.Left);
        if (sheet.Signatures.Count == 1)
        {
            Blocks(sheet.Notes, look.Left, column - 10, small);
            (low, x) = (y, look.Left + column);
        }

        foreach (var signature in sheet.Signatures)
        {
            y = top;
            foreach (var line in signature.Lines)
            {
                Centred([new(line, true)], x + 3, column - 6, Size, bold);
            }

            Centred([new(signature.Hint)], x + 3, column - 6, small, slanted);
            y = top + over + (small * Leading);
            Seal(ReferenceEquals(signature, sheet.Signatures[^1]) ? seal : null, x + 3, column - 6);
            y = top + over + (small * Leading) + gap;
            Centred([new(signature.Name)], x + 3, column - 6, Size, plain);
            (low, x) = (Math.Max(low, y), x + column);
        }

        y = low;
        if (sheet.Signatures.Count > 1)
        {
            Blocks(sheet.Notes, look.Left, look.Inner, small);
        }
    }

    private double Gap => IsRoll ? 28 : 42;

    private double SealSize => Size * 0.65;

    private double HeightOf(LetterSeal? seal, double width) => seal is null ? 0 : (seal.Lines.Sum(l => Lines([new(l)], width, SealSize, plain).Count) * SealSize * Leading) + 4;

    private void Seal(LetterSeal? seal, double x, double width)
    {
        if (seal is null)
        {
            return;
        }

        var height = HeightOf(seal, width);
        Need(height);
        var top = y;
        foreach (var line in seal.Lines)
        {
            Paragraph([new(line)], x, width, SealSize, "P");
        }

        pages.Sign(x, top, width, height, seal);
    }
}
