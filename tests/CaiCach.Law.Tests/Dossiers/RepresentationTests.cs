using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class RepresentationTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("2026-03-01", "representation_ended")]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-03", null)]
    [InlineData(null, null)]
    public void An_authority_holds_to_the_end_of_its_last_day(string? until, string? code) =>
        Assert.Equal(code, new Representation(RepresentationBasis.Authorised, RepresentedActs.All, until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)).WhyNot(RepresentedActs.Receive, Today)?.Code);

    [Theory]
    [InlineData(RepresentedActs.None, RepresentedActs.Supplement, false)]
    [InlineData(RepresentedActs.Supplement, RepresentedActs.Supplement, true)]
    [InlineData(RepresentedActs.Supplement | RepresentedActs.Receive, RepresentedActs.Withdraw, false)]
    [InlineData(RepresentedActs.Withdraw, RepresentedActs.Receive, false)]
    [InlineData(RepresentedActs.All, RepresentedActs.Withdraw, true)]
    public void It_covers_what_it_names(RepresentedActs covered, RepresentedActs act, bool may) =>
        Assert.Equal(may ? null : "representation_out_of_scope", new Representation(RepresentationBasis.Authorised, covered, null).WhyNot(act, Today)?.Code);

    [Fact]
    public void An_authority_without_a_last_day_holds_one_year_from_its_date()
    {
        Assert.Equal(new DateOnly(2027, 3, 2), Representation.LastDay(RepresentationBasis.Authorised, Today, null, null));
        Assert.Equal(new DateOnly(2026, 12, 31), Representation.LastDay(RepresentationBasis.Authorised, Today, new(2026, 12, 31), null));
    }

    [Theory]
    [InlineData("02/03/2008", "2026-03-01")]
    [InlineData("03/03/2008", "2026-03-02")]
    [InlineData("2008", "2026-12-30")]
    public void A_parent_stands_for_a_child_until_it_is_18(string born, string last)
    {
        Assert.True(BirthDate.TryParse(born, Today, out var date, out _));
        Assert.Equal(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), Representation.LastDay(RepresentationBasis.Parent, null, null, date));
    }

    [Fact]
    public void Who_files_as_a_service_does_not_withdraw_and_a_guardian_does()
    {
        Assert.Equal(RepresentedActs.Supplement | RepresentedActs.Receive, Representation.OwnActs(RepresentationBasis.Postal));
        Assert.Equal(RepresentedActs.All, Representation.OwnActs(RepresentationBasis.Guardian));
        Assert.Null(Representation.OwnActs(RepresentationBasis.Authorised));
    }

    [Theory]
    [InlineData(DossierAct.Resubmit, BusinessState.IntakeSupplement)]
    [InlineData(DossierAct.HandInSupplement, BusinessState.SupplementRequested)]
    [InlineData(DossierAct.RequestWithdrawal, BusinessState.Submitted)]
    [InlineData(DossierAct.RequestWithdrawal, BusinessState.InProcess)]
    [InlineData(DossierAct.Deliver, BusinessState.Issued)]
    public void The_table_refuses_each_act_that_the_authority_does_not_cover(DossierAct act, BusinessState state)
    {
        var facts = Stage.Ready(act, state) with { Representation = new(RepresentationBasis.Authorised, RepresentedActs.None, null) };

        var refused = Assert.IsType<Verdict.Refused>(DossierRules.Judge(act, facts, ActorFacts.Applicant, Stage.Everything));
        Assert.Equal("representation_out_of_scope", Assert.Single(refused.Reasons).Code);
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(act, facts with { Representation = null }, ActorFacts.Applicant, Stage.Everything));
    }
}
