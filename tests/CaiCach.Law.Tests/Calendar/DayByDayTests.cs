using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

/// <summary>The prefix tables against the rules walked day by day and minute by minute, as one would on paper.</summary>
public sealed class DayByDayTests
{
    private static readonly TimeOnly _end = new(17, 0);

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Counting_by_tables_equals_walking(int seed)
    {
        var chance = new Random(seed);
        for (var i = 0; i < 25; i++)
        {
            var start = At("2023-01-01T00:00").AddMinutes(chance.Next(60 * 24 * 365 * 3));
            Pause[] pauses = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => RandomPause(start, chance))];
            foreach (var unit in Enum.GetValues<LimitUnit>())
            {
                var limit = new TimeLimit(unit == LimitUnit.SameDay15h ? 0 : chance.Next(1, unit == LimitUnit.Month ? 20 : 40), unit);

                var answer = DueDates.Compute(Shipped, start, limit, pauses);

                Assert.Equal((limit, Walk(start, limit, []), Walk(start, limit, pauses)), (limit, answer.Due, answer.DueAfterPauses));
            }
        }
    }

    private static Pause RandomPause(DateTime start, Random chance)
    {
        var from = start.AddMinutes(chance.Next(60 * 24 * 20));
        return new(from, from.AddMinutes(chance.Next(60 * 24 * 8)));
    }

    private static DateTime Walk(DateTime start, TimeLimit limit, Pause[] pauses)
    {
        var day = DateOnly.FromDateTime(start);
        switch (limit.Unit)
        {
            case LimitUnit.WorkingDay:
                return WalkDays(day, limit.Value + PausedDays(pauses, Shipped.IsWorkingDay), Shipped.IsWorkingDay).ToDateTime(_end);
            case LimitUnit.SameDay15h:
                var first = Shipped.IsWorkingDay(day) && TimeOnly.FromDateTime(start) <= new TimeOnly(15, 0) ? day : Roll(day.AddDays(1));
                return WalkDays(first, PausedDays(pauses, Shipped.IsWorkingDay), Shipped.IsWorkingDay).ToDateTime(_end);
            case LimitUnit.CalendarDay:
                return Roll(WalkDays(day, limit.Value + PausedDays(pauses, _ => true), _ => true)).ToDateTime(_end);
            case LimitUnit.Month:
                return Roll(day.AddMonths(limit.Value).AddDays(PausedDays(pauses, _ => true))).ToDateTime(_end);
            default:
                return WalkMinutes(start, limit.Value * 60, pauses);
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

    private static DateOnly Roll(DateOnly day) => Shipped.IsWorkingDay(day) ? day : Roll(day.AddDays(1));

    private static DateTime WalkMinutes(DateTime start, int minutes, Pause[] pauses)
    {
        var minute = pauses.Length == 0 ? start : pauses.Min(p => p.From);
        for (; pauses.Length > 0 && minute < pauses.Max(p => p.To); minute = minute.AddMinutes(1))
        {
            minutes += IsWorked(minute) && Array.Exists(pauses, p => p.From <= minute && minute < p.To) ? 1 : 0;
        }

        for (minute = start; minutes > 0; minute = minute.AddMinutes(1))
        {
            minutes -= IsWorked(minute) ? 1 : 0;
        }

        return minute;
    }

    private static bool IsWorked(DateTime minute) =>
        Shipped.IsWorkingDay(DateOnly.FromDateTime(minute)) && (minute.Hour is (>= 8 and < 12) or (>= 13 and < 17));
}
