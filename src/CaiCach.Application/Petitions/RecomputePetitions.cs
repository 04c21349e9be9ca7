using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Petitions;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>
/// Rule R14 for petitions: after a new working calendar came into force, the times of open petitions are looked at again, forward only; each that moves has its
/// event. Safe to run twice, to begin anew after it was cut short, and beside people at work.
/// </summary>
public sealed class RecomputePetitions(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int BatchSize = 200;

    /// <summary>Looks at every open petition; how many moved.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="body">The body whose own calendar changed; null after a change of the national one.</param>
    /// <param name="cancel">Stops it between batches.</param>
    public async Task<int> RunAsync(ActContext context, Guid? body = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (snapshot.CurrentCalendar is not { } national)
        {
            return 0;
        }

        var moved = 0;
        foreach (var group in snapshot.CalendarGroups(national).Where(g => body is null || g.Body == body))
        {
            var after = Guid.Empty;
            while (await PetitionClocks.Next(db, after, group, BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
            {
                var last = batch[^1].Id;
                var clocks = await PetitionClocks.OfAsync(db, batch, snapshot, cancel);
                var now = batch.Count(petition => Move(context, petition, clocks, group.Calendar, snapshot));
                if (await SaveAsync(cancel))
                {
                    (moved, after) = (moved + now, last);
                }

                db.ChangeTracker.Clear();
            }
        }

        return moved;
    }

    private bool Move(ActContext context, Petition petition, PetitionClocks clocks, WorkCalendar calendar, ReferenceSnapshot snapshot)
    {
        var (answer, supplement) = (petition.AnswerDueAt, petition.SupplementLimitAt);
        if (clocks.Move(petition, calendar) is not { } data)
        {
            return false;
        }

        petition.Version++;
        Reminders.Arm(petition, PetitionTimes.DueOf(petition), context.Now);
        var later = clocks.LastOf(petition) is var last && last > context.Now ? context with { Now = last } : context;
        var row = db.Record(later, PetitionEventData.Stream, petition.Id, petition.Version, PetitionEventData.DueRecomputed, data);
        db.AddRange(PetitionNotices.DueMoved(petition, answer, supplement, row, snapshot));
        return true;
    }

    /// <summary>Saves a batch; false when somebody changed one of its petitions meanwhile, and the batch is to be read anew.</summary>
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
