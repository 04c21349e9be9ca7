using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Reference;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calendar;

/// <summary>
/// An administrator says who of a body is reminded of a dossier when. A new version is in force at once, for the open dossiers, too; what was sent before is not
/// sent again.
/// </summary>
public sealed class SaveReminders(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>In force.</summary>
        public sealed record Done(int Number) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<LadderFault> Faults) : Outcome;

        /// <summary>Somebody else saved a version since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>Saves a version. The same again finds the version it made.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="bodyCode">The body.</param>
    /// <param name="seen">The number in force when the form was opened; 0 for none.</param>
    /// <param name="ladder">The reminders.</param>
    /// <param name="cancel">Stops it before it is saved.</param>
    public async Task<Outcome> RunAsync(ActContext context, string bodyCode, int seen, ReminderLadder ladder, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (CalendarScope.BodiesOf(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == bodyCode) is not { } body)
        {
            return new Outcome.NotAllowed();
        }

        if (ladder.Faults() is { Count: > 0 } faults)
        {
            return new Outcome.Invalid(faults);
        }

        var row = new ReminderLadderRow { AgencyId = body.Id, Number = seen + 1, Document = ladder.ToJson(), MadeAt = context.Now, MadeBy = context.Actor.Name };
        if (await NewestAsync(body.Id, cancel) is var newest && (newest?.Number ?? 0) != seen)
        {
            return newest is null ? new Outcome.Stale() : Again(newest, row);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ReminderLadders.Add(row);
        db.Record(context, ReminderEventData.Stream, ReminderEventData.StreamOf(body.Id), row.Number, ReminderEventData.Saved, new ReminderEventData(body.Id, row.Number, row.Document), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
            await db.Dossiers.Where(d => d.AgencyId == body.Id && d.AcceptedAt != null && d.FinishedAt == null && d.PausedAt == null && d.DueAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.RemindAt, context.Now), cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "reminder_ladders" or "events")
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return Again((await NewestAsync(body.Id, cancel))!, row);
        }

        reference.Forget();
        return new Outcome.Done(row.Number);
    }

    private Task<ReminderLadderRow?> NewestAsync(Guid agencyId, CancellationToken cancel) =>
        db.ReminderLadders.AsNoTracking().Where(r => r.AgencyId == agencyId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    private static Outcome Again(ReminderLadderRow inForce, ReminderLadderRow wanted) =>
        inForce.Number == wanted.Number && inForce.MadeBy == wanted.MadeBy && inForce.Document == wanted.Document ? new Outcome.Done(inForce.Number) : new Outcome.Stale();
}
