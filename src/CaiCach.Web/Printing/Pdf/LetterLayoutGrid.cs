using CaiCach.Application.Reports.Export;
using CaiCach.Law.Letters;

namespace CaiCach.Web.Printing.Pdf;

/// <content>A table of figures, whose headings stand in several rows and are repeated on every page.</content>
internal sealed partial class LetterLayout
{
    private const double Pad = 3;

    /// <summary>A line of a table of figures.</summary>
    /// <param name="Cells">The text of each column.</param>
    /// <param name="IsBold">Whether it is the total.</param>
    public sealed record GridLine(IReadOnlyList<string> Cells, bool IsBold);

    /// <summary>The table.</summary>
    /// <param name="head">The rows of headings.</param>
    /// <param name="numbers">How the columns are numbered, below the headings.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="isFigure">Whether a column, from 0, has figures: they stand at the right.</param>
    public void Grid(IReadOnlyList<IReadOnlyList<HeadCell>> head, IReadOnlyList<string> numbers, IReadOnlyList<GridLine> lines, Func<int, bool> isFigure)
    {
        var (table, text) = (pages.Root.Part("Table"), Size * 0.92);
        var columns = TableColumns.Of(
            [Told(Leaves(), true), .. lines.Select(line => Told(line.Cells, line.IsBold))], numbers.Count, look.Inner, new(plain, bold, text), Pad);
        var heights = HeadHeights();
        Head();
        foreach (var line in lines)
        {
            var cells = line.Cells.Select((cell, c) => Lines([new(cell, line.IsBold)], columns[c] - (2 * Pad), text, plain)).ToList();
            var height = Height(cells.Max(l => l.Count));
            if (Need(height))
            {
                Head();
            }

            var row = table.Part("TR");
            for (var c = 0; c < cells.Count; c++)
            {
                Cell(row.Part(c == 1 ? "TH" : "TD"), cells[c], c, 1, y, height, isFigure(c) ? 1 : 0);
            }

            y += height;
        }

        y += Size * 0.4;

        IReadOnlyList<string> Leaves() => [.. head.SelectMany((row, r) => row.Where(cell => r + cell.Rows == head.Count)).OrderBy(cell => cell.Column).Select(cell => cell.Text)];

        static LetterBlock Told(IReadOnlyList<string> cells, bool isBold) => new(LetterBlockKind.Row, [.. cells.Select(cell => (IReadOnlyList<LetterRun>)[new(cell, isBold)])]);

        double Height(int count) => (Math.Max(1, count) * text * Leading) + (2 * Pad);

        IReadOnlyList<TextLine> HeadLines(HeadCell cell) => Lines([new(cell.Text, true)], columns.Skip(cell.Column - 1).Take(cell.Columns).Sum() - (2 * Pad), text, bold);

        // Every row as high as its own cells need; what a cell over several rows needs beyond them goes to the last.
        double[] HeadHeights()
        {
            var rows = head.Select(row => row.Where(cell => cell.Rows == 1).Select(cell => Height(HeadLines(cell).Count)).DefaultIfEmpty(Height(1)).Max()).ToArray();
            for (var r = 0; r < head.Count; r++)
            {
                foreach (var cell in head[r].Where(cell => cell.Rows > 1))
                {
                    var last = r + cell.Rows - 1;
                    rows[last] += Math.Max(0, Height(HeadLines(cell).Count) - rows[r..(last + 1)].Sum());
                }
            }

            return rows;
        }

        void Head()
        {
            for (var r = 0; r < head.Count; r++)
            {
                var row = table.Part("TR");
                foreach (var cell in head[r])
                {
                    Cell(row.Heading(cell.Columns, cell.Rows), HeadLines(cell), cell.Column - 1, cell.Columns, y, heights[r..(r + cell.Rows)].Sum(), 0.5);
                }

                y += heights[r];
            }

            var below = table.Part("TR");
            for (var c = 0; c < numbers.Count; c++)
            {
                Cell(below.Part("TD"), Lines([new(numbers[c])], columns[c], text, plain), c, 1, y, Height(1), 0.5);
            }

            y += Height(1);
        }

        // A cell with its rules; across: 0 at the left, 0.5 in the middle (then upright, too), 1 at the right.
        void Cell(PdfElement of, IReadOnlyList<TextLine> said, int first, int count, double top, double height, double across)
        {
            var left = look.Left + columns.Take(first).Sum();
            var width = columns.Skip(first).Take(count).Sum();
            var at = top + (across == 0.5 ? (height - (said.Count * text * Leading)) / 2 : Pad);
            foreach (var line in said)
            {
                Show(of, line, left + Pad + ((width - (2 * Pad) - line.Width) * across), at, text);
                at += text * Leading;
            }

            pages.Line(left, top, left + width, top);
            pages.Line(left, top + height, left + width, top + height);
            pages.Line(left, top, left, top + height);
            pages.Line(left + width, top, left + width, top + height);
        }
    }
}
