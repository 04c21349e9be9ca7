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
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DateOnly day, string reason, CancellationToken cancel = default)
    {
        var calendar = (await reference.CurrentAsync(cancel)).CalendarOf(await db.Dossiers.Where(d => d.Id == id).Select(d => d.CounterId).FirstOrDefaultAsync(cancel));
        var hours = calendar is not null && calendar.Covers(day) ? calendar.HoursOn(day) : null;
        var appointment = VietnamTime.ToUtc(day.ToDateTime((hours ?? WorkingHours.Standard).End));
        return await work.ActAsync(context, id, version, DossierAct.Apologise, new(context.Now, reason, Appointment: appointment), change =>
        {
            change.Dossier.AppointmentAt = appointment;
            return Task.FromResult(new DossierEventData { Appointment = appointment });
        }, (_, _) => hours is null
            ? [new("date", "not_a_working_day", "Ngày hẹn lại phải là ngày làm việc.")]
            : [], cancel: cancel);
    }
}
