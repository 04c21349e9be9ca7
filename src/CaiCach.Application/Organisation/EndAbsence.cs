using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Ends an absence at once, or calls off one that is to come: by the official, or by who leads the unit.</summary>
public sealed class EndAbsence(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Ends it.</summary>
    public async Task<AbsenceOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var people = AbsenceScope.People(db, context.Actor, tree, VietnamTime.DayOf(context.Now));
        if (await db.Absences.FirstOrDefaultAsync(a => a.Id == id && people.Contains(a.AccountId), cancel) is not { } absence)
        {
            return new AbsenceOutcome.NotFound();
        }

        if (absence.Version != version || absence.EndedAt is not null)
        {
            return new AbsenceOutcome.Stale();
        }

        absence.EndedAt = context.Now;
        absence.Version++;
        db.Record(
            context, AbsenceEventData.Stream, absence.Id, absence.Version, AbsenceEventData.Ended,
            new AbsenceEventData(absence.AccountId, absence.SubstituteId, absence.FirstDay, absence.LastDay, absence.UnitId, absence.Role));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new AbsenceOutcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new AbsenceOutcome.Stale();
        }

        return new AbsenceOutcome.Done(absence.Id);
    }
}
