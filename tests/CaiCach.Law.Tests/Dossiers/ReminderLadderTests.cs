using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class ReminderLadderTests
{
    private static readonly ReminderLadders Ladders = ReminderLadders.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "rules", "reminders.json")), out _)!;
    private static readonly ReminderLadder Shipped = Ladders.Of[ReminderAbout.Due];

    [Fact]
    public void The_ladder_that_ships_climbs_from_the_officer_to_the_director_of_the_one_stop_unit() => Assert.Equal(
        [
            "-2 WorkingDay 2026-11-23T08:00 Officer",
            "-4 WorkingHour 2026-11-26T12:00 Officer, DivisionHead",
            "0 WorkingHour 2026-11-26T17:00 Officer, DivisionHead",
            "1 WorkingDay 2026-11-27T08:00 Officer, DivisionHead, AgencyHead",
            "3 WorkingDay 2026-12-01T08:00 Officer, DivisionHead, AgencyHead, OneStopDirector",
            "8 WorkingDay 2026-12-08T08:00 Officer, DivisionHead, AgencyHead, OneStopDirector",
        ],
        Shipped.For(TheCalendar.Shipped, At("2026-11-26T17:00")).Take(6).Select(r => $"{r.Key} {r.At:yyyy-MM-ddTHH:mm} {string.Join(", ", r.To)}"));

    [Fact]
    public void A_step_that_is_taken_again_ends_after_its_times() => Assert.Equal(16, Shipped.For(TheCalendar.Shipped, At("2026-03-02T17:00")).Count);

    [Fact]
    public void Reminders_the_calendar_does_not_reach_are_left_out() =>
        Assert.All(Shipped.For(TheCalendar.Shipped, At("2027-12-30T17:00")), r => Assert.True(r.At.Year <= 2027));

    [Theory]
    [InlineData("2026-11-24T17:00", "2026-11-23T08:00")] // due on what has become a day off
    [InlineData("2026-11-25T17:00", "2026-11-23T08:00")]
    [InlineData("2026-11-23T17:00", "2026-11-20T08:00")]
    public void The_day_before_is_the_last_working_day_before_the_day_it_is_due(string due, string at) =>
        Assert.Equal(At(at), new ReminderLadder([new(-1, ReminderUnit.WorkingDay, [ReminderTo.Officer])]).For(TheCalendar.Shipped, At(due)).Single().At);

    [Fact]
    public void Half_days_give_their_own_hours()
    {
        var hours = new WorkingHours(new HoursSpan(new(7, 30), new(11, 30)), null);
        var unit = UnitCalendar.None.With(new UnitWeek(Day("2026-11-01"), new([hours, hours, hours, hours, hours, hours, null]), new("1", Day("2026-10-01")), "Sáng")).Over(TheCalendar.Shipped, "unit", "Sở A");

        Assert.Equal(At("2026-11-20T10:30"), new ReminderLadder([new(-5, ReminderUnit.WorkingHour, [ReminderTo.Officer])]).For(unit, At("2026-11-21T11:30")).Single().At);
    }

    [Fact]
    public void Ladders_read_back_as_written_and_one_of_them_alone_too()
    {
        Assert.Equal(Enum.GetValues<ReminderAbout>(), Ladders.Of.Keys.Order());
        Assert.Equal(Ladders.ToJson(), ReminderLadders.Parse(Ladders.ToJson(), out _)!.ToJson());
        Assert.Equal([ReminderAbout.Due], ReminderLadders.Parse(ReminderLadders.None.With(ReminderAbout.Due, Shipped).ToJson(), out _)!.Of.Keys);
        Assert.Null(ReminderLadders.Parse("{}", out var fault));
        Assert.NotNull(fault);
    }

    [Fact]
    public void Who_asked_is_reminded_of_opinions_alone()
    {
        var ladder = new ReminderLadder([new(-1, ReminderUnit.WorkingDay, [ReminderTo.Asker])]);
        Assert.Empty(ladder.Faults(ReminderAbout.Opinion));
        Assert.Equal("to_wrong", ladder.Faults(ReminderAbout.Step).Single().Code);
    }

    [Fact]
    public void A_look_takes_the_last_reminder_that_passed_of_each_clock_and_tells_when_to_look_again()
    {
        var (start, due) = (At("2026-11-25T09:00"), At("2026-11-26T17:00"));
        ReminderClock[] clocks = [new("refuse", start, due, EndsWhenDue: true), new("answer", start, At("2026-12-01T17:00"))];
        var turn = Shipped.Look(TheCalendar.Shipped, clocks, null, At("2026-11-27T09:00"));
        Assert.Equal(["refuse 0 WorkingHour", "answer -2 WorkingDay"], turn.Passed.Select(p => $"{p.Clock.Name} {p.Reminder.Key}"));
        Assert.Equal(At("2026-12-01T12:00"), turn.Next);

        // What would have been before the clock began, and what was looked at, is over; the first clock ends when it is due.
        Assert.Equal(["refuse -4 WorkingHour"], Shipped.Look(TheCalendar.Shipped, [clocks[0]], null, At("2026-11-26T12:00")).Passed.Select(p => $"{p.Clock.Name} {p.Reminder.Key}"));
        Assert.Empty(Shipped.Look(TheCalendar.Shipped, [clocks[0]], null, At("2026-11-26T11:59")).Passed);
        Assert.Equal(new ReminderTurn([], null).Next, Shipped.Look(TheCalendar.Shipped, [clocks[0]], due, At("2026-12-10T17:00")).Next);
        Assert.Empty(Shipped.Look(TheCalendar.Shipped, [clocks[0]], due, At("2026-12-10T17:00")).Passed);
    }

    [Theory]
    [InlineData(61, 1, null, 1, "when_too_far")]
    [InlineData(60, 1, null, 1, "")]
    [InlineData(1, 0, null, 1, "to_missing")]
    [InlineData(0, 1, 5, 3, "every_wrong")]
    [InlineData(1, 1, 0, 3, "every_wrong")]
    [InlineData(1, 1, 5, 1, "times_wrong")]
    [InlineData(1, 1, 5, 25, "times_wrong")]
    [InlineData(1, 1, 5, 24, "")]
    public void What_cannot_be_is_refused(int when, int to, int? every, int times, string code) => Assert.Equal(
        code, string.Join(',', new ReminderLadder([new(when, ReminderUnit.WorkingDay, [.. Enumerable.Repeat(ReminderTo.Officer, to)], every, times)]).Faults(ReminderAbout.Due).Select(f => f.Code)));

    [Fact]
    public void No_step_and_more_than_eight_are_refused()
    {
        Assert.Equal("steps_count", new ReminderLadder([]).Faults(ReminderAbout.Due).Single().Code);
        Assert.Equal("steps_count", new ReminderLadder([.. Enumerable.Range(1, 9).Select(i => new ReminderStep(i, ReminderUnit.WorkingDay, [ReminderTo.Officer]))]).Faults(ReminderAbout.Due).Single().Code);
    }
}
