using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>A cell of the headings of a report.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Column">Its first column, from 1.</param>
/// <param name="Columns">Over how many columns it goes.</param>
/// <param name="Rows">Over how many rows of headings.</param>
public sealed record HeadCell(string Text, int Column, int Columns, int Rows);

/// <summary>The headings of a report in as many rows as its form has, the same on the page and in every file.</summary>
public static class ReportHead
{
    /// <summary>The rows of headings; each has the cells that begin in it, from left to right.</summary>
    public static IReadOnlyList<IReadOnlyList<HeadCell>> Of(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        IReadOnlyList<ReportColumn> all = [new(ReportTable.Number), new(table.RowHead), .. table.Heads, .. table.NoteHead is { } note ? [new(note)] : Array.Empty<ReportColumn>()];
        var rows = Enumerable.Range(0, all.Max(column => column.Depth)).Select(_ => new List<HeadCell>()).ToList();
        Put(all, 1, 0);
        return rows;

        void Put(IReadOnlyList<ReportColumn> columns, int first, int row)
        {
            foreach (var column in columns)
            {
                var width = column.Leaves.Count();
                rows[row].Add(new(column.Name, first, width, column.Columns is null ? rows.Count - row : 1));
                if (column.Columns is { } below)
                {
                    Put(below, first, row + 1);
                }

                first += width;
            }
        }
    }

    /// <summary>The headings of every column with figures and of the words, each with those above it.</summary>
    public static IReadOnlyList<string> Paths(IReadOnlyList<ReportColumn> columns) =>
        [.. columns.SelectMany(column => column.Columns is { } below ? Paths(below).Select(name => $"{column.Name}: {name}") : [column.Name])];
}
