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

    private static readonly PetitionState[] Open = [PetitionState.Received, PetitionState.AwaitingSupplement, PetitionState.Routed, PetitionState.Drafted, PetitionState.Answered];
    private static readonly string Supplemented = PetitionEventData.TypeOf(PetitionAct.Supplement);
    private static readonly string AskedMore = PetitionEventData.TypeOf(PetitionAct.AskMore);

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
            while (await Next(group, after).ToListAsync(cancel) is { Count: > 0 } batch)
            {
                var ids = batch.Select(p => p.Id).ToList();
                var events = (await db.Events.AsNoTracking().Where(e => ids.Contains(e.StreamId)).Select(e => new { e.StreamId, e.Type, e.At }).ToListAsync(cancel)).ToLookup(e => e.StreamId);
                var now = batch.Count(petition => Move(
                    context, petition, snapshot, group.Calendar, type => events[petition.Id].LastOrDefault(e => e.Type == type)?.At, events[petition.Id].Max(e => e.At)));
                if (await SaveAsync(cancel))
                {
                    (moved, after) = (moved + now, ids[^1]);
                }

                db.ChangeTracker.Clear();
            }
        }

        return moved;
    }

    private IQueryable<Petition> Next(CalendarGroup group, Guid after)
    {
        var (version, apart) = (group.Calendar.Version, group.Apart);
        var open = db.Petitions.Where(p => Open.Contains(p.State) && p.Id.CompareTo(after) > 0 && p.CalendarVersion != version);
        return (group.Body is { } body ? open.Where(p => p.AgencyId == body) : open.Where(p => !apart.Contains(p.AgencyId))).OrderBy(p => p.Id).Take(BatchSize);
    }

    private bool Move(ActContext context, Petition petition, ReferenceSnapshot snapshot, WorkCalendar calendar, Func<string, DateTime?> when, DateTime last)
    {
        var received = when(Supplemented) ?? petition.ReceivedAt;
        var (before, desk) = (petition.AnswerDueAt, petition.DeskDueAt);
        var changed = false;
        switch (petition.State)
        {
            case PetitionState.Received:
                (petition.RefuseDueAt, petition.AskDueAt) = (Later(petition.RefuseDueAt, received), Later(petition.AskDueAt, petition.ReceivedAt));
                petition.AnswerDueAt = Later(petition.AnswerDueAt, received);
                break;
            case PetitionState.AwaitingSupplement when petition.SupplementLimitAt is { } limit && when(AskedMore) is { } asked:
                petition.SupplementLimitAt = Later(limit, asked);
                break;
            case PetitionState.Answered when petition.PublishDueAt is { } publish && petition.AnsweredAt is { } answered:
                petition.PublishDueAt = Later(publish, answered);
                petition.RatingLimitAt = petition.RatingLimitAt is { } rating ? Later(rating, answered) : null;
                break;
            default:
                petition.AnswerDueAt = Later(petition.AnswerDueAt, received);
                break;
        }

        if (!changed)
        {
            return false;
        }

        petition.CalendarVersion = calendar.Version;
        petition.Version++;
        Reminders.Arm(petition, PetitionTimes.DueOf(petition), context.Now);
        var later = last > context.Now ? context with { Now = last } : context;
        db.Record(
            later, PetitionEventData.Stream, petition.Id, petition.Version, PetitionEventData.DueRecomputed,
            new PetitionEventData(petition.AgencyId, petition.State, petition.State, Due: petition.DeskDueAt, DueBefore: desk != petition.DeskDueAt ? desk : before));
        return true;

        // The days it was given are those its own calendar counts; the desk's time is one of the times and moves with it.
        DateTime Later(DateTime due, DateTime from)
        {
            var pinned = snapshot.Calendar(petition.CalendarVersion) ?? snapshot.CalendarAt(petition.AgencyId, from);
            var (first, end) = (VietnamTime.DayOf(from), VietnamTime.DayOf(due));
            if (pinned is null || !pinned.Covers(first) || !pinned.Covers(end) || pinned.WorkingDaysBetween(first, end) is not (> 0 and var days)
                || PetitionTimes.End(calendar, PetitionTimes.ToMinute(from), days) is not { } told || told <= due)
            {
                return due;
            }

            changed = true;
            petition.DeskDueAt = petition.DeskDueAt == due ? told : petition.DeskDueAt;
            return told;
        }
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
