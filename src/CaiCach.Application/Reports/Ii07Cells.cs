using CaiCach.Application.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>Which dossiers a column of form II.07 counts.</summary>
public static class Ii07Cells
{
    /// <summary>The dossiers that finished late in the period or are open and late at its end.</summary>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="procedures">The procedures of the row's field; null for the total.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    public static MeasureRows.Figure Late(IReadOnlyCollection<Guid> agencies, IReadOnlyCollection<string>? procedures, DateOnly from, DateOnly to, DateTime now)
    {
        var end = Ii06aCells.LastDay(to, now);
        return new(
            [new([MeasureCodes.FinishedLate], agencies, from, to, procedures), new([MeasureCodes.PastDue], agencies, null, end, procedures)],
            [],
            end == VietnamTime.DayOf(now) ? now : null);
    }

    /// <summary>The figure of a column.</summary>
    /// <param name="column">3 to 13.</param>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="procedures">The procedures of the row's field; null for the total.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    public static MeasureRows.Figure Of(int column, IReadOnlyCollection<Guid> agencies, IReadOnlyCollection<string>? procedures, DateOnly from, DateOnly to, DateTime now)
    {
        if (column is 4 or 5)
        {
            return Ii06aCells.Of(column == 4 ? 10 : 13, agencies, procedures, from, to, now);
        }

        var late = Late(agencies, procedures, from, to, now);
        if (column == 3)
        {
            return late;
        }

        LateCause? cause = column == Ii07.Untold ? null : LateCauses.All[column - Ii07.FirstCause];
        return late with { Which = d => d.LateCause == cause };
    }
}
