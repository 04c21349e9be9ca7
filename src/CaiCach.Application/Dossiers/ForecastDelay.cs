using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 21: tells the head of dossiers whose due date is near and that are not decided, in time to sign an apology.</summary>
public sealed class ForecastDelay(DossierWork work, CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A dossier and the version it is at.</summary>
    public sealed record Near(Guid Id, int Version);

    /// <summary>
    /// At most <paramref name="most"/> dossiers whose due date has come near, the nearest first. Those whose whole limit is so short are left out:
    /// of them everything is near from the start.
    /// </summary>
    public async Task<IReadOnlyList<Near>> FindAsync(DateTime now, int most, CancellationToken cancel = default)
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
            .Where(d => d.State == BusinessState.InProcess && d.DelayForecastAt == null && d.AppointmentAt == null && d.DueAt >= now && d.DueAt < until
                && d.LimitUnit != sameDay && d.LimitUnit != hours && !(d.LimitUnit == days && d.LimitValue <= DelayForecast.WorkingDays))
            .OrderBy(d => d.DueAt).Take(most).Select(d => new Near(d.Id, d.Version)).ToListAsync(cancel);
    }

    /// <summary>Tells of one.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var calendar = (await reference.CurrentAsync(cancel)).CurrentCalendar;
        var now = VietnamTime.ToLocal(context.Now);
        return await work.ActAsync(
            context,
            id,
            version,
            DossierAct.ForecastDelay,
            new(context.Now),
            change =>
            {
                change.Dossier.DelayForecastAt = context.Now;
                return Task.FromResult(new DossierEventData());
            },
            bringing: facts => facts with { DueIsNear = calendar is not null && facts.Due is { } due && DelayForecast.IsNear(calendar, now, VietnamTime.ToLocal(due)) },
            cancel: cancel);
    }
}
