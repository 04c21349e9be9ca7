using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Tests.Dossiers;

namespace CaiCach.Law.Tests.Organisation;

public sealed class DelegationTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DelegationFacts Fine = new(new(Today, Today.AddDays(4)), Today, DelegationForm.ForHead, [SigningKind.Results], false, true, true, true, []);

    [Fact]
    public void Each_rule_is_told() => Assert.Multiple(
        () => Assert.Empty(DelegationRules.Judge(Fine)),
        () => Told(Fine with { Days = new(Today, Today.AddDays(-1)) }, DelegationFault.Reversed),
        () => Told(Fine with { Kinds = [] }, DelegationFault.NoKind),
        () => Told(Fine with { IsOneself = true, DelegateMaySign = false }, DelegationFault.Oneself),
        () => Told(Fine with { DelegatorIsHead = false }, DelegationFault.NotHead),
        () => Told(Fine with { DelegateMaySign = false }, DelegationFault.MayNot),
        () => Told(Fine with { DelegateHasTitle = false }, DelegationFault.NoTitle),
        () => Assert.Empty(DelegationRules.Judge(Fine with { DelegateHasTitle = false, Form = DelegationForm.Acting })));

    [Theory]
    [InlineData(-3, -1, DelegationFault.Past)]
    [InlineData(-3, 0, null)]
    [InlineData(0, 365, null)]
    [InlineData(0, 366, DelegationFault.TooLong)]
    public void It_has_an_end_that_is_not_over(int first, int last, DelegationFault? fault) =>
        Assert.Equal(fault is { } expected ? [expected] : [], DelegationRules.Judge(Fine with { Days = new(Today.AddDays(first), Today.AddDays(last)) }));

    [Theory]
    [InlineData(-2, -1, false)]
    [InlineData(-2, 0, true)]
    [InlineData(4, 6, true)]
    [InlineData(5, 6, false)]
    public void Two_of_one_kind_share_no_day(int first, int last, bool overlaps) =>
        Assert.Equal(overlaps ? [DelegationFault.Overlaps] : [], DelegationRules.Judge(Fine with { Others = [new(Today.AddDays(first), Today.AddDays(last))] }));

    [Fact]
    public void Who_is_let_sign_does_the_acts_of_the_kind_and_no_others()
    {
        foreach (var rule in DossierRules.Table)
        {
            foreach (var kind in Enum.GetValues<SigningKind>())
            {
                var actor = Stage.Official(Role.Leader) with { Delegated = DelegatedActs.Of([kind]), OrderedReopening = rule.Who.Orderer == true };
                var allowed = DossierRules.Judge(rule.Act, Stage.Ready(rule.Act, rule.From[0]), actor, Stage.Everything) is Verdict.Allowed;
                Assert.Equal(DelegatedActs.Of([kind]).Contains(rule.Act), allowed);
                Assert.Equal(allowed, DossierRules.IsDoneForHead(rule, actor));
            }
        }
    }

    [Fact]
    public void Nobody_signs_for_the_head_what_he_or_she_handles_or_proposed()
    {
        var all = DelegatedActs.Of(Enum.GetValues<SigningKind>());
        var signer = Stage.Official(Role.DivisionHead, inUnit: true) with { Delegated = all };
        Assert.IsType<Verdict.Allowed>(Judge(signer));
        foreach (var involved in new[] { signer with { IsAssignee = true }, signer with { StandsIn = true }, signer with { IsProposer = true } })
        {
            Assert.Equal("proposer_cannot_sign", Assert.Single(Assert.IsType<Verdict.Refused>(Judge(involved)).Reasons).Code);
        }

        // The head signs in the own right, delegation or not; but not what he or she handled or proposed, or another would have to vouch for it.
        var head = Stage.Official(Role.AgencyHead);
        Assert.IsType<Verdict.Allowed>(Judge(head with { Delegated = all }));
        foreach (var involved in new[] { head with { IsAssignee = true }, head with { IsProposer = true }, head with { IsProposer = true, Delegated = all } })
        {
            Assert.Equal("proposer_cannot_sign", Assert.Single(Assert.IsType<Verdict.Refused>(Judge(involved)).Reasons).Code);
            Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.ReturnStep, Stage.Ready(DossierAct.ReturnStep, BusinessState.InProcess), involved, Stage.Everything));
            Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.OrderReopening, Stage.Ready(DossierAct.OrderReopening, BusinessState.Stopped), involved, Stage.Everything));
        }

        // Who drafted the apology does not sign it, who proposed the result may; and the other way round.
        var apologise = (ActorFacts actor) => DossierRules.Judge(DossierAct.Apologise, Stage.Ready(DossierAct.Apologise, BusinessState.InProcess), actor, Stage.Everything);
        Assert.IsType<Verdict.Allowed>(apologise(head with { IsProposer = true }));
        Assert.Equal("proposer_cannot_sign", Assert.Single(Assert.IsType<Verdict.Refused>(apologise(head with { WroteApology = true })).Reasons).Code);
        Assert.IsType<Verdict.Allowed>(Judge(head with { WroteApology = true }));
        Assert.EndsWith("người ký được: A, B.", DossierRules.WhyOwn(DossierAct.Grant, BusinessState.InProcess, head with { IsProposer = true, OtherSigners = ["A", "B"] })!.Text, StringComparison.Ordinal);
        Assert.Contains("hãy ủy quyền ký", DossierRules.WhyOwn(DossierAct.Grant, BusinessState.InProcess, head with { IsProposer = true, OtherSigners = [] })!.Text, StringComparison.Ordinal);
        Assert.Null(DossierRules.WhyOwn(DossierAct.Grant, BusinessState.InProcess, head));
        Assert.False(DossierRules.IsDoneForHead(DossierRules.Table.Single(r => r.Act == DossierAct.Grant), Stage.Official(Role.AgencyHead) with { Delegated = all }));
    }

    [Fact]
    public void Every_fault_form_and_kind_has_its_words()
    {
        Assert.All(Enum.GetValues<DelegationFault>(), f => Assert.EndsWith(".", f.ToText(), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<DelegationForm>(), f => Assert.NotEmpty(f.ToText()));
        Assert.All(Enum.GetValues<SigningKind>(), k => Assert.NotEmpty(k.ToText()));
        Assert.DoesNotContain(Role.Specialist, DelegationRules.Delegates);
    }

    private static Verdict Judge(ActorFacts actor) => DossierRules.Judge(DossierAct.Grant, Stage.Ready(DossierAct.Grant, BusinessState.InProcess), actor, Stage.Everything);

    private static void Told(DelegationFacts facts, DelegationFault fault) => Assert.Equal([fault], DelegationRules.Judge(facts));
}
