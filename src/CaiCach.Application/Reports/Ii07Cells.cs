using CaiCach.Application.Measures;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>
    /// The cause of each dossier as it stood at the end of a day: the last that was told by then. Where none was, the first that was told later counts, since every late dossier owes one, but only what was told up to the
    /// moment as of which it is asked. So a cause that is written again moves no figure of a period that was over, and whoever asks again as of the same moment reads the same figures.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The local day, inclusive.</param>
    /// <param name="asOf">The moment (UTC), inclusive.</param>
    public static IQueryable<ToldCause> ToldBy(CaiCachDb db, DateOnly day, DateTime asOf)
    {
        var end = VietnamTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        return db.ToldCauses.AsNoTracking().Where(c =>
            c.ToldAt <= asOf && (c.ToldAt < end || !db.ToldCauses.Any(e => e.DossierId == c.DossierId && e.Version < c.Version))
            && !db.ToldCauses.Any(l => l.DossierId == c.DossierId && l.Version > c.Version && l.ToldAt < end && l.ToldAt <= asOf));
    }

    /// <summary>The figure of a column: one, or the sum of several causes.</summary>
    /// <param name="db">The database, for the causes.</param>
    /// <param name="figures">Names of <see cref="ReportFigures"/>.</param>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="procedures">The procedures of the row's field; null for the total.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="asOf">The moment (UTC), inclusive, up to which causes count; null for now.</param>
    public static MeasureRows.Figure Of(
        CaiCachDb db, IReadOnlyList<string> figures, IReadOnlyCollection<Guid> agencies, IReadOnlyCollection<string>? procedures, DateOnly from, DateOnly to, DateTime now, DateTime? asOf = null)
    {
        var told = ToldBy(db, to, asOf ?? now);
        switch (figures)
        {
            case ["finishedLate" or "openLate"]:
                return Ii06aCells.Of(figures, agencies, procedures, from, to, now);
            case ["late"]:
                return Late(agencies, procedures, from, to, now);
            case ["untold"]:
                return Late(agencies, procedures, from, to, now) with { Which = [d => d.LateCause == null || !told.Any(c => c.DossierId == d.Id)] };
            default:
                var names = ReportFigures.Of(ReportForm.Ii07).Where(ReportFigures.IsCause).ToList();
                List<LateCause> causes = [.. figures.Select(figure => LateCauses.All[names.IndexOf(figure)])];
                return Late(agencies, procedures, from, to, now) with { Which = [d => d.LateCause != null, d => told.Any(c => c.DossierId == d.Id && causes.Contains(c.Cause))] };
        }
    }
}
