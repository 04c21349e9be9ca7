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
    /// At most <paramref name="most"/> dossiers whose due date has come near, those of a body the nearest first. Those whose whole limit is so short are left out:
    /// of them everything is near from the start.
    /// </summary>
    public async Task<IReadOnlyList<Near>> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var found = new List<Near>();
        foreach (var group in snapshot.CurrentCalendar is { } national ? snapshot.CalendarGroups(national) : [])
        {
            found.AddRange(await OfAsync(group, now, most - found.Count, cancel));
        }

        return found;
    }

    private async Task<IReadOnlyList<Near>> OfAsync(CalendarGroup group, DateTime now, int most, CancellationToken cancel)
    {
        var last = VietnamTime.DayOf(now);
        if (most == 0 || !group.Calendar.Covers(last.AddMonths(1)))
        {
            return [];
        }

        var near = DelayForecasts.On(last).WorkingDays;
        for (var i = 0; i <= near; i++)
        {
            last = group.Calendar.NextWorkingDay(last);
        }

        var until = VietnamTime.ToUtc(last.ToDateTime(TimeOnly.MinValue));
        var days = nameof(LimitUnit.WorkingDay);
        var (sameDay, hours) = (nameof(LimitUnit.SameDay15h), nameof(LimitUnit.WorkingHour));
        return await OpenClocks.Of(db, group).AsNoTracking()
            .Where(d => (d.State == BusinessState.InProcess || d.State == BusinessState.Consulting || d.State == BusinessState.Interlinked) && d.PartOfId == null && d.PausedAt == null && d.DelayForecastAt == null && d.MasterSystem == MasterSystem.Own && d.AppointmentAt == null && d.DueAt >= now && d.DueAt < until
                && d.LimitUnit != sameDay && d.LimitUnit != hours && !(d.LimitUnit == days && d.LimitValue <= near))
            .OrderBy(d => d.DueAt).Take(most).Select(d => new Near(d.Id, d.Version)).ToListAsync(cancel);
    }
}
