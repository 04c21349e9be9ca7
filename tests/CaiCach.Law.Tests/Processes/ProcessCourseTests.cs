using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

/// <summary>What comes next, which branch is to be chosen and what would be skipped, seen from where a dossier stands.</summary>
public sealed class ProcessCourseTests
{
    private static StepPast Open(string first, string? last = null) => new(first, last ?? first, true, false);

    private static StepPast Done(string first, string? last = null) => new(first, last ?? first, false, false);

    private static StepHolder Of(Role role, string? unit = null) => new([role], unit);

    private static string Ahead(ProcessPlan plan, params StepPast[] past) => string.Join(' ', new ProcessCourse(plan, past).Ahead.Select(s => s.Key));

    private static string Choices(ProcessPlan plan, string? to, params StepPast[] past) => string.Join(' ', new ProcessCourse(plan, past).Choices(to).Select(b => b.Key));

    private static string Skipped(ProcessPlan plan, string to, StepHolder by, string[] told, params StepPast[] past) =>
        string.Join(' ', new ProcessCourse(plan, past).Skipped(to, told, [by]).Select(s => s.Key));

    private static string Skipped(ProcessPlan plan, string to, StepHolder by, params StepPast[] past) => Skipped(plan, to, by, [], past);

    [Fact]
    public void What_comes_next_is_the_first_step_after_the_one_under_way_up_to_a_branch_to_choose()
    {
        Assert.Equal("s2 s3", Ahead(Whole, Open("s1")));
        Assert.Equal("s3", Ahead(Whole, Done("s1"), Open("s2")));
        Assert.Equal("", Ahead(Whole, Open("s3")));
        Assert.Equal("s13 s14", Ahead(Whole.Taking(["n12"]), Open("s3")));
        Assert.Equal("s8 s10 s11 s13 s14", Ahead(Whole.Taking(["n5"]), Open("s3")));
        Assert.Equal("s14", Ahead(Whole.Taking(["n5"]), Done("s3"), Open("s10", "s13")));
        Assert.Equal("s2 s3", Ahead(Whole));
    }

    [Fact]
    public void Nobody_is_given_a_step_of_the_head_or_another_body_before_a_unit_has_the_dossier()
    {
        var plan = Plans.Of(Step("s1", 1, role: Role.Receiver), Step("s2", 1, role: Role.AgencyHead), Step("s3", 1, other: "Sở Y tế"), Step("s4", 1, role: Role.OneStopDirector), Step("s5", 1), Step("s6", 1, other: "Sở Y tế"), Step("s7", 1, role: Role.AgencyHead));

        Assert.Equal("s5 s6 s7", Ahead(plan, Open("s1")));
        Assert.Equal("", Skipped(plan, "s5", Of(Role.Receiver), Open("s1")));
        Assert.Equal("s6", Skipped(plan, "s7", Of(Role.DivisionHead), Open("s1"), Open("s5")));
    }

    [Fact]
    public void A_unit_is_proposed_as_long_as_units_of_the_body_come_next()
    {
        Assert.Equal("P1", ProcessCourse.UnitOf([Step("s1", 1, role: Role.DivisionHead), Step("s2", 1, at: "P1"), Step("s3", 1, at: "P2")]));
        Assert.Null(ProcessCourse.UnitOf([Step("s1", 1, other: "Sở Y tế"), Step("s2", 1, at: "P1")]));
        Assert.Null(ProcessCourse.UnitOf([Step("s1", 1, role: Role.AgencyHead), Step("s2", 1, at: "P1")]));
        Assert.Null(ProcessCourse.UnitOf([Step("s1", 1)]));
    }

    [Fact]
    public void A_branch_is_to_be_chosen_when_the_dossier_comes_to_it_or_past_it_and_not_before()
    {
        Assert.Equal("", Choices(Whole, "s2", Open("s1")));
        Assert.Equal("", Choices(Whole, "s3", Open("s2")));
        Assert.Equal("k4", Choices(Whole, "s8", Open("s3")));
        Assert.Equal("k4", Choices(Whole, "s14", Open("s3")));
        Assert.Equal("k4", Choices(Whole, null, Open("s3")));
        Assert.Equal("", Choices(Whole, null, Open("s1")));
        Assert.Equal("", Choices(Whole.Taking(["n12"]), "s14", Open("s3")));
    }

    [Fact]
    public void A_dossier_in_a_branch_or_past_it_is_asked_nothing_more()
    {
        Assert.Equal("", Choices(Whole, "s14", Done("s3"), Open("s10", "s11")));
        Assert.Equal("", Choices(Whole, "s14", Done("s3"), Done("s8"), Open("s13")));
        Assert.Equal("", Choices(Whole, "s15", Open("s14")));
        Assert.Equal("", Choices(Whole, "s14", Done("s3"), Done("s10", "s11"), Open("s3")));
    }

    [Fact]
    public void A_choice_within_what_one_officer_does_is_made_when_it_is_handed_on_and_both_branches_count_as_done()
    {
        var plan = Plans.Of(Step("s1", 1), Choice("k2", Branch("n3", "a", Step("s4", 2)), Branch("n5", "b", Step("s6", 1))), Step("s7", 1, role: Role.DivisionHead), Step("s8", 1, role: Role.AgencyHead));

        Assert.Equal("k2", Choices(plan, "s7", Open("s1", "s4")));
        Assert.Equal("k2", Choices(plan, null, Open("s1", "s4")));
        Assert.Equal("", Skipped(plan.Taking(["n5"]), "s7", Of(Role.AgencyHead), Open("s1", "s4")));
        Assert.Equal("s7", Skipped(plan.Taking(["n5"]), "s8", Of(Role.Specialist), Open("s1", "s4")));
        Assert.Equal("s7", Assert.Single(StepClocks.TurnOf(plan.Taking(["n5"]), [Open("s1", "s4")], Of(Role.DivisionHead), comesBack: false).Begun).Steps[0].Key);
    }

    [Fact]
    public void Who_asks_somebody_with_steps_in_one_branch_alone_has_chosen_it()
    {
        var plan = Plans.Of(
            Step("s1", 1), Choice("k2", Branch("n3", "a", Step("s4", 1, other: "Sở Y tế")), Branch("n5", "b", Step("s6", 1, other: "Sở Y tế"), Step("s7", 1, other: "Sở Xây dựng")), Branch("n8", "c")), Step("s9", 1));
        var course = new ProcessCourse(plan, [Open("s1")]);
        StepHolder Asked(string name) => StepHolder.Asked(plan, [new(name, name, null)]);

        Assert.Null(course.Entered("s4", Asked("Sở Y tế")));
        Assert.Equal("n5", course.Entered("s7", Asked("Sở Xây dựng"))!.Key);
        Assert.Null(course.Entered("s9", Asked("Sở Xây dựng")));
        Assert.Null(new ProcessCourse(plan.Taking(["n5"]), [Open("s1")]).Entered("s7", Asked("Sở Xây dựng")));
    }

    [Fact]
    public void Choices_in_one_another_are_made_from_the_outside_in()
    {
        var plan = Plans.Of(
            Step("s1", 1), Choice("k2", Branch("n3", "a", Choice("k4", Branch("n5", "c", Step("s6", 1, role: Role.DivisionHead)), Branch("n7", "d"))), Branch("n8", "b")), Choice("k9", Branch("n10", "e", Step("s11", 1, other: "Sở Y tế")), Branch("n12", "f")), Step("s13", 1, role: Role.AgencyHead));

        Assert.Equal("k2 k9", Choices(plan, "s13", Open("s1")));
        Assert.Equal("k2", Choices(plan, null, Open("s1")));
        Assert.Equal("k4 k9", Choices(plan.Taking(["n3"]), "s13", Open("s1")));
        Assert.Equal("k9", Choices(plan.Taking(["n8"]), null, Open("s1")));
        Assert.Equal("", Choices(plan.Taking(["n3", "n7", "n12"]), "s13", Open("s1")));
        Assert.Equal("s6 s11", Skipped(plan.Taking(["n3", "n5", "n10"]), "s13", Of(Role.Specialist), Open("s1")));
    }

    [Fact]
    public void A_prescribed_step_that_was_not_gone_through_is_skipped_once()
    {
        var asked = Whole.Taking(["n5"]);

        Assert.Equal("s8", Skipped(asked, "s14", Of(Role.Specialist, "P1"), Done("s1"), Done("s2"), Open("s3")));
        Assert.Equal("s8 s10 s11 s13", Skipped(asked, "s14", Of(Role.AgencyHead), Done("s1"), Done("s2"), Open("s3")));
        Assert.Equal("", Skipped(asked, "s14", Of(Role.Specialist, "P1"), ["s8"], Done("s1"), Done("s2"), Open("s3")));
        Assert.Equal("", Skipped(asked, "s14", Of(Role.Specialist, "P1"), Done("s1"), Done("s2"), Done("s3"), Done("s8"), Open("s10", "s13")));
        Assert.Equal("s2", Skipped(Whole, "s3", Of(Role.Receiver), Open("s1")));
        Assert.Equal("", Skipped(Whole, "s3", Of(Role.DivisionHead, "P1"), Open("s1")));
        Assert.Equal("s2", Skipped(Whole, "s3", Of(Role.DivisionHead, "P2"), Open("s1")));
    }

    [Fact]
    public void A_decision_is_taken_at_the_last_step_of_the_head_before()
    {
        var plan = Plans.Of(Step("s1", 1), Step("s2", 1, role: Role.AgencyHead), Step("s3", 1), Step("s4", 1, role: Role.AgencyHead), Step("s5", 1), Step("s6", 1, role: Role.Clerk));

        Assert.Equal("s4", new ProcessCourse(plan, [Open("s4")]).DecisionBefore("s6"));
        Assert.Equal("s2", new ProcessCourse(plan, [Open("s2")]).DecisionBefore("s3"));
        Assert.Equal("s2", new ProcessCourse(plan, [Open("s1")]).DecisionBefore("s2"));
    }

    [Fact]
    public void Steps_of_a_branch_that_is_not_taken_and_those_that_run_beside_are_not_skipped()
    {
        Assert.Equal("", Skipped(Whole.Taking(["n12"]), "s14", Of(Role.DivisionHead, "P1"), Done("s2"), Done("s3"), Open("s13")));
        Assert.Equal("", Skipped(Whole, "s10", Of(Role.DivisionHead, "P1"), Done("s2"), Open("s3")));
        var plan = Plans.Of(Step("s1", 1), Choice("k2", Branch("n3", "a", Step("s4", 1, role: Role.DivisionHead)), Branch("n5", "b", Step("s6", 1, role: Role.DivisionHead), Step("s7", 1, other: "Sở Y tế"))), Step("s8", 1, role: Role.AgencyHead));
        Assert.Equal("s7", Skipped(plan, "s8", Of(Role.DivisionHead), Done("s1"), Open("s6")));
        Assert.Equal("", Skipped(plan, "s8", Of(Role.DivisionHead), Done("s1"), Open("s4")));
    }

    [Fact]
    public void A_dossier_whose_stay_lies_in_a_branch_it_goes_no_more_still_stands_there()
    {
        var plan = Plans.Of(
            Step("s1", 1, role: Role.DivisionHead), Choice("k2", Branch("n3", "a", Step("s4", 1), Step("s5", 1)), Branch("n6", "b", Step("s7", 1, role: Role.DivisionHead))), Step("s8", 1), Step("s9", 1, role: Role.AgencyHead)).Taking(["n6"]);

        Assert.Equal("s7 s8 s9", Ahead(plan, Done("s1"), Open("s4", "s5")));
        Assert.Equal("s8", Assert.Single(StepClocks.TurnOf(plan, [Done("s1"), Open("s4", "s5")], Of(Role.Specialist), comesBack: false).Begun).Steps[0].Key);
        Assert.Equal("s7 s8", Skipped(plan, "s9", Of(Role.AgencyHead), Done("s1"), Open("s4", "s5")));
    }

    [Fact]
    public void Of_one_choice_the_newest_branch_holds_and_those_not_come_to_may_be_chosen_anew()
    {
        var plan = Plans.Of(Step("s1", 1), Choice("k2", Branch("n3", "a", Step("s4", 1)), Branch("n5", "b")), Step("s6", 1, role: Role.DivisionHead), Choice("k7", Branch("n8", "c", Step("s9", 1)), Branch("n10", "d")));

        Assert.Equal(["n8", "n5"], ProcessBranches.Chosen(plan, ["n3", "n8"], ["n5"]));
        Assert.Equal(["n3"], ProcessBranches.Chosen(plan, ["n3"], ["n99"]));
        Assert.Equal(["n3"], ProcessBranches.Settled(plan, [Done("s4"), Open("s6")], ["n3", "n8"]));
        Assert.Equal([], ProcessBranches.Settled(plan, [Done("s4"), Open("s1")], ["n3", "n8"]));
        Assert.Equal("s1 s4 s6 s9", string.Join(' ', plan.Taking(["n3", "n8", "n99"]).Steps.Select(s => s.Key)));
        Assert.Same(plan, plan.Taking([]));
        Assert.Null(plan.ChoiceOf("n99"));
    }

    [Fact]
    public void Whatever_the_process_a_dossier_that_goes_step_by_step_skips_nothing_and_one_that_leaves_a_step_out_skips_it()
    {
        var left = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var plan = Any(seed);
            plan = plan.Taking([.. plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().Where(b => b.Kind == BlockKind.Choice).Select(b => b.Branches[^1].Key)]);
            var keys = plan.Steps.Select(s => s.Key).ToList();
            Assert.Equal("", Choices(plan, keys is [.., var last] ? last : null));
            for (var to = 1; to < keys.Count; to++)
            {
                var past = keys.Take(to).Select(k => Done(k)).ToArray();
                Assert.Equal("", Skipped(plan, keys[to], Of(Role.Cashier), past));
                if (plan.Step(keys[to - 1])!.What is { OtherBody: null, Role: Role.DivisionHead or Role.Specialist } && !Beside(plan, keys[to - 1], keys[to]))
                {
                    left++;
                    Assert.Equal(keys[to - 1], Skipped(plan, keys[to], Of(Role.Cashier), past[..^1]));
                }
            }
        }

        Assert.True(left > 100, $"{left}");

        static bool Beside(ProcessPlan plan, string one, string other) => plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>()
            .Any(b => b.Branches.Any(x => Has(x, one)) && b.Branches.Any(x => Has(x, other)) && !b.Branches.Any(x => Has(x, one) && Has(x, other)));

        static bool Has(ProcessBranch branch, string key) => new ProcessPlan(branch.Nodes).Steps.Any(s => s.Key == key);
    }
}
