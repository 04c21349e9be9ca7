using CaiCach.Law.Reports;

namespace CaiCach.Law.Tests.Reports;

/// <summary>The two period calendars and their names.</summary>
public sealed class ReportingPeriodTests
{
    [Theory]
    [InlineData(1, "2023-12-15", "2024-03-14", "Quý I năm 2024")]
    [InlineData(2, "2024-03-15", "2024-06-14", "Quý II năm 2024")]
    [InlineData(3, "2024-06-15", "2024-09-14", "Quý III năm 2024")]
    [InlineData(4, "2024-09-15", "2024-12-14", "Quý IV năm 2024")]
    public void A_quarter_by_the_decree_closes_on_the_fourteenth(int quarter, string from, string to, string name) =>
        Assert.Equal((Day(from), Day(to), name), Of(ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2024, quarter)));

    [Theory]
    [InlineData(1, "2024-01-01", "2024-03-31")]
    [InlineData(4, "2024-10-01", "2024-12-31")]
    public void A_civil_quarter_is_three_calendar_months(int quarter, string from, string to)
    {
        var period = ReportingPeriod.Quarter(PeriodCalendar.Civil, 2024, quarter);
        Assert.Equal((Day(from), Day(to)), (period.From, period.To));
    }

    [Fact]
    public void Six_months_and_years_have_their_days_and_names()
    {
        Assert.Equal((Day("2023-12-15"), Day("2024-06-14"), "6 tháng đầu năm 2024"), Of(ReportingPeriod.SixMonths(2024)));
        Assert.Equal((Day("2023-12-15"), Day("2024-12-14"), "Năm 2024"), Of(ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2024)));
        Assert.Equal((Day("2024-01-01"), Day("2024-12-31"), "Năm 2024"), Of(ReportingPeriod.OfYear(PeriodCalendar.Civil, 2024)));
        Assert.Equal((Day("2024-02-01"), Day("2024-02-29"), "Tháng 2 năm 2024"), Of(ReportingPeriod.Month(2024, 2)));
    }

    [Fact]
    public void Every_period_begins_the_day_after_the_one_of_its_kind_before_it_ends()
    {
        foreach (var period in Enumerable.Range(1, 12).Select(month => ReportingPeriod.Month(2024, month))
            .Concat(Enumerable.Range(1, 4).Select(quarter => ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2024, quarter)))
            .Concat(Enumerable.Range(1, 4).Select(quarter => ReportingPeriod.Quarter(PeriodCalendar.Civil, 2024, quarter)))
            .Append(ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2024))
            .Append(ReportingPeriod.OfYear(PeriodCalendar.Civil, 2024)))
        {
            Assert.Equal(period.From, period.Previous().To.AddDays(1));
            Assert.Equal((period.Calendar, period.Length), (period.Previous().Calendar, period.Previous().Length));
        }

        Assert.Equal(ReportingPeriod.SixMonths(2023), ReportingPeriod.SixMonths(2024).Previous());
    }

    [Fact]
    public void A_period_is_made_of_shorter_ones_without_gap_and_each_of_them_knows_it()
    {
        foreach (var (whole, counts) in new (ReportingPeriod, int[])[]
        {
            (ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2024), [4, 3]), (ReportingPeriod.OfYear(PeriodCalendar.Civil, 2024), [4, 12]),
            (ReportingPeriod.SixMonths(2024), [2]), (ReportingPeriod.Quarter(PeriodCalendar.Civil, 2024, 3), [3]),
            (ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2024, 3), []), (ReportingPeriod.Month(2024, 2), []),
        })
        {
            Assert.Equal(counts, whole.Divisions().Select(parts => parts.Count));
            foreach (var parts in whole.Divisions())
            {
                Assert.Equal((whole.From, whole.To), (parts[0].From, parts[^1].To));
                Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
                Assert.All(parts, part => Assert.Contains(whole, part.Wholes()));
            }
        }

        Assert.Equal(["6 tháng đầu năm 2024", "Năm 2024"], ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2024, 2).Wholes().Select(w => w.Name));
        Assert.Equal(["Năm 2024", "Quý I năm 2024"], ReportingPeriod.Month(2024, 3).Wholes().Select(w => w.Name));
        Assert.Empty(ReportingPeriod.OfYear(PeriodCalendar.Civil, 2024).Wholes());
    }

    [Theory]
    [InlineData("2023-12-15", "2024-06-14", "6 tháng đầu năm 2024")]
    [InlineData("2024-01-01", "2024-03-31", "Quý I năm 2024")]
    [InlineData("2024-02-01", "2024-02-29", "Tháng 2 năm 2024")]
    [InlineData("2023-12-14", "2024-06-14", null)]
    [InlineData("2023-12-15", "2024-06-15", null)]
    [InlineData("0001-01-01", "9999-12-31", null)]
    public void Days_that_are_a_period_find_their_name(string from, string to, string? name) =>
        Assert.Equal(name, ReportingPeriod.Of(Day(from), Day(to))?.Name);

    [Fact]
    public void A_quarter_month_or_year_that_does_not_exist_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingPeriod.Quarter(PeriodCalendar.Civil, 2024, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingPeriod.Month(2024, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingPeriod.SixMonths(1949));
    }

    private static (DateOnly From, DateOnly To, string Name) Of(ReportingPeriod period) => (period.From, period.To, period.Name);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
