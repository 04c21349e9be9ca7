using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Data.Reference;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calendar;

/// <summary>
/// An administrator says who of a body is reminded of something when. A new version is in force at once, for what is open, too; what was sent before is not sent
/// again.
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
    /// <param name="about">What the reminders are about; those about the rest stay as they are.</param>
    /// <param name="ladder">The reminders.</param>
    /// <param name="cancel">Stops it before it is saved.</param>
    public async Task<Outcome> RunAsync(ActContext context, string bodyCode, int seen, ReminderAbout about, ReminderLadder ladder, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (CalendarScope.BodiesOf(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == bodyCode) is not { } body)
        {
            return new Outcome.NotAllowed();
        }

        if (ladder.Faults(about) is { Count: > 0 } faults)
        {
            return new Outcome.Invalid(faults);
        }

        var newest = await NewestAsync(body.Id, cancel);
        var before = newest is null ? ReminderLadders.None : ReminderLadders.Parse(newest.Document, out _)!;
        var row = new ReminderLadderRow { AgencyId = body.Id, Number = seen + 1, Document = before.With(about, ladder).ToJson(), MadeAt = context.Now, MadeBy = context.Actor.Name };
        if ((newest?.Number ?? 0) != seen)
        {
            return newest is null ? new Outcome.Stale() : Again(newest, row);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ReminderLadders.Add(row);
        db.Record(context, ReminderEventData.Stream, ReminderEventData.StreamOf(body.Id), row.Number, ReminderEventData.Saved, new ReminderEventData(body.Id, row.Number, row.Document), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
            await LookAgainAsync(about, body.Id, context.Now, cancel);
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

    private Task LookAgainAsync(ReminderAbout about, Guid body, DateTime now, CancellationToken cancel)
    {
        var open = db.Dossiers.Where(d => d.AgencyId == body && d.MasterSystem == MasterSystem.Own && d.AcceptedAt != null && d.FinishedAt == null && d.PausedAt == null);
        return about switch
        {
            ReminderAbout.Due => ArmAsync(open.Where(d => d.DueAt != null)),
            ReminderAbout.Intake => ArmAsync(db.Dossiers.Where(d => d.AgencyId == body && d.MasterSystem == MasterSystem.Own && d.AcceptedAt == null && (d.State == BusinessState.Submitted || d.State == BusinessState.IntakeReview))),
            ReminderAbout.Step => ArmAsync(db.DossierSteps.Where(s => s.EndedAt == null && s.DueAt != null && open.Any(d => d.Id == s.DossierId))),
            ReminderAbout.Opinion => OpinionsAsync(),
            _ => ArmAsync(db.Petitions.Where(p => p.AgencyId == body && PetitionTimes.Reminded.Contains(p.State))),
        };

        async Task OpinionsAsync()
        {
            await ArmAsync(db.Consultations.Where(c => c.ClosedAt == null && db.Dossiers.Any(d => d.Id == c.DossierId && d.AgencyId == body)));
            await ArmAsync(db.OutsideRequests.Where(o => o.ClosedAt == null && db.Dossiers.Any(d => d.Id == o.DossierId && d.AgencyId == body)));
        }

        Task ArmAsync<T>(IQueryable<T> rows)
            where T : class, IReminded => rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindAt, now), cancel);
    }

    private Task<ReminderLadderRow?> NewestAsync(Guid agencyId, CancellationToken cancel) =>
        db.ReminderLadders.AsNoTracking().Where(r => r.AgencyId == agencyId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    private static Outcome Again(ReminderLadderRow inForce, ReminderLadderRow wanted) =>
        inForce.Number == wanted.Number && inForce.MadeBy == wanted.MadeBy && inForce.Document == wanted.Document ? new Outcome.Done(inForce.Number) : new Outcome.Stale();
}
