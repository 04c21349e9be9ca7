using System.Globalization;
using CaiCach.Law.Calendar;
using CaiCach.Law.Outages;

namespace CaiCach.Law.Tests.Outages;

/// <summary>What may be announced, changed, ended and withdrawn, and when it is shown. It is Monday 02/3/2026, 09:00.</summary>
public sealed class OutageRulesTests
{
    private static readonly DateTime Now = At("2026-03-02T09:00");

    [Theory]
    [InlineData(OutageKind.Planned, "2026-03-02T09:01", "2026-03-02T09:02", "")]
    [InlineData(OutageKind.Planned, "2026-03-02T09:00", "2026-03-02T10:00", "planned_not_to_come")]
    [InlineData(OutageKind.Planned, "2026-03-03T09:00", "2026-03-03T09:00", "until_before_from")]
    [InlineData(OutageKind.Incident, "2026-03-02T09:00", "2026-03-02T09:01", "")]
    [InlineData(OutageKind.Incident, "2026-03-02T09:01", "2026-03-02T10:00", "incident_to_come")]
    [InlineData(OutageKind.Incident, "2026-01-31T09:00", "2026-02-01T09:00", "")]
    [InlineData(OutageKind.Incident, "2026-01-31T08:59", "2026-02-01T09:00", "incident_long_ago")]
    [InlineData(OutageKind.Pause, "2026-03-02T08:45", "2026-03-02T09:01", "parts_not_pausable")]
    [InlineData(OutageKind.Pause, "2026-03-02T08:44", "2026-03-02T09:01", "parts_not_pausable pause_past")]
    public void What_is_planned_is_to_come_and_what_is_an_incident_has_begun(OutageKind kind, string from, string until, string faults) =>
        Assert.Equal(faults, string.Join(' ', OutageRules.CheckNew(new(kind, OutageParts.Payment, At(from), At(until)), "Máy chủ đang được sửa", Now).Select(f => f.Code)));

    [Theory]
    [InlineData(OutageKind.Pause, "2026-03-02T08:59", false)]
    [InlineData(OutageKind.Pause, "2026-03-02T09:00", true)]
    [InlineData(OutageKind.Pause, "2026-03-02T23:00", true)]
    [InlineData(OutageKind.Incident, "2026-03-02T09:00", false)]
    [InlineData(OutageKind.Planned, "2026-03-02T09:00", false)]
    public void Only_a_pause_switches_off_its_own_functions_from_its_first_minute_until_its_end_is_said(OutageKind kind, string at, bool stops)
    {
        var pause = new OutageFacts(kind, OutageParts.Petitions | OutageParts.Ratings, Now, At("2026-03-02T12:00"));

        Assert.Equal(stops, pause.Stops(OutageParts.Petitions, At(at)));
        Assert.False(pause.Stops(OutageParts.CallBacks, At(at)));
        Assert.False((pause with { Ended = At("2026-03-02T10:00") }).Stops(OutageParts.Petitions, At(at)));
        Assert.False((pause with { IsWithdrawn = true }).Stops(OutageParts.Petitions, At(at)));
        Assert.Empty(OutageRules.CheckNew(pause with { Kind = OutageKind.Pause, Parts = OutageRules.Pausable }, "Quá tải", Now));
        Assert.All(OutageWords.EachPart.Where(p => OutageRules.Pausable.HasFlag(p)), part => Assert.NotEmpty(OutageWords.OtherWay(part)));
    }

    [Fact]
    public void What_is_affected_and_what_people_are_told_must_be_said()
    {
        var outage = new OutageFacts(OutageKind.Incident, OutageParts.None, Now, Now.AddHours(1));
        Assert.Equal(["parts_missing", "text_wrong"], OutageRules.CheckNew(outage, " ", Now).Select(f => f.Code));
        Assert.Equal(["parts_missing"], OutageRules.CheckNew(outage, new string('a', 1000), Now).Select(f => f.Code));
        Assert.Equal(["parts_missing", "text_wrong"], OutageRules.CheckNew(outage, new string('a', 1001), Now).Select(f => f.Code));
    }

    [Theory]
    [InlineData("2026-03-03T08:59", OutageState.ToCome, false)]
    [InlineData("2026-03-03T09:00", OutageState.ToCome, true)]
    [InlineData("2026-03-04T08:59", OutageState.ToCome, true)]
    [InlineData("2026-03-04T09:00", OutageState.UnderWay, true)]
    [InlineData("2026-03-09T09:00", OutageState.UnderWay, true)]
    public void It_is_shown_from_a_day_before_until_somebody_says_that_it_is_over(string now, OutageState state, bool shown)
    {
        var outage = new OutageFacts(OutageKind.Planned, OutageParts.Whole, At("2026-03-04T09:00"), At("2026-03-04T12:00"));
        Assert.Equal((state, shown), (outage.At(At(now)), outage.IsShownAt(At(now))));
        Assert.False((outage with { Ended = At("2026-03-04T10:00") }).IsShownAt(At(now)));
        Assert.False((outage with { IsWithdrawn = true }).IsShownAt(At(now)));
    }

    [Theory]
    [InlineData("2026-03-02T08:00", "09:01", null)]
    [InlineData("2026-03-02T08:00", "09:00", "until_passed")]
    [InlineData("2026-03-02T10:00", "10:00", "until_passed")]
    [InlineData("2026-03-02T10:00", "10:01", null)]
    public void The_expected_end_moves_to_a_moment_to_come_after_the_beginning(string from, string until, string? fault)
    {
        var outage = new OutageFacts(OutageKind.Planned, OutageParts.Whole, At(from), At("2026-03-02T12:00"));
        Assert.Equal(fault, OutageRules.CheckUntil(outage, At("2026-03-02T" + until), Now)?.Code);
        Assert.Equal("over", OutageRules.CheckUntil(outage with { Ended = Now }, At("2026-03-02T" + until), Now)?.Code);
    }

    [Theory]
    [InlineData("08:00", "08:00", "ended_wrong")]
    [InlineData("08:00", "08:01", null)]
    [InlineData("08:00", "09:00", null)]
    [InlineData("08:00", "09:01", "ended_wrong")]
    [InlineData("09:01", "09:00", "not_begun")]
    public void It_ends_after_its_beginning_and_not_later_than_now(string from, string ended, string? fault)
    {
        var outage = new OutageFacts(OutageKind.Incident, OutageParts.Whole, At("2026-03-02T" + from), At("2026-03-02T12:00"));
        Assert.Equal(fault, OutageRules.CheckEnd(outage, At("2026-03-02T" + ended), Now)?.Code);
        Assert.Equal("over", OutageRules.CheckEnd(outage with { IsWithdrawn = true }, At("2026-03-02T" + ended), Now)?.Code);
    }

    [Theory]
    [InlineData("09:01", null)]
    [InlineData("09:00", "begun")]
    [InlineData("08:59", "begun")]
    public void It_is_withdrawn_before_it_begins_alone(string from, string? fault)
    {
        var outage = new OutageFacts(OutageKind.Planned, OutageParts.Whole, At("2026-03-02T" + from), At("2026-03-02T12:00"));
        Assert.Equal(fault, OutageRules.CheckWithdrawal(outage, Now)?.Code);
        Assert.Equal("over", OutageRules.CheckWithdrawal(outage with { IsWithdrawn = true }, Now)?.Code);
    }

    internal static DateTime At(string local) => VietnamTime.ToUtc(DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
}
