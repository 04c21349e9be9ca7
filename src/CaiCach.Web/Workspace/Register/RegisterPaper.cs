using CaiCach.Application.Reports.Export;

namespace CaiCach.Web.Workspace.Register;

/// <summary>A register to print.</summary>
/// <param name="Table">What it says.</param>
/// <param name="Heading">Who keeps it.</param>
public sealed record RegisterPaper(TextTable Table, ReportHeading Heading);
