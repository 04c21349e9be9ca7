using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.Law.Tests.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

public sealed class StepClocksTests
{
    private static readonly StepHolder Others = StepHolder.Asked(Whole, [new("Sở Y tế tỉnh Quảng Trị", "SYT", null)]);

    private static StepHolder Of(params Role[] roles) => new(roles, null);

    private static string At(StepTurn turn) => string.Join(' ', turn.Kept.Select(k => "=" + k.FirstKey).Concat(turn.Begun.Select(Keys)).Concat(turn.Longer is { } longer ? ["~" + Keys(longer)] : []));

    private static string Keys(StepStay stay) => string.Join('+', stay.Steps.Select(s => s.Key));

    private static StepPast Open(string first, string? last = null, bool isOver = false) => new(first, last ?? first, true, isOver);

    private static StepPast Done(string first, string? last = null) => new(first, last ?? first, false, false);

    /// <summary>A dossier of <see cref="Whole"/> that somebody has alone.</summary>
    private static string Alone(StepHolder holder, params StepPast[] past) => At(StepClocks.TurnOf(Whole, past, holder, comesBack: false));

    [Fact]
    public void A_dossier_walks_through_its_process_as_it_changes_hands()
    {
        Assert.Equal("s1", Alone(Of(Role.Receiver)));
        Assert.Equal("s2", Alone(Of(Role.DivisionHead, Role.Specialist), Open("s1")));
        Assert.Equal("s3", Alone(Of(Role.Specialist), Open("s2")));
        Assert.Equal("s14", Alone(Of(Role.AgencyHead), Open("s10", "s11")));
        Assert.Equal("s15", Alone(Of(Role.Clerk), Open("s14")));
    }

    [Fact]
    public void Who_has_the_step_keeps_it_and_what_comes_back_goes_to_the_last_step_of_who_has_it()
    {
        Assert.Equal("=s3", Alone(Of(Role.Specialist), Open("s3")));
        Assert.Equal("s13", Alone(Of(Role.Specialist), Open("s14")));
        Assert.Equal("", Alone(Of(Role.Cashier), Open("s3")));
    }

    [Theory]
    [InlineData("P1", "s2")]
    [InlineData("P2", "")]
    [InlineData(null, "s2")]
    public void A_step_of_a_unit_is_that_units_alone(string? unit, string step) => Assert.Equal(step, Alone(new([Role.DivisionHead], unit), Open("s1")));

    [Fact]
    public void Steps_that_the_same_people_do_one_after_another_are_one_stay_with_the_time_of_all()
    {
        var plan = Plans.Of(
            Step("s1", 1), Choice("k2", Branch("n3", "a", Step("s4", 2)), Branch("n5", "b", Step("s6", 4, StepUnit.Hour))), Step("s7", 0.25m), Step("s8", 1, role: Role.DivisionHead),
            Choice("k9", Branch("n10", "c", Step("s11", 1)), Branch("n12", "d")), Step("s13", 1));

        var stay = Assert.Single(StepClocks.TurnOf(plan, [], Of(Role.Specialist), comesBack: false).Begun);
        Assert.Equal("s1+s4+s7", Keys(stay));
        Assert.Equal(1560, stay.Minutes(Plans.Day));
        Assert.Equal("s11+s13", At(StepClocks.TurnOf(plan, [Open("s8")], Of(Role.Specialist), comesBack: false)));
    }

    [Fact]
    public void While_others_are_asked_each_branch_of_a_parallel_block_has_a_step_of_its_own()
    {
        var holder = new StepHolder([Role.Specialist], "P1");

        Assert.Equal("s8 s10+s11", At(StepClocks.WhileAsked(Whole, [Open("s3")], Others, holder)));
        Assert.Equal("=s10 s8", At(StepClocks.WhileAsked(Whole, [Done("s3"), Open("s10", "s11")], Others, holder)));
        Assert.Equal("=s8 =s10", At(StepClocks.WhileAsked(Whole, [Open("s8"), Open("s10", "s11")], Others, holder)));
        Assert.Equal("s8", At(StepClocks.WhileAsked(Whole, [Open("s3")], Others, new([Role.Specialist], "P2"))));
        Assert.Equal("=s10", At(StepClocks.WhileAsked(Whole, [Open("s8"), Open("s10", "s11")], StepHolder.Asked(Whole, [new("Sở Y tế", "SYT", null, IsAwaited: false), new("Sở Xây dựng", "SXD", null)]), holder)));
    }

    [Fact]
    public void A_step_before_or_after_the_block_does_not_run_beside_it()
    {
        var plan = Plans.Of(Step("s1", 1), Step("s2", 1, other: "Sở Y tế"), Step("s3", 1));

        Assert.Equal("s2", At(StepClocks.WhileAsked(plan, [Open("s1")], StepHolder.Asked(plan, [new("Sở Y tế", "SYT", null)]), Of(Role.Specialist))));
        Assert.Equal("s8", At(StepClocks.WhileAsked(Whole, [Done("s8"), Done("s10", "s11"), Open("s13")], Others, Of(Role.Specialist))));
    }

    [Fact]
    public void When_the_others_are_done_the_own_branch_goes_on_into_what_follows_while_it_has_time_and_ends_when_it_has_none()
    {
        string Back(params StepPast[] past) => At(StepClocks.TurnOf(Whole, past, Of(Role.Specialist), comesBack: true));

        Assert.Equal("=s10 ~s10+s11+s13", Back(Open("s8"), Open("s10", "s11")));
        Assert.Equal("s13", Back(Open("s8"), Open("s10", "s11", isOver: true)));
        Assert.Equal("=s10", Back(Open("s10", "s11")));
        Assert.Equal("=s10", Alone(Of(Role.Specialist), Open("s8"), Open("s10", "s11", isOver: true)));
        Assert.Equal("=s10", Back(Done("s8"), Open("s10", "s13")));
        Assert.Equal("s10+s11", Back(Open("s8")));
    }

    [Fact]
    public void Those_asked_do_the_steps_that_name_them_and_where_none_does_those_of_every_other_body()
    {
        var plan = Plans.Of(Parallel(
            "k1", Branch("n2", null, Step("s3", 1, other: "Sở Y tế")), Branch("n4", null, Step("s5", 1, other: "SXD")), Branch("n6", null, Step("s7", 1, at: "P2"), Step("s8", 1, at: "P1")), Branch("n9", null, Step("s10", 1, at: "P1"))));
        var holder = new StepHolder([Role.Specialist], "P1");
        string Asked(params AskedUnit[] asked) => At(StepClocks.WhileAsked(plan, [Open("s10")], StepHolder.Asked(plan, asked), holder));

        Assert.Equal("=s10 s3", Asked(new AskedUnit("sở y tế", "", null)));
        Assert.Equal("=s10 s3 s5", Asked(new AskedUnit("Sở Y tế tỉnh", "", null), new AskedUnit("Sở Xây dựng", "sxd", null)));
        Assert.Equal("=s10 s3 s5", Asked(new AskedUnit("Sở Y tếX", "", null)));
        Assert.Equal("=s10 s7", Asked(new AskedUnit("Phòng 2", "", "P2")));
        Assert.Equal("=s10", Asked(new AskedUnit("Phòng 3", "", "P3")));
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
        var told = StepClocks.Explain(Shipped, start, 90, [Paused("2026-03-09T08:00", "2026-03-09T17:00")], null);
        Assert.StartsWith("Bước bắt đầu lúc", told[0].Text, StringComparison.Ordinal);
        Assert.Contains(told, s => s.Text.StartsWith("Hết 1 giờ 30 phút làm việc: hạn của bước là", StringComparison.Ordinal));
        Assert.Contains("09:30 ngày 10/03/2026", told[^1].Text, StringComparison.Ordinal);
        Assert.Contains("nên dừng ở 09:00 ngày 10/03/2026", StepClocks.Explain(Shipped, start, 90, [], TheCalendar.At("2026-03-10T09:00"))[^1].Text, StringComparison.Ordinal);
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
