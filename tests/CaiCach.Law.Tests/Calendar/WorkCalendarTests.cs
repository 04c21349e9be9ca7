using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class WorkCalendarTests
{
    public static TheoryData<string> DaysOff() => [.. TheCalendar.Csv.Split('\n').Skip(1).Where(l => l.Length > 0 && !l.Contains(",makeup_work,", StringComparison.Ordinal)).Select(l => l[..10])];

    [Theory]
    [MemberData(nameof(DaysOff))]
    public void No_day_off_is_worked_and_the_day_before_and_after_follow_their_own_kind(string date)
    {
        var day = Day(date);

        Assert.False(Shipped.IsWorkingDay(day));
        foreach (var beside in new[] { day.AddDays(-1), day.AddDays(1) }.Where(Shipped.Covers))
        {
            var isWeekend = beside.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(Shipped.Find(beside)?.Kind is { } kind ? kind == DayKind.MakeUpWork : !isWeekend, Shipped.IsWorkingDay(beside));
        }
    }

    [Theory]
    [InlineData("2024-05-04")]
    [InlineData("2025-04-26")]
    [InlineData("2026-01-10")]
    [InlineData("2026-08-22")]
    public void A_make_up_saturday_is_worked_and_its_sunday_is_not(string date)
    {
        Assert.True(Shipped.IsWorkingDay(Day(date)));
        Assert.False(Shipped.IsWorkingDay(Day(date).AddDays(1)));
        Assert.Equal(DayKind.MakeUpWork, Shipped.Find(Day(date))!.Kind);
    }

    [Fact]
    public void Counting_by_table_equals_counting_day_by_day()
    {
        var first = Day("2023-01-01");
        var counted = 0;
        for (var day = first.AddDays(1); Shipped.Covers(day); day = day.AddDays(1))
        {
            counted += Shipped.IsWorkingDay(day) ? 1 : 0;
            Assert.Equal(counted, Shipped.WorkingDaysBetween(first, day));
            Assert.Equal(0, Shipped.WorkingDaysBetween(day, first));
        }
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-23")]
    [InlineData("2026-11-23", "2026-11-25")]
    [InlineData("2026-02-13", "2026-02-23")]
    [InlineData("2026-01-09", "2026-01-10")]
    public void The_next_working_day_is_strictly_after(string day, string next) => Assert.Equal(Day(next), Shipped.NextWorkingDay(Day(day)));

    [Fact]
    public void The_calendar_covers_whole_years_and_refuses_questions_beyond()
    {
        Assert.Equal((2023, 2027), (Shipped.FirstYear, Shipped.LastYear));
        Assert.True(Shipped.Covers(Day("2023-01-01")) && Shipped.Covers(Day("2027-12-31")));
        Assert.False(Shipped.Covers(Day("2022-12-31")) || Shipped.Covers(Day("2028-01-01")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.IsWorkingDay(Day("2028-01-01")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.NextWorkingDay(Day("2027-12-31")));
    }

    [Fact]
    public void Provisional_days_are_named_in_order()
    {
        Assert.Equal(9, Shipped.ProvisionalDays.Count);
        Assert.Equal(Day("2027-02-05"), Shipped.ProvisionalDays[0].Date);
        Assert.Equal(Day("2027-09-03"), Shipped.ProvisionalDays[^1].Date);
    }

    [Fact]
    public void Days_outside_the_years_twice_the_same_day_or_hours_out_of_order_are_bugs()
    {
        CalendarDay day = new(Day("2026-01-01"), DayKind.Holiday, "Tết Dương lịch", "BLLĐ 2019", DayStatus.Final);

        Assert.Throws<ArgumentException>(() => WorkCalendar.Create("v", 2025, 2025, [day], WorkingHours.Standard));
        Assert.Throws<ArgumentException>(() => WorkCalendar.Create("v", 2026, 2026, [day, day], WorkingHours.Standard));
        Assert.Throws<ArgumentException>(() => WorkCalendar.Create("v", 2027, 2026, [], WorkingHours.Standard));
        Assert.Throws<ArgumentException>(() => Shipped.WithHours(new(new(8, 0), new(12, 0), new(11, 0), new(17, 0))));
        Assert.Throws<ArgumentException>(() => Shipped.WithHours(new(new(8, 0, 30), new(12, 0), new(13, 0), new(17, 0))));
    }

    [Fact]
    public void Vietnamese_time_is_seven_hours_ahead_all_year()
    {
        var utc = new DateTime(2026, 11, 23, 17, 30, 0, DateTimeKind.Utc);

        Assert.Equal(At("2026-11-24T00:30"), VietnamTime.ToLocal(utc));
        Assert.Equal(DateTimeKind.Unspecified, VietnamTime.ToLocal(utc).Kind);
        Assert.Equal(Day("2026-11-24"), VietnamTime.DayOf(utc));
        Assert.Equal(Day("2026-11-23"), VietnamTime.DayOf(utc.AddMinutes(-31)));
        Assert.Equal(utc, VietnamTime.ToUtc(At("2026-11-24T00:30")));
        Assert.Equal(DateTimeKind.Utc, VietnamTime.ToUtc(At("2026-11-24T00:30")).Kind);
        Assert.Throws<ArgumentException>(() => VietnamTime.ToUtc(utc));
    }
}
