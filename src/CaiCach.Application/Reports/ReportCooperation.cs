using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>
/// How bodies answered when others asked them (phối hợp), and how they handled parts of other bodies' dossiers (liên thông) and what bodies and units ask for under internal procedures (thủ tục nội bộ): by the measures of a period, each charged to the body that was asked or had
/// the part; beside them what is waited for now.
/// </summary>
public sealed class ReportCooperation(CaiCachDb db, ReferenceStore reference, ReadMeasures measures, MeasureRows rows, IDatabaseEngine engine)
{
    /// <summary>The most days of a period.</summary>
    public const int MostDays = 366;

    /// <summary>What is counted.</summary>
    public enum Figure
    {
        /// <summary>Opinions asked for in the period.</summary>
        Asked,

        /// <summary>Opinions given in the period by their due time.</summary>
        OnTime,

        /// <summary>Opinions given after it.</summary>
        Late,

        /// <summary>Opinions not given when the waiting ended.</summary>
        Silent,

        /// <summary>Opinions that whoever asked waited for no longer from a day of the period on.</summary>
        Recalled,

        /// <summary>Opinions waited for now.</summary>
        Waiting,

        /// <summary>Those of them whose time has passed.</summary>
        Overdue,

        /// <summary>Parts received in the period.</summary>
        Parts,

        /// <summary>Parts ended in the period by their due date.</summary>
        PartsInTime,

        /// <summary>Parts ended after it.</summary>
        PartsLate,

        /// <summary>Parts still open past their due date: at the end of the period; while it runs, of yesterday.</summary>
        PartsPastDue,

        /// <summary>Dossiers of internal procedures received in the period.</summary>
        Internal,

        /// <summary>Those of them ended in the period by their due date.</summary>
        InternalInTime,

        /// <summary>Those ended after it.</summary>
        InternalLate,

        /// <summary>Those still open past their due date, as <see cref="PartsPastDue"/>.</summary>
        InternalPastDue,
    }

    /// <summary>Which report.</summary>
    /// <param name="Unit">Code of a body or of a unit above some.</param>
    /// <param name="From">The first day, inclusive.</param>
    /// <param name="To">The last day, inclusive.</param>
    public sealed record Question(string Unit, DateOnly From, DateOnly To);

    /// <summary>A body.</summary>
    public sealed record Line(Unit Body, IReadOnlyDictionary<Figure, long> Figures);

    /// <summary>The report: bodies that have something to count, by code, and their sum.</summary>
    public sealed record Report(Unit Unit, IReadOnlyList<Line> Lines, IReadOnlyDictionary<Figure, long> Total);

    /// <summary>Makes it; units beyond the viewer's rights are as unknown as those that do not exist.</summary>
    public async Task<(Report? Report, IReadOnlyList<FieldFault> Faults)> RunAsync(Actor viewer, DateTime now, Question question, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var unit = ReportUnits.Of(viewer, tree).FirstOrDefault(u => u.Code == question.Unit);
        var faults = Check(unit, question, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var agencies = tree.AgenciesIn(unit!.Id);
        var counted = new List<(Guid Body, Figure Figure, long Quantity)>();
        foreach (var figures in Enum.GetValues<Figure>().Where(f => CodesOf(f).Count > 0).GroupBy(IsStanding))
        {
            var sums = await measures.ByAgencyAsync(QueryOf([.. figures], agencies, question, now), cancel);
            counted.AddRange(sums.Select(s => (s.AgencyId, figures.First(f => CodesOf(f).Contains(s.Measure)), s.Quantity)));
        }

        foreach (var asked in await Open(Figure.Waiting, tree, agencies, now).GroupBy(c => c.UnitId).Select(g => new { g.Key, Waiting = g.LongCount(), Overdue = g.LongCount(c => c.DueAt < now) }).ToListAsync(cancel))
        {
            var body = tree.Find(asked.Key)!.AgencyId;
            counted.AddRange([(body, Figure.Waiting, asked.Waiting), (body, Figure.Overdue, asked.Overdue)]);
        }

        var lines = counted.GroupBy(c => c.Body).Select(g => new Line(tree.Find(g.Key)!, Sums(g))).Where(l => l.Figures.Values.Any(v => v != 0)).OrderBy(l => l.Body.Code, StringComparer.Ordinal).ToList();
        return (new(unit, lines, Sums(counted)), []);

        static IReadOnlyDictionary<Figure, long> Sums(IEnumerable<(Guid Body, Figure Figure, long Quantity)> of)
        {
            var sums = of.ToLookup(c => c.Figure, c => c.Quantity);
            return Enum.GetValues<Figure>().ToDictionary(f => f, f => sums[f].Sum());
        }
    }

    /// <summary>The dossiers behind a figure, of one body or of all, as far as the viewer may see them; null when there is no such figure. A dossier asked about several times is there once.</summary>
    public async Task<MeasureRows.Page?> RowsAsync(Actor viewer, DateTime now, Question question, Figure figure, string? body, Guid? after = null, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var unit = ReportUnits.Of(viewer, tree).FirstOrDefault(u => u.Code == question.Unit);
        if (Check(unit, question, VietnamTime.DayOf(now)).Any() || !Enum.IsDefined(figure))
        {
            return null;
        }

        var agencies = tree.AgenciesIn(unit!.Id);
        if (body is not null)
        {
            if (tree.Find(body) is not { } one || !agencies.Contains(one.Id))
            {
                return null;
            }

            agencies = new HashSet<Guid> { one.Id };
        }

        return CodesOf(figure).Count > 0
            ? await rows.RunAsync(viewer, new(QueryOf([figure], agencies, question, now)), after, cancel: cancel)
            : await rows.OfAsync(viewer, Open(figure, tree, agencies, now).Select(c => c.DossierId).Distinct(), after, cancel: cancel);
    }

    /// <summary>The report as a list for every format.</summary>
    public static TextTable TableOf(Report report, Question question, Func<Figure, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        var figures = Enum.GetValues<Figure>();
        return new(
            "", "Phoi hop", "PHỐI HỢP, LIÊN THÔNG VÀ THỦ TỤC HÀNH CHÍNH NỘI BỘ", $"Từ ngày {question.From:dd/MM/yyyy} đến ngày {question.To:dd/MM/yyyy}",
            [new("Cơ quan", 40), .. figures.Select(f => new TextColumn(nameOf(f), 12))],
            [.. report.Lines.Select(l => Words(l.Body.Name, l.Figures)), Words("Tổng cộng", report.Total)]);

        IReadOnlyList<string> Words(string name, IReadOnlyDictionary<Figure, long> of) => [name, .. figures.Select(f => of[f].ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static IReadOnlyList<string> CodesOf(Figure figure) => figure switch
    {
        Figure.Asked => [MeasureCodes.OpinionAsked],
        Figure.OnTime => [MeasureCodes.OpinionOnTime],
        Figure.Late => [MeasureCodes.OpinionLate],
        Figure.Silent => [MeasureCodes.OpinionSilent],
        Figure.Recalled => [MeasureCodes.OpinionRecalled],
        Figure.Parts => [MeasureCodes.PartAccepted],
        Figure.PartsInTime => [MeasureCodes.PartFinishedEarly, MeasureCodes.PartFinishedOnTime],
        Figure.PartsLate => [MeasureCodes.PartFinishedLate],
        Figure.PartsPastDue => [MeasureCodes.PartPastDue],
        Figure.Internal => [MeasureCodes.InternalAccepted],
        Figure.InternalInTime => [MeasureCodes.InternalFinishedEarly, MeasureCodes.InternalFinishedOnTime],
        Figure.InternalLate => [MeasureCodes.InternalFinishedLate],
        Figure.InternalPastDue => [MeasureCodes.InternalPastDue],
        _ => [],
    };

    /// <summary>Whether it is what stands at the end of the period, however early it began.</summary>
    private static bool IsStanding(Figure figure) => figure is Figure.PartsPastDue or Figure.InternalPastDue;

    private static MeasureQuery QueryOf(IReadOnlyList<Figure> figures, IReadOnlySet<Guid> agencies, Question question, DateTime now)
    {
        List<string> codes = [.. figures.SelectMany(CodesOf)];
        var yesterday = VietnamTime.DayOf(now).AddDays(-1);
        return figures.All(IsStanding)
            ? new(codes, agencies, null, question.To < yesterday ? question.To : yesterday)
            : new(codes, agencies, question.From, question.To);
    }

    private IQueryable<Consultation> Open(Figure figure, OrganisationTree tree, IReadOnlySet<Guid> agencies, DateTime now)
    {
        var units = tree.All.Where(u => agencies.Contains(u.AgencyId)).Select(u => u.Id).ToList();
        var open = db.Consultations.AsNoTracking().Where(c => c.ClosedAt == null && units.Contains(c.UnitId));
        return figure == Figure.Overdue ? open.Where(c => c.DueAt < now) : open;
    }

    internal static IEnumerable<FieldFault> Check(Unit? unit, Question question, DateOnly today)
    {
        if (unit is null)
        {
            yield return new("unit", "unit_unknown", "Không có đơn vị với mã này trong phạm vi được xem báo cáo.");
        }

        if (question.To < question.From)
        {
            yield return new("to", "period_reversed", "Ngày cuối kỳ không được trước ngày đầu kỳ.");
        }
        else if (question.From > today)
        {
            yield return new("from", "period_in_future", "Kỳ báo cáo chưa bắt đầu.");
        }
        else if (question.From.Year < ReportIi06a.FirstYear || question.To.DayNumber - question.From.DayNumber >= MostDays)
        {
            yield return new("to", "period_too_long", "Chọn khoảng ngày không quá một năm.");
        }
    }
}
