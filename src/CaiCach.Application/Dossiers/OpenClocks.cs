using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The clocks of a batch of open dossiers, and what a new working calendar makes of each: forward only (rule R14).</summary>
internal sealed class OpenClocks
{
    private static readonly string Resubmitted = DossierEvents.TypeOf(DossierAct.Resubmit);
    private static readonly string IntakeSupplementAsked = DossierEvents.TypeOf(DossierAct.AskIntakeSupplement);
    private static readonly string SupplementAsked = DossierEvents.TypeOf(DossierAct.AskSupplement);

    private readonly ReferenceSnapshot _snapshot;
    private readonly Dictionary<Guid, EventRow> _starts;
    private readonly OpinionDues _opinions;

    private OpenClocks(ReferenceSnapshot snapshot, Dictionary<Guid, EventRow> starts, OpinionDues opinions) =>
        (_snapshot, _starts, _opinions) = (snapshot, starts, opinions);

    /// <summary>A limit that runs.</summary>
    internal sealed record Clock(DateTime Start, TimeLimit Limit, DateTime Due);

    /// <summary>The next open dossiers whose due date was counted with another calendar, or whose desk, or those asked about it, have a time of their own.</summary>
    /// <param name="db">The database.</param>
    /// <param name="after">The last one looked at.</param>
    /// <param name="group">The calendar, and the bodies that go by it.</param>
    /// <param name="most">How many at most.</param>
    internal static IQueryable<Dossier> Next(CaiCachDb db, Guid after, CalendarGroup group, int most)
    {
        var version = group.Calendar.Version;
        return Of(db, group).Include(d => d.Steps)
            .Where(d => d.FinishedAt == null && d.Desk != Desk.Closed && d.Id.CompareTo(after) > 0
                && (d.Desk == Desk.Receive || d.Desk == Desk.Transfer || d.IntakeSupplementLimitAt != null || d.SupplementLimitAt != null
                    || d.OutsideAwaited > 0
                    || db.Consultations.Any(c => c.DossierId == d.Id && c.ClosedAt == null)
                    || (d.AcceptedAt != null && (d.DueAt != null || d.Stages.Any(s => s.EndedAt == null && s.DueAt != null)) && d.CalendarVersion != version)))
            .OrderBy(d => d.Id).Take(most);
    }

    /// <summary>The dossiers received by the bodies that go by a calendar.</summary>
    internal static IQueryable<Dossier> Of(CaiCachDb db, CalendarGroup group)
    {
        var apart = group.Apart;
        return group.Body is { } body ? db.Dossiers.Where(d => d.CounterId == body)
            : apart.Count == 0 ? db.Dossiers
            : db.Dossiers.Where(d => !apart.Contains(d.CounterId));
    }

    /// <summary>The clocks of a batch. Those asked for an opinion are tracked, so that they are saved with their dossiers.</summary>
    internal static async Task<OpenClocks> OfAsync(CaiCachDb db, List<Dossier> batch, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        // Of each request not yet accepted, and of each dossier that waits for a supplement, the last event that started a clock.
        var waiting = batch.Where(d => d.AcceptedAt is null || d.SupplementLimitAt is not null).Select(d => d.Id).ToList();
        var events = await db.Events.AsNoTracking()
            .Where(e => waiting.Contains(e.StreamId) && (e.Type == Resubmitted || e.Type == IntakeSupplementAsked || e.Type == SupplementAsked)).ToListAsync(cancel);
        var ids = batch.Select(d => d.Id).ToList();
        foreach (var stage in await db.Dossiers.Where(d => ids.Contains(d.Id) && d.DueAt == null).SelectMany(d => d.Stages.Where(s => s.EndedAt == null)).ToListAsync(cancel))
        {
            var dossier = batch.Single(d => d.Id == stage.DossierId);
            if (dossier.Stages.Count == 0)
            {
                dossier.Stages.Add(stage);
            }
        }

        return new(
            snapshot, events.GroupBy(e => e.StreamId).ToDictionary(g => g.Key, g => StartOf(g)!),
            await OpinionDues.OfAsync(db, ids, snapshot, cancel));
    }

    /// <summary>The last event of a dossier that started the clock of a desk before the acceptance, or while it waits for a supplement; null for none.</summary>
    internal static EventRow? StartOf(IEnumerable<EventRow> events) => events.Where(e => e.Type == Resubmitted || e.Type == IntakeSupplementAsked || e.Type == SupplementAsked).MaxBy(e => e.Version);

    /// <summary>Moves the times of a dossier, and of those asked about it, to where a calendar puts them; the facts of what moved, null when nothing did.</summary>
    internal DossierEventData? Move(Dossier dossier, WorkCalendar calendar, DateTime now)
    {
        var data = new DossierEventData { Calendar = calendar.Version, MovedOpinions = _opinions.Move(dossier.Id, calendar, now) };
        data = MoveDesk(dossier, _starts.GetValueOrDefault(dossier.Id), _snapshot.ClockRules.Of(dossier.ClockRules), calendar, now, data);
        if (dossier is { AcceptedAt: not null, DueAt: not null } && dossier.CalendarVersion != calendar.Version)
        {
            data = MoveDue(dossier, calendar, now, data);
            data = StepClock.Move(dossier, calendar) is { Count: > 0 } moved ? data with { MovedSteps = moved } : data;
            data = DossierTimes.MoveAppointment(dossier, calendar) is { } before ? data with { AppointmentBefore = before, Appointment = dossier.AppointmentAt } : data;
        }

        if (dossier.CalendarVersion != calendar.Version && StageClock.Move(dossier, calendar, _snapshot) is { } stage)
        {
            data = data with { MovedStage = stage };
        }

        return data is { Due: null, DeskDue: null, Appointment: null, MovedOpinions: null, MovedSteps: null, MovedStage: null } ? null : data;
    }

    private DossierEventData MoveDue(Dossier dossier, WorkCalendar calendar, DateTime now, DossierEventData data)
    {
        var due = dossier.DueAt!.Value;
        var local = VietnamTime.ToLocal(due);
        var before = _snapshot.Calendar(dossier.CalendarVersion) is { } pinned && DossierTimes.Due(dossier, pinned) is { IsAnswered: true } told ? told.Due : local;
        var clock = new DossierClock(
            DossierTimes.StartOf(dossier), DossierTimes.LimitOf(dossier)!.Value, DossierTimes.PausesOf(dossier), before, local, IsClosed: false);
        var again = DueDates.Recompute(clock, calendar, VietnamTime.ToLocal(now));
        if (again.New.DueAfterPauses <= local)
        {
            return data;
        }

        var running = DossierTimes.RunningDue(dossier);
        dossier.DueAt = VietnamTime.ToUtc(again.New.DueAfterPauses);
        dossier.DelayForecastAt = null;
        dossier.CalendarVersion = calendar.Version;
        if (dossier.DeskDueAt == due)
        {
            dossier.DeskDueAt = dossier.DueAt.Value;
        }

        return data with { DueBefore = due, RunningDueBefore = running, Due = dossier.DueAt };
    }

    private static DossierEventData MoveDesk(Dossier dossier, EventRow? start, ClockRules rules, WorkCalendar calendar, DateTime now, DossierEventData data)
    {
        if (ClockOf(dossier, start, rules) is not { } clock)
        {
            return data;
        }

        var local = VietnamTime.ToLocal(clock.Due);
        var again = DueDates.Recompute(new(DossierTimes.ToMinute(clock.Start), clock.Limit, [], local, local, IsClosed: false), calendar, VietnamTime.ToLocal(now));
        if (!again.Moved)
        {
            return data;
        }

        var due = VietnamTime.ToUtc(again.New.Due);
        dossier.DeskDueAt = due;
        if (dossier.State == BusinessState.IntakeSupplement)
        {
            dossier.IntakeSupplementLimitAt = due;
        }
        else if (dossier is { State: BusinessState.SupplementRequested, SupplementHandedInAt: null })
        {
            dossier.SupplementLimitAt = due;
        }
        else if (dossier.AcceptedAt is null)
        {
            dossier.IntakeDueAt = due;
        }

        return data with { DeskDueBefore = clock.Due, DeskDue = due };
    }

    /// <summary>The clock of the desk a dossier lies on; null where the dossier's own due date is all there is.</summary>
    internal static Clock? ClockOf(Dossier dossier, EventRow? start, ClockRules rules) => dossier.State switch
    {
        BusinessState.Submitted or BusinessState.IntakeReview => new(start?.At ?? DossierTimes.IntakeStart(dossier), start is null && dossier.ReopenedFromId is null ? DossierTimes.IntakeOf(rules, dossier.Channel) : rules.Intake, dossier.IntakeDueAt!.Value),
        BusinessState.IntakeSupplement when start is not null && DossierEventData.Parse(start.Data).Days is { } days =>
            new(start.At, new(days, LimitUnit.WorkingDay), dossier.IntakeSupplementLimitAt!.Value),
        BusinessState.SupplementRequested when dossier is { SupplementHandedInAt: null, SupplementLimitAt: { } limit } && start is not null && DossierEventData.Parse(start.Data).Days is { } days =>
            new(start.At, new(days, LimitUnit.WorkingDay), limit),
        BusinessState.Accepted when !DossierTimes.AwaitsPayment(dossier) => new(DossierTimes.TransferStart(dossier), rules.Transfer, dossier.DeskDueAt),
        BusinessState.SupplementRequested when dossier.SupplementHandedInAt is { } handedIn => new(handedIn, rules.Intake, dossier.DeskDueAt),
        _ => null,
    };
}
