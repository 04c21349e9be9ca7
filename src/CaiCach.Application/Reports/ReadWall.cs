using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
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

    /// <summary>How a body below stands.</summary>
    /// <param name="Unit">The body.</param>
    /// <param name="Open">Accepted and not finished.</param>
    /// <param name="NearDue">Of these, with a running clock that ends within <see cref="Near"/>.</param>
    /// <param name="PastDue">Of these, with a running clock that has ended.</param>
    /// <param name="InTime">Finished this month so far, early or on time.</param>
    /// <param name="Finished">Finished this month so far.</param>
    public sealed record BodyRow(Unit Unit, int Open, int NearDue, int PastDue, long InTime, long Finished);

    /// <summary>How many papers that applicants handed in there are as files.</summary>
    /// <param name="All">The papers of the dossiers accepted this month so far.</param>
    /// <param name="Digitised">Of these, those with a file.</param>
    public sealed record PaperShare(int All, int Digitised);

    /// <summary>What it shows.</summary>
    /// <param name="Unit">The body.</param>
    /// <param name="Queue">Its queue today.</param>
    /// <param name="Desks">By desk.</param>
    /// <param name="Sheet">The sheet of its day so far; null when its figures contradict each other.</param>
    /// <param name="Month">The measures of this month so far, by code.</param>
    /// <param name="Units">By unit that holds open dossiers, the most past due first.</param>
    public sealed record View(
        Unit Unit, QueueFigures Queue, IReadOnlyList<DeskRow> Desks, DaySheet? Sheet, IReadOnlyDictionary<string, long> Month, IReadOnlyList<UnitRow> Units)
    {
        /// <summary>The bodies below, where there are several in sight, those with the most past due first; else none.</summary>
        public IReadOnlyList<BodyRow> Bodies { get; init; } = [];

        /// <summary>How many papers there are as files.</summary>
        public PaperShare Papers { get; init; } = new(0, 0);
    }

    private static readonly string[] OfMonth =
    [
        MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost, MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime, MeasureCodes.FinishedLate,
        MeasureCodes.ResultIssued, MeasureCodes.ResultElectronic, MeasureCodes.ResultDigitised, MeasureCodes.FeeReceived, MeasureCodes.FeeReceivedOnline,
    ];

    /// <summary>The bodies that a person may see so.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor viewer, OrganisationTree tree) => ReportUnits.Of(viewer, tree, Readers);

    /// <summary>Reads; null for a body that is not this person's to see.</summary>
    public async Task<View?> RunAsync(Actor viewer, DateTime now, string unit, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var sight = UnitsOf(viewer, tree);
        if (sight.FirstOrDefault(u => u.Code == unit) is not { } body)
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
        var first = new DateOnly(today.Year, today.Month, 1);
        var month = await measures.RunAsync(new(OfMonth, [body.Id], first, today), cancel);

        // A receipt of an earlier month taken back stands in the book of today, but no receipt of this month is one less for it.
        var earlier = await measures.RunAsync(new([MeasureCodes.FeeReceived, MeasureCodes.FeeReceivedOnline], [body.Id], first, today, SinceBefore: first), cancel);
        month = month.ToDictionary(m => m.Key, m => m.Value - earlier.GetValueOrDefault(m.Key), StringComparer.Ordinal);
        return new(body, QueueFigures.Of([.. tickets.Select(t => t.Facts)], now), [.. rows], sheet, month, await UnitsAsync(body.Id, now, cancel))
        {
            Bodies = await BodiesAsync([.. sight.Where(u => u.Id != body.Id && !tree.HasEnded(u.Id) && tree.AgenciesIn(body.Id).Contains(u.Id))], now, cancel),
            Papers = await PapersAsync(body.Id, now, cancel),
        };
    }

    /// <summary>A comparison of bodies; of one alone there is none.</summary>
    private async Task<IReadOnlyList<BodyRow>> BodiesAsync(List<Unit> below, DateTime now, CancellationToken cancel)
    {
        if (below.Count < 2)
        {
            return [];
        }

        var (near, today, ids) = (now + Near, VietnamTime.DayOf(now), below.ConvertAll(u => u.Id));
        var open = await db.Dossiers.Where(d => ids.Contains(d.AgencyId) && d.AcceptedAt != null && d.FinishedAt == null).GroupBy(d => d.AgencyId)
            .Select(g => new
            {
                g.Key,
                Open = g.Count(),
                NearDue = g.Count(d => d.PausedAt == null && d.DueAt >= now && d.DueAt <= near),
                PastDue = g.Count(d => d.PausedAt == null && d.DueAt < now),
            })
            .ToDictionaryAsync(g => g.Key, cancel);
        string[] inTime = [MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime];
        var ended = (await measures.ByAgencyAsync(new([.. inTime, MeasureCodes.FinishedLate], ids, new DateOnly(today.Year, today.Month, 1), today), cancel)).ToLookup(s => s.AgencyId);
        return
        [
            .. below.Select(u => new BodyRow(
                    u, open.GetValueOrDefault(u.Id)?.Open ?? 0, open.GetValueOrDefault(u.Id)?.NearDue ?? 0, open.GetValueOrDefault(u.Id)?.PastDue ?? 0,
                    ended[u.Id].Where(s => inTime.Contains(s.Measure)).Sum(s => s.Quantity), ended[u.Id].Sum(s => s.Quantity)))
                .OrderByDescending(r => r.PastDue).ThenByDescending(r => r.NearDue).ThenByDescending(r => r.Open).ThenBy(r => r.Unit.Name, VietnameseOrder.Plain),
        ];
    }

    private async Task<PaperShare> PapersAsync(Guid body, DateTime now, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(now);
        var from = VietnamTime.ToUtc(new DateOnly(today.Year, today.Month, 1).ToDateTime(TimeOnly.MinValue));
        var share = await db.Dossiers.Where(d => d.AgencyId == body && d.AcceptedAt >= from).SelectMany(d => d.Papers)
            .Where(p => p.Kind == PaperKind.Component || p.Kind == PaperKind.Supplement)
            .GroupBy(p => 1).Select(g => new { All = g.Count(), Digitised = g.Count(p => p.Sha256 != null || p.Answers != null) }).FirstOrDefaultAsync(cancel);
        return new(share?.All ?? 0, share?.Digitised ?? 0);
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
