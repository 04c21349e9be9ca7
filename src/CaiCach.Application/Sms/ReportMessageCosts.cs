using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Data.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>
/// What text messages cost (chi phí tin nhắn): by month, body and channel, those that the provider took, how many arrived, and what they cost by the prices in force when each
/// went out; and those of which the provider tells another price.
/// </summary>
public sealed class ReportMessageCosts(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The most months of one report.</summary>
    public const int MostMonths = 12;

    /// <summary>The most differences shown, the newest.</summary>
    public const int MostDifferences = 100;

    /// <summary>Whose messages, of which months.</summary>
    /// <param name="Unit">The code of a body; those below it count.</param>
    /// <param name="From">A day of the first month.</param>
    /// <param name="To">A day of the last month.</param>
    public sealed record Question(string Unit, DateOnly From, DateOnly To);

    /// <summary>What is counted.</summary>
    /// <param name="Sent">Taken by the provider.</param>
    /// <param name="Delivered">Told to have arrived.</param>
    /// <param name="Failed">Told not to have arrived, given up, or replaced by a text message.</param>
    /// <param name="Parts">Parts paid for.</param>
    /// <param name="Cost">What those cost that have a price, in đồng.</param>
    /// <param name="Unpriced">How many have no price.</param>
    /// <param name="ToldCost">What the provider told of those it told a price of.</param>
    /// <param name="Told">How many it told a price of.</param>
    public sealed record Figures(long Sent, long Delivered, long Failed, long Parts, long Cost, long Unpriced, long ToldCost, long Told)
    {
        /// <summary>The cost; null where no message has a price, which is not the same as nothing.</summary>
        public long? KnownCost => Unpriced == Sent ? null : Cost;

        /// <summary>What the provider told; null where it told nothing.</summary>
        public long? KnownToldCost => Told == 0 ? null : ToldCost;

        /// <summary>The sum of two.</summary>
        public static Figures operator +(Figures one, Figures other)
        {
            ArgumentNullException.ThrowIfNull(one);
            ArgumentNullException.ThrowIfNull(other);
            return new(
                one.Sent + other.Sent, one.Delivered + other.Delivered, one.Failed + other.Failed, one.Parts + other.Parts,
                one.Cost + other.Cost, one.Unpriced + other.Unpriced, one.ToldCost + other.ToldCost, one.Told + other.Told);
        }
    }

    /// <summary>A line.</summary>
    /// <param name="Month">The first day of the month.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Channel">The channel; null for messages of before that was kept.</param>
    /// <param name="Of">The figures.</param>
    public sealed record Line(DateOnly Month, string Body, SmsChannel? Channel, Figures Of);

    /// <summary>A message of which the provider tells another price.</summary>
    /// <param name="Id">The message, as the provider knows it.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Channel">The channel.</param>
    /// <param name="SentAt">When it went out (UTC).</param>
    /// <param name="Parts">Its parts.</param>
    /// <param name="Cost">What it cost by our prices; null where none was set.</param>
    /// <param name="ToldCost">What it cost by the provider's word.</param>
    public sealed record Difference(Guid Id, string Body, SmsChannel? Channel, DateTime SentAt, int Parts, long? Cost, long ToldCost);

    /// <summary>The report: its lines, their sum, and the differences with how many there are.</summary>
    public sealed record Report(Unit Unit, IReadOnlyList<Line> Lines, Figures Total, IReadOnlyList<Difference> Differences, int AllDifferences);

    /// <summary>Makes it; units beyond the viewer's rights are as unknown as those that do not exist.</summary>
    public async Task<(Report? Report, IReadOnlyList<FieldFault> Faults)> RunAsync(Actor viewer, DateTime now, Question question, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var unit = UnitsOf(viewer, tree).FirstOrDefault(u => u.Code == question.Unit);
        var (first, last) = (MonthOf(question.From), MonthOf(question.To));
        var faults = FaultsOf(unit, first, last, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var bodies = tree.AgenciesIn(unit!.Id).Select(id => (Guid?)id).ToList();
        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var lines = new List<Line>();
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            var grouped = await Sent(month, month).GroupBy(m => new { m.AgencyId, m.Channel }).Select(g => new
            {
                g.Key.AgencyId,
                g.Key.Channel,
                Of = new Figures(
                    g.Count(), g.Count(m => m.State == SmsState.Delivered), g.Count(m => m.State == SmsState.Undelivered || m.State == SmsState.SetAside || m.State == SmsState.Replaced),
                    g.Sum(m => m.Parts ?? 0), g.Sum(m => m.Cost ?? 0), g.Count(m => m.Cost == null), g.Sum(m => m.ToldCost ?? 0), g.Count(m => m.ToldCost != null)),
            }).ToListAsync(cancel);
            lines.AddRange(grouped.Select(g => (tree.Find(g.AgencyId!.Value)!.Code, Line: new Line(month, tree.NameOf(g.AgencyId.Value), g.Channel, g.Of)))
                .OrderBy(g => g.Code, StringComparer.Ordinal).ThenBy(g => g.Line.Channel is null).ThenBy(g => g.Line.Channel).Select(g => g.Line));
        }

        var differing = Sent(first, last).Where(m => m.ToldCost != null && m.Cost != m.ToldCost);
        var shown = await differing.OrderByDescending(m => m.SentAt).ThenBy(m => m.Id).Take(MostDifferences)
            .Select(m => new { m.Id, m.AgencyId, m.Channel, m.SentAt, m.Parts, m.Cost, m.ToldCost }).ToListAsync(cancel);
        var total = lines.Aggregate(new Figures(0, 0, 0, 0, 0, 0, 0, 0), (sum, line) => sum + line.Of);
        return (
            new(
                unit, lines, total,
                [.. shown.Select(m => new Difference(m.Id, tree.NameOf(m.AgencyId!.Value), m.Channel, m.SentAt!.Value, m.Parts ?? 0, m.Cost, m.ToldCost!.Value))],
                shown.Count < MostDifferences ? shown.Count : await differing.CountAsync(cancel)),
            []);

        IQueryable<SmsMessage> Sent(DateOnly from, DateOnly to)
        {
            var (start, end) = (VietnamTime.ToUtc(from.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(to.AddMonths(1).ToDateTime(TimeOnly.MinValue)));
            return db.SmsMessages.AsNoTracking().Where(m => bodies.Contains(m.AgencyId) && m.SentAt >= start && m.SentAt < end);
        }
    }

    /// <summary>The bodies whose costs a person reads.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor viewer, OrganisationTree tree) => ReportUnits.Of(viewer, tree, SmsScope.Readers);

    /// <summary>The report as a list for every format.</summary>
    /// <param name="report">The report.</param>
    /// <param name="question">Its months.</param>
    /// <param name="nameOf">A channel in words.</param>
    public static TextTable TableOf(Report report, Question question, Func<SmsChannel?, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        return new(
            "", "Chi phi tin nhan", "CHI PHÍ TIN NHẮN", string.Create(CultureInfo.InvariantCulture, $"Từ tháng {question.From:MM/yyyy} đến tháng {question.To:MM/yyyy}"),
            [
                new("Tháng", 10), new("Đơn vị", 40), new("Kênh", 14), new("Đã gửi", 10), new("Đã đến máy", 10), new("Không đến", 10), new("Số phần", 10),
                new("Chi phí (đồng)", 16), new("Tin chưa có đơn giá", 12), new("Nhà cung cấp báo (đồng)", 16),
            ],
            [.. report.Lines.Select(l => Words(l.Month.ToString("MM/yyyy", CultureInfo.InvariantCulture), l.Body, nameOf(l.Channel), l.Of)), Words("Tổng cộng", "", "", report.Total)]);

        static IReadOnlyList<string> Words(string month, string body, string channel, Figures of) =>
        [
            month, body, channel, Number(of.Sent), Number(of.Delivered), Number(of.Failed), Number(of.Parts),
            of.KnownCost is { } cost ? Number(cost) : of.Sent == 0 ? Number(0) : "chưa có đơn giá", Number(of.Unpriced), of.KnownToldCost is { } told ? Number(told) : "",
        ];

        static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static IEnumerable<FieldFault> FaultsOf(Unit? unit, DateOnly first, DateOnly last, DateOnly today)
    {
        if (unit is null)
        {
            yield return new("unit", "unit_unknown", "Không có đơn vị với mã này trong phạm vi được xem báo cáo.");
        }

        if (first > last)
        {
            yield return new("to", "to_before_from", "Tháng cuối phải từ tháng đầu trở đi.");
        }
        else if (last > MonthOf(today))
        {
            yield return new("to", "to_future", "Tháng cuối chưa tới.");
        }
        else if (first.AddMonths(MostMonths) <= last)
        {
            yield return new("from", "too_long", $"Báo cáo nhiều nhất {MostMonths} tháng.");
        }
    }
}
