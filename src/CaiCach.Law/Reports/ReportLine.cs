using System.Globalization;

namespace CaiCach.Law.Reports;

/// <summary>A line of a report as its form prints it; the total's has neither number nor code.</summary>
/// <param name="Code">The code of the field or body it stands for; null for the total.</param>
/// <param name="Number">Column (1).</param>
/// <param name="Name">Column (2).</param>
/// <param name="Figures">The columns with figures, from (3).</param>
/// <param name="Note">The last column, where the form has words in it.</param>
public sealed record ReportLine(string? Code, string Number, string Name, IReadOnlyList<long> Figures, string Note = "");

/// <summary>A cell of a report that says something else in a later making of it.</summary>
/// <param name="Line">The name of its line.</param>
/// <param name="Column">Its column, as the form numbers them.</param>
/// <param name="Before">What it said; empty words where there was nothing.</param>
/// <param name="After">What it says.</param>
public sealed record CellDifference(string Line, int Column, string Before, string After)
{
    private const int FirstFigures = 3;

    /// <summary>The difference on one line, in Vietnamese.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}, cột ({Column}): {Before} → {After}");

    /// <summary>The cells in which two makings of one report differ, line by line. A line that only one of them has counts as nought in the other.</summary>
    /// <param name="before">The lines of the earlier one.</param>
    /// <param name="after">The lines of the later one.</param>
    public static IReadOnlyList<CellDifference> Between(IReadOnlyList<ReportLine> before, IReadOnlyList<ReportLine> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var codes = before.Concat(after).Where(l => l.Code is not null).Select(l => l.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Append(null);
        return [.. codes.SelectMany(code => Of(before.FirstOrDefault(l => l.Code == code), after.FirstOrDefault(l => l.Code == code)))];
    }

    private static IEnumerable<CellDifference> Of(ReportLine? before, ReportLine? after)
    {
        if ((after ?? before) is not { } line)
        {
            yield break;
        }

        var columns = Math.Max(before?.Figures.Count ?? 0, after?.Figures.Count ?? 0);
        for (var i = 0; i < columns; i++)
        {
            var (old, young) = (Figure(before, i), Figure(after, i));
            if (old != young)
            {
                yield return new(line.Name, i + FirstFigures, old.ToString(CultureInfo.InvariantCulture), young.ToString(CultureInfo.InvariantCulture));
            }
        }

        var (said, says) = (before?.Note ?? "", after?.Note ?? "");
        if (said != says)
        {
            yield return new(line.Name, columns + FirstFigures, $"“{said}”", $"“{says}”");
        }
    }

    private static long Figure(ReportLine? line, int column) => line is not null && column < line.Figures.Count ? line.Figures[column] : 0;
}
