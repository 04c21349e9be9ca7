using System.Globalization;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.Calendar;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class DelayForecastTests
{
    // Tuesday 24/11/2026 is a holiday: between Friday 20 and Wednesday 25 lie Monday and Wednesday.
    [Theory]
    [InlineData("2026-11-19T23:59", false)]
    [InlineData("2026-11-20T00:00", true)]
    [InlineData("2026-11-25T17:00", true)]
    [InlineData("2026-11-25T17:01", false)]
    public void The_due_date_is_near_from_the_day_when_two_working_days_are_left_until_its_moment(string now, bool isNear) =>
        Assert.Equal(isNear, DelayForecast.IsNear(TheCalendar.Shipped, DateTime.Parse(now, CultureInfo.InvariantCulture), new(2026, 11, 25, 17, 0, 0)));

    [Fact]
    public void Where_the_calendar_ends_nothing_is_forecast() =>
        Assert.False(DelayForecast.IsNear(TheCalendar.Shipped, new(2027, 12, 31, 9, 0, 0), new(2028, 1, 3, 17, 0, 0)));
}
