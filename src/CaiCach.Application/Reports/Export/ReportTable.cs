using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>Who reports, for the head and the signature block of a printed report.</summary>
/// <param name="Superior">The body above the unit; blank when there is none.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="Place">The place of signing.</param>
/// <param name="SignerTitle">The signer's title, e.g. <c>GIÁM ĐỐC</c>.</param>
/// <param name="Stamp">What is printed below the figures of a closed period; null for figures that are not closed.</param>
public sealed record ReportHeading(string Superior, string UnitName, string Place, string SignerTitle, string? Stamp = null);

/// <summary>A report of rows and figures as every format writes it. </summary>
/// <param name="Form">The form's number, e.g. <c>Biểu số II.06a/VPCP/KSTT</c>.</param>
/// <param name="Sheet">The number alone, short enough for a sheet's name.</param>
/// <param name="Title">What it tells, in capitals.</param>
/// <param name="Period">Its period, in words.</param>
/// <param name="RowHead">The heading of column (2).</param>
/// <param name="Heads">The headings of the columns with figures, those that stand over several with what is below them.</param>
/// <param name="Lines">The lines, the total last.</param>
/// <param name="NoteHead">The heading of the last column with words; null where the form has none.</param>
/// <param name="Remarks">What stands below the table in every format, a sentence each, e.g. what moved with a reorganisation; none for nothing.</param>
public sealed record ReportTable(
    string Form,
    string Sheet,
    string Title,
    string Period,
    string RowHead,
    IReadOnlyList<ReportColumn> Heads,
    IReadOnlyList<ReportLine> Lines,
    string? NoteHead = null,
    params IReadOnlyList<string> Remarks)
{
    /// <summary>What most reports count.</summary>
    public const string CountedIn = "Đơn vị tính: hồ sơ";

    /// <summary>The heading of column (1).</summary>
    public const string Number = "TT";

    /// <summary>What this report counts.</summary>
    public string Counted { get; init; } = CountedIn;

    internal const string Total = "Tổng cộng";

    /// <summary>The title as a sentence begins.</summary>
    public string PlainTitle => Title[..1] + Title[1..].ToLower(CultureInfo.GetCultureInfo("vi-VN"));

    /// <summary>Columns with figures.</summary>
    public int FigureColumns => Heads.Sum(column => column.Leaves.Count());

    /// <summary>All columns.</summary>
    public int Columns => FigureColumns + (NoteHead is null ? 2 : 3);

    /// <summary>How a form numbers a column.</summary>
    public static string ColumnNumber(int column) => string.Create(CultureInfo.InvariantCulture, $"({column})");

    /// <summary>A period in words, by its name where it has one.</summary>
    public static string PeriodOf(DateOnly from, DateOnly to)
    {
        var days = string.Create(CultureInfo.InvariantCulture, $"từ ngày {from:dd/MM/yyyy} đến ngày {to:dd/MM/yyyy}");
        return ReportingPeriod.Of(from, to) is { } period ? $"{period.Name} ({days})" : $"Kỳ báo cáo {days}";
    }

    /// <summary>The text without the characters that XML cannot hold.</summary>
    internal static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF))));
}
