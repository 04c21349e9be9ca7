using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>The words of forms II.03 and II.05, the same in every format; number, title and columns are those of the version the period is reported on.</summary>
public static class CountedTable
{
    /// <summary>The report as a table.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the form; null for the one of the period.</param>
    public static ReportTable Of(CountedReport report, ReportFormBook.FormVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var form = version ?? ReportFormBook.Shipped.Of(report.Form, report.To);
        return new(
            form.Number,
            form.Form,
            form.Title,
            ReportTable.PeriodOf(report.From, report.To),
            form.RowHead,
            form.Columns,
            [
                .. report.Rows.Select((row, index) => new ReportLine(row.Code, (index + 1).ToString(CultureInfo.InvariantCulture), row.Name, form.Show(row.Figures))),
                new(null, "", ReportTable.Total, form.Show(report.Total)),
            ])
        {
            Counted = form.CountedIn ?? ReportTable.CountedIn,
        };
    }
}
