using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Organisation;

/// <summary>Which roles one person may not hold at once (section 2.11).</summary>
public sealed class RoleRulesTests
{
    [Fact]
    public void In_one_body_these_pairs_and_no_others_are_kept_apart()
    {
        var roles = Enum.GetValues<Role>();
        var apart = from one in roles from other in roles where one < other && RoleRules.WhyApart(one, other, sameBody: true) is not null select (one, other);

        Assert.Equal(
            [
                (Role.Receiver, Role.AgencyHead), (Role.Cashier, Role.Specialist), (Role.Cashier, Role.DivisionHead), (Role.Cashier, Role.AgencyHead),
                (Role.Specialist, Role.AgencyHead), (Role.Specialist, Role.Clerk), (Role.Specialist, Role.OneStopDirector), (Role.Specialist, Role.ProcedureController),
                (Role.DivisionHead, Role.OneStopDirector), (Role.DivisionHead, Role.ProcedureController), (Role.AgencyHead, Role.Clerk), (Role.AgencyHead, Role.OneStopDirector),
                (Role.AgencyHead, Role.ProcedureController),
            ],
            apart.Where(p => p.one is not (Role.Inspector or Role.Administrator) && p.other is not (Role.Inspector or Role.Administrator) && !p.other.IsAgent()));
        Assert.All(roles.Where(r => r != Role.Inspector), r => Assert.NotNull(RoleRules.WhyApart(Role.Inspector, r, sameBody: true)));
        Assert.All(roles.Where(r => r != Role.Administrator), r => Assert.NotNull(RoleRules.WhyApart(r, Role.Administrator, sameBody: true)));
        Assert.All(roles.Where(r => r != Role.PostalAgent), r => Assert.NotNull(RoleRules.WhyApart(r, Role.PostalAgent, sameBody: true)));
    }

    [Fact]
    public void Who_holds_what_is_apart_from_the_head_signs_nothing_by_delegation()
    {
        Assert.Equal(
            [Role.DivisionHead, Role.AgencyHead, Role.ReformOfficer, Role.Appraiser, Role.Leader], Enum.GetValues<Role>().Where(r => RoleRules.WhyNotSign(r, sameBody: true) is null));
        Assert.Equal([Role.Administrator, Role.PostalAgent, Role.ServiceAgent], Enum.GetValues<Role>().Where(r => RoleRules.WhyNotSign(r, sameBody: false) is not null));
    }

    [Fact]
    public void In_another_body_only_administrators_and_agents_hold_nothing_else_and_the_order_does_not_matter()
    {
        var roles = Enum.GetValues<Role>();
        foreach (var one in roles)
        {
            foreach (var other in roles)
            {
                Assert.Equal(RoleRules.WhyApart(one, other, true), RoleRules.WhyApart(other, one, true));
                Assert.Equal(one != other && (one == Role.Administrator || other == Role.Administrator || one.IsAgent() || other.IsAgent()), RoleRules.WhyApart(one, other, sameBody: false) is not null);
            }
        }
    }
}
