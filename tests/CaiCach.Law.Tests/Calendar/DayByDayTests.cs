using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

/// <summary>The prefix tables against the rules walked day by day and minute by minute, as one would on paper.</summary>
public sealed class DayByDayTests
{
    private static readonly WorkingHours _early = new(new(7, 0), new(11, 30), new(13, 30), new(17, 0));
    private static readonly WorkingHours _morning = new(new HoursSpan(new(7, 30), new(11, 30)), null);
    private static readonly WorkingHours _afternoon = new(null, new HoursSpan(new(13, 15), new(16, 45)));

    /// <summary>A unit that works Saturday mornings, from autumn Tuesday to Saturday, and has days of its own.</summary>
    private static readonly WorkCalendar _unit = new UnitCalendar(
        [
            new(Day("2023-03-01"), new([_early, _early, _early, _early, _morning, _morning, null]), new("1/QĐ", Day("2023-02-01")), "Giờ riêng"),
            new(Day("2024-10-01"), new([null, _early, _early, _afternoon, _early, _early, _morning]), new("2/QĐ", Day("2024-09-01")), "Giờ mùa thu"),
        ],
        [.. Enumerable.Range(0, 120).Select(i => new UnitDay(Day("2023-05-01").AddDays(i * 11), i % 3 == 0 ? null : i % 3 == 1 ? _morning : _afternoon, new("3/QĐ", Day("2023-04-01")), "Ngày riêng"))]).Over(Shipped, "unit", "Sở A");

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Counting_by_tables_equals_walking(int seed)
    {
        var calendar = seed % 2 == 0 ? Shipped : _unit;
        var chance = new Random(seed);
        for (var i = 0; i < 25; i++)
        {
            var start = At("2023-01-01T00:00").AddMinutes(chance.Next(60 * 24 * 365 * 3));
            Pause[] pauses = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => RandomPause(start, chance))];
            foreach (var unit in Enum.GetValues<LimitUnit>())
            {
                var limit = new TimeLimit(unit == LimitUnit.SameDay15h ? 0 : chance.Next(1, unit == LimitUnit.Month ? 20 : 40), unit);

                var answer = DueDates.Compute(calendar, start, limit, pauses);

                Assert.Equal((limit, Walk(calendar, start, limit, []), Walk(calendar, start, limit, pauses)), (limit, answer.Due, answer.DueAfterPauses));
            }
        }
    }

    private static Pause RandomPause(DateTime start, Random chance)
    {
        var from = start.AddMinutes(chance.Next(60 * 24 * 20));
        return new(from, from.AddMinutes(chance.Next(60 * 24 * 8)));
    }

    private static DateTime Walk(WorkCalendar calendar, DateTime start, TimeLimit limit, Pause[] pauses)
    {
        var day = DateOnly.FromDateTime(start);
        DateOnly Roll(DateOnly date) => calendar.IsWorkingDay(date) ? date : Roll(date.AddDays(1));
        DateTime End(DateOnly date) => date.ToDateTime(calendar.HoursOn(date)!.End);
        switch (limit.Unit)
        {
            case LimitUnit.WorkingDay:
                return End(WalkDays(day, limit.Value + PausedDays(pauses, calendar.IsWorkingDay), calendar.IsWorkingDay));
            case LimitUnit.SameDay15h:
                var time = TimeOnly.FromDateTime(start);
                var first = calendar.HoursOn(day) is { } hours && time <= new TimeOnly(15, 0) && time < hours.End ? day : Roll(day.AddDays(1));
                return End(WalkDays(first, PausedDays(pauses, calendar.IsWorkingDay), calendar.IsWorkingDay));
            case LimitUnit.CalendarDay:
                return End(Roll(WalkDays(day, limit.Value + PausedDays(pauses, _ => true), _ => true)));
            case LimitUnit.Month:
                return End(Roll(day.AddMonths(limit.Value).AddDays(PausedDays(pauses, _ => true))));
            default:
                return WalkMinutes(calendar, start, limit.Value * 60, pauses);
        }
    }

    private static int PausedDays(Pause[] pauses, Func<DateOnly, bool> counts)
    {
        var days = new HashSet<DateOnly>();
        foreach (var pause in pauses)
        {
            for (var day = DateOnly.FromDateTime(pause.From).AddDays(1); day <= DateOnly.FromDateTime(pause.To); day = day.AddDays(1))
            {
                days.Add(day);
            }
        }

        return days.Count(counts);
    }

    private static DateOnly WalkDays(DateOnly day, int count, Func<DateOnly, bool> counts)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= counts(day) ? 1 : 0;
        }

        return day;
    }

    private static DateTime WalkMinutes(WorkCalendar calendar, DateTime start, int minutes, Pause[] pauses)
    {
        var minute = pauses.Length == 0 ? start : pauses.Min(p => p.From);
        for (; pauses.Length > 0 && minute < pauses.Max(p => p.To); minute = minute.AddMinutes(1))
        {
            minutes += IsWorked(calendar, minute) && Array.Exists(pauses, p => p.From <= minute && minute < p.To) ? 1 : 0;
        }

        for (minute = start; minutes > 0; minute = minute.AddMinutes(1))
        {
            minutes -= IsWorked(calendar, minute) ? 1 : 0;
        }

        return minute;
    }

    private static bool IsWorked(WorkCalendar calendar, DateTime minute) =>
        calendar.HoursOn(DateOnly.FromDateTime(minute)) is { } hours && (Within(hours.Morning, minute) || Within(hours.Afternoon, minute));

    private static bool Within(HoursSpan? span, DateTime minute) =>
        span is { } known && known.From <= TimeOnly.FromDateTime(minute) && TimeOnly.FromDateTime(minute) < known.To;
}
