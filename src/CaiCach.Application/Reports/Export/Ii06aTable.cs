using System.Globalization;
using System.Text;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>Who reports, for the head and the signature block of a printed report.</summary>
/// <param name="Superior">The body above the unit; blank when there is none.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="Place">The place of signing.</param>
/// <param name="SignerTitle">The signer's title, e.g. <c>GIÁM ĐỐC</c>.</param>
public sealed record ReportHeading(string Superior, string UnitName, string Place, string SignerTitle);

/// <summary>The words of form II.06a, the same in every format.</summary>
internal static class Ii06aTable
{
    public const string Title = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH";
    public const string CountedIn = "Đơn vị tính: hồ sơ";
    public const string Number = "TT";
    public const string Total = "Tổng cộng";
    public const int Columns = 13;

    public static IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Groups { get; } =
    [
        ("Tiếp nhận", ["Tổng số", "Trực tuyến", "Trực tiếp + bưu chính", "Từ kỳ trước"]),
        ("Đã giải quyết", ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]),
        ("Đang giải quyết", ["Tổng số", "Trong hạn", "Quá hạn"]),
    ];

    /// <summary>The form's name. Which letter the aggregate of each level has is not settled, so it has none.</summary>
    public static string Form(Ii06aRowsBy by) => by == Ii06aRowsBy.Body ? "Biểu số II.06/VPCP/KSTT, tổng hợp theo cơ quan" : "Biểu số II.06a/VPCP/KSTT";

    /// <summary>The heading of column (2).</summary>
    public static string RowHead(Ii06aRowsBy by) => by == Ii06aRowsBy.Body ? "Cơ quan giải quyết" : "Lĩnh vực, công việc giải quyết theo cấp";

    public static string ColumnNumber(int column) => string.Create(CultureInfo.InvariantCulture, $"({column})");

    public static string Period(Ii06aReport report)
    {
        var days = string.Create(CultureInfo.InvariantCulture, $"từ ngày {report.From:dd/MM/yyyy} đến ngày {report.To:dd/MM/yyyy}");
        return ReportingPeriod.Of(report.From, report.To) is { } period ? $"{period.Name} ({days})" : $"Kỳ báo cáo {days}";
    }

    /// <summary>The lines of the body: number, field or body, figures; the total last, without a number.</summary>
    public static IEnumerable<(string Number, string Name, IReadOnlyList<long> Figures)> Lines(Ii06aReport report) =>
        report.Rows.Select((row, index) => ((index + 1).ToString(CultureInfo.InvariantCulture), row.Name, row.Figures.Columns))
            .Append((string.Empty, Total, report.Total.Columns));

    /// <summary>The text without the characters that XML cannot hold.</summary>
    public static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF))));
}
