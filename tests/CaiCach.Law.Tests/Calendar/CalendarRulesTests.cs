using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

/// <summary>What an administrator may announce, and what comes of it.</summary>
public sealed class CalendarRulesTests
{
    private static readonly CalendarDecision Decision = new("123/TB-BNV", new(2026, 11, 20));
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("2026-11-25", "day day_past")]
    [InlineData("2026-11-26", "")]
    [InlineData("2026-11-27", "")]
    [InlineData("2026-11-28", "day already_off")]
    [InlineData("2027-12-31", "")]
    [InlineData("2028-01-01", "day day_outside")]
    public void A_day_off_is_a_working_day_from_today_to_the_end_of_the_calendar(string day, string fault) =>
        Assert.Equal(fault, Judge(new(CalendarChangeKind.DayOff, Day(day), Name: "Nghỉ bão")));

    [Fact]
    public void A_day_off_has_a_name_and_a_day() =>
        Assert.Equal("day day_missing, name name_missing", Judge(new(CalendarChangeKind.DayOff, Name: " ")));

    [Theory]
    [InlineData("2026-11-27", "day already_worked")]
    [InlineData("2026-11-28", "")]
    [InlineData("2027-02-06", "day holiday_at_weekend")]
    [InlineData("2027-02-10", "")]
    public void A_working_day_is_a_weekend_day_or_a_day_off_that_is_called_off(string day, string fault) =>
        Assert.Equal(fault, Judge(new(CalendarChangeKind.WorkingDay, Day(day))));

    [Theory]
    [InlineData("2026-12-31", "2027-01-09", "")]
    [InlineData("2027-01-01", "2027-01-09", "day already_off")]
    [InlineData("2026-12-31", "2027-01-08", "makeUp make_up_on_weekday")]
    [InlineData("2026-12-31", "2027-02-06", "makeUp holiday_at_weekend")]
    [InlineData("2026-12-31", "2026-11-22", "makeUp day_past")]
    [InlineData("2026-12-31", null, "makeUp day_missing")]
    [InlineData(null, "2027-01-08", "day day_missing, makeUp make_up_on_weekday")]
    public void A_swap_gives_a_weekday_and_takes_a_weekend_day_that_is_no_holiday(string? off, string? makeUp, string fault) =>
        Assert.Equal(fault, Judge(new(CalendarChangeKind.Swap, off is null ? null : Day(off), makeUp is null ? null : Day(makeUp))));

    [Theory]
    [InlineData(2026, "year nothing_to_confirm")]
    [InlineData(2027, "")]
    public void A_year_is_confirmed_that_has_provisional_days(int year, string fault) =>
        Assert.Equal(fault, Judge(new(CalendarChangeKind.ConfirmYear, Year: year)));

    [Theory]
    [InlineData("123/TB-BNV", "2026-11-26", "")]
    [InlineData("123/TB-BNV", "2026-11-27", "date date_future")]
    [InlineData(" ", null, "number number_missing, date date_missing")]
    public void The_document_that_decides_is_said_in_full_and_is_not_of_tomorrow(string number, string? date, string fault) =>
        Assert.Equal(fault, Text(CalendarRules.Judge(number, date is null ? null : Day(date), Today)));

    [Fact]
    public void A_day_off_and_its_calling_off_leave_the_file_as_it_was()
    {
        var off = Apply(Csv, new(CalendarChangeKind.DayOff, Day("2026-12-25"), Name: "Nghỉ \"bão\", lũ"));
        var day = Read(off).Find(Day("2026-12-25"));
        Assert.Equal(("Nghỉ \"bão\", lũ", "123/TB-BNV ngày 20/11/2026", DayKind.Holiday), (day!.Name, day.LegalBasis, day.Kind));
        Assert.False(Read(off).IsWorkingDay(Day("2026-12-25")));
        Assert.Equal(Csv.ReplaceLineEndings("\n"), Apply(off, new(CalendarChangeKind.WorkingDay, Day("2026-12-25"))));
    }

    [Fact]
    public void A_swap_moves_one_working_day_and_a_make_up_day_that_is_called_off_leaves_no_line()
    {
        var swapped = Apply(Csv, new(CalendarChangeKind.Swap, Day("2026-12-31"), Day("2027-01-09")));
        var calendar = Read(swapped);
        Assert.Equal((false, true), (calendar.IsWorkingDay(Day("2026-12-31")), calendar.IsWorkingDay(Day("2027-01-09"))));
        Assert.Equal("Hoán đổi: nghỉ, làm bù 09/01/2027", calendar.Find(Day("2026-12-31"))!.Name);
        var called = Read(Apply(swapped, new(CalendarChangeKind.DayOff, Day("2027-01-09"), Name: "Thôi làm bù")));
        Assert.Equal((false, null), (called.IsWorkingDay(Day("2027-01-09")), called.Find(Day("2027-01-09"))));
    }

    [Fact]
    public void A_confirmed_year_has_no_provisional_day_left_and_the_same_working_days()
    {
        var confirmed = Read(Apply(Csv, new(CalendarChangeKind.ConfirmYear, Year: 2027)));
        Assert.NotEmpty(Shipped.ProvisionalDays);
        Assert.Empty(confirmed.ProvisionalDays);
        Assert.EndsWith("; 123/TB-BNV ngày 20/11/2026", confirmed.Find(Day("2027-02-05"))!.LegalBasis, StringComparison.Ordinal);
        Assert.Equal(Shipped.WorkingDaysBetween(Day("2026-12-31"), Day("2027-12-31")), confirmed.WorkingDaysBetween(Day("2026-12-31"), Day("2027-12-31")));
    }

    [Fact]
    public void A_month_in_which_nobody_works_is_refused_and_one_working_day_is_enough()
    {
        var days = Enumerable.Range(1, 31).Select(d => new DateOnly(2027, 3, d)).Where(Shipped.IsWorkingDay)
            .Select(d => new CalendarDay(d, DayKind.Holiday, "Nghỉ", "Thử nghiệm", DayStatus.Final)).ToList();
        Assert.Equal("file no_working_day", Whole(days, 2023, 2027));
        foreach (var left in days)
        {
            Assert.Equal("", Whole(days.Where(d => d != left), 2023, 2027));
        }
    }

    [Theory]
    [InlineData(2023, 2027, "")]
    [InlineData(2022, 2028, "")]
    [InlineData(2024, 2027, "file years_missing")]
    [InlineData(2023, 2026, "file years_missing")]
    public void A_calendar_tells_of_every_year_that_the_one_before_tells_of(int first, int last, string fault) =>
        Assert.Equal(fault, Whole([], first, last));

    private static string Whole(IEnumerable<CalendarDay> days, int first, int last) =>
        CalendarRules.Judge(WorkCalendar.Create("new", first, last, days, WorkingHours.Standard), Shipped, "file") is { } fault ? $"{fault.Field} {fault.Code}" : "";

    private static string Judge(CalendarChange change) => Text(CalendarRules.Judge(change, Shipped, Today));

    private static string Text(IEnumerable<CalendarFault> faults) => string.Join(", ", faults.Select(f => $"{f.Field} {f.Code}"));

    private static string Apply(string csv, CalendarChange change) => CalendarDocument.Apply(csv, change, Decision);

    private static WorkCalendar Read(string csv) => CalendarFile.Parse(csv, "new", WorkingHours.Standard).Calendar!;
}
