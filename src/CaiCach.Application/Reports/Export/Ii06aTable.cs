using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>The words of form II.06a, the same in every format; its number, title and columns are those of the version its period is reported on.</summary>
public static class Ii06aTable
{
    /// <summary>The report as a table. Which letter the aggregate of each level has is not settled, so it has none.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the form; null for the one of the period.</param>
    public static ReportTable Of(Ii06aReport report, ReportFormBook.FormVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var form = version ?? ReportFormBook.Shipped.Of(report.By == Ii06aRowsBy.Body ? ReportForm.Ii06 : ReportForm.Ii06a, report.To);
        return new(
            form.Number,
            form.Form,
            form.Title,
            ReportTable.PeriodOf(report.From, report.To),
            form.RowHead,
            form.Columns,
            [
                .. report.Rows.Select((row, index) => new ReportLine(row.Code, (index + 1).ToString(CultureInfo.InvariantCulture), row.Name, form.Show(row.Figures.Columns))),
                new(null, "", ReportTable.Total, form.Show(report.Total.Columns)),
            ],
            form.NoteHead,
            [.. TransferLines(report, form), .. KeptLines(report, form)]);
    }

    /// <summary>Of what finished late, what kept the new appointment of an apology: a sentence a row, and the total where there are several.</summary>
    private static IEnumerable<string> KeptLines(Ii06aReport report, ReportFormBook.FormVersion form)
    {
        var kept = report.Rows.Where(row => row.KeptAppointment > 0).Select(row => (row.Name, Count: row.KeptAppointment!.Value)).ToList();
        var late = form.NumbersOf("finishedLate");
        return (kept.Count > 1 ? kept.Append((ReportTable.Total, report.KeptAppointment)) : kept).Select(row => string.Create(
            CultureInfo.GetCultureInfo("vi-VN"), $"{row.Item1}: trong số quá hạn ở cột {late} có {row.Item2:N0} hồ sơ giải quyết xong đúng theo lịch hẹn lại nhưng quá hạn gốc."));
    }

    /// <summary>What moved with a reorganisation, a sentence a row; of the total where there are several.</summary>
    private static IEnumerable<string> TransferLines(Ii06aReport report, ReportFormBook.FormVersion form)
    {
        var moved = report.Rows.Where(row => row.Moved != Ii06aMoves.None).ToList();
        var before = form.NumbersOf(ReportFigures.CarriedOver);
        var within = form.NumbersOf("receivedOnline", "receivedDirectOrPost");
        return moved.Select(row => TransferLine(row.Name, row.Moved, before, within)).Concat(moved.Count > 1 ? [TransferLine(ReportTable.Total, report.Moved, before, within)] : []);
    }

    private static string TransferLine(string name, Ii06aMoves moves, string before, string within) => string.Create(
        CultureInfo.GetCultureInfo("vi-VN"),
        $"{name}: trong kỳ, khi sắp xếp tổ chức, nhận {moves.In:N0} hồ sơ ({moves.CarriedOverIn:N0} ở cột {before}, {moves.ReceivedIn:N0} ở cột {within}) và chuyển đi {moves.Out:N0} hồ sơ ({moves.CarriedOverOut:N0} đã trừ ở cột {before}, {moves.ReceivedOut:N0} đã trừ ở cột {within}).");
}
