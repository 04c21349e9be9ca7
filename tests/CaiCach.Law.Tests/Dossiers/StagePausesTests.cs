using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.Calendar;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>A stage of five working days that starts on Monday 02/3/2026 at 09:00 is due on Monday 09/3 at 17:00.</summary>
public sealed class StagePausesTests
{
    private static readonly DateTime Start = TheCalendar.At("2026-03-02T09:00");
    private static readonly TimeLimit Limit = new(5, LimitUnit.WorkingDay);

    [Theory]
    [InlineData("2026-03-08T09:00", true)]
    [InlineData("2026-03-09T16:59", true)]
    [InlineData("2026-03-09T17:00", true)]
    [InlineData("2026-03-09T17:01", false)]
    [InlineData("2026-03-10T09:00", false)]
    public void A_pause_counts_that_began_before_the_due_moment_or_at_it(string from, bool counts)
    {
        Pause pause = new(TheCalendar.At(from), TheCalendar.At("2026-03-12T09:00"));
        Assert.Equal(counts ? [pause] : [], StagePauses.Of(TheCalendar.Shipped, Start, Limit, [pause]));
    }

    [Fact]
    public void A_pause_in_time_makes_room_for_the_next_one_and_what_comes_after_one_that_does_not_count_does_not_count_either()
    {
        Pause first = TheCalendar.Paused("2026-03-09T09:00", "2026-03-11T09:00"), second = TheCalendar.Paused("2026-03-11T17:00", "2026-03-12T09:00"), third = TheCalendar.Paused("2026-03-12T17:01", "2026-03-20T09:00"), fourth = TheCalendar.Paused("2026-03-20T10:00", "2026-03-23T09:00");
        Assert.Equal([first, second], StagePauses.Of(TheCalendar.Shipped, Start, Limit, [fourth, third, second, first]));
    }

    [Theory]
    [InlineData("2026-03-03T09:00", "2026-03-03T09:00", 0)]
    [InlineData("2026-03-03T09:01", "2026-03-03T09:00", 0)]
    [InlineData("2026-03-04T08:59", "2026-03-03T09:00", 0)]
    [InlineData("2026-03-04T09:00", "2026-03-04T09:00", 1)]
    public void Who_ends_a_stage_during_a_pause_ended_it_when_that_began(string at, string end, int counted)
    {
        var told = StagePauses.Until(TheCalendar.At(at), [TheCalendar.Paused("2026-03-03T09:00", "2026-03-04T09:00"), TheCalendar.Paused("2026-03-05T09:00", "2026-03-06T09:00")]);
        Assert.Equal((TheCalendar.At(end), counted), (told.End, told.Counted.Count));
    }

    [Fact]
    public void There_is_a_lateness_to_explain_after_the_due_moment_and_not_at_it_or_while_the_clock_stood_before()
    {
        var due = TheCalendar.At("2026-03-09T17:00");
        Assert.False(LateCauses.HasLateness(due, null, null, 0, due));
        Assert.True(LateCauses.HasLateness(due, null, null, 0, due.AddTicks(1)));
        Assert.False(LateCauses.HasLateness(due, due, null, 0, due.AddDays(1)));
        Assert.True(LateCauses.HasLateness(due, due.AddTicks(1), null, 0, due.AddDays(1)));
        Assert.True(LateCauses.HasLateness(null, null, null, 1, due));
        Assert.False(LateCauses.HasLateness(null, null, null, 0, due));
        Assert.True(LateCauses.HasLateness(due, null, true, 0, due.AddDays(-1)));
        Assert.False(LateCauses.HasLateness(due, null, false, 0, due.AddDays(1)));
    }

    [Fact]
    public void Of_a_pause_that_began_before_the_stage_what_lies_after_its_start_is_left()
    {
        Pause over = new(TheCalendar.At("2026-02-25T09:00"), Start), across = TheCalendar.Paused("2026-02-27T09:00", "2026-03-03T09:00"), after = TheCalendar.Paused("2026-03-04T09:00", "2026-03-05T09:00");
        Assert.Equal([new(Start, TheCalendar.At("2026-03-03T09:00")), after], StagePauses.Since(Start, [over, across, after]));
    }
}
