using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>Where money is taken, and where it may be given back.</summary>
public sealed class MoneyRulesTests
{
    private static readonly DossierAct[] Takes = [DossierAct.SettleFee, DossierAct.PayFeePart, DossierAct.SettleDuty, DossierAct.PayDutyPart];

    [Fact]
    public void No_money_is_taken_before_the_acceptance_so_that_none_waits_where_a_request_is_refused_expires_or_is_withdrawn_before_it()
    {
        BusinessState[] before = [BusinessState.Draft, BusinessState.Submitted, BusinessState.IntakeReview, BusinessState.IntakeSupplement, BusinessState.RejectedIntake];
        Assert.All(DossierRules.Table.Where(r => Takes.Contains(r.Act)), rule => Assert.Empty(rule.From.Intersect(before)));
    }

    [Fact]
    public void Wherever_what_was_paid_may_wait_it_may_be_given_back_or_kept()
    {
        BusinessState[] ends = [BusinessState.Withdrawn, BusinessState.Stopped, BusinessState.DecidedRefuse, BusinessState.Issued, BusinessState.Done];
        Assert.All([DossierAct.RefundFee, DossierAct.RefundDuty, DossierAct.KeepMoney], act => Assert.All(ends, state => Assert.Contains(DossierRules.Table, r => r.Act == act && r.From.Contains(state))));
    }
}
