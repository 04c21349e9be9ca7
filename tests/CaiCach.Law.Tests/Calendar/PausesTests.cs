using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class PausesTests
{
    private const string Start = "2026-03-02T09:00";

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-03T09:00", "2026-03-17T17:00")]
    [InlineData("2026-03-06T10:00", "2026-03-09T16:00", "2026-03-17T17:00")]
    [InlineData("2026-03-06T10:00", "2026-03-08T16:00", "2026-03-16T17:00")]
    [InlineData("2026-03-07T10:00", "2026-03-08T16:00", "2026-03-16T17:00")]
    [InlineData("2026-03-05T23:59", "2026-03-06T00:00", "2026-03-17T17:00")]
    [InlineData("2026-03-05T09:00", "2026-03-05T09:00", "2026-03-16T17:00")]
    [InlineData("2026-03-16T16:00", "2026-03-17T09:00", "2026-03-17T17:00")]
    [InlineData("2026-03-17T09:00", "2026-03-18T09:00", "2026-03-17T17:00")]
    [InlineData("2026-04-20T09:00", "2026-04-22T09:00", "2026-03-18T17:00")]
    public void A_pause_counts_the_working_days_after_its_first_day_through_its_last(string from, string to, string due)
    {
        var answer = Due(Start, 10, LimitUnit.WorkingDay, Paused(from, to));

        Assert.Equal(At("2026-03-16T17:00"), answer.Due);
        Assert.Equal(At(due), answer.DueAfterPauses);
    }

    [Fact]
    public void Pauses_add_up_overlapping_days_count_once_and_their_order_does_not_matter()
    {
        Pause[] pauses =
        [
            Paused("2026-03-03T09:00", "2026-03-05T09:00"), Paused("2026-03-04T09:00", "2026-03-06T09:00"),
            Paused("2026-03-04T10:00", "2026-03-05T10:00"), Paused("2026-03-10T09:00", "2026-03-11T09:00"),
        ];
        foreach (var unit in new[] { LimitUnit.WorkingDay, LimitUnit.CalendarDay, LimitUnit.WorkingHour })
        {
            var answer = Due(Start, 10, unit, pauses);
            Array.Reverse(pauses);
            Assert.Equal(answer, Due(Start, 10, unit, pauses));
        }

        Assert.Equal(At("2026-03-20T17:00"), Due(Start, 10, LimitUnit.WorkingDay, pauses).DueAfterPauses);
        Assert.Equal(At("2026-03-16T17:00"), Due(Start, 10, LimitUnit.CalendarDay, pauses).DueAfterPauses);
    }

    [Fact]
    public void More_pauses_than_fit_on_the_stack_count_alike()
    {
        Pause[] pauses = [.. Enumerable.Range(0, 100).Select(i => Paused("2026-03-03T09:00", i < 50 ? "2026-03-04T09:00" : "2026-03-05T09:00"))];

        Assert.Equal(At("2026-03-18T17:00"), Due(Start, 10, LimitUnit.WorkingDay, pauses).DueAfterPauses);
    }

    [Theory]
    [InlineData("2026-03-02T10:00", "2026-03-02T11:00", "2026-03-03T10:00")]
    [InlineData("2026-03-02T11:30", "2026-03-02T13:30", "2026-03-03T10:00")]
    [InlineData("2026-03-02T12:00", "2026-03-02T13:00", "2026-03-03T09:00")]
    [InlineData("2026-03-02T17:00", "2026-03-03T08:00", "2026-03-03T09:00")]
    [InlineData("2026-03-02T09:00", "2026-03-02T10:00", "2026-03-03T10:00")]
    [InlineData("2026-03-02T16:00", "2026-03-05T09:00", "2026-03-05T11:00")]
    public void For_an_hour_limit_the_working_minutes_inside_a_pause_are_added(string from, string to, string due) =>
        Assert.Equal(At(due), Due(Start, 8, LimitUnit.WorkingHour, Paused(from, to)).DueAfterPauses);

    [Fact]
    public void Overlapping_minutes_of_an_hour_limit_count_once() => Assert.Equal(
        At("2026-03-03T11:00"),
        Due(Start, 8, LimitUnit.WorkingHour, Paused("2026-03-02T10:30", "2026-03-02T12:00"), Paused("2026-03-02T10:00", "2026-03-02T11:00")).DueAfterPauses);

    [Theory]
    [InlineData("2026-11-20T10:00", "2026-11-20T09:00", "2026-11-20T11:00", "2026-11-20T17:00", DueFault.PauseBeforeStart)]
    [InlineData("2026-11-20T10:00", "2026-11-20T10:00", "2026-11-23T11:00", "2026-11-23T17:00", DueFault.None)]
    [InlineData("2026-11-20T10:00", "2026-11-20T10:00", "2026-11-24T11:00", "2026-11-23T17:00", DueFault.None)]
    [InlineData("2026-11-20T10:00", "2026-11-20T10:00", "2026-11-25T11:00", "2026-11-25T17:00", DueFault.None)]
    public void A_same_day_limit_is_paused_like_a_working_day_one(string start, string from, string to, string due, DueFault fault)
    {
        var answer = Due(start, 0, LimitUnit.SameDay15h, Paused(from, to));

        Assert.Equal(fault, answer.Fault);
        Assert.Equal(fault == DueFault.None ? At(due) : default, answer.DueAfterPauses);
    }

    [Fact]
    public void The_roll_to_a_working_day_comes_once_after_all_pauses()
    {
        var answer = Due(
            "2026-11-20T09:00", 15, LimitUnit.CalendarDay,
            Paused("2026-11-23T10:00", "2026-11-24T09:00"), Paused("2026-11-25T10:00", "2026-11-26T09:00"));

        Assert.Equal(At("2026-12-07T17:00"), answer.Due);
        Assert.Equal(At("2026-12-07T17:00"), answer.DueAfterPauses);
    }

    [Fact]
    public void A_month_limit_is_shifted_by_the_calendar_days_of_the_pause() => Assert.Equal(
        At("2026-03-09T17:00"),
        Due("2026-01-31T09:00", 1, LimitUnit.Month, Paused("2026-02-02T10:00", "2026-02-10T09:00")).DueAfterPauses);

    [Theory]
    [InlineData("2026-03-02T08:59", "2026-03-05T09:00", DueFault.PauseBeforeStart)]
    [InlineData("2026-03-01T09:00", "2026-03-01T10:00", DueFault.PauseBeforeStart)]
    [InlineData("2026-03-05T09:00", "2026-03-05T08:59", DueFault.PauseEndsBeforeItBegins)]
    [InlineData("2026-03-05T09:00", "2028-01-01T00:00", DueFault.PauseOutsideCalendar)]
    [InlineData("2026-03-05T09:00", "2027-12-31T23:59", DueFault.DueOutsideCalendar)]
    public void A_pause_that_cannot_be_is_a_fault(string from, string to, DueFault fault) =>
        Assert.Equal(fault, Due(Start, 10, LimitUnit.WorkingDay, Paused(from, to)).Fault);

    [Fact]
    public void A_fault_in_the_second_pause_is_found_too() => Assert.Equal(
        DueFault.PauseEndsBeforeItBegins,
        Due(Start, 10, LimitUnit.WorkingDay, Paused("2026-03-05T09:00", "2026-03-06T09:00"), Paused("2026-03-09T09:00", "2026-03-06T09:00")).Fault);
}
