using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Measures;

/// <summary>The records behind a figure.</summary>
public sealed class MeasureRows(CaiCachDb db, ReferenceStore reference, ReadMeasures measures)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Which figure: the sum of some measures less the sum of others.</summary>
    /// <param name="Plus">What adds.</param>
    /// <param name="Minus">What takes away, e.g. the finished ones of a figure of what is open.</param>
    /// <param name="NotLateBefore">A moment (UTC): a running clock that ends later on its day does not count as past due; null to go by days alone.</param>
    public sealed record Figure(IReadOnlyList<MeasureQuery> Plus, IReadOnlyList<MeasureQuery> Minus, DateTime? NotLateBefore = null)
    {
        /// <summary>Only the dossiers that meet every one of these.</summary>
        public IReadOnlyList<Expression<Func<Dossier, bool>>> Which { get; init; } = [];

        /// <inheritdoc cref="Figure" />
        public Figure(MeasureQuery plus, MeasureQuery? minus = null, DateTime? notLateBefore = null)
            : this([plus], minus is null ? [] : [minus], notLateBefore)
        {
        }
    }

    /// <summary>A dossier behind a figure.</summary>
    public sealed record Row(
        Guid Id, string RequestNumber, string? Code, string ProcedureCode, Guid AgencyId, string OwnerName, BusinessState State,
        Channel Channel, DateTime SubmittedAt, DateTime? AcceptedAt, DateTime? DueAt, DateTime? FinishedAt, Timeliness? Timeliness, DateTime? AppointmentAt, FilingWay? Way);

    /// <summary>That the dossiers are told apart by the way they came in.</summary>
    /// <param name="Only">The one way to show; null for all.</param>
    public sealed record ByWay(WayIn? Only = null);

    /// <summary>A way in.</summary>
    /// <param name="Way">The way; null for those of which only the channel is known.</param>
    public sealed record WayIn(FilingWay? Way);

    /// <summary>How many of the dossiers the viewer may see came in one way.</summary>
    public sealed record WayCount(FilingWay? Way, int Dossiers);

    /// <summary>A page of the dossiers the viewer may see, where the next one starts (null on the last), and how many others the figure counts.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Guid? Next, int Hidden)
    {
        /// <summary>How they all came in, the most frequent way first; none where that was not asked for.</summary>
        public IReadOnlyList<WayCount> Ways { get; init; } = [];
    }

    /// <summary>The dossiers behind a figure, under the viewer's rights, oldest first.</summary>
    public Task<Page> RunAsync(Actor viewer, Figure figure, Guid? after = null, ByWay? byWay = null, CancellationToken cancel = default) => OfAsync(viewer, Records(figure), after, byWay, cancel);

    /// <summary>The same for dossiers that another query of this unit of work names, each once.</summary>
    internal async Task<Page> OfAsync(Actor viewer, IQueryable<Guid> records, Guid? after, ByWay? byWay = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var visible = db.Dossiers.AsNoTracking().Where(DossierScope.Of(viewer, snapshot.Organisation).Filter);
        var others = byWay?.Only is { Way: var only } ? records.Where(r => db.Dossiers.Any(d => d.Id == r && d.Way == only)) : records;
        var hidden = await others.Where(r => !visible.Any(d => d.Id == r)).CountAsync(cancel);
        var page = visible.Where(d => records.Contains(d.Id));
        var ways = byWay is null ? [] : await page.GroupBy(d => d.Way).Select(g => new { Way = g.Key, Dossiers = g.Count() }).ToListAsync(cancel);
        if (byWay?.Only is { Way: var way })
        {
            page = page.Where(d => d.Way == way);
        }

        if (after is { } last)
        {
            page = page.Where(d => d.Id.CompareTo(last) > 0);
        }

        var rows = await page.OrderBy(d => d.Id).Take(PageSize + 1).Select(d => new Row(
            d.Id, d.RequestNumber, d.Code, d.ProcedureCode, d.AgencyId, d.OwnerName, d.State,
            d.Channel, d.SubmittedAt, d.AcceptedAt, d.DueAt, d.FinishedAt, d.Timeliness, d.AppointmentAt, d.Way)).ToListAsync(cancel);
        return (rows.Count > PageSize ? new Page([.. rows.Take(PageSize)], rows[PageSize - 1].Id, hidden) : new(rows, null, hidden)) with
        {
            Ways = [.. ways.Select(w => new WayCount(w.Way, w.Dossiers)).OrderByDescending(w => w.Dossiers).ThenBy(w => w.Way)],
        };
    }

    /// <summary>The ids of the records behind a figure, whatever they are: a page of <paramref name="size"/> after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<Guid>> RecordsAsync(Figure figure, Guid? after = null, int size = PageSize, CancellationToken cancel = default)
    {
        var records = Records(figure);
        if (after is { } last)
        {
            records = records.Where(r => r.CompareTo(last) > 0);
        }

        return await records.OrderBy(r => r).Take(size).ToListAsync(cancel);
    }

    /// <summary>The dossiers behind a figure, whoever asks: for sums, never for a list.</summary>
    internal IQueryable<Dossier> Dossiers(Figure figure)
    {
        var records = Records(figure);
        return db.Dossiers.AsNoTracking().Where(d => records.Contains(d.Id));
    }

    /// <summary>Dossiers whose running clock ends on the local day of <paramref name="now"/>, but after it.</summary>
    internal static IQueryable<Dossier> DueLaterToday(CaiCachDb db, DateTime now)
    {
        var midnight = VietnamTime.ToUtc(VietnamTime.DayOf(now).AddDays(1).ToDateTime(TimeOnly.MinValue));
        return db.Dossiers.Where(d => d.PartOfId == null && d.AskedById == null && d.AcceptedAt != null && d.FinishedAt == null && d.PausedAt == null && d.DueAt > now && d.DueAt < midnight);
    }

    /// <summary>A record counts while its entries do not cancel out: an entry of −1 takes back one of +1.</summary>
    private IQueryable<Guid> Records(Figure figure)
    {
        var counted = figure.Plus.Select(q => Entries(q, figure).Select(e => new { e.RecordId, e.Quantity }))
            .Concat(figure.Minus.Select(q => Entries(q, figure).Select(e => new { e.RecordId, Quantity = -e.Quantity })))
            .Aggregate((one, other) => one.Concat(other));
        return counted.GroupBy(e => e.RecordId).Where(g => g.Sum(e => e.Quantity) != 0).Select(g => g.Key);
    }

    private IQueryable<MeasureEntry> Entries(MeasureQuery query, Figure figure)
    {
        var entries = measures.Within(query);
        if (figure.NotLateBefore is { } now)
        {
            var later = DueLaterToday(db, now).Select(d => d.Id);
            entries = entries.Where(e => e.Measure != MeasureCodes.PastDue || !later.Contains(e.RecordId));
        }

        if (figure.Which.Count == 0)
        {
            return entries;
        }

        // Before the entries are added up: there are far fewer of them.
        var meant = figure.Which.Aggregate(db.Dossiers.AsQueryable(), (dossiers, which) => dossiers.Where(which));
        return entries.Where(e => meant.Any(d => d.Id == e.RecordId));
    }
}
