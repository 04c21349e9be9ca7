using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class ReturnRulesTests
{
    private static readonly DateOnly Ready = new(2026, 3, 2);

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, false)]
    [InlineData(11, 9, false)]
    [InlineData(12, 10, false)]
    [InlineData(13, 11, true)]
    public void A_result_counts_as_not_collected_from_the_day_after_its_days(int today, int waited, bool unclaimed)
    {
        var rules = new ReturnRules(10, "thử");
        var day = new DateOnly(2026, 3, today);
        Assert.Equal((waited, unclaimed, unclaimed), (ReturnRules.DaysWaiting(Ready, day), rules.IsUnclaimed(Ready, day), Ready < rules.UnclaimedBefore(day)));
    }

    [Fact]
    public void The_shipped_rule_says_that_its_days_are_ours()
    {
        var rules = ReturnRules.Parse(ShippedData.Text("rules/returns.json"), out var fault);
        Assert.Null(fault);
        Assert.Equal(10, rules!.UnclaimedDays);
        Assert.Contains("do dự án đặt", rules.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"unclaimedDays":0,"source":"x"}""")]
    [InlineData("""{"unclaimedDays":366,"source":"x"}""")]
    [InlineData("""{"unclaimedDays":1.5,"source":"x"}""")]
    [InlineData("""{"unclaimedDays":10,"source":""}""")]
    public void A_file_that_is_wrong_says_so(string json)
    {
        Assert.Null(ReturnRules.Parse(json, out var fault));
        Assert.NotNull(fault);
    }
}
