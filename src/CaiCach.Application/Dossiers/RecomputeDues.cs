using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rule R14: after a new working calendar was imported, the due dates of open dossiers are looked at again, forward only; each that moves has its
/// event with the old and the new date, its measures and a message to the applicant. Closed dossiers never change. Safe to run twice and beside people at work.
/// </summary>
public sealed class RecomputeDues(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    private const int BatchSize = 200;
    private const string Reason = "Lịch làm việc thay đổi.";

    /// <summary>What came of it.</summary>
    /// <param name="Looked">Open dossiers whose due date was counted with another calendar.</param>
    /// <param name="Moved">Those of them whose due date moved.</param>
    public sealed record Outcome(int Looked, int Moved);

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
                .Where(d => d.AcceptedAt != null && d.FinishedAt == null && d.DueAt != null && d.CalendarVersion != calendar.Version && d.Id.CompareTo(after) > 0)
                .OrderBy(d => d.Id).Take(BatchSize).ToListAsync(cancel);
            if (batch.Count == 0)
            {
                return new(looked, moved);
            }

            var movedNow = batch.Count(dossier => Look(context, dossier, snapshot, calendar));
            if (await SaveAsync(cancel))
            {
                (looked, moved, after) = (looked + batch.Count, moved + movedNow, batch[^1].Id);
            }

            db.ChangeTracker.Clear();
        }
    }

    private bool Look(ActContext context, Dossier dossier, ReferenceSnapshot snapshot, WorkCalendar calendar)
    {
        var due = dossier.DueAt!.Value;
        var local = VietnamTime.ToLocal(due);
        var before = snapshot.Calendar(dossier.CalendarVersion) is { } pinned && DossierTimes.Due(dossier, pinned) is { IsAnswered: true } told ? told.Due : local;
        var clock = new DossierClock(
            DossierTimes.ToMinute(dossier.AcceptedAt!.Value), DossierTimes.LimitOf(dossier)!.Value, DossierTimes.PausesOf(dossier), before, local, IsClosed: false);
        var again = DueDates.Recompute(clock, calendar, VietnamTime.ToLocal(context.Now));
        if (again.New.DueAfterPauses <= local)
        {
            return false;
        }

        var running = DossierTimes.RunningDue(dossier);
        dossier.DueAt = VietnamTime.ToUtc(again.New.DueAfterPauses);
        dossier.CalendarVersion = calendar.Version;
        if (dossier.DeskDueAt == due)
        {
            dossier.DeskDueAt = dossier.DueAt.Value;
        }

        work.Record(context, dossier, DossierEvents.DueRecomputed, Reason, new() { DueBefore = due, RunningDueBefore = running, Due = dossier.DueAt, Calendar = calendar.Version });
        return true;
    }

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
