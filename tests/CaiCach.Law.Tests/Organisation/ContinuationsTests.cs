using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;

namespace CaiCach.Law.Tests.Organisation;

/// <summary>What goes on at a successor: never a choice between two, never against what is there.</summary>
public sealed class ContinuationsTests
{
    [Theory]
    [InlineData(false, "", false, null)]
    [InlineData(true, "", true, null)]
    [InlineData(true, "a", false, Continuation.OwnHolds)]
    [InlineData(true, "a b", false, Continuation.OwnHolds)]
    [InlineData(false, "a", false, Continuation.GoesOn)]
    [InlineData(false, "a -", false, Continuation.GoesOn)]
    [InlineData(false, "a a", true, Continuation.GoesOn)]
    [InlineData(false, "a -", true, Continuation.ToDecide)]
    [InlineData(false, "a b", false, Continuation.ToDecide)]
    [InlineData(false, "- -", true, null)]
    public void It_is_judged_by_what_each_has(bool own, string held, bool noneCounts, Continuation? expected) =>
        Assert.Equal(expected, Continuations.Judge(own, [.. held.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => h == "-" ? null : h)], noneCounts));

    [Fact]
    public void A_unit_does_the_steps_of_the_ended_ones_whose_place_it_has_taken()
    {
        var step = new ProcessStep("s1", new("Thẩm định", Role.Specialist, "P-CU", null, new(1, StepUnit.Day), null));
        Assert.True(new StepHolder([Role.Specialist], "P-MOI", ["P-CU"]).Does(step));
        Assert.False(new StepHolder([Role.Specialist], "P-MOI").Does(step));
        Assert.False(new StepHolder([Role.AgencyHead], "P-MOI", ["P-CU"]).Does(step));
    }
}
