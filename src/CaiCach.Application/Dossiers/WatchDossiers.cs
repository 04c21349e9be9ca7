using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What heads keep an eye on: the open dossiers of a body, division or officer that are due, late, waited for or with nobody, counted and listed.</summary>
public sealed class WatchDossiers(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The most rows of one file.</summary>
    public const int MostRows = 20_000;

    private static readonly Role[] BodyRoles = [Role.AgencyHead, Role.OneStopDirector, Role.ProcedureController, Role.Leader, Role.ReformOfficer, Role.Inspector];

    /// <summary>Who keeps watch: those who lead a body or a division, and those who check them.</summary>
    public static IReadOnlyList<Role> Watchers { get; } = [Role.DivisionHead, .. BodyRoles];

    /// <summary>A body or a division to keep an eye on.</summary>
    /// <param name="Unit">It.</param>
    /// <param name="IsBody">Whether the whole body is meant, not its own unit alone.</param>
    public sealed record Place(Unit Unit, bool IsBody)
    {
        /// <summary>As a value in an address.</summary>
        public string Code => Unit.Code;
    }

    /// <summary>Whose dossiers.</summary>
    /// <param name="Place">The body or division.</param>
    /// <param name="OfficerId">Only this officer's; null for all.</param>
    /// <param name="Nobody">Only those that nobody has.</param>
    public sealed record Query(Place Place, Guid? OfficerId = null, bool Nobody = false);

    /// <summary>How an officer or, where nobody has the dossiers, a unit stands; who holds dossiers of which none is near stands here, too.</summary>
    /// <param name="OfficerId">The officer; null for dossiers that nobody has.</param>
    /// <param name="UnitId">The unit that has them.</param>
    /// <param name="Late">Past their due date.</param>
    /// <param name="Today">Due later today.</param>
    /// <param name="Soon">Due after today, in the next three working days.</param>
    /// <param name="Held">All that are in hand, whether their clock runs or not.</param>
    public sealed record Load(Guid? OfficerId, Guid UnitId, int Late, int Today, int Soon, int Held);

    /// <summary>How a body, division or officer stands.</summary>
    /// <param name="Loads">By officer, the latest first.</param>
    /// <param name="Lists">How many stand on each list.</param>
    public sealed record Standing(IReadOnlyList<Load> Loads, IReadOnlyDictionary<WatchList, int> Lists);

    /// <summary>A dossier on a list.</summary>
    public sealed record Row(
        Guid Id, string Code, string ProcedureCode, int ProcedureVersion, BusinessState State, Guid HolderUnitId, Guid? AssigneeId, DateTime? AcceptedAt, DateTime? DueAt, DateTime? PausedAt,
        DateTime? SupplementLimitAt, DateTime SortedAt, DateTime? AppointmentAt, string? MasterName, int? ReportedStatus);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>The bodies and divisions a person keeps an eye on: bodies whose every dossier is in sight, the divisions of those bodies, and the divisions the person heads.</summary>
    public static IReadOnlyList<Place> PlacesOf(Actor viewer, OrganisationTree tree)
    {
        var scope = DossierScope.Of(viewer, tree);
        var bodies = Reports.ReportUnits.Of(viewer, tree, BodyRoles).Where(u => scope.SeesAllOf(u.Id)).ToList();
        var divisions = bodies.SelectMany(b => tree.ProcessingUnitsOf(b.Id).Where(u => u.Id != b.Id))
            .Concat(viewer.Posts.Where(p => p.Role == Role.DivisionHead).Select(p => tree.Find(p.UnitId)).OfType<Unit>());
        return [.. bodies.Select(b => new Place(b, true)).Concat(divisions.Select(d => new Place(d, false))).DistinctBy(p => p.Code)];
    }

    /// <summary>How many stand on each list and how near each officer's dossiers are, in working days of the body. Two round trips.</summary>
    public async Task<Standing> StandAsync(Query query, DateTime now, CancellationToken cancel = default)
    {
        var calendar = (await reference.CurrentAsync(cancel)).CalendarOf(query.Place.Unit.AgencyId);
        var (end, midnight, waiting) = (SoonEnd(calendar, now), Start(VietnamTime.DayOf(now).AddDays(1)), LongWaitEnd(calendar, now));
        var groups = await Open(query).GroupBy(d => new { d.AssigneeId, d.HolderUnitId })
            .Select(g => new
            {
                Load = new Load(
                    g.Key.AssigneeId,
                    g.Key.HolderUnitId,
                    g.Count(d => d.PausedAt == null && d.DueAt < now),
                    g.Count(d => d.PausedAt == null && d.DueAt >= now && d.DueAt < midnight),
                    g.Count(d => d.PausedAt == null && d.DueAt >= midnight && d.DueAt < end),
                    g.Count()),
                Running = g.Count(d => d.PausedAt == null),
                Waiting = g.Count(d => d.PausedAt < waiting && d.State == BusinessState.SupplementRequested),
            }).ToListAsync(cancel);
        var loads = groups.Select(g => g.Load).OrderByDescending(l => l.Late).ThenByDescending(l => l.Today).ThenByDescending(l => l.Soon).ThenByDescending(l => l.Held).ThenBy(l => l.UnitId).ThenBy(l => l.OfficerId).ToList();
        return new(loads, new Dictionary<WatchList, int>
        {
            [WatchList.DueToday] = loads.Sum(l => l.Today),
            [WatchList.DueSoon] = loads.Sum(l => l.Soon),
            [WatchList.Late] = loads.Sum(l => l.Late),
            [WatchList.LongSupplement] = groups.Sum(g => g.Waiting),
            [WatchList.IntakeLate] = await IntakeLate(query, now).CountAsync(cancel),
            [WatchList.StepLate] = await StepLate(query, now).CountAsync(cancel),
            [WatchList.Skipped] = await Skipped(query).CountAsync(cancel),
            [WatchList.Held] = loads.Sum(l => l.Held),
            [WatchList.Elsewhere] = await Elsewhere(query).CountAsync(cancel),
            [WatchList.Unclaimed] = groups.Where(g => g.Load.OfficerId is null).Sum(g => g.Running),
        });
    }

    /// <summary>A page of a list: the longest late, the next due, the longest waiting first. One round trip.</summary>
    public async Task<Page> RunAsync(Query query, WatchList list, DateTime now, ListWork.Cursor? after = null, int size = PageSize, CancellationToken cancel = default)
    {
        var by = SortOf(list);
        var rows = Of(query, list, (await reference.CurrentAsync(cancel)).CalendarOf(query.Place.Unit.AgencyId), now);
        if (after is { DueAt: var moment, Id: var id })
        {
            rows = list switch
            {
                WatchList.Elsewhere => rows.Where(d => (d.ReportReceivedAt ?? d.MasteredAt) >= moment && ((d.ReportReceivedAt ?? d.MasteredAt) > moment || d.Id.CompareTo(id) > 0)),
                WatchList.LongSupplement => rows.Where(d => d.PausedAt >= moment && (d.PausedAt > moment || d.Id.CompareTo(id) > 0)),
                WatchList.IntakeLate => rows.Where(d => d.IntakeDueAt >= moment && (d.IntakeDueAt > moment || d.Id.CompareTo(id) > 0)),
                WatchList.Unclaimed or WatchList.Held or WatchList.StepLate or WatchList.Skipped => rows.Where(d => d.AcceptedAt >= moment && (d.AcceptedAt > moment || d.Id.CompareTo(id) > 0)),
                _ => rows.Where(d => d.DueAt >= moment && (d.DueAt > moment || d.Id.CompareTo(id) > 0)),
            };
        }

        var page = await rows.OrderBy(by).ThenBy(d => d.Id).Take(size + 1).Select(d => new
        {
            d.Id,
            Code = d.Code ?? d.RequestNumber,
            d.ProcedureCode,
            d.ProcedureVersion,
            d.State,
            d.HolderUnitId,
            d.AssigneeId,
            d.AcceptedAt,
            d.IntakeDueAt,
            d.DueAt,
            d.PausedAt,
            d.SupplementLimitAt,
            d.AppointmentAt,
            d.MasterName,
            d.ReportedStatus,
            HeardAt = d.ReportReceivedAt ?? d.MasteredAt,
        }).ToListAsync(cancel);
        var shown = page.Take(size).Select(d => new Row(
            d.Id, d.Code, d.ProcedureCode, d.ProcedureVersion, d.State, d.HolderUnitId, d.AssigneeId, d.AcceptedAt, list == WatchList.IntakeLate ? d.IntakeDueAt : d.DueAt, d.PausedAt, d.SupplementLimitAt,
            (list switch { WatchList.Elsewhere => d.HeardAt, WatchList.LongSupplement => d.PausedAt, WatchList.Unclaimed or WatchList.Held or WatchList.StepLate or WatchList.Skipped => d.AcceptedAt, WatchList.IntakeLate => d.IntakeDueAt, _ => d.DueAt })!.Value, d.AppointmentAt, d.MasterName, d.ReportedStatus)).ToList();
        return new(shown, page.Count > size ? new(shown[^1].SortedAt, shown[^1].Id) : null);
    }

    private static Expression<Func<Dossier, DateTime?>> SortOf(WatchList list) => list switch
    {
        WatchList.Elsewhere => d => d.ReportReceivedAt ?? d.MasteredAt,
        WatchList.LongSupplement => d => d.PausedAt,
        WatchList.Unclaimed or WatchList.Held or WatchList.StepLate or WatchList.Skipped => d => d.AcceptedAt,
        WatchList.IntakeLate => d => d.IntakeDueAt,
        _ => d => d.DueAt,
    };

    /// <summary>The place says the scope: it is one of <see cref="PlacesOf"/>.</summary>
    private IQueryable<Dossier> Open(Query query) => In(query, db.Dossiers.AsNoTracking().Where(d => d.AcceptedAt != null && d.FinishedAt == null));

    private IQueryable<Dossier> Elsewhere(Query query) => In(query, db.Dossiers.AsNoTracking().Where(d => d.MasterSystem != MasterSystem.Own));

    private static IQueryable<Dossier> In(Query query, IQueryable<Dossier> rows)
    {
        var (body, unit) = (query.Place.Unit.AgencyId, query.Place.Unit.Id);
        rows = rows.Where(d => d.AgencyId == body);
        if (!query.Place.IsBody)
        {
            rows = rows.Where(d => d.HolderUnitId == unit);
        }

        return query.Nobody ? rows.Where(d => d.AssigneeId == null) : query.OfficerId is { } officer ? rows.Where(d => d.AssigneeId == officer) : rows;
    }

    private IQueryable<Dossier> Running(Query query) => Open(query).Where(d => d.PausedAt == null);

    private IQueryable<Dossier> StepLate(Query query, DateTime now) => Running(query).Where(d => d.MasterSystem == MasterSystem.Own && d.Steps.Any(s => s.EndedAt == null && s.DueAt < now));

    private IQueryable<Dossier> Skipped(Query query) => Open(query).Where(d => d.SkippedSteps != null);

    private IQueryable<Dossier> Of(Query query, WatchList list, WorkCalendar? calendar, DateTime now)
    {
        var midnight = Start(VietnamTime.DayOf(now).AddDays(1));
        var soon = SoonEnd(calendar, now);
        var waiting = LongWaitEnd(calendar, now);
        return list switch
        {
            WatchList.DueToday => Running(query).Where(d => d.DueAt >= now && d.DueAt < midnight),
            WatchList.DueSoon => Running(query).Where(d => d.DueAt >= midnight && d.DueAt < soon),
            WatchList.Late => Running(query).Where(d => d.DueAt < now),
            WatchList.LongSupplement => Open(query).Where(d => d.PausedAt != null && d.PausedAt < waiting && d.State == BusinessState.SupplementRequested),
            WatchList.IntakeLate => IntakeLate(query, now),
            WatchList.StepLate => StepLate(query, now),
            WatchList.Skipped => Skipped(query),
            WatchList.Held => Open(query),
            WatchList.Elsewhere => Elsewhere(query),
            WatchList.Unclaimed => Running(query).Where(d => d.AssigneeId == null),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
        };
    }

    /// <summary>What waits too long for an answer, by the index of the desk, with what was answered too late, by the measures.</summary>
    private IQueryable<Dossier> IntakeLate(Query query, DateTime now)
    {
        var (body, unit, officer, since) = (query.Place.Unit.AgencyId, query.Place.Unit.Id, query.OfficerId, VietnamTime.DayOf(now).AddDays(-Watch.AnsweredDays));
        var answered = db.MeasureEntries.Where(m => m.AgencyId == body && m.Measure == MeasureCodes.IntakeLate && m.Day >= since).Select(m => m.RecordId);
        var waiting = db.Dossiers.AsNoTracking().Where(d => d.AgencyId == body && d.Desk == Desk.Receive && d.DeskDueAt < now && (d.State == BusinessState.Submitted || d.State == BusinessState.IntakeReview));
        var rows = waiting.Union(db.Dossiers.AsNoTracking().Where(d => answered.Contains(d.Id)));
        if (!query.Place.IsBody)
        {
            rows = rows.Where(d => d.HolderUnitId == unit);
        }

        return officer is { } one ? rows.Where(d => d.AssigneeId == one) : rows;
    }

    private static DateTime SoonEnd(WorkCalendar? calendar, DateTime now) => Start(Watch.LastSoonDay(calendar, VietnamTime.DayOf(now)).AddDays(1));

    private static DateTime LongWaitEnd(WorkCalendar? calendar, DateTime now) => Start(Watch.LastLongDay(calendar, VietnamTime.DayOf(now)).AddDays(1));

    private static DateTime Start(DateOnly day) => VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
