using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

public sealed class ProcessRulesTests
{
    [Theory]
    [InlineData(4, 8, 0)]
    [InlineData(5, 8, 480)]
    [InlineData(3, 0, null)]
    public void Steps_may_take_all_of_the_limit_or_less_and_the_rest_is_what_the_body_gives_up(int limitDays, int hours, int? shortened)
    {
        var limit = shortened is null ? null : new ProcessLimit(new(limitDays, LimitUnit.WorkingDay), limitDays * Day);

        var verdict = ProcessRules.Judge(Of(Step("s1", 3), Step("s2", Math.Max(hours, 1), StepUnit.Hour)), limit, Day);

        Assert.True(verdict.IsValid);
        Assert.Equal(shortened, verdict.Shortened);
    }

    [Fact]
    public void One_minute_over_the_limit_is_refused_with_both_sums_and_the_steps()
    {
        var plan = Of(Step("s1", 1), Step("s2", 0, role: Law.Organisation.Role.Clerk));
        var limit = new ProcessLimit(new(8, LimitUnit.WorkingHour), 480);

        Assert.True(ProcessRules.Judge(plan, limit, 480).IsValid);

        var verdict = ProcessRules.Judge(plan, limit, 481);
        Assert.True(verdict.IsOver);
        Assert.Equal(
            "Tổng thời gian các bước theo đường dài nhất là 1 ngày làm việc, vượt thời hạn của thủ tục là 8 giờ làm việc. Các bước trên đường đó: Bước s1 (1 ngày làm việc).",
            Assert.Single(verdict.Faults).Text);
    }

    [Fact]
    public void The_longest_way_takes_the_longest_branch_of_cases_and_of_parallel_steps()
    {
        var verdict = ProcessRules.Judge(Whole, null, Day);

        Assert.Equal(["s1", "s2", "s3", "s10", "s11", "s13", "s14", "s15"], verdict.LongestPath.Select(s => s.Key));
        Assert.Equal(240 + ((0.5m + 2 + 3.5m + 1 + 1) * Day), verdict.Minutes);
        Assert.Null(verdict.Shortened);
        Assert.Empty(verdict.Faults);
    }

    [Theory]
    [InlineData(1, LimitUnit.WorkingHour, 60)]
    [InlineData(5, LimitUnit.WorkingDay, 5 * Day)]
    [InlineData(0, LimitUnit.SameDay15h, Day)]
    [InlineData(1, LimitUnit.CalendarDay, 1 * Day)]
    [InlineData(7, LimitUnit.CalendarDay, 5 * Day)]
    [InlineData(9, LimitUnit.CalendarDay, 6 * Day)]
    [InlineData(15, LimitUnit.CalendarDay, 11 * Day)]
    [InlineData(1, LimitUnit.Month, 20 * Day)]
    [InlineData(2, LimitUnit.Month, 41 * Day)]
    public void A_limit_gives_the_working_time_that_every_dossier_has_under_it(int value, LimitUnit unit, int minutes) =>
        Assert.Equal(minutes, WorkTime.Of(new(value, unit), Day));

    [Theory]
    [InlineData(0, "0 giờ làm việc")]
    [InlineData(1, "1 phút làm việc")]
    [InlineData(120, "2 giờ làm việc")]
    [InlineData(480, "1 ngày làm việc")]
    [InlineData(481, "1 ngày 1 phút làm việc")]
    [InlineData(720, "1,5 ngày làm việc")]
    [InlineData(1021, "2 ngày 1 giờ 1 phút làm việc")]
    public void Working_time_is_written_in_days_and_what_is_left(int minutes, string text) => Assert.Equal(text, WorkTime.ToText(minutes, Day));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-0.25, false)]
    [InlineData(0.25, true)]
    [InlineData(0.3, false)]
    [InlineData(1000, true)]
    [InlineData(1000.25, false)]
    public void A_step_has_quarters_of_hours_or_days(double value, bool valid) => Assert.Equal(valid, new StepTime((decimal)value, StepUnit.Day).IsValid);

    [Fact]
    public void Every_fault_says_where_it_is()
    {
        var plan = Of(
            new ProcessStep("s1", new("", null, null, null, new(0.1m, StepUnit.Hour), null)),
            Parallel("k2", Branch("n3", null)),
            Choice("k4", Branch("n5", "Đủ", Choice("k6", Branch("n7", "a", Choice("k8", Branch("n9", "b"), Branch("n10", "c"))), Branch("n11", "d"))), Branch("n12", " "), Branch("n13", "đủ")));

        var faults = ProcessRules.Judge(plan, null, Day).Faults;

        Assert.Equal(
        [
            ("s1", "step_name_missing"), ("s1", "step_role_missing"), ("s1", "step_time_wrong"), ("k2", "block_branches_few"), ("n3", "branch_empty"),
            ("k8", "block_too_deep"), ("n12", "branch_condition_missing"), ("n13", "branch_condition_twice"),
        ], faults.Select(f => (f.Key!, f.Code)));
        Assert.StartsWith("Khối 3a.1a.1: ", faults[5].Text, StringComparison.Ordinal);
        Assert.Equal("process_empty", Assert.Single(ProcessRules.Judge(ProcessPlan.Empty, null, Day).Faults).Code);
    }

    [Fact]
    public void A_process_has_at_most_sixty_steps()
    {
        ProcessPlan With(int steps) => Of([.. Enumerable.Range(1, steps).Select(i => Step($"s{i}", 0.25m))]);

        Assert.True(ProcessRules.Judge(With(60), null, Day).IsValid);
        Assert.False(ProcessRules.Judge(With(61), null, Day).IsValid);
    }

    [Fact]
    public void Where_the_clock_runs_by_stages_the_steps_are_held_against_those_of_the_office_together()
    {
        var procedure = Tests.Procedures.Examples.Procedure();
        static Stage Stage(string name, TimeLimit? limit, StageOwner owner = StageOwner.Authority) => new(name, name, limit, null, owner, null, Confidence.Invented);
        var staged = procedure with
        {
            Means = [procedure.Means[0] with { Limit = null }],
            Stages = [Stage("Hình thức", new(2, LimitUnit.WorkingDay)), Stage("Phản đối", new(3, LimitUnit.Month), StageOwner.ThirdParty), Stage("Nội dung", new(7, LimitUnit.CalendarDay))],
        };

        var limit = ProcessRules.LimitOf(staged, Day)!;
        Assert.Equal(7 * Day, limit.Minutes);
        Assert.Equal("7 ngày làm việc cho các giai đoạn của cơ quan (Hình thức: 2 ngày làm việc; Nội dung: 7 ngày, ít nhất 5 ngày làm việc)", ProcessRules.TextOf(limit, Day));
        Assert.Equal(0, ProcessRules.Judge(Of(Step("s1", 7)), limit, Day).Shortened);
        Assert.Equal("process_over_limit", Assert.Single(ProcessRules.Judge(Of(Step("s1", 7.25m)), limit, Day).Faults).Code);

        var open = ProcessRules.LimitOf(staged with { Stages = [.. staged.Stages, Stage("Cấp văn bằng", null)] }, Day)!;
        Assert.True(open.IsOpen);
        Assert.EndsWith("; Cấp văn bằng: không ấn định)", ProcessRules.TextOf(open, Day), StringComparison.Ordinal);
        var verdict = ProcessRules.Judge(Of(Step("s1", 8)), open, Day);
        Assert.True(verdict is { IsValid: true, IsOver: false, Shortened: null });
        Assert.Null(ProcessRules.LimitOf(staged with { Stages = [Stage("Cấp văn bằng", null)] }, Day));
    }

    [Fact]
    public void A_procedure_holds_a_process_against_the_shortest_of_its_channels()
    {
        var procedure = Tests.Procedures.Examples.Procedure();
        var means = procedure.Means[0];

        Assert.Equal(3 * Day, ProcessRules.LimitOf(procedure with { Means = [means with { Limit = new(5, LimitUnit.WorkingDay) }, means with { Limit = new(3, LimitUnit.WorkingDay) }] }, Day)!.Minutes);
        Assert.Null(ProcessRules.LimitOf(procedure with { Means = [means with { Limit = null }] }, Day));
        Assert.Null(ProcessRules.LimitOf(null, Day));
    }
}
