using CaiCach.Data.Organisation;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>What a report's page lets the reader choose, and what is chosen.</summary>
/// <param name="Units">The units to choose from.</param>
/// <param name="UnitCode">The unit.</param>
/// <param name="PeriodKey">The kind of period; see <see cref="PeriodChoice"/>.</param>
/// <param name="Year">The year, as typed.</param>
/// <param name="Rows">What a row stands for; null where the form has no choice.</param>
/// <param name="AsOf">The moment up to which causes count, as typed; null where the form has none.</param>
public sealed record ReportFilter(IReadOnlyList<Unit> Units, string UnitCode, string PeriodKey, string Year, string? Rows = null, string? AsOf = null);
