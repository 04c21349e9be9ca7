using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>A report of one of the forms, so that closing, showing and writing need not know which.</summary>
public abstract record StatutoryReport
{
    private StatutoryReport(ReportForm form, string unit, DateOnly from, DateOnly to, ReportTable table) => (Form, Unit, From, To, Table) = (form, unit, from, to, table);

    /// <summary>Form II.06a, or II.06 by body.</summary>
    public sealed record Situation(Ii06aReport Report)
        : StatutoryReport(Report.By == Ii06aRowsBy.Body ? ReportForm.Ii06 : ReportForm.Ii06a, Report.Unit, Report.From, Report.To, Ii06aTable.Of(Report));

    /// <summary>Form II.07.</summary>
    public sealed record Lateness(Ii07Report Report) : StatutoryReport(ReportForm.Ii07, Report.Unit, Report.From, Report.To, Ii07Table.Of(Report));

    /// <summary>The form.</summary>
    public ReportForm Form { get; }

    /// <summary>The code of the unit that reports.</summary>
    public string Unit { get; }

    /// <summary>The first day, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly To { get; }

    /// <summary>The version of the form that the period is reported on.</summary>
    public ReportFormBook.FormVersion Version => ReportFormBook.Shipped.Of(Form, To);

    /// <summary>The report as its form prints it.</summary>
    public ReportTable Table { get; }
}
