using System.Globalization;
using System.Text;

namespace CaiCach.Application.Reports.Export;

/// <summary>A report as CSV (RFC 4180), UTF-8 with a byte order mark so that spreadsheets read the accents.</summary>
public static class ReportCsv
{
    /// <summary>Writes a heading line, a line a row and the total, then a line a remark with its text in the column of names and no figures. Text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
    /// <param name="table">The report.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(ReportTable table, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var csv = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        csv.WriteLine(Line([ReportTable.Number, table.RowHead, .. ReportHead.Paths(table.Heads), .. table.NoteHead is { } note ? [note] : Array.Empty<string>()], []));
        foreach (var line in table.Lines)
        {
            csv.WriteLine(Line([line.Number, line.Name], line.Figures) + (table.NoteHead is null ? "" : "," + Quoted(line.Note)));
        }

        foreach (var remark in table.Remarks)
        {
            csv.WriteLine(Line(["", remark, .. Enumerable.Repeat("", table.Columns - 2)], []));
        }
    }

    private static string Line(IEnumerable<string> texts, IEnumerable<long> figures) =>
        string.Join(',', texts.Select(Quoted).Concat(figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));

    private static bool IsNegative(string text) => text.Length > 1 && text[0] == '-' && text.Skip(1).All(char.IsAsciiDigit);

    internal static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] && !IsNegative(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
