using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rule R14: after a new working calendar was imported, the due dates of open dossiers, the times of the desks they lie on and the times of those asked for
/// an opinion are looked at again, forward only; each that moves has its event with the old and the new time, its measures and a message to the applicant.
/// Closed dossiers never change. Safe to run twice and beside people at work.
/// </summary>
public sealed class RecomputeDues(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    private const int BatchSize = 200;
    private const string Reason = "Lịch làm việc thay đổi.";
    private static readonly string Resubmitted = DossierEvents.TypeOf(DossierAct.Resubmit);
    private static readonly string IntakeSupplementAsked = DossierEvents.TypeOf(DossierAct.AskIntakeSupplement);
    private static readonly string SupplementAsked = DossierEvents.TypeOf(DossierAct.AskSupplement);

    /// <summary>What came of it.</summary>
    /// <param name="Looked">Open dossiers whose due date was counted with another calendar, or whose desk, or those asked about it, have a time of their own.</param>
    /// <param name="Moved">Those of them of which a time moved.</param>
    public sealed record Outcome(int Looked, int Moved);

    private sealed record Clock(DateTime Start, TimeLimit Limit, DateTime Due);

    /// <summary>Looks at every open dossier, a batch in a transaction.</summary>
    public async Task<Outcome> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (snapshot.CurrentCalendar is not { } calendar)
        {
            return new(0, 0);
        }

        var (looked, moved) = (0, 0);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await db.Dossiers
                .Where(d => d.FinishedAt == null && d.Desk != Desk.Closed && d.Id.CompareTo(after) > 0
                    && (d.Desk == Desk.Receive || d.Desk == Desk.Transfer || d.IntakeSupplementLimitAt != null || d.SupplementLimitAt != null
                        || db.Consultations.Any(c => c.DossierId == d.Id && c.ClosedAt == null)
                        || (d.AcceptedAt != null && d.DueAt != null && d.CalendarVersion != calendar.Version)))
                .OrderBy(d => d.Id).Take(BatchSize).ToListAsync(cancel);
            if (batch.Count == 0)
            {
                return new(looked, moved);
            }

            var starts = await StartsAsync(batch, cancel);
            var last = await LastAsync(batch, cancel);
            var opinions = await OpinionDues.OfAsync(db, [.. batch.Select(d => d.Id)], snapshot, cancel);
            var movedNow = batch.Count(dossier => Look(Later(context, last[dossier.Id]), dossier, starts.GetValueOrDefault(dossier.Id), opinions, snapshot, calendar));
            if (await SaveAsync(cancel))
            {
                (looked, moved, after) = (looked + batch.Count, moved + movedNow, batch[^1].Id);
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Of each request not yet accepted, and of each dossier that waits for a supplement, the last event that started a clock.</summary>
    private async Task<Dictionary<Guid, EventRow>> StartsAsync(List<Dossier> batch, CancellationToken cancel)
    {
        var waiting = batch.Where(d => d.AcceptedAt is null || d.SupplementLimitAt is not null).Select(d => d.Id).ToList();
        var events = await db.Events.AsNoTracking()
            .Where(e => waiting.Contains(e.StreamId) && (e.Type == Resubmitted || e.Type == IntakeSupplementAsked || e.Type == SupplementAsked)).ToListAsync(cancel);
        return events.GroupBy(e => e.StreamId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Version)!);
    }

    /// <summary>When each dossier of a batch changed last. People may have been at work since this run began; the history never runs back.</summary>
    private async Task<Dictionary<Guid, DateTime>> LastAsync(List<Dossier> batch, CancellationToken cancel)
    {
        var ids = batch.Select(d => d.Id).ToList();
        return await db.Events.Where(e => ids.Contains(e.StreamId)).GroupBy(e => e.StreamId)
            .Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
    }

    private static ActContext Later(ActContext context, DateTime last) => last > context.Now ? context with { Now = last } : context;

    private bool Look(ActContext context, Dossier dossier, EventRow? start, OpinionDues opinions, ReferenceSnapshot snapshot, WorkCalendar calendar)
    {
        var data = new DossierEventData { Calendar = calendar.Version, MovedOpinions = opinions.Move(dossier.Id, calendar, context.Now) };
        data = MoveDesk(context, dossier, start, calendar, data);
        if (dossier is { AcceptedAt: not null, DueAt: not null } && dossier.CalendarVersion != calendar.Version)
        {
            data = MoveDue(context, dossier, snapshot, calendar, data);
        }

        if (data is { Due: null, DeskDue: null, MovedOpinions: null })
        {
            return false;
        }

        work.Record(context, dossier, DossierEvents.DueRecomputed, Reason, data);
        return true;
    }

    private static DossierEventData MoveDue(ActContext context, Dossier dossier, ReferenceSnapshot snapshot, WorkCalendar calendar, DossierEventData data)
    {
        var due = dossier.DueAt!.Value;
        var local = VietnamTime.ToLocal(due);
        var before = snapshot.Calendar(dossier.CalendarVersion) is { } pinned && DossierTimes.Due(dossier, pinned) is { IsAnswered: true } told ? told.Due : local;
        var clock = new DossierClock(
            DossierTimes.StartOf(dossier), DossierTimes.LimitOf(dossier)!.Value, DossierTimes.PausesOf(dossier), before, local, IsClosed: false);
        var again = DueDates.Recompute(clock, calendar, VietnamTime.ToLocal(context.Now));
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

    private static DossierEventData MoveDesk(ActContext context, Dossier dossier, EventRow? start, WorkCalendar calendar, DossierEventData data)
    {
        if (ClockOf(dossier, start) is not { } clock)
        {
            return data;
        }

        var local = VietnamTime.ToLocal(clock.Due);
        var again = DueDates.Recompute(new(DossierTimes.ToMinute(clock.Start), clock.Limit, [], local, local, IsClosed: false), calendar, VietnamTime.ToLocal(context.Now));
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
    private static Clock? ClockOf(Dossier dossier, EventRow? start) => dossier.State switch
    {
        BusinessState.Submitted or BusinessState.IntakeReview => new(start?.At ?? dossier.SubmittedAt, TimeLimit.Intake, dossier.IntakeDueAt!.Value),
        BusinessState.IntakeSupplement when start is not null && DossierEventData.Parse(start.Data).Days is { } days =>
            new(start.At, new(days, LimitUnit.WorkingDay), dossier.IntakeSupplementLimitAt!.Value),
        BusinessState.SupplementRequested when dossier is { SupplementHandedInAt: null, SupplementLimitAt: { } limit } && start is not null && DossierEventData.Parse(start.Data).Days is { } days =>
            new(start.At, new(days, LimitUnit.WorkingDay), limit),
        BusinessState.Accepted when !DossierTimes.AwaitsPayment(dossier) => new(DossierTimes.TransferStart(dossier), TimeLimit.Transfer, dossier.DeskDueAt),
        BusinessState.SupplementRequested when dossier.SupplementHandedInAt is { } handedIn => new(handedIn, TimeLimit.Intake, dossier.DeskDueAt),
        _ => null,
    };

    /// <summary>Saves a batch; false when somebody changed one of its dossiers meanwhile, and the batch is to be read anew.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            return false;
        }
    }
}
