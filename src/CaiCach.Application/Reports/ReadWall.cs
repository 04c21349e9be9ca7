using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>A body's one-stop unit at one glance: its queue now, its day, its month, its desks and its divisions.</summary>
public sealed class ReadWall(CaiCachDb db, ReferenceStore reference, ReportDay report, ReadMeasures measures)
{
    /// <summary>How near a due date is called near.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromHours(24);

    /// <summary>The roles that see it.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.OneStopDirector, Role.AgencyHead, Role.ProcedureController, Role.Leader];

    /// <summary>A desk: its number, the number at it, and its day.</summary>
    public sealed record DeskRow(int Desk, int? Number, TicketState? State, QueueFigures Figures);

    /// <summary>The open dossiers a unit holds.</summary>
    /// <param name="UnitId">The unit.</param>
    /// <param name="Open">Accepted and not finished.</param>
    /// <param name="NearDue">Of these, with a running clock that ends within <see cref="Near"/>.</param>
    /// <param name="PastDue">Of these, with a running clock that has ended.</param>
    public sealed record UnitRow(Guid UnitId, int Open, int NearDue, int PastDue);

    /// <summary>What it shows.</summary>
    /// <param name="Unit">The body.</param>
    /// <param name="Queue">Its queue today.</param>
    /// <param name="Desks">By desk.</param>
    /// <param name="Sheet">The sheet of its day so far; null when its figures contradict each other.</param>
    /// <param name="Month">The measures of this month so far, by code.</param>
    /// <param name="Units">By unit that holds open dossiers, the most past due first.</param>
    public sealed record View(
        Unit Unit, QueueFigures Queue, IReadOnlyList<DeskRow> Desks, DaySheet? Sheet, IReadOnlyDictionary<string, long> Month, IReadOnlyList<UnitRow> Units);

    private static readonly string[] OfMonth =
    [
        MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost, MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime, MeasureCodes.FinishedLate,
        MeasureCodes.ResultIssued, MeasureCodes.ResultElectronic, MeasureCodes.ResultDigitised,
    ];

    /// <summary>The bodies that a person may see so.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor viewer, OrganisationTree tree) => ReportUnits.Of(viewer, tree, Readers);

    /// <summary>Reads; null for a body that is not this person's to see.</summary>
    public async Task<View?> RunAsync(Actor viewer, DateTime now, string unit, CancellationToken cancel = default)
    {
        if (UnitsOf(viewer, (await reference.CurrentAsync(cancel)).Organisation).FirstOrDefault(u => u.Code == unit) is not { } body)
        {
            return null;
        }

        var today = VietnamTime.DayOf(now);
        var tickets = await db.QueueTickets.AsNoTracking().Where(t => t.AgencyId == body.Id && t.Day == today)
            .Select(t => new { t.Number, Facts = new TicketOfDay(t.State, t.DeskId, t.WaitedSeconds, t.ServedSeconds, t.WaitingSince) }).ToListAsync(cancel);
        var desks = await db.QueueDesks.AsNoTracking().Where(d => d.AgencyId == body.Id && d.ClosedAt == null).OrderBy(d => d.Number).ToListAsync(cancel);
        var rows = desks.Select(desk =>
        {
            var own = tickets.Where(t => t.Facts.Desk == desk.Id).ToList();
            var current = own.Find(t => t.Facts.State is TicketState.Called or TicketState.Serving);
            return new DeskRow(desk.Number, current?.Number, current?.Facts.State, QueueFigures.Of([.. own.Select(t => t.Facts)], now));
        });
        var sheet = await report.RunAsync(viewer, now, body.Code, today, cancel) is ReportDay.Outcome.Made made ? made.Sheet : null;
        var month = await measures.RunAsync(new(OfMonth, [body.Id], new DateOnly(today.Year, today.Month, 1), today), cancel);
        return new(body, QueueFigures.Of([.. tickets.Select(t => t.Facts)], now), [.. rows], sheet, month, await UnitsAsync(body.Id, now, cancel));
    }

    private async Task<IReadOnlyList<UnitRow>> UnitsAsync(Guid body, DateTime now, CancellationToken cancel)
    {
        var near = now + Near;
        var rows = await db.Dossiers.Where(d => d.AgencyId == body && d.AcceptedAt != null && d.FinishedAt == null)
            .GroupBy(d => d.HolderUnitId)
            .Select(g => new
            {
                g.Key,
                Open = g.Count(),
                NearDue = g.Count(d => d.PausedAt == null && d.DueAt >= now && d.DueAt <= near),
                PastDue = g.Count(d => d.PausedAt == null && d.DueAt < now),
            })
            .ToListAsync(cancel);
        return [.. rows.Select(r => new UnitRow(r.Key, r.Open, r.NearDue, r.PastDue)).OrderByDescending(r => r.PastDue).ThenByDescending(r => r.NearDue).ThenByDescending(r => r.Open)];
    }
}
