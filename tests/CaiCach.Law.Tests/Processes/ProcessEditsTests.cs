using CaiCach.Law.Processes;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

public sealed class ProcessEditsTests
{
    private static readonly StepFields What = Step("s0", 1).What;

    private static string Read(ProcessPlan? plan) => plan is null ? "" : string.Join(' ', ProcessOutline.Of(plan).Select(l => $"{l.Number}:{l.Key}"));

    [Fact]
    public void A_process_is_written_step_by_step_with_keys_of_its_own()
    {
        var plan = ProcessEdits.Apply(ProcessPlan.Empty, new ProcessEdit.AddStep(new(null, null), What))!;
        plan = ProcessEdits.Apply(plan, new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Choice, ["a", "b"]))!;
        plan = ProcessEdits.Apply(plan, new ProcessEdit.AddStep(new("n4", null), What))!;
        plan = ProcessEdits.Apply(plan, new ProcessEdit.AddBranch("k2", "c", ["x"]))!;
        plan = ProcessEdits.Apply(plan, new ProcessEdit.ChangeBranch("n6", "d", ["y"]))!;

        Assert.Equal("1:s1 2:k2 2a:n3 2b:n4 2b.1:s5 2c:n6", Read(plan));
        var branch = plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().Single().Branches[2];
        Assert.Equal(("d", "y"), (branch.Condition, Assert.Single(branch.Cases)));
    }

    [Theory]
    [InlineData("s1", false, "1:s2 2:s1 3:k3 3a:n4 3a.1:s5 3b:n6 4:s7")]
    [InlineData("s1", true, "1:s1 2:s2 3:k3 3a:n4 3a.1:s5 3b:n6 4:s7")]
    [InlineData("s2", false, "1:s1 2:k3 2a:n4 2a.1:s5 2b:n6 3:s2 4:s7")]
    [InlineData("s5", true, "1:s1 2:s2 3:s5 4:k3 4a:n4 4b:n6 5:s7")]
    [InlineData("s5", false, "1:s1 2:s2 3:k3 3a:n4 3b:n6 4:s5 5:s7")]
    [InlineData("k3", true, "1:s1 2:k3 2a:n4 2a.1:s5 2b:n6 3:s2 4:s7")]
    [InlineData("s7", false, "1:s1 2:s2 3:k3 3a:n4 3a.1:s5 3b:n6 4:s7")]
    [InlineData("s9", false, "")]
    public void A_step_or_block_moves_one_place_and_from_the_end_of_a_branch_out_of_it(string key, bool up, string after) =>
        Assert.Equal(after, Read(ProcessEdits.Apply(Four, new ProcessEdit.Move(key, up))));

    [Theory]
    [InlineData("s2", "1:s1 2:k3 2a:n4 2a.1:s5 2b:n6 3:s7")]
    [InlineData("n6", "1:s1 2:s2 3:k3 3a:n4 3a.1:s5 4:s7")]
    [InlineData("n4", "")]
    [InlineData("k3", "")]
    [InlineData("x9", "")]
    public void What_still_holds_steps_is_not_taken_out(string key, string after) => Assert.Equal(after, Read(ProcessEdits.Apply(Four, new ProcessEdit.Remove(key))));

    [Fact]
    public void A_step_said_anew_keeps_its_key_and_goes_where_it_is_put()
    {
        var said = What with { Name = "Khác" };

        Assert.Equal("Khác", ProcessEdits.Apply(Four, new ProcessEdit.ChangeStep("s5", said, null))!.Step("s5")!.What.Name);
        Assert.Equal("1:s1 2:k3 2a:n4 2a.1:s5 2b:n6 2b.1:s2 3:s7", Read(ProcessEdits.Apply(Four, new ProcessEdit.ChangeStep("s2", said, new("n6", null)))));
        Assert.Null(ProcessEdits.Apply(Four, new ProcessEdit.ChangeStep("s2", said, new("n9", null))));
    }

    [Fact]
    public void Every_offered_place_can_be_used_and_the_place_a_step_has_is_one_of_them()
    {
        foreach (var place in ProcessEdits.PlacesFor(Whole, null))
        {
            var after = ProcessEdits.Apply(Whole, new ProcessEdit.AddStep(place, What))!;
            Assert.Equal(place, ProcessEdits.PlaceOf(after, "s16"));
        }

        Assert.Equal(1 + 7 + 2 + 2 + 3 + 1, ProcessEdits.PlacesFor(Whole, null).Count);
        foreach (var step in Whole.Steps)
        {
            Assert.Contains(ProcessEdits.PlaceOf(Whole, step.Key), ProcessEdits.PlacesFor(Whole, step.Key));
        }
    }

    private static ProcessPlan Four { get; } = Of(Step("s1", 1), Step("s2", 1), Choice("k3", Branch("n4", "a", Step("s5", 1)), Branch("n6", "b")), Step("s7", 1));
}
