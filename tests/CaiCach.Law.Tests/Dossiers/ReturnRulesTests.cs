using System.Globalization;
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
        Assert.Equal((12, new DateOnly(2026, 1, 1)), (rules.Archive!.Months, rules.Archive.InForceFrom));
        Assert.Contains("do dự án đặt", rules.Archive.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02", "2025-03-01", true, false, null)]
    [InlineData("2026-03-02", "2025-03-02", true, false, "archive_too_soon")]
    [InlineData("2025-12-31", "2024-01-01", true, false, "archive_too_soon")]
    [InlineData("2026-03-02", "2025-03-01", false, false, "not_waiting")]
    [InlineData("2026-03-02", "2025-03-01", true, true, "archived_already")]
    public void A_result_goes_to_the_archive_once_after_its_months_while_it_waits_and_the_rule_is_in_force(string today, string ready, bool waits, bool archived, string? code)
    {
        var rule = new ArchiveRule(12, new(2026, 1, 1), "thử");
        Assert.Equal(code, rule.Refuses(waits, archived, DateOnly.ParseExact(ready, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture))?.Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"unclaimedDays":0,"source":"x"}""")]
    [InlineData("""{"unclaimedDays":366,"source":"x"}""")]
    [InlineData("""{"unclaimedDays":1.5,"source":"x"}""")]
    [InlineData("""{"unclaimedDays":10,"source":""}""")]
    [InlineData("""{"unclaimedDays":10,"source":"x","archive":{"months":0,"inForceFrom":"2026-01-01","source":"x"}}""")]
    [InlineData("""{"unclaimedDays":10,"source":"x","archive":{"months":12,"inForceFrom":"1/1/2026","source":"x"}}""")]
    [InlineData("""{"unclaimedDays":10,"source":"x","archive":{"months":12}}""")]
    public void A_file_that_is_wrong_says_so(string json)
    {
        Assert.Null(ReturnRules.Parse(json, out var fault));
        Assert.NotNull(fault);
    }
}
