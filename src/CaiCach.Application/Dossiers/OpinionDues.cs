using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The times within which those asked about some dossiers have to answer, looked at again with a new calendar, forward only (rule R14).</summary>
internal sealed class OpinionDues
{
    private static readonly string Consulted = DossierEvents.TypeOf(DossierAct.Consult);

    private readonly ILookup<Guid, (Consultation Asked, int Days)> _waiting;

    private OpinionDues(ILookup<Guid, (Consultation Asked, int Days)> waiting) => _waiting = waiting;

    /// <summary>Who has yet to answer about some dossiers, tracked.</summary>
    internal static async Task<OpinionDues> OfAsync(CaiCachDb db, IReadOnlyList<Guid> dossiers, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        var waiting = await db.Consultations.Where(c => dossiers.Contains(c.DossierId) && c.ClosedAt == null).ToListAsync(cancel);
        var asking = waiting.Select(c => c.DossierId).Distinct().ToList();
        var events = await db.Events.AsNoTracking().Where(e => asking.Contains(e.StreamId) && e.Type == Consulted)
            .ToDictionaryAsync(e => (e.StreamId, e.Version), e => DossierEventData.Parse(e.Data).Consulted ?? [], cancel);
        return new(waiting
            .Select(asked => (asked, DaysOf(asked, events.GetValueOrDefault((asked.DossierId, asked.AskedAtVersion), []), snapshot)))
            .ToLookup(c => c.asked.DossierId));
    }

    /// <summary>Gives those asked about a dossier the time a new calendar gives them; what moved, null when nothing did.</summary>
    internal IReadOnlyList<DossierEventData.MovedOpinion>? Move(Guid dossierId, WorkCalendar calendar, DateTime now)
    {
        var moved = new List<DossierEventData.MovedOpinion>();
        foreach (var (asked, days) in _waiting[dossierId].Where(c => c.Days > 0).OrderBy(c => c.Asked.Id))
        {
            var local = VietnamTime.ToLocal(asked.DueAt);
            var clock = new DossierClock(DossierTimes.ToMinute(asked.AskedAt), new(days, LimitUnit.WorkingDay), [], local, local, IsClosed: false);
            if (DueDates.Recompute(clock, calendar, VietnamTime.ToLocal(now)) is not { Moved: true } again)
            {
                continue;
            }

            var due = VietnamTime.ToUtc(again.New.Due);
            moved.Add(new(asked.UnitId, asked.DueAt, due));
            asked.DueAt = due;
            asked.RemindAt = now;
        }

        return moved.Count == 0 ? null : moved;
    }

    /// <summary>The working days it was given; where the event does not say them, as before bodies had calendars of their own, they are counted back from the due it was told. 0 where that cannot be told.</summary>
    private static int DaysOf(Consultation asked, IReadOnlyList<DossierEventData.ConsultedBody> told, ReferenceSnapshot snapshot)
    {
        if (told.FirstOrDefault(b => b.Unit == asked.UnitId) is not { } body)
        {
            return 0;
        }

        var (from, to) = (VietnamTime.DayOf(asked.AskedAt), VietnamTime.DayOf(body.Due));
        return body.Days ?? (snapshot.CalendarAt(Guid.Empty, asked.AskedAt) is { } calendar && calendar.Covers(from) && calendar.Covers(to) ? calendar.WorkingDaysBetween(from, to) : 0);
    }
}
