using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class WatchTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Create(
        "2026", 2026, 2026, [new(new(2026, 4, 30), DayKind.Holiday, "Lễ", "", DayStatus.Final), new(new(2026, 5, 1), DayKind.Holiday, "Lễ", "", DayStatus.Final)], WorkingHours.Standard);

    [Theory]
    [InlineData("2026-03-02", "2026-03-05")] // Monday to Thursday
    [InlineData("2026-03-05", "2026-03-10")] // Thursday over a weekend
    [InlineData("2026-03-07", "2026-03-11")] // from a Saturday
    [InlineData("2026-04-29", "2026-05-06")] // over two days off and a weekend
    [InlineData("2026-12-31", "2027-01-05")] // past the calendar
    public void Near_is_the_third_working_day_after_today(string today, string last) =>
        Assert.Equal(Day(last), Watch.LastSoonDay(Calendar, Day(today)));

    [Theory]
    [InlineData("2026-03-16", "2026-03-02")]
    [InlineData("2026-05-04", "2026-04-16")]
    public void Long_is_since_the_tenth_working_day_before_today(string today, string first) =>
        Assert.Equal(Day(first), Watch.LastLongDay(Calendar, Day(today)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
