using System.Globalization;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>The words of form II.07, the same in every format.</summary>
public static class Ii07Table
{
    /// <summary>The headings of the figures.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Groups { get; } =
    [
        ("Hồ sơ quá hạn", ["Tổng số", "Đã giải quyết", "Đang giải quyết"]),
        ("Nguyên nhân quá hạn", [.. LateCauses.All.Select(cause => cause.ToText()), "Chưa ghi nguyên nhân"]),
    ];

    /// <summary>The heading of the words.</summary>
    public const string Words = "Quy định cụ thể, diễn giải";

    /// <summary>The report as a table.</summary>
    public static ReportTable Of(Ii07Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var form = ReportFormBook.Shipped.Of(ReportForm.Ii07, report.To);
        return new(
            form.Number,
            form.Form,
            form.Title,
            ReportTable.PeriodOf(report.From, report.To),
            "Lĩnh vực, công việc giải quyết theo cấp",
            Groups,
            [
                .. report.Rows.Select((row, index) => new ReportLine(row.Code, (index + 1).ToString(CultureInfo.InvariantCulture), row.Name, row.Figures.Columns, string.Join("; ", row.Words))),
                new(null, "", ReportTable.Total, report.Total.Columns),
            ],
            Words);
    }
}
