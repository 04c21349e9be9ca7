using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Organisation;

public sealed class LeaveTests
{
    private static readonly LeaveDays Week = new(new(2026, 3, 9), new(2026, 3, 13));

    [Theory]
    [InlineData("2026-03-08", false)]
    [InlineData("2026-03-09", true)]
    [InlineData("2026-03-13", true)]
    [InlineData("2026-03-14", false)]
    public void A_leave_covers_its_first_and_last_day_and_no_day_beside_them(string day, bool covered) =>
        Assert.Equal(covered, Week.Covers(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_leave_may_still_be_written_down_on_its_last_day_and_not_after() =>
        Assert.Equal([[], [LeaveFault.Past]], new[] { 13, 14 }.Select(day => LeaveRules.Judge(Facts() with { Today = new(2026, 3, day) })));

    [Theory]
    [InlineData(365, false)]
    [InlineData(366, true)]
    public void A_leave_of_more_than_a_year_is_no_leave(int more, bool refused) =>
        Assert.Equal(refused ? [LeaveFault.TooLong] : [], LeaveRules.Judge(Facts() with { Days = Week with { Last = Week.First.AddDays(more) } }));

    [Theory]
    [InlineData(13, 20, true)]
    [InlineData(14, 20, false)]
    [InlineData(2, 8, false)]
    [InlineData(2, 9, true)]
    public void One_shared_day_is_too_many_with_another_leave_with_standing_in_and_with_a_leave_of_the_substitute(int first, int last, bool meets)
    {
        var other = new LeaveDays(new(2026, 3, first), new(2026, 3, last));

        Assert.Equal(meets ? [LeaveFault.Overlaps] : [], LeaveRules.Judge(Facts() with { OwnOther = [other] }));
        Assert.Equal(meets ? [LeaveFault.StandsIn] : [], LeaveRules.Judge(Facts() with { StandsIn = [other] }));
        Assert.Equal(meets ? [LeaveFault.SubstituteAway] : [], LeaveRules.Judge(Facts() with { Substitute = new(false, true, [other]) }));
    }

    [Fact]
    public void Days_turned_round_oneself_and_who_may_not_handle_dossiers_are_refused()
    {
        Assert.Equal([LeaveFault.Reversed], LeaveRules.Judge(Facts() with { Days = new(Week.Last, Week.First) }));
        Assert.Equal([LeaveFault.Oneself], LeaveRules.Judge(Facts() with { Substitute = new(true, true, []) }));
        Assert.Equal([LeaveFault.MayNot], LeaveRules.Judge(Facts() with { Substitute = new(false, false, []) }));
        Assert.Empty(LeaveRules.Judge(Facts() with { Substitute = null }));
    }

    [Fact]
    public void A_substitute_takes_over_posts_of_the_same_role_and_body_and_never_that_of_a_head()
    {
        var (here, there) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(role != Role.AgencyHead, Substitution.TakesOver(role, here, [(role, here)]));
            Assert.False(Substitution.TakesOver(role, here, [(role, there)]));
            Assert.False(Substitution.TakesOver(role, here, []));
        }

        Assert.False(Substitution.TakesOver(Role.Clerk, here, [(Role.Cashier, here)]));
        Assert.Equal([LeaveFault.NeedsDelegation], LeaveRules.Judge(Facts() with { Substitute = new(false, false, [], OnlySigns: true) }));
    }

    [Fact]
    public void A_substitute_does_what_the_assigned_officer_may_and_it_counts_as_done_instead_only_where_nothing_else_allows_it()
    {
        var specialist = new HashSet<Role> { Role.Specialist };
        var other = new ActorFacts(false, false, false, specialist, specialist);
        var propose = DossierRules.Find(DossierAct.Propose, BusinessState.InProcess)!;

        Assert.False(DossierRules.IsDoneInstead(propose, other));
        Assert.True(DossierRules.IsDoneInstead(propose, other with { StandsIn = true }));
        Assert.False(DossierRules.IsDoneInstead(propose, other with { StandsIn = true, IsAssignee = true }));
        var head = new HashSet<Role> { Role.Specialist, Role.DivisionHead };
        var forward = DossierRules.Find(DossierAct.Forward, BusinessState.InProcess)!;
        Assert.True(DossierRules.IsDoneInstead(forward, other with { StandsIn = true }));
        Assert.False(DossierRules.IsDoneInstead(forward, other with { StandsIn = true, Roles = head, UnitRoles = head }));
        Assert.False(DossierRules.IsDoneInstead(propose, other with { StandsIn = true, UnitRoles = new HashSet<Role>() }));
    }

    private static LeaveFacts Facts() => new(Week, new(2026, 3, 2), new(false, true, []), [], []);
}
