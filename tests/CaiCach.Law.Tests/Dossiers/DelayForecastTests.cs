using System.Globalization;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.Calendar;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class DelayForecastTests
{
    private static readonly IReadOnlyList<DelayForecast> Two = DelayForecast.Parse("""{"versions":[{"inForceFrom":"2026-11-19","workingDays":3},{"inForceFrom":"2018-06-21","workingDays":2}],"source":"thử"}""");

    // Tuesday 24/11/2026 is a holiday: between Friday 20 and Wednesday 25 lie Monday and Wednesday.
    [Theory]
    [InlineData("2026-11-19T23:59", false)]
    [InlineData("2026-11-20T00:00", true)]
    [InlineData("2026-11-25T17:00", true)]
    [InlineData("2026-11-25T17:01", false)]
    public void The_due_date_is_near_from_the_day_when_two_working_days_are_left_until_its_moment(string now, bool isNear) =>
        Assert.Equal(isNear, new DelayForecast(new(2018, 6, 21), 2).IsNear(TheCalendar.Shipped, At(now), new(2026, 11, 25, 17, 0, 0)));

    [Fact]
    public void Where_the_calendar_ends_nothing_is_forecast() =>
        Assert.False(new DelayForecast(new(2018, 6, 21), 2).IsNear(TheCalendar.Shipped, new(2027, 12, 31, 9, 0, 0), new(2028, 1, 3, 17, 0, 0)));

    /// <summary>Monday 23/11/2026 is three working days after Wednesday 18, and Wednesday 25 three after Thursday 19, the first day of the new number.</summary>
    [Theory]
    [InlineData("2026-11-18T23:59", "2026-11-23T17:00", false)]
    [InlineData("2026-11-19T00:00", "2026-11-23T17:00", true)]
    [InlineData("2026-11-19T00:00", "2026-11-25T17:00", true)]
    [InlineData("2026-11-18T23:59", "2026-11-20T17:00", true)]
    public void The_number_in_force_on_the_day_of_the_telling_counts_from_its_first_day_on(string now, string due, bool isNear) =>
        Assert.Equal(isNear, DelayForecast.On(Two, DateOnly.FromDateTime(At(now))).IsNear(TheCalendar.Shipped, At(now), At(due)));

    [Theory]
    [InlineData("2010-01-01", 2)]
    [InlineData("2026-11-18", 2)]
    [InlineData("2026-11-19", 3)]
    [InlineData("2030-01-01", 3)]
    public void A_day_before_all_of_them_goes_by_the_earliest(string day, int days) =>
        Assert.Equal(days, DelayForecast.On(Two, DateOnly.Parse(day, CultureInfo.InvariantCulture)).WorkingDays);

    [Fact]
    public void The_shipped_number_is_the_one_that_the_program_always_went_by()
    {
        Assert.Equal([new DelayForecast(new(2018, 6, 21), 2)], DelayForecast.Parse(ShippedData.Text("rules/delay-forecast.json")));
        Assert.Contains("do dự án đặt", ShippedData.Text("rules/delay-forecast.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"versions":[],"source":"x"}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","workingDays":2}]}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","workingDays":2}],"source":""}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","workingDays":0}],"source":"x"}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","workingDays":16}],"source":"x"}""")]
    [InlineData("""{"versions":[{"inForceFrom":"01/01/2026","workingDays":2}],"source":"x"}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","workingDays":2},{"inForceFrom":"2026-01-01","workingDays":3}],"source":"x"}""")]
    public void A_file_that_is_wrong_is_refused(string json) => Assert.Throws<FormatException>(() => DelayForecast.Parse(json));

    private static DateTime At(string local) => DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
