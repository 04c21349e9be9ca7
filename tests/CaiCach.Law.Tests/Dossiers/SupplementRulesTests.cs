using System.Globalization;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.Calendar;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>Until when a supplement is asked for without a reason: the first part of the time, in working minutes.</summary>
public sealed class SupplementRulesTests
{
    private static readonly SupplementRules.Rule Half = new(new(2025, 7, 1), 1, 2, "thử");

    /// <summary>Four working days from Monday 02/3/2026 at 08:00 to Thursday 05/3 at 17:00: the first half ends with Tuesday.</summary>
    [Theory]
    [InlineData(1, 2, "2026-03-03T17:00")]
    [InlineData(1, 4, "2026-03-02T17:00")]
    [InlineData(3, 4, "2026-03-04T17:00")]
    public void The_first_part_ends_with_its_share_of_the_working_time(int part, int of, string last) =>
        Assert.Equal(At(last), SupplementRules.LastMoment(Half with { Part = part, Of = of }, TheCalendar.Shipped, At("2026-03-02T08:00"), At("2026-03-05T17:00"), []));

    [Fact]
    public void A_pause_takes_nothing_of_it_and_what_no_calendar_covers_has_no_end()
    {
        Pause[] pauses = [new(At("2026-03-02T08:00"), At("2026-03-03T08:00"))];
        Assert.Equal(At("2026-03-04T17:00"), SupplementRules.LastMoment(Half, TheCalendar.Shipped, At("2026-03-02T08:00"), At("2026-03-06T17:00"), pauses));
        Assert.Null(SupplementRules.LastMoment(Half, TheCalendar.Shipped, At("1990-03-02T08:00"), At("2026-03-06T17:00"), []));
        Assert.Null(SupplementRules.LastMoment(Half, TheCalendar.Shipped, At("2026-03-02T08:00"), At("2026-03-02T08:00"), []));
    }

    [Fact]
    public void The_shipped_rule_holds_from_its_first_day_and_says_that_its_share_is_ours()
    {
        var rules = SupplementRules.Parse(ShippedData.Text("rules/supplement.json"), out var fault);
        Assert.Null(fault);
        Assert.Null(rules!.On(new(2025, 6, 30)));
        var rule = rules.On(new(2025, 7, 1))!;
        Assert.Equal((1, 2), (rule.Part, rule.Of));
        Assert.Same(rule, rules.On(new(2026, 11, 28)));
        Assert.Contains("do dự án đặt", rule.Source, StringComparison.Ordinal);
        Assert.Null(SupplementRules.None.On(new(2026, 11, 28)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"rules":[{"inForceFrom":"01/7/2025","part":1,"of":2,"source":"x"}]}""")]
    [InlineData("""{"rules":[{"inForceFrom":"2025-07-01","part":2,"of":2,"source":"x"}]}""")]
    [InlineData("""{"rules":[{"inForceFrom":"2025-07-01","part":0,"of":2,"source":"x"}]}""")]
    [InlineData("""{"rules":[{"inForceFrom":"2025-07-01","part":1,"of":101,"source":"x"}]}""")]
    [InlineData("""{"rules":[{"inForceFrom":"2025-07-01","part":1,"of":2,"source":""}]}""")]
    [InlineData("""{"rules":[{"inForceFrom":"2025-07-01","part":1,"of":2,"source":"x"},{"inForceFrom":"2025-07-01","part":1,"of":3,"source":"x"}]}""")]
    public void A_file_that_is_wrong_says_so(string json)
    {
        Assert.Null(SupplementRules.Parse(json, out var fault));
        Assert.NotNull(fault);
    }

    private static DateTime At(string local) => DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
