using CaiCach.Law.Letters;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>How wide the columns of a table are.</summary>
internal static class TableColumns
{
    /// <summary>Each at least as wide as its longest word, as far as there is room; what is left goes to the column that has most to say.</summary>
    public static double[] Of(IReadOnlyList<LetterBlock> rows, int cells, double width, TextLines lines, double pad)
    {
        var (least, whole) = (new double[cells], new double[cells]);
        foreach (var row in rows)
        {
            for (var c = 0; c < row.Cells.Count; c++)
            {
                var (word, text) = lines.WidthsOf(row.Cells[c]);
                least[c] = Math.Max(least[c], word + (2 * pad) + 1);
                whole[c] = Math.Max(whole[c], text + (2 * pad) + 1);
            }
        }

        var room = width - least.Sum();
        if (room < 0)
        {
            // A word longer than the table allows is broken in its own column.
            var widest = Array.IndexOf(least, least.Max());
            least[widest] = Math.Max(width / cells, least[widest] + room);
            var sum = least.Sum();
            return [.. least.Select(l => l * width / sum)];
        }

        var wanted = Enumerable.Range(0, cells).Select(c => whole[c] - least[c]).ToArray();
        if (wanted.Sum() <= room)
        {
            whole[Array.IndexOf(whole, whole.Max())] += room - wanted.Sum();
            return whole;
        }

        return [.. Enumerable.Range(0, cells).Select(c => least[c] + (room * wanted[c] / wanted.Sum()))];
    }
}
