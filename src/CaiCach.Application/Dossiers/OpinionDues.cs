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
    private static readonly string[] Asking = [DossierEvents.TypeOf(DossierAct.Consult), DossierEvents.TypeOf(DossierAct.SendParts)];

    private readonly ILookup<Guid, Clock> _waiting;

    private OpinionDues(ILookup<Guid, Clock> waiting) => _waiting = waiting;

    /// <summary>The time one has to answer.</summary>
    /// <param name="DossierId">The dossier it is asked about.</param>
    /// <param name="Id">What it is asked.</param>
    /// <param name="AskedAt">When.</param>
    /// <param name="Days">The working days it was given; 0 where that cannot be told.</param>
    /// <param name="DueAt">The last moment of its answer.</param>
    /// <param name="Move">Gives it a later one, now; what the event keeps.</param>
    private sealed record Clock(Guid DossierId, Guid Id, DateTime AskedAt, int Days, DateTime DueAt, Func<DateTime, DateTime, DossierEventData.MovedOpinion> Move);

    /// <summary>Who has yet to answer about some dossiers, inside this installation and outside it, tracked.</summary>
    internal static async Task<OpinionDues> OfAsync(CaiCachDb db, IReadOnlyList<Guid> dossiers, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        var waiting = await db.Consultations.Where(c => dossiers.Contains(c.DossierId) && c.ClosedAt == null).ToListAsync(cancel);
        var outside = await db.OutsideRequests.Where(o => dossiers.Contains(o.DossierId) && o.ClosedAt == null).ToListAsync(cancel);
        var asking = waiting.Select(c => c.DossierId).Concat(outside.Select(o => o.DossierId)).Distinct().ToList();
        var events = await db.Events.AsNoTracking().Where(e => asking.Contains(e.StreamId) && Asking.Contains(e.Type))
            .ToDictionaryAsync(e => (e.StreamId, e.Version), e => DossierEventData.Parse(e.Data), cancel);
        var inside = waiting.Select(c => new Clock(c.DossierId, c.Id, c.AskedAt, DaysOf(c, events.GetValueOrDefault((c.DossierId, c.AskedAtVersion))?.Consulted ?? [], snapshot), c.DueAt, (due, now) =>
        {
            var before = c.DueAt;
            (c.DueAt, c.RemindAt) = (due, now);
            return new(c.UnitId, before, due, Consultation: c.Id);
        }));
        return new(inside.Concat(outside.Select(o => new Clock(
            o.DossierId, o.Id, o.AskedAt, events.GetValueOrDefault((o.DossierId, o.AskedAtVersion))?.Outside?.FirstOrDefault(told => told.Id == o.Id)?.Days ?? 0, o.DueAt, (due, now) =>
            {
                var before = o.DueAt;
                (o.DueAt, o.RemindAt) = (due, now);
                return new(Guid.Empty, before, due, o.Body);
            }))).ToLookup(c => c.DossierId));
    }

    /// <summary>Gives those asked about a dossier the time a new calendar gives them; what moved, null when nothing did.</summary>
    internal IReadOnlyList<DossierEventData.MovedOpinion>? Move(Guid dossierId, WorkCalendar calendar, DateTime now)
    {
        var moved = new List<DossierEventData.MovedOpinion>();
        foreach (var asked in _waiting[dossierId].Where(c => c.Days > 0).OrderBy(c => c.Id))
        {
            var local = VietnamTime.ToLocal(asked.DueAt);
            var clock = new DossierClock(DossierTimes.ToMinute(asked.AskedAt), new(asked.Days, LimitUnit.WorkingDay), [], local, local, IsClosed: false);
            if (DueDates.Recompute(clock, calendar, VietnamTime.ToLocal(now)) is { Moved: true } again)
            {
                moved.Add(asked.Move(VietnamTime.ToUtc(again.New.Due), now));
            }
        }

        return moved.Count == 0 ? null : moved;
    }

    /// <summary>The working days it was given; where the event does not say them, as before bodies had calendars of their own, they are counted back from the due it was told. 0 where that cannot be told.</summary>
    internal static int DaysOf(Consultation asked, IReadOnlyList<DossierEventData.ConsultedBody> told, ReferenceSnapshot snapshot)
    {
        if (told.FirstOrDefault(b => b.Unit == asked.UnitId) is not { } body)
        {
            return 0;
        }

        var (from, to) = (VietnamTime.DayOf(asked.AskedAt), VietnamTime.DayOf(body.Due));
        return body.Days ?? (snapshot.CalendarAt(Guid.Empty, asked.AskedAt) is { } calendar && calendar.Covers(from) && calendar.Covers(to) ? calendar.WorkingDaysBetween(from, to) : 0);
    }
}
