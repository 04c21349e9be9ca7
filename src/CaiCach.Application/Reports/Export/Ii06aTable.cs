using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>The words of form II.06a, the same in every format; its number and title are those of the version its period is reported on.</summary>
public static class Ii06aTable
{
    private static readonly (string Name, IReadOnlyList<string> Columns)[] Groups =
    [
        ("Tiếp nhận", ["Tổng số", "Trực tuyến", "Trực tiếp + bưu chính", "Từ kỳ trước"]),
        ("Đã giải quyết", ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]),
        ("Đang giải quyết", ["Tổng số", "Trong hạn", "Quá hạn"]),
    ];

    /// <summary>The report as a table. Which letter the aggregate of each level has is not settled, so it has none.</summary>
    public static ReportTable Of(Ii06aReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var byBody = report.By == Ii06aRowsBy.Body;
        var form = ReportFormBook.Shipped.Of(byBody ? ReportForm.Ii06 : ReportForm.Ii06a, report.To);
        return new(
            form.Number,
            form.Form,
            form.Title,
            ReportTable.PeriodOf(report.From, report.To),
            byBody ? "Cơ quan giải quyết" : "Lĩnh vực, công việc giải quyết theo cấp",
            Groups,
            [
                .. report.Rows.Select((row, index) => new ReportLine(row.Code, (index + 1).ToString(CultureInfo.InvariantCulture), row.Name, row.Figures.Columns)),
                new(null, "", ReportTable.Total, report.Total.Columns),
            ],
            Remarks: [.. TransferLines(report)]);
    }

    /// <summary>What moved with a reorganisation, a sentence a row; of the total where there are several.</summary>
    private static IEnumerable<string> TransferLines(Ii06aReport report)
    {
        var moved = report.Rows.Where(row => row.Moved != Ii06aMoves.None).ToList();
        return moved.Select(row => TransferLine(row.Name, row.Moved)).Concat(moved.Count > 1 ? [TransferLine(ReportTable.Total, report.Moved)] : []);
    }

    private static string TransferLine(string name, Ii06aMoves moves) => string.Create(
        CultureInfo.GetCultureInfo("vi-VN"),
        $"{name}: trong kỳ, khi sắp xếp tổ chức, nhận {moves.In:N0} hồ sơ ({moves.CarriedOverIn:N0} ở cột (6), {moves.ReceivedIn:N0} ở cột (4), (5)) và chuyển đi {moves.Out:N0} hồ sơ ({moves.CarriedOverOut:N0} đã trừ ở cột (6), {moves.ReceivedOut:N0} đã trừ ở cột (4), (5)).");
}
