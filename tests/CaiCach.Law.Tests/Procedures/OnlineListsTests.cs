using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Lists for full online handling add to each other until one takes the place of the earlier ones.</summary>
public sealed class OnlineListsTests
{
    [Fact]
    public void Lists_add_to_each_other_until_one_takes_the_place_of_the_earlier_ones()
    {
        OnlineList first = new(new(2026, 1, 1), false, ["1", "2"]), second = new(new(2026, 2, 1), false, ["3"]), third = new(new(2026, 3, 1), true, ["2", "4"]), last = new(new(2026, 4, 1), false, ["5"]);
        Assert.Empty(OnlineLists.InForce([]));
        Assert.Equal(["1", "2", "3"], OnlineLists.InForce([second, first]).Order());
        Assert.Equal(["2", "4", "5"], OnlineLists.InForce([last, third, second, first]).Order());
    }

    [Theory]
    [InlineData(OnlineLevel.Full, true, OnlineListFinding.Agrees)]
    [InlineData(OnlineLevel.Full, false, OnlineListFinding.FullNotListed)]
    [InlineData(OnlineLevel.Partial, true, OnlineListFinding.ListedNotFull)]
    [InlineData(OnlineLevel.InformationOnly, true, OnlineListFinding.ListedNotFull)]
    [InlineData(OnlineLevel.Partial, false, OnlineListFinding.Agrees)]
    public void The_online_level_is_held_against_them(OnlineLevel level, bool isListed, OnlineListFinding finding)
    {
        Assert.Equal(finding, OnlineLists.Judge(level, isListed));
        Assert.Equal(finding == OnlineListFinding.Agrees, finding.ToText() is null);
    }
}
