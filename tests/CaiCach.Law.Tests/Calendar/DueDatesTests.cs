using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class DueDatesTests
{
    [Theory]
    [InlineData("2026-11-20T09:00", 1, "2026-11-23T17:00")]
    [InlineData("2026-11-22T09:00", 1, "2026-11-23T17:00")]
    [InlineData("2026-11-23T09:00", 1, "2026-11-25T17:00")]
    [InlineData("2026-11-24T09:00", 1, "2026-11-25T17:00")]
    [InlineData("2026-11-25T09:00", 1, "2026-11-26T17:00")]
    [InlineData("2026-08-21T09:00", 1, "2026-08-22T17:00")]
    [InlineData("2026-08-22T09:00", 1, "2026-08-24T17:00")]
    [InlineData("2025-12-31T23:59", 1, "2026-01-05T17:00")]
    public void A_working_day_limit_skips_days_off_and_counts_make_up_days(string start, int value, string due) =>
        Assert.Equal(At(due), Due(start, value, LimitUnit.WorkingDay).Due);

    [Theory]
    [InlineData("2026-11-13T09:00", 10, "2026-11-23T17:00")]
    [InlineData("2026-11-14T09:00", 10, "2026-11-25T17:00")]
    [InlineData("2026-11-15T09:00", 10, "2026-11-25T17:00")]
    [InlineData("2026-02-06T09:00", 7, "2026-02-13T17:00")]
    [InlineData("2026-02-07T09:00", 7, "2026-02-23T17:00")]
    [InlineData("2026-01-03T09:00", 7, "2026-01-10T17:00")]
    public void A_calendar_day_limit_that_ends_on_a_day_off_rolls_to_the_next_working_day(string start, int value, string due) =>
        Assert.Equal(At(due), Due(start, value, LimitUnit.CalendarDay).Due);

    [Theory]
    [InlineData("2024-01-31T09:00", 1, "2024-02-29T17:00")]
    [InlineData("2023-01-31T09:00", 1, "2023-02-28T17:00")]
    [InlineData("2026-03-31T09:00", 1, "2026-05-04T17:00")]
    [InlineData("2026-07-24T09:00", 4, "2026-11-25T17:00")]
    [InlineData("2023-06-15T09:00", 24, "2025-06-16T17:00")]
    public void A_month_limit_keeps_the_day_number_clamped_to_the_month_and_rolls(string start, int value, string due) =>
        Assert.Equal(At(due), Due(start, value, LimitUnit.Month).Due);

    [Theory]
    [InlineData("2026-11-20T08:00", 4, "2026-11-20T12:00")]
    [InlineData("2026-11-20T08:01", 4, "2026-11-20T13:01")]
    [InlineData("2026-11-20T08:00", 8, "2026-11-20T17:00")]
    [InlineData("2026-11-20T08:01", 8, "2026-11-23T08:01")]
    [InlineData("2026-11-20T12:00", 1, "2026-11-20T14:00")]
    [InlineData("2026-11-20T12:30", 1, "2026-11-20T14:00")]
    [InlineData("2026-11-20T13:00", 1, "2026-11-20T14:00")]
    [InlineData("2026-11-20T17:00", 1, "2026-11-23T09:00")]
    [InlineData("2026-11-20T23:59", 1, "2026-11-23T09:00")]
    [InlineData("2026-11-20T06:00", 1, "2026-11-20T09:00")]
    [InlineData("2026-08-21T16:00", 2, "2026-08-22T09:00")]
    [InlineData("2026-11-24T10:00", 8, "2026-11-25T17:00")]
    public void Working_hours_run_only_in_working_time_and_end_at_noon_or_at_the_end_of_the_day(string start, int value, string due) =>
        Assert.Equal(At(due), Due(start, value, LimitUnit.WorkingHour).Due);

    [Theory]
    [InlineData("2026-11-20T15:00", "2026-11-20T17:00")]
    [InlineData("2026-11-20T15:01", "2026-11-23T17:00")]
    [InlineData("2026-11-20T00:00", "2026-11-20T17:00")]
    [InlineData("2026-11-21T09:00", "2026-11-23T17:00")]
    [InlineData("2026-11-24T16:00", "2026-11-25T17:00")]
    [InlineData("2026-08-22T15:00", "2026-08-22T17:00")]
    public void A_same_day_limit_turns_at_15_00_sharp_and_on_a_day_off_goes_to_the_next_working_day(string start, string due) =>
        Assert.Equal(At(due), Due(start, 0, LimitUnit.SameDay15h).Due);

    [Fact]
    public void A_unit_with_its_own_hours_ends_its_days_and_counts_its_hours_by_them()
    {
        var unit = Shipped.WithHours(new(new(7, 30), new(10, 30), new(13, 30), new(16, 30)));

        Assert.Equal(At("2026-11-25T16:30"), DueDates.Compute(unit, At("2026-11-23T09:00"), new(1, LimitUnit.WorkingDay), []).Due);
        Assert.Equal(At("2026-11-25T08:30"), DueDates.Compute(unit, At("2026-11-23T15:30"), new(2, LimitUnit.WorkingHour), []).Due);
        Assert.Equal(At("2026-11-23T10:30"), DueDates.Compute(unit, At("2026-11-23T07:30"), new(3, LimitUnit.WorkingHour), []).Due);
    }

    [Fact]
    public void The_intake_clock_is_eight_working_hours_and_stops_while_the_filing_is_completed()
    {
        Assert.Equal(At("2026-11-23T17:00"), DueDates.Compute(Shipped, At("2026-11-21T22:10"), ClockRules.First.Intake, []).Due);
        Assert.Equal(
            At("2026-11-25T12:00"),
            DueDates.Compute(Shipped, At("2026-11-21T22:10"), ClockRules.First.Intake, [Paused("2026-11-23T09:00", "2026-11-23T14:00")]).DueAfterPauses);
    }

    [Theory]
    [InlineData("2022-12-31T09:00", 1, LimitUnit.WorkingDay, DueFault.StartOutsideCalendar)]
    [InlineData("2028-01-01T09:00", 1, LimitUnit.WorkingDay, DueFault.StartOutsideCalendar)]
    [InlineData("2027-12-31T09:00", 1, LimitUnit.WorkingDay, DueFault.DueOutsideCalendar)]
    [InlineData("2027-12-31T15:01", 0, LimitUnit.SameDay15h, DueFault.DueOutsideCalendar)]
    [InlineData("2027-12-31T17:00", 1, LimitUnit.WorkingHour, DueFault.DueOutsideCalendar)]
    [InlineData("2027-12-31T09:00", 1, LimitUnit.CalendarDay, DueFault.DueOutsideCalendar)]
    [InlineData("2027-12-31T09:00", 1, LimitUnit.Month, DueFault.DueOutsideCalendar)]
    [InlineData("2026-03-02T09:00", int.MaxValue, LimitUnit.WorkingDay, DueFault.DueOutsideCalendar)]
    [InlineData("2026-03-02T09:00", int.MaxValue, LimitUnit.CalendarDay, DueFault.DueOutsideCalendar)]
    [InlineData("2026-03-02T09:00", int.MaxValue, LimitUnit.Month, DueFault.DueOutsideCalendar)]
    [InlineData("2026-03-02T09:00", int.MaxValue, LimitUnit.WorkingHour, DueFault.DueOutsideCalendar)]
    [InlineData("2026-03-02T09:00", 0, LimitUnit.WorkingDay, DueFault.ValueBelowOne)]
    [InlineData("2026-03-02T09:00", -1, LimitUnit.Month, DueFault.ValueBelowOne)]
    [InlineData("2026-03-02T09:00", int.MinValue, LimitUnit.WorkingHour, DueFault.ValueBelowOne)]
    [InlineData("2026-03-02T09:00", 1, LimitUnit.SameDay15h, DueFault.SameDayValueNotZero)]
    [InlineData("2026-03-02T09:00", 1, (LimitUnit)5, DueFault.UnknownUnit)]
    [InlineData("2026-03-02T09:00", 1, (LimitUnit)(-1), DueFault.UnknownUnit)]
    public void What_cannot_be_answered_has_a_named_fault_and_no_steps(string start, int value, LimitUnit unit, DueFault fault)
    {
        Assert.Equal(new DueDate(default, default, fault), Due(start, value, unit));
        Assert.Empty(DueDates.Explain(Shipped, At(start), new(value, unit), []));
    }

    [Theory]
    [InlineData("2027-12-30T09:00", 1, LimitUnit.WorkingDay)]
    [InlineData("2027-12-31T15:00", 0, LimitUnit.SameDay15h)]
    [InlineData("2027-12-31T16:00", 1, LimitUnit.WorkingHour)]
    [InlineData("2027-12-30T09:00", 1, LimitUnit.CalendarDay)]
    [InlineData("2027-11-30T09:00", 1, LimitUnit.Month)]
    public void The_last_day_of_the_calendar_is_still_answered(string start, int value, LimitUnit unit) =>
        Assert.True(Due(start, value, unit).IsAnswered);

    [Fact]
    public void Each_fault_has_its_own_code_and_a_message()
    {
        var faults = Enum.GetValues<DueFault>();

        Assert.Equal(faults.Length, faults.Select(f => f.Code()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(faults, f => Assert.Matches("^[a-z_]+$", f.Code()));
        Assert.All(faults, f => Assert.EndsWith(".", f.Message(), StringComparison.Ordinal));
    }

    [Fact]
    public void Counting_allocates_nothing_however_long_the_limit()
    {
        Pause[] pauses = [.. Enumerable.Range(1, 9).Reverse().Select(i => Paused($"2026-03-0{i}T09:00", $"2026-03-1{i}T09:00"))];
        foreach (var unit in Enum.GetValues<LimitUnit>())
        {
            Run(unit, pauses);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(unit, pauses);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        static void Run(LimitUnit unit, Pause[] pauses)
        {
            var start = new DateTime(2026, 3, 1, 9, 0, 0);
            for (var value = 1; value <= 300; value += 100)
            {
                _ = DueDates.Compute(Shipped, start, new(unit == LimitUnit.SameDay15h ? 0 : value, unit), pauses);
            }
        }
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    public void A_start_that_is_not_a_local_time_is_a_bug(DateTimeKind kind) => Assert.Throws<ArgumentException>(
        () => DueDates.Compute(Shipped, DateTime.SpecifyKind(At("2026-03-02T09:00"), kind), new(1, LimitUnit.WorkingDay), []));

    [Theory]
    [InlineData(5, LimitUnit.WorkingDay, "5 ngày làm việc")]
    [InlineData(30, LimitUnit.CalendarDay, "30 ngày")]
    [InlineData(2, LimitUnit.Month, "2 tháng")]
    [InlineData(8, LimitUnit.WorkingHour, "8 giờ làm việc")]
    public void A_limit_reads_as_procedures_print_it(int value, LimitUnit unit, string text) =>
        Assert.Equal(text, new TimeLimit(value, unit).ToText());
}
