using System.Text;
using CaiCach.Law.Letters;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>A piece of a line, of one face.</summary>
internal sealed record TextPiece(PdfFace Face, string Text, double Width);

/// <summary>A line of text that fits a width.</summary>
internal sealed record TextLine(IReadOnlyList<TextPiece> Pieces)
{
    public double Width => Pieces.Sum(p => p.Width);
}

/// <summary>Breaks text into lines: between words, at the breaks it has, and within a word that is longer than a line.</summary>
internal sealed class TextLines(PdfFace plain, PdfFace bold, double size)
{
    /// <summary>The lines of a text; one empty line for an empty text.</summary>
    public IReadOnlyList<TextLine> Break(IReadOnlyList<LetterRun> runs, double width)
    {
        var lines = new List<TextLine>();
        var line = new List<TextPiece>();
        double used = 0;
        foreach (var word in WordsOf(runs))
        {
            if (word.OnNewLine)
            {
                End();
            }

            var space = word.AfterSpace && line.Count > 0 ? Piece(line[^1].Face, " ") : null;
            var wanted = word.Pieces.Sum(p => p.Width);
            if (line.Count > 0 && space is not null && used + space.Width + wanted > width)
            {
                End();
                space = null;
            }

            foreach (var piece in (space is null ? [] : new[] { space }).Concat(word.Pieces))
            {
                if (used + piece.Width <= width)
                {
                    Put(piece);
                    continue;
                }

                foreach (var rune in piece.Text.EnumerateRunes())
                {
                    var letter = Piece(piece.Face, rune.ToString());
                    if (line.Count > 0 && used + letter.Width > width)
                    {
                        End();
                    }

                    Put(letter);
                }
            }
        }

        End();
        return lines;

        void Put(TextPiece piece)
        {
            used += piece.Width;
            if (line.Count > 0 && line[^1].Face == piece.Face)
            {
                line[^1] = new(piece.Face, line[^1].Text + piece.Text, line[^1].Width + piece.Width);
            }
            else
            {
                line.Add(piece);
            }
        }

        void End()
        {
            lines.Add(new([.. line]));
            line.Clear();
            used = 0;
        }
    }

    /// <summary>The widest word of a text, and the width of the text on one line.</summary>
    public (double Word, double Whole) WidthsOf(IReadOnlyList<LetterRun> runs)
    {
        var words = WordsOf(runs).Select(w => w.Pieces.Sum(p => p.Width)).DefaultIfEmpty(0).ToList();
        return (words.Max(), words.Sum() + ((words.Count - 1) * plain.Font.WidthOf(" ", size)));
    }

    private sealed record Word(bool OnNewLine, bool AfterSpace, List<TextPiece> Pieces);

    private TextPiece Piece(PdfFace face, string text) => new(face, text, face.Font.WidthOf(text, size));

    private List<Word> WordsOf(IReadOnlyList<LetterRun> runs)
    {
        var words = new List<Word>();
        var (newLine, space) = (false, true);
        foreach (var run in runs)
        {
            var face = run.Bold ? bold : plain;
            var text = run.Text.Normalize(NormalizationForm.FormC);
            for (var i = 0; i < text.Length;)
            {
                if (text[i] is '\n' or ' ' or '\t' or '\r')
                {
                    (newLine, space) = (newLine || text[i] == '\n', true);
                    i++;
                    continue;
                }

                var from = i;
                while (i < text.Length && text[i] is not ('\n' or ' ' or '\t' or '\r'))
                {
                    i++;
                }

                var piece = Piece(face, text[from..i]);
                if (space)
                {
                    words.Add(new(newLine && words.Count > 0, AfterSpace: true, [piece]));
                }
                else
                {
                    words[^1].Pieces.Add(piece);
                }

                (newLine, space) = (false, false);
            }
        }

        return words;
    }
}
