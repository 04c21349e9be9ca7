using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.Law.Tests.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

public sealed class StepClocksTests
{
    private static StepHolder Of(params Role[] roles) => new(roles, null);

    private static string? At(StepStay? stay) => stay is null ? null : string.Join('+', stay.Steps.Select(s => s.Key));

    private static StepStay? Stay(string? first, string? through, StepHolder holder) => StepClocks.StayOf(Whole, first, through, holder);

    [Fact]
    public void A_dossier_walks_through_its_process_as_it_changes_hands()
    {
        Assert.Equal("s1", At(Stay(null, null, Of(Role.Receiver))));
        Assert.Equal("s2", At(Stay("s1", "s1", Of(Role.DivisionHead, Role.Specialist))));
        Assert.Equal("s3", At(Stay("s2", "s2", Of(Role.Specialist))));
        Assert.Equal("s8", At(Stay("s3", "s3", StepHolder.OtherBodies)));
        Assert.Equal("s10+s11", At(Stay("s8", "s8", Of(Role.Specialist))));
        Assert.Equal("s14", At(Stay("s10", "s11", Of(Role.AgencyHead))));
        Assert.Equal("s15", At(Stay("s14", "s14", Of(Role.Clerk))));
    }

    [Fact]
    public void Who_has_the_step_keeps_it_and_what_comes_back_goes_to_the_last_step_of_who_has_it()
    {
        Assert.Equal("s3", At(Stay("s3", "s3", Of(Role.Specialist))));
        Assert.Equal("s13", At(Stay("s14", "s14", Of(Role.Specialist))));
        Assert.Null(Stay("s3", "s3", Of(Role.Cashier)));
    }

    [Theory]
    [InlineData("P1", "s2")]
    [InlineData("P2", null)]
    [InlineData(null, "s2")]
    public void A_step_of_a_unit_is_that_units_alone(string? unit, string? step) => Assert.Equal(step, At(Stay("s1", "s1", new([Role.DivisionHead], unit))));

    [Fact]
    public void Steps_that_the_same_people_do_one_after_another_are_one_stay_with_the_time_of_all()
    {
        var plan = Plans.Of(
            Step("s1", 1), Choice("k2", Branch("n3", "a", Step("s4", 2)), Branch("n5", "b", Step("s6", 4, StepUnit.Hour))), Step("s7", 0.25m), Step("s8", 1, role: Role.DivisionHead));

        var stay = StepClocks.StayOf(plan, null, null, Of(Role.Specialist))!;

        Assert.Equal("s1+s4+s7", At(stay));
        Assert.Equal(1560, stay.Minutes(Plans.Day));
    }

    [Theory]
    [InlineData("2026-03-09T09:00", 60, "2026-03-09T10:00")]
    [InlineData("2026-03-09T09:00", 480, "2026-03-10T09:00")]
    [InlineData("2026-03-13T16:00", 61, "2026-03-16T08:01")]
    [InlineData("2026-03-14T10:00", 60, "2026-03-16T09:00")]
    public void A_stay_is_due_after_its_working_minutes(string start, int minutes, string due) =>
        Assert.Equal(new StepDue(TheCalendar.At(due), false), StepClocks.DueOf(Shipped, TheCalendar.At(start), minutes, [], null));

    [Fact]
    public void A_step_never_ends_after_the_dossier_is_due()
    {
        var start = TheCalendar.At("2026-03-09T09:00");

        Assert.Equal(new StepDue(TheCalendar.At("2026-03-10T09:00"), false), StepClocks.DueOf(Shipped, start, 480, [], TheCalendar.At("2026-03-10T09:00")));
        Assert.Equal(new StepDue(TheCalendar.At("2026-03-10T08:59"), true), StepClocks.DueOf(Shipped, start, 480, [], TheCalendar.At("2026-03-10T08:59")));
    }

    [Fact]
    public void Pauses_hold_a_step_up_as_far_as_they_lie_in_it()
    {
        var start = TheCalendar.At("2026-03-10T08:00");

        Assert.Equal(TheCalendar.At("2026-03-10T09:00"), StepClocks.DueOf(Shipped, start, 60, [Paused("2026-03-09T08:00", "2026-03-09T17:00")], null)!.DueLocal);
        Assert.Equal(TheCalendar.At("2026-03-10T11:00"), StepClocks.DueOf(Shipped, start, 60, [Paused("2026-03-09T08:00", "2026-03-10T10:00")], null)!.DueLocal);
        Assert.Equal(TheCalendar.At("2026-03-11T09:00"), StepClocks.DueOf(Shipped, start, 60, [Paused("2026-03-10T08:30", "2026-03-11T08:30")], null)!.DueLocal);
    }

    [Fact]
    public void A_step_whose_time_is_not_counted_and_one_outside_the_calendar_have_no_due()
    {
        Assert.Null(StepClocks.DueOf(Shipped, TheCalendar.At("2026-03-10T08:00"), 0, [], null));
        Assert.Null(StepClocks.DueOf(Shipped, TheCalendar.At("2036-03-10T08:00"), 60, [], null));
    }
}
