using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>The dossiers behind a figure of the end-of-day sheet, as far as the viewer may see them.</summary>
public sealed class ListDayRows(CaiCachDb db, MeasureRows rows, ReferenceStore reference)
{
    /// <summary>The figures of what came in, told apart by the way.</summary>
    private static readonly DayFigure[] ByWay = [DayFigure.ReceivedOnline, DayFigure.ReceivedDirect, DayFigure.ReceivedPost, DayFigure.Accepted, DayFigure.OthersReceived];

    /// <summary>A page of the dossiers; null when there is no such sheet as far as the viewer may see.</summary>
    public async Task<MeasureRows.Page?> RunAsync(Actor viewer, DateTime now, string unit, DateOnly day, DayFigure figure, Guid? after = null, MeasureRows.WayIn? only = null, CancellationToken cancel = default)
    {
        var found = DaySheetFigures.UnitsOf(viewer, (await reference.CurrentAsync(cancel)).Organisation).FirstOrDefault(u => u.Code == unit);
        if (found is null || day > VietnamTime.DayOf(now) || day.Year < ReportIi06a.FirstYear)
        {
            return null;
        }

        var byWay = ByWay.Contains(figure) ? new MeasureRows.ByWay(only) : null;
        return DaySheetFigures.Measured(figure, found.Id, day, now) is { } measured
            ? await rows.RunAsync(viewer, measured, after, byWay, cancel)
            : await rows.OfAsync(viewer, DaySheetFigures.Records(db, figure, found.Id, day).Distinct(), after, byWay, cancel);
    }
}
