using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 21a: the specialist drafts the letter of apology (Mẫu 04) for the head; row 21b: the head gives it back with a reason.</summary>
public sealed class DraftApology(CaiCachDb db, DossierWork work, ReferenceStore reference)
{
    /// <summary>Drafts it, in the place of one that is there. The letter itself is the head's: nothing is told to the applicant yet.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="day">The new day; a working day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="fault">The unit of the competent body that the delay comes from; null when nobody is named.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DateOnly day, string reason, Guid? fault, CancellationToken cancel = default)
    {
        var calendar = (await reference.CurrentAsync(cancel)).CalendarOf(await db.Dossiers.Where(d => d.Id == id).Select(d => d.CounterId).FirstOrDefaultAsync(cancel));
        var appointment = ApologiseForDelay.MomentOf(calendar, day);
        return await work.ActAsync(context, id, version, DossierAct.DraftApology, new(context.Now, reason, Appointment: appointment ?? VietnamTime.ToUtc(day.ToDateTime(WorkingHours.Standard.End))), change =>
        {
            Put(change.Dossier, new() { DossierId = id, DueAt = change.Dossier.DueAt!.Value, Day = day, Reason = reason, FaultUnitId = fault, WriterId = context.Actor.Id, At = context.Now });
            return Task.FromResult(new DossierEventData { Appointment = appointment, FaultUnit = fault });
        }, (dossier, snapshot) =>
        [
            .. appointment is null ? (FieldFault[])[new("date", "not_a_working_day", "Ngày hẹn lại phải là ngày làm việc.")] : [],
            .. CheckFault(dossier, snapshot, fault),
        ], cancel: cancel);
    }

    /// <summary>Gives it back to whoever handles the dossier.</summary>
    public Task<ActOutcome> ReturnAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReturnApology, new(context.Now, reason), change =>
        {
            change.Dossier.Apology!.ReturnedFor = reason;
            return Task.FromResult(new DossierEventData());
        }, cancel: cancel);

    /// <summary>The unit a delay comes from is one of the competent body.</summary>
    internal static IEnumerable<FieldFault> CheckFault(Dossier dossier, ReferenceSnapshot snapshot, Guid? fault) =>
        fault is { } unit && snapshot.Organisation.Find(unit)?.AgencyId != dossier.AgencyId ? [new("fault", "unit_unknown", "Chọn đơn vị của cơ quan giải quyết hồ sơ.")] : [];

    /// <summary>Puts a draft on a dossier, in the place of one that is there.</summary>
    internal static void Put(Dossier dossier, ApologyDraft draft)
    {
        if (dossier.Apology is not { } there)
        {
            dossier.Apology = draft;
            return;
        }

        (there.DueAt, there.Day, there.Reason, there.FaultUnitId, there.WriterId, there.At, there.ReturnedFor) = (draft.DueAt, draft.Day, draft.Reason, draft.FaultUnitId, draft.WriterId, draft.At, null);
    }

    /// <summary>The draft that waits for a signature; null when there is none, it was given back, signed, or is about an earlier due date.</summary>
    public static ApologyDraft? WaitingOn(Dossier dossier) => dossier is { AppointmentAt: null, Apology: { ReturnedFor: null } draft } && draft.DueAt == dossier.DueAt ? draft : null;

    /// <summary>The units the delay may come from: those of the competent body, in force on a day.</summary>
    public static IEnumerable<Data.Organisation.Unit> FaultUnits(OrganisationTree tree, Dossier dossier, DateOnly day) =>
        tree.All.Where(u => u.AgencyId == dossier.AgencyId && u.IsOn(day)).OrderBy(u => u.Path, StringComparer.Ordinal);

    /// <summary>A day to propose for a new appointment: the second working day after the due date; that day itself where the calendar does not reach.</summary>
    public static DateOnly DayAfter(WorkCalendar? calendar, DateTime due)
    {
        var day = VietnamTime.DayOf(due);
        return calendar is not null && calendar.Covers(day.AddMonths(1)) ? calendar.NextWorkingDay(calendar.NextWorkingDay(day)) : day;
    }
}
