using System.Globalization;
using System.Text;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>Form II.06a as CSV (RFC 4180), UTF-8 with a byte order mark so that spreadsheets read the accents.</summary>
public static class Ii06aCsv
{
    /// <summary>Writes a heading line, a line a field or body and the total. Text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(Ii06aReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var csv = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        var headings = Ii06aTable.Groups.SelectMany(group => group.Columns.Select(column => $"{group.Name}: {column}"));
        csv.WriteLine(Line([Ii06aTable.Number, Ii06aTable.RowHead(report.By), .. headings], []));
        foreach (var (number, name, figures) in Ii06aTable.Lines(report))
        {
            csv.WriteLine(Line([number, name], figures));
        }
    }

    private static string Line(IEnumerable<string> texts, IEnumerable<long> figures) =>
        string.Join(',', texts.Select(Quoted).Concat(figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));

    private static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
