using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rows 8a and 8b: the clock of some procedures starts with an event in the field that they name (R11), e.g. the check on site. An official records when it happened,
/// with the paper that shows it; the due date is counted from it and told to the applicant. Recorded later than the working day after the event, it needs a reason.
/// </summary>
public sealed class RecordStart(DossierWork work, ReferenceStore reference, CaiCachDb db)
{
    private static readonly TimeLimit ToRecord = new(1, LimitUnit.WorkingDay);

    /// <summary>The last moment (UTC) to record what happened at a moment (UTC) without a reason: the end of the next working day; null where the calendar cannot tell.</summary>
    internal static DateTime? LastToRecord(WorkCalendar? calendar, DateTime? happened) =>
        happened is { } moment && calendar is not null && DueDates.Compute(calendar, DossierTimes.ToMinute(moment), ToRecord, []) is { IsAnswered: true } due ? VietnamTime.ToUtc(due.Due) : null;

    /// <summary>Records it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="happened">When it happened (UTC).</param>
    /// <param name="number">Number of the paper that shows it, e.g. the minutes of the check.</param>
    /// <param name="because">Why it is recorded late; null when it is not.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DateTime? happened, string number, string? because = null, CancellationToken cancel = default)
    {
        var counter = await db.Dossiers.Where(d => d.Id == id).Select(d => d.CounterId).FirstOrDefaultAsync(cancel);
        var last = LastToRecord((await reference.CurrentAsync(cancel)).CalendarOf(counter), happened);
        return await work.ActAsync(
            context, id, version, DossierAct.RecordStart, new(context.Now, Number: number, Exception: string.IsNullOrWhiteSpace(because) ? null : because, Happened: happened, RecordBy: last),
            change => Task.FromResult(Start(change, happened!.Value)), cancel: cancel);
    }

    /// <summary>Corrects when it happened; the due date is counted anew, with the pauses since.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="happened">When it happened (UTC).</param>
    /// <param name="number">Number of the paper that shows it.</param>
    /// <param name="reason">Why it is corrected.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> CorrectAsync(ActContext context, Guid id, int version, DateTime? happened, string number, string reason, CancellationToken cancel = default) =>
        work.ActAsync(
            context, id, version, DossierAct.CorrectStart, new(context.Now, reason, Number: number, Happened: happened),
            change => Task.FromResult(Correct(change, happened!.Value)), cancel: cancel);

    private static DossierEventData Correct(DossierChange change, DateTime happened)
    {
        var running = DossierTimes.RunningDue(change.Dossier);
        return Start(change, happened) with { RunningDueBefore = running };
    }

    private static DossierEventData Start(DossierChange change, DateTime happened)
    {
        var dossier = change.Dossier;
        if (change.Calendar is not { } calendar)
        {
            return change.Refuse(DossierChange.NoCalendar);
        }

        dossier.ClockStartedAt = happened;
        var due = DossierTimes.Due(dossier, calendar);
        if (!due.IsAnswered)
        {
            return change.Refuse(new(due.Fault.Code(), due.Fault.Message(), "Lịch làm việc"));
        }

        dossier.CalendarVersion = calendar.Version;
        dossier.DueAt = VietnamTime.ToUtc(due.DueAfterPauses);
        dossier.DueOriginalAt = VietnamTime.ToUtc(due.Due);
        dossier.DelayForecastAt = null;
        if (dossier.Desk != Desk.Transfer)
        {
            change.PutOn(dossier.Desk, dossier.HolderUnitId);
        }

        return change.WithAppointment(new() { Happened = happened, Due = dossier.DueAt, Calendar = dossier.CalendarVersion });
    }
}
