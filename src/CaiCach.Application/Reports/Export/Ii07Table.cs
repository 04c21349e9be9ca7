using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>The words of form II.07, the same in every format; its columns are those of the version its period is reported on.</summary>
public static class Ii07Table
{
    /// <summary>The report as a table.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the form; null for the one of the period.</param>
    public static ReportTable Of(Ii07Report report, ReportFormBook.FormVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var form = version ?? ReportFormBook.Shipped.Of(ReportForm.Ii07, report.To);
        return new(
            form.Number,
            form.Form,
            form.Title,
            ReportTable.PeriodOf(report.From, report.To),
            form.RowHead,
            form.Columns,
            [
                .. report.Rows.Select((row, index) => new ReportLine(
                    row.Code, (index + 1).ToString(CultureInfo.InvariantCulture), row.Name, form.Show(row.Figures.Columns), form.NoteHead is null ? "" : string.Join("; ", row.Words))),
                new(null, "", ReportTable.Total, form.Show(report.Total.Columns)),
            ],
            form.NoteHead);
    }
}
