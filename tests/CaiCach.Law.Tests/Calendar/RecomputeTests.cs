using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class RecomputeTests
{
    private static readonly WorkCalendar _before = CalendarFile.Parse(
        string.Join('\n', TheCalendar.Csv.Split('\n').Where(l => !l.StartsWith("2026-11-24", StringComparison.Ordinal))), "before", WorkingHours.Standard).Calendar!;

    [Fact]
    public void A_new_holiday_moves_the_due_date_of_an_open_dossier_forward_and_both_are_kept()
    {
        var result = DueDates.Recompute(Clock(_before, isClosed: false), Shipped, At("2026-11-21T09:00"));

        Assert.True(result.Moved);
        Assert.Equal(At("2026-11-25T17:00"), result.Old.Due);
        Assert.Equal(At("2026-11-26T17:00"), result.New.Due);
        Assert.Equal("2026-11-21", result.CalendarVersion);
        Assert.False(result.LiftsLateness);
    }

    [Fact]
    public void A_holiday_taken_back_never_moves_a_due_date_earlier()
    {
        var result = DueDates.Recompute(Clock(Shipped, isClosed: false), _before, At("2026-11-21T09:00"));

        Assert.Equal(RecomputeOutcome.KeptLater, result.Outcome);
        Assert.Equal(result.Old, result.New);
    }

    [Fact]
    public void A_closed_dossier_never_changes()
    {
        var result = DueDates.Recompute(Clock(_before, isClosed: true), Shipped, At("2026-11-21T09:00"));

        Assert.Equal(RecomputeOutcome.Closed, result.Outcome);
        Assert.Equal(At("2026-11-25T17:00"), result.New.DueAfterPauses);
    }

    [Fact]
    public void The_same_calendar_changes_nothing() =>
        Assert.Equal(RecomputeOutcome.Same, DueDates.Recompute(Clock(Shipped, isClosed: false), Shipped, At("2026-11-21T09:00")).Outcome);

    [Fact]
    public void A_calendar_that_ends_too_early_changes_nothing_and_says_why()
    {
        var result = DueDates.Recompute(
            Clock(_before, isClosed: false), WorkCalendar.Create("2025", 2025, 2025, [], WorkingHours.Standard), At("2026-11-21T09:00"));

        Assert.Equal((RecomputeOutcome.NotAnswered, DueFault.StartOutsideCalendar), (result.Outcome, result.Fault));
        Assert.Equal(result.Old, result.New);
    }

    [Theory]
    [InlineData("2026-11-25T17:00", false)]
    [InlineData("2026-11-25T17:01", true)]
    [InlineData("2026-11-26T17:00", true)]
    [InlineData("2026-11-26T17:01", false)]
    public void A_dossier_that_is_no_longer_late_is_marked(string now, bool lifts) =>
        Assert.Equal(lifts, DueDates.Recompute(Clock(_before, isClosed: false), Shipped, At(now)).LiftsLateness);

    private static DossierClock Clock(WorkCalendar calendar, bool isClosed)
    {
        var limit = new TimeLimit(3, LimitUnit.WorkingDay);
        var due = DueDates.Compute(calendar, At("2026-11-20T09:00"), limit, []);
        return new(At("2026-11-20T09:00"), limit, [], due.Due, due.DueAfterPauses, isClosed);
    }
}
