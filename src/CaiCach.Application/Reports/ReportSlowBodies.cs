using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>
/// Whom a body waited for (cơ quan phối hợp chậm): the bodies, inside this installation and outside it, that it asked for an opinion or for a part, how they answered in a period, and
/// how many working days of the period it waited for them past their time. By what is on record of each question, so that a period that is over gives the same figures later.
/// </summary>
public sealed class ReportSlowBodies(CaiCachDb db, ReferenceStore reference, MeasureRows rows, IDatabaseEngine engine)
{
    private const string PartReturned = "dossier.part_returned";

    /// <summary>What is counted.</summary>
    public enum Figure
    {
        /// <summary>Opinions and parts asked for in the period.</summary>
        Asked,

        /// <summary>Answered in the period within their time; of a body outside, by the day of its document.</summary>
        InTime,

        /// <summary>Answered in the period after it.</summary>
        Late,

        /// <summary>Not answered when, in the period and after their time, nobody waited any more.</summary>
        Silent,

        /// <summary>Waited for at the end of the period, past their time.</summary>
        Overdue,

        /// <summary>Working days of the period past the time of those that are late, silent or overdue.</summary>
        DaysLate,
    }

    /// <summary>A body: inside, its code; outside, its folded name behind a mark that no code has.</summary>
    /// <param name="Key">By what it is told from others.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="IsOutside">Whether it is outside this installation.</param>
    public sealed record Body(string Key, string Name, bool IsOutside);

    /// <summary>The figures of a body.</summary>
    public sealed record Line(Body Body, IReadOnlyDictionary<Figure, long> Figures);

    /// <summary>The report: bodies that have something to count, the slowest first, and their sum.</summary>
    public sealed record Report(Unit Unit, IReadOnlyList<Line> Lines, IReadOnlyDictionary<Figure, long> Total);

    /// <summary>Makes it; units beyond the viewer's rights are as unknown as those that do not exist.</summary>
    public async Task<(Report? Report, IReadOnlyList<FieldFault> Faults)> RunAsync(Actor viewer, DateTime now, ReportCooperation.Question question, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var unit = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == question.Unit);
        var faults = ReportCooperation.Check(unit, question, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var asked = await AskedAsync(snapshot, unit!, question, now, cancel);
        var lines = asked.GroupBy(a => a.Key).Select(g => new Line(new(g.Key, g.MaxBy(a => a.At)!.Name, g.First().IsOutside), Sums(g))).Where(l => l.Figures.Values.Any(v => v != 0))
            .OrderByDescending(l => l.Figures[Figure.DaysLate]).ThenBy(l => l.Body.Key, StringComparer.Ordinal).ToList();
        return (new(unit!, lines, Sums(asked)), []);

        static IReadOnlyDictionary<Figure, long> Sums(IEnumerable<Asking> of)
        {
            var all = of.ToList();
            return Enum.GetValues<Figure>().ToDictionary(f => f, f => all.Sum(a => a.Count(f)));
        }
    }

    /// <summary>The dossiers behind a figure, of one body or of all, as far as the viewer may see them; null when there is no such figure. A dossier is there once, however often others were asked about it.</summary>
    public async Task<(MeasureRows.Page Rows, string? Body)?> RowsAsync(Actor viewer, DateTime now, ReportCooperation.Question question, Figure figure, string? body, Guid? after = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var unit = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == question.Unit);
        if (ReportCooperation.Check(unit, question, VietnamTime.DayOf(now)).Any() || !Enum.IsDefined(figure))
        {
            return null;
        }

        var asked = (await AskedAsync(snapshot, unit!, question, now, cancel)).Where(a => body is null || a.Key == body).ToList();
        if (body is not null && asked.Count == 0)
        {
            return null;
        }

        var ids = asked.Where(a => a.Count(figure) > 0).Select(a => a.DossierId).Distinct().ToList();
        return (await rows.OfAsync(viewer, db.Dossiers.Where(d => ids.Contains(d.Id)).Select(d => d.Id), after, cancel: cancel), body is null ? null : asked.MaxBy(a => a.At)!.Name);
    }

    /// <summary>The report as a list for every format.</summary>
    public static TextTable TableOf(Report report, ReportCooperation.Question question, Func<Figure, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        var figures = Enum.GetValues<Figure>();
        return new(
            "", "Co quan phoi hop cham", "CƠ QUAN PHỐI HỢP CHẬM", $"Từ ngày {question.From:dd/MM/yyyy} đến ngày {question.To:dd/MM/yyyy}",
            [new("Cơ quan", 40), .. figures.Select(f => new TextColumn(nameOf(f), 12))],
            [.. report.Lines.Select(l => Words(l.Body.IsOutside ? $"{l.Body.Name} (ngoài hệ thống)" : l.Body.Name, l.Figures)), Words("Tổng cộng", report.Total)]);

        IReadOnlyList<string> Words(string name, IReadOnlyDictionary<Figure, long> of) => [name, .. figures.Select(f => of[f].ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>One question, or one part, as it stands in the period.</summary>
    private sealed record Asking(Guid DossierId, string Key, string Name, bool IsOutside, DateTime At, bool IsAsked, Figure? Turn, int Days)
    {
        public long Count(Figure figure) => figure switch
        {
            Figure.Asked => IsAsked ? 1 : 0,
            Figure.DaysLate => Days,
            _ => Turn == figure ? 1 : 0,
        };
    }

    /// <summary>What is on record of one: when its waiting ended, whether it was answered or recorded as silent, and the day of the document of a body outside.</summary>
    private sealed record Row(Guid DossierId, Guid AgencyId, Guid? UnitId, string? Body, string? BodyKey, DateTime AskedAt, DateTime DueAt, DateTime? ClosedAt, bool Answered, DateOnly? RepliedOn, bool Stands = false, bool Silent = false);

    private async Task<IReadOnlyList<Asking>> AskedAsync(ReferenceSnapshot snapshot, Unit unit, ReportCooperation.Question question, DateTime now, CancellationToken cancel)
    {
        var bodies = snapshot.Organisation.AgenciesIn(unit.Id).ToList();
        var start = VietnamTime.ToUtc(question.From.ToDateTime(TimeOnly.MinValue));
        var over = VietnamTime.ToUtc(question.To.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var end = over < now ? over : now.AddMicroseconds(1);
        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var opinions = await db.Consultations.AsNoTracking().Where(c => bodies.Contains(c.AgencyId) && c.AskedAt < end && (c.ClosedAt == null || c.ClosedAt >= start))
            .Select(c => new Row(c.DossierId, c.AgencyId, c.UnitId, null, null, c.AskedAt, c.DueAt, c.ClosedAt, c.Answer != null && c.Answer != OpinionAnswer.None, null, false, c.Answer == OpinionAnswer.None)).ToListAsync(cancel);
        var outside = await db.OutsideRequests.AsNoTracking().Where(o => bodies.Contains(o.AgencyId) && o.AskedAt < end && (o.ClosedAt == null || o.ClosedAt >= start))
            .Select(o => new Row(o.DossierId, o.AgencyId, null, o.Body, o.BodyKey, o.AskedAt, o.DueAt, o.ClosedAt, o.Answer != null && o.Answer != OpinionAnswer.None, o.RepliedOn, false, o.Answer == OpinionAnswer.None)).ToListAsync(cancel);
        var parts = await db.Dossiers.AsNoTracking().Where(d => d.PartOfId != null && d.DueAt != null && bodies.Contains(d.ReceivedById) && d.SubmittedAt < end && (d.FinishedAt == null || d.FinishedAt >= start))
            .Select(d => new Row(
                d.PartOfId!.Value, d.ReceivedById, d.AgencyId, null, null, d.SubmittedAt, d.DueAt!.Value, d.FinishedAt,
                d.State == BusinessState.Issued || db.Events.Any(e => e.StreamId == d.Id && e.Type == PartReturned), null, d.PausedAt <= d.DueAt && d.PausedAt < end)).ToListAsync(cancel);
        return [.. opinions.Concat(outside).Concat(parts).Select(row => Of(snapshot, row, start, end, question.From))];
    }

    private static Asking Of(ReferenceSnapshot snapshot, Row row, DateTime start, DateTime end, DateOnly from)
    {
        var due = VietnamTime.DayOf(row.DueAt);
        var (turn, until) = row.ClosedAt is not { } closed || closed >= end
            ? (row.DueAt < end.AddMicroseconds(-1) && !row.Stands ? Figure.Overdue : (Figure?)null, VietnamTime.DayOf(end.AddMicroseconds(-1)))
            : row.Answered
                ? (row.RepliedOn is { } day ? day > due : closed > row.DueAt) ? (Figure.Late, row.RepliedOn ?? VietnamTime.DayOf(closed)) : (Figure.InTime, due)
                // Who is recorded as silent in the last minute of its time kept silent; who was recalled in it did not.
                : (row.Silent || closed > row.DueAt ? Figure.Silent : (Figure?)null, VietnamTime.DayOf(closed));
        var after = due < from ? from.AddDays(-1) : due;
        var days = turn is Figure.Late or Figure.Silent or Figure.Overdue && after < until ? DaysOf(snapshot.CalendarOf(row.AgencyId), after, until) : 0;
        var (key, name) = row.BodyKey is { } outside ? ("~" + outside, row.Body!) : BodyOf(snapshot.Organisation, row.UnitId!.Value, row.AgencyId);
        return new(row.DossierId, key, name, row.BodyKey is not null, row.AskedAt, row.AskedAt >= start, turn, days);
    }

    /// <summary>Another body answers as a whole; of the body that asks, the unit.</summary>
    private static (string Key, string Name) BodyOf(OrganisationTree tree, Guid unitId, Guid askedBy)
    {
        var unit = tree.Find(unitId)!;
        var body = unit.AgencyId == askedBy ? unit : tree.Find(unit.AgencyId)!;
        return (body.Code, tree.NameWithBody(body.Id));
    }

    private static int DaysOf(WorkCalendar? calendar, DateOnly after, DateOnly until) =>
        calendar is not null && calendar.Covers(after) && calendar.Covers(until) ? calendar.WorkingDaysBetween(after, until) : until.DayNumber - after.DayNumber;
}
