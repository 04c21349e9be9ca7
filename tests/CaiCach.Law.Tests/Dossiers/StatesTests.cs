using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class StatesTests
{
    [Theory]
    [InlineData(BusinessState.Draft, null)]
    [InlineData(BusinessState.Submitted, 1)]
    [InlineData(BusinessState.IntakeReview, 1)]
    [InlineData(BusinessState.IntakeSupplement, 1)]
    [InlineData(BusinessState.Accepted, 2)]
    [InlineData(BusinessState.RejectedIntake, 3)]
    [InlineData(BusinessState.InProcess, 4)]
    [InlineData(BusinessState.DecidedGrant, 4)]
    [InlineData(BusinessState.DecidedRefuse, 4)]
    [InlineData(BusinessState.SupplementRequested, 5)]
    [InlineData(BusinessState.Suspended, 4)]
    [InlineData(BusinessState.Consulting, 4)]
    [InlineData(BusinessState.Interlinked, 4)]
    [InlineData(BusinessState.FinancialDuty, 6)]
    [InlineData(BusinessState.Withdrawn, 7)]
    [InlineData(BusinessState.Stopped, 8)]
    [InlineData(BusinessState.Issued, 9)]
    [InlineData(BusinessState.Done, 10)]
    public void Each_state_has_its_national_code(BusinessState state, int? code) => Assert.Equal(code, state.NationalCode());

    [Theory]
    [InlineData(BusinessState.Accepted, 2)]
    [InlineData(BusinessState.InProcess, 4)]
    [InlineData(BusinessState.SupplementRequested, 5)]
    [InlineData(BusinessState.Consulting, 4)]
    public void A_withdrawal_asked_for_keeps_the_code_it_came_from(BusinessState before, int code) =>
        Assert.Equal(code, BusinessState.StopRequested.NationalCode(before));

    [Fact]
    public void The_clock_has_stopped_for_good_in_four_states() =>
        Assert.Equal(
            [BusinessState.Stopped, BusinessState.Withdrawn, BusinessState.Issued, BusinessState.Done],
            Stage.States.Where(s => s.IsFinished()));

    [Fact]
    public void Every_state_has_a_vietnamese_name_of_its_own() =>
        Assert.Equal(Stage.States.Count, Stage.States.Select(s => s.ToText()).Distinct().Count());

    [Theory]
    [InlineData("2026-03-08T23:59:59", Timeliness.Early)]
    [InlineData("2026-03-09T00:00:00", Timeliness.OnTime)]
    [InlineData("2026-03-09T16:59:00", Timeliness.OnTime)]
    [InlineData("2026-03-09T17:00:00", Timeliness.OnTime)]
    [InlineData("2026-03-09T17:00:01", Timeliness.Late)]
    [InlineData("2026-03-10T00:00:00", Timeliness.Late)]
    public void An_end_is_early_by_date_on_time_until_the_due_minute_and_late_after_it(string end, Timeliness expected) =>
        Assert.Equal(expected, Timelinesses.Of(
            DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture), new DateTime(2026, 3, 9, 17, 0, 0, DateTimeKind.Unspecified)));

    [Fact]
    public void A_dossier_without_a_due_date_is_on_time() =>
        Assert.Equal(Timeliness.OnTime, Timelinesses.Of(new DateTime(2026, 3, 9, 17, 0, 0, DateTimeKind.Unspecified), null));

    [Theory]
    [InlineData("2026-03-09T17:00", false)]
    [InlineData("2026-03-09T17:01", true)]
    [InlineData("2026-03-16T17:00", true)]
    [InlineData("2026-03-16T17:01", false)]
    public void A_late_end_keeps_the_new_appointment_after_the_due_time_and_not_after_the_appointment(string end, bool kept)
    {
        var (at, due, appointment) = (DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture), new DateTime(2026, 3, 9, 17, 0, 0, DateTimeKind.Unspecified), new DateTime(2026, 3, 16, 17, 0, 0, DateTimeKind.Unspecified));
        Assert.Equal(kept, Timelinesses.KeptAppointment(at, due, appointment));
        Assert.False(Timelinesses.KeptAppointment(at, due, null));
        Assert.False(Timelinesses.KeptAppointment(at, null, appointment));
    }
}
