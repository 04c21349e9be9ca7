using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Frozen;

/// <summary>The facts of a version of closed figures.</summary>
/// <param name="Agency">The unit that reports.</param>
/// <param name="Form">The form.</param>
/// <param name="FirstDay">The first day, inclusive.</param>
/// <param name="LastDay">The last day, inclusive.</param>
/// <param name="Hash">SHA-256 of the content.</param>
public sealed record FrozenReportEventData(Guid Agency, ReportForm Form, DateOnly FirstDay, DateOnly LastDay, string Hash)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "frozen_report";

    /// <summary>The one thing that happens to it.</summary>
    public const string Frozen = "report.frozen";
}
