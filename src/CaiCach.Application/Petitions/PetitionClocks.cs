using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Petitions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>The times of open petitions, looked at again with a new calendar, forward only (rule R14).</summary>
internal sealed class PetitionClocks
{
    private static readonly PetitionState[] Open = [PetitionState.Received, PetitionState.AwaitingSupplement, PetitionState.Routed, PetitionState.Drafted, PetitionState.Answered];
    private static readonly string Supplemented = PetitionEventData.TypeOf(PetitionAct.Supplement);
    private static readonly string Transferred = PetitionEventData.TypeOf(PetitionAct.Transfer);
    private static readonly string AskedMore = PetitionEventData.TypeOf(PetitionAct.AskMore);

    private readonly ReferenceSnapshot _snapshot;
    private readonly ILookup<Guid, Happened> _events;

    private PetitionClocks(ReferenceSnapshot snapshot, ILookup<Guid, Happened> events) => (_snapshot, _events) = (snapshot, events);

    private sealed record Happened(Guid PetitionId, string Type, DateTime At);

    /// <summary>The next open petitions whose times were counted with another calendar.</summary>
    /// <param name="db">The database.</param>
    /// <param name="after">The last one looked at.</param>
    /// <param name="group">The calendar, and the bodies that go by it.</param>
    /// <param name="most">How many at most.</param>
    internal static IQueryable<Petition> Next(CaiCachDb db, Guid after, CalendarGroup group, int most)
    {
        var (version, apart) = (group.Calendar.Version, group.Apart);
        var open = db.Petitions.Where(p => Open.Contains(p.State) && p.Id.CompareTo(after) > 0 && p.CalendarVersion != version);
        return (group.Body is { } body ? open.Where(p => p.AgencyId == body) : open.Where(p => !apart.Contains(p.AgencyId))).OrderBy(p => p.Id).Take(most);
    }

    /// <summary>The clocks of a batch.</summary>
    internal static async Task<PetitionClocks> OfAsync(CaiCachDb db, List<Petition> batch, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        var ids = batch.Select(p => p.Id).ToList();
        return new(snapshot, (await db.Events.AsNoTracking().Where(e => ids.Contains(e.StreamId)).OrderBy(e => e.Version)
            .Select(e => new Happened(e.StreamId, e.Type, e.At)).ToListAsync(cancel)).ToLookup(e => e.PetitionId));
    }

    /// <summary>When a petition changed last (UTC).</summary>
    internal DateTime LastOf(Petition petition) => _events[petition.Id].Max(e => e.At);

    /// <summary>Moves the times of a petition to where a calendar puts them; the facts of what moved, null when nothing did.</summary>
    internal PetitionEventData? Move(Petition petition, WorkCalendar calendar)
    {
        var came = When(Transferred) ?? petition.ReceivedAt;
        var received = When(Supplemented) is { } added && added > came ? added : came;
        var (before, desk) = (petition.AnswerDueAt, petition.DeskDueAt);
        var changed = false;
        switch (petition.State)
        {
            case PetitionState.Received:
                (petition.RefuseDueAt, petition.AskDueAt) = (Later(petition.RefuseDueAt, received), Later(petition.AskDueAt, came));
                petition.AnswerDueAt = Later(petition.AnswerDueAt, received);
                break;
            case PetitionState.AwaitingSupplement when petition.SupplementLimitAt is { } limit && When(AskedMore) is { } asked:
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
            return null;
        }

        petition.CalendarVersion = calendar.Version;
        return new(petition.AgencyId, petition.State, petition.State, Due: petition.DeskDueAt, DueBefore: desk != petition.DeskDueAt ? desk : before, AnswerDue: petition.AnswerDueAt);

        DateTime? When(string type) => _events[petition.Id].LastOrDefault(e => e.Type == type)?.At;

        // The days it was given are those its own calendar counts; the desk's time is one of the times and moves with it.
        DateTime Later(DateTime due, DateTime from)
        {
            var pinned = _snapshot.Calendar(petition.CalendarVersion) ?? _snapshot.CalendarAt(petition.AgencyId, from);
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
}
