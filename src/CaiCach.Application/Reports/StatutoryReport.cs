using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>A report of one of the forms, so that closing, showing and writing need not know which.</summary>
public abstract record StatutoryReport
{
    private StatutoryReport(ReportForm form, string unit, DateOnly from, DateOnly to, ReportFormBook.FormVersion? version) =>
        (Form, Unit, From, To, Version) = (form, unit, from, to, version ?? ReportFormBook.Shipped.Of(form, to));

    /// <summary>Form II.06a, or II.06 by body.</summary>
    public sealed record Situation(Ii06aReport Report, ReportFormBook.FormVersion? FormVersion = null)
        : StatutoryReport(Report.By == Ii06aRowsBy.Body ? ReportForm.Ii06 : ReportForm.Ii06a, Report.Unit, Report.From, Report.To, FormVersion)
    {
        /// <inheritdoc/>
        public override ReportTable Table => Ii06aTable.Of(Report, Version);
    }

    /// <summary>Form II.07.</summary>
    public sealed record Lateness(Ii07Report Report, ReportFormBook.FormVersion? FormVersion = null) : StatutoryReport(ReportForm.Ii07, Report.Unit, Report.From, Report.To, FormVersion)
    {
        /// <inheritdoc/>
        public override ReportTable Table => Ii07Table.Of(Report, Version);
    }

    /// <summary>Form II.03 or II.05.</summary>
    public sealed record Counted(CountedReport Report, ReportFormBook.FormVersion? FormVersion = null) : StatutoryReport(Report.Form, Report.Unit, Report.From, Report.To, FormVersion)
    {
        /// <inheritdoc/>
        public override ReportTable Table => CountedTable.Of(Report, Version);
    }

    /// <summary>The form.</summary>
    public ReportForm Form { get; }

    /// <summary>The code of the unit that reports.</summary>
    public string Unit { get; }

    /// <summary>The first day, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly To { get; }

    /// <summary>The version of the form that it is made on: of a closed report the one it was closed on, otherwise the one of the period.</summary>
    public ReportFormBook.FormVersion Version { get; }

    /// <summary>The same figures on another version of the form.</summary>
    public StatutoryReport On(ReportFormBook.FormVersion version) => this switch
    {
        Situation situation => new Situation(situation.Report, version),
        Lateness lateness => new Lateness(lateness.Report, version),
        _ => new Counted(((Counted)this).Report, version),
    };

    /// <summary>The report as its form prints it.</summary>
    public abstract ReportTable Table { get; }
}
