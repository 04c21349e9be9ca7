using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 22: the head apologises for a coming delay and names a new appointment (Mẫu 04). The due date stays what timeliness goes by.</summary>
public sealed class ApologiseForDelay(CaiCachDb db, DossierWork work, ReferenceStore reference)
{
    /// <summary>Apologises; the appointment is a working day, and means the end of its hours.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="day">The new day; a working day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="fault">The unit of the competent body that the delay comes from; null for the one the draft names, empty for none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DateOnly day, string reason, Guid? fault = null, CancellationToken cancel = default)
    {
        var calendar = (await reference.CurrentAsync(cancel)).CalendarOf(await db.Dossiers.Where(d => d.Id == id).Select(d => d.CounterId).FirstOrDefaultAsync(cancel));
        var named = MomentOf(calendar, day);
        var appointment = named ?? VietnamTime.ToUtc(day.ToDateTime(WorkingHours.Standard.End));
        return await work.ActAsync(context, id, version, DossierAct.Apologise, new(context.Now, reason, Appointment: appointment), change =>
        {
            var from = fault == Guid.Empty ? null : fault ?? DraftApology.WaitingOn(change.Dossier)?.FaultUnitId;
            (change.Dossier.AppointmentAt, change.Dossier.AppointmentNamedAt, change.Dossier.ApologisedAt) = (appointment, appointment, context.Now);
            return Task.FromResult(new DossierEventData { Appointment = appointment, FaultUnit = from });
        }, (dossier, snapshot) =>
        [
            .. named is null ? (FieldFault[])[new("date", "not_a_working_day", "Ngày hẹn lại phải là ngày làm việc.")] : [],
            .. DraftApology.CheckFault(dossier, snapshot, fault == Guid.Empty ? null : fault),
        ], cancel: cancel);
    }

    /// <summary>The end of the working hours of a day (UTC); null when it is no working day, or the calendar does not reach it.</summary>
    internal static DateTime? MomentOf(WorkCalendar? calendar, DateOnly day) =>
        calendar is not null && calendar.Covers(day) && calendar.HoursOn(day) is { } hours ? VietnamTime.ToUtc(day.ToDateTime(hours.End)) : null;
}
