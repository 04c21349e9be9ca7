using CaiCach.Law.Outages;
using CaiCach.Law.Tests.Calendar;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Outages;

/// <summary>What a counter received on paper during an outage: Monday 02/3/2026, 08:00 to 15:30. The fifth working day after it is Monday 09/3.</summary>
public sealed class LateEntryRulesTests
{
    private static readonly LateEntryRules Rules = new(5, "thử");
    private static readonly OutageFacts Outage = new(OutageKind.Incident, OutageParts.Whole, OutageRulesTests.At("2026-03-02T08:00"), OutageRulesTests.At("2026-03-02T12:00"), OutageRulesTests.At("2026-03-02T15:30"));

    [Theory]
    [InlineData("2026-03-02T07:59", "late_outside_outage")]
    [InlineData("2026-03-02T08:00", null)]
    [InlineData("2026-03-02T12:01", null)]
    [InlineData("2026-03-02T15:30", null)]
    [InlineData("2026-03-02T15:31", "late_outside_outage")]
    [InlineData("2026-03-03T09:00", "late_outside_outage")]
    [InlineData("2026-03-03T09:01", "late_in_future")]
    public void It_must_have_been_received_from_the_first_minute_of_the_outage_to_its_last(string received, string? fault) =>
        Assert.Equal(fault, Judge(Outage, received, "2026-03-03T09:00"));

    [Theory]
    [InlineData("2026-03-06T17:00", null)]
    [InlineData("2026-03-09T17:00", null)]
    [InlineData("2026-03-09T17:01", "late_too_late")]
    [InlineData("2026-03-10T08:00", "late_too_late")]
    public void It_is_entered_until_work_ends_on_the_last_of_the_working_days(string now, string? fault) => Assert.Equal(fault, Judge(Outage, "2026-03-02T09:00", now));

    [Theory]
    [InlineData(OutageParts.Whole, null)]
    [InlineData(OutageParts.OnlineFiling, null)]
    [InlineData(OutageParts.OnlineFiling | OutageParts.Messages, null)]
    [InlineData(OutageParts.Payment | OutageParts.DataSources | OutageParts.Messages, "late_outside_outage")]
    public void Only_an_outage_of_the_whole_system_or_of_online_filing_lets_it(OutageParts parts, string? fault) =>
        Assert.Equal(fault, Judge(Outage with { Parts = parts }, "2026-03-02T09:00", "2026-03-03T09:00"));

    [Fact]
    public void A_function_that_was_switched_off_lets_nothing_be_entered_the_counter_was_open() =>
        Assert.Equal("late_outside_outage", Judge(Outage with { Kind = OutageKind.Pause, Parts = OutageParts.OnlineFiling }, "2026-03-02T09:00", "2026-03-03T09:00"));

    [Fact]
    public void While_the_outage_goes_on_it_lets_enter_what_came_until_now_and_before_it_begins_or_when_withdrawn_nothing()
    {
        var open = Outage with { Ended = null };
        Assert.Null(Judge(open, "2026-03-02T08:30", "2026-03-02T08:30"));
        Assert.Null(Judge(open, "2026-03-02T08:30", "2026-05-04T08:30"));
        Assert.Equal("late_outside_outage", Judge(open with { From = OutageRulesTests.At("2026-03-02T08:31") }, "2026-03-02T08:30", "2026-03-02T08:30"));
        Assert.Equal("late_outside_outage", Judge(open with { IsWithdrawn = true }, "2026-03-02T08:30", "2026-03-02T08:30"));
    }

    [Fact]
    public void Of_two_outages_the_one_counts_that_still_lets_it()
    {
        var longer = Outage with { Ended = OutageRulesTests.At("2026-03-04T10:00") };
        var (outage, fault) = Rules.Judge([("first", Outage), ("second", longer)], OutageRulesTests.At("2026-03-02T09:00"), OutageRulesTests.At("2026-03-10T09:00"), TheCalendar.Shipped);
        Assert.Equal(("second", null), (outage, fault));
    }

    [Fact]
    public void The_shipped_rule_says_that_its_days_are_ours_and_is_what_counts_where_none_is_loaded()
    {
        var rules = LateEntryRules.Parse(ShippedData.Text("rules/late-entry.json"), out var fault);
        Assert.Null(fault);
        Assert.Equal(LateEntryRules.First.WorkingDays, rules!.WorkingDays);
        Assert.Contains("do dự án đặt", rules.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"workingDays":0,"source":"x"}""")]
    [InlineData("""{"workingDays":61,"source":"x"}""")]
    [InlineData("""{"workingDays":5,"source":""}""")]
    public void A_file_that_is_wrong_says_so(string json)
    {
        Assert.Null(LateEntryRules.Parse(json, out var fault));
        Assert.NotNull(fault);
    }

    private static string? Judge(OutageFacts outage, string received, string now)
    {
        var (found, fault) = Rules.Judge([("it", outage)], OutageRulesTests.At(received), OutageRulesTests.At(now), TheCalendar.Shipped);
        Assert.Equal(fault is null, found is not null);
        return fault?.Code;
    }
}
