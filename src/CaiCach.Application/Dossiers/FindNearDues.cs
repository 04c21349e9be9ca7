using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Dossiers that are not decided and whose due date has come near: row 21 awaits them.</summary>
public sealed class FindNearDues(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A dossier and the version it is at.</summary>
    public sealed record Near(Guid Id, int Version);

    /// <summary>
    /// At most <paramref name="most"/> dossiers whose due date has come near, the nearest first. Those whose whole limit is so short are left out:
    /// of them everything is near from the start.
    /// </summary>
    public async Task<IReadOnlyList<Near>> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var last = VietnamTime.DayOf(now);
        if ((await reference.CurrentAsync(cancel)).CurrentCalendar is not { } calendar || !calendar.Covers(last.AddMonths(1)))
        {
            return [];
        }

        for (var i = 0; i <= DelayForecast.WorkingDays; i++)
        {
            last = calendar.NextWorkingDay(last);
        }

        var until = VietnamTime.ToUtc(last.ToDateTime(TimeOnly.MinValue));
        var days = nameof(LimitUnit.WorkingDay);
        var (sameDay, hours) = (nameof(LimitUnit.SameDay15h), nameof(LimitUnit.WorkingHour));
        return await db.Dossiers.AsNoTracking()
            .Where(d => d.State == BusinessState.InProcess && d.PartOfId == null && d.DelayForecastAt == null && d.AppointmentAt == null && d.DueAt >= now && d.DueAt < until
                && d.LimitUnit != sameDay && d.LimitUnit != hours && !(d.LimitUnit == days && d.LimitValue <= DelayForecast.WorkingDays))
            .OrderBy(d => d.DueAt).Take(most).Select(d => new Near(d.Id, d.Version)).ToListAsync(cancel);
    }
}
