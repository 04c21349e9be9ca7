using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>One system holds the status: what may be done here while another does.</summary>
public sealed class MastershipTests
{
    private static readonly ActorFacts Program = ActorFacts.System with { IsSystem = false, IsMaster = true };

    private static DossierFacts Elsewhere(DossierAct act, BusinessState state) => Stage.Ready(act, state) with { MasteredBy = Stage.Other, MasteredSince = Stage.Now.AddHours(-2) };

    [Fact]
    public void Every_act_that_changes_the_status_is_refused_by_one_reason_that_names_the_system_and_where_to_go()
    {
        foreach (var (act, state) in DossierRules.Table.Where(r => !Mastership.StayHere.Contains(r.Act)).SelectMany(r => r.From.Select(s => (r.Act, s))).Distinct())
        {
            foreach (var (_, actor) in Stage.Everybody().Append(("program", Program)))
            {
                var reason = Assert.Single(Assert.IsType<Verdict.Refused>(DossierRules.Judge(act, Elsewhere(act, state), actor, Stage.Everything)).Reasons);
                Assert.Equal("mastered_elsewhere", reason.Code);
                Assert.Contains(Stage.Other.Name, reason.Text, StringComparison.Ordinal);
                Assert.Contains(Stage.Other.Address, reason.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(act, DossierRules.ActsOpenTo(Elsewhere(act, state), actor));
            }
        }
    }

    [Fact]
    public void What_stays_is_judged_as_ever()
    {
        Assert.Equal(
            [
                DossierAct.OfferBack, DossierAct.AcceptBack, DossierAct.RefuseBack, DossierAct.ReportStatus, DossierAct.ReportResult, DossierAct.SettleFee, DossierAct.PayFeePart, DossierAct.ReverseFee,
                DossierAct.RefundFee, DossierAct.RefundDuty, DossierAct.KeepMoney, DossierAct.CorrectContact, DossierAct.RecordLateCause,
            ],
            Mastership.StayHere);
        foreach (var rule in DossierRules.Table.Where(r => Mastership.StayHere.Contains(r.Act)))
        {
            Assert.All(rule.From, state => Assert.IsType<Verdict.Allowed>(DossierRules.Judge(rule.Act, Elsewhere(rule.Act, state), Anybody(rule), Stage.Everything)));
        }

        static ActorFacts Anybody(TransitionRule rule) => Stage.Official(rule.Who.Roles[^1], inUnit: true);
    }

    [Fact]
    public void The_applicant_is_told_where_to_go()
    {
        var reason = Assert.Single(Assert.IsType<Verdict.Refused>(DossierRules.Judge(DossierAct.RequestWithdrawal, Elsewhere(DossierAct.RequestWithdrawal, BusinessState.InProcess), ActorFacts.Applicant, Stage.Everything)).Reasons);
        Assert.Equal("Hồ sơ do Hệ thống của bộ xử lý: việc bổ sung, rút hồ sơ làm tại https://bo.vidu.vn, hoặc hỏi Bộ phận Một cửa.", reason.Text);
    }

    [Fact]
    public void A_handover_that_awaits_its_answer_changes_nothing_of_what_is_done_here() =>
        Assert.All(DossierRules.Table.Where(r => !Mastership.StayHere.Contains(r.Act) && r.Act != DossierAct.OfferRoute), rule => Assert.Equal(
            Stage.Codes(DossierRules.Judge(rule.Act, Stage.Ready(rule.Act, rule.From[0]), ActorFacts.System, Stage.Everything)),
            Stage.Codes(DossierRules.Judge(rule.Act, Stage.Ready(rule.Act, rule.From[0]) with { RouteAskedAt = Stage.Now.AddHours(-2) }, ActorFacts.System, Stage.Everything))));

    [Theory]
    [InlineData(PortalMode.Own, BusinessState.Submitted, null)]
    [InlineData(PortalMode.Own, BusinessState.InProcess, null)]
    [InlineData(PortalMode.National, BusinessState.Submitted, MasterSystem.NationalPortal)]
    [InlineData(PortalMode.National, BusinessState.IntakeReview, MasterSystem.NationalPortal)]
    [InlineData(PortalMode.National, BusinessState.Accepted, null)]
    [InlineData(PortalMode.Ministry, BusinessState.IntakeReview, null)]
    [InlineData(PortalMode.Ministry, BusinessState.Accepted, MasterSystem.Ministry)]
    [InlineData(PortalMode.Ministry, BusinessState.InProcess, MasterSystem.Ministry)]
    [InlineData(PortalMode.Ministry, BusinessState.Issued, null)]
    public void Before_acceptance_only_the_national_portal_is_named_and_after_it_only_the_ministry(PortalMode mode, BusinessState state, MasterSystem? named) =>
        Assert.Equal(named, Mastership.NamedFor(Procedures.Examples.Procedure() with { Portal = mode, PortalSystem = "Hệ thống của bộ", PortalAddress = "https://bo.vidu.vn" }, state)?.System);

    [Fact]
    public void Times_said_by_another_system_hold_up_to_this_very_moment_and_from_the_minute_it_was_asked()
    {
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.ReportStatus, Stage.Ready(DossierAct.ReportStatus, BusinessState.InProcess), Program, Stage.Everything with { Happened = Stage.Now }));
        var asked = Stage.Ready(DossierAct.AcceptRoute, BusinessState.InProcess) with { RouteAskedAt = Stage.Now.AddSeconds(30) };
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.AcceptRoute, asked, Program, Stage.Everything with { Now = Stage.Now.AddMinutes(1), Happened = Stage.Now }));
        var had = Stage.Ready(DossierAct.ReportResult, BusinessState.InProcess) with { MasteredSince = Stage.Now.AddSeconds(30) };
        Assert.Equal(BusinessState.Issued, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.ReportResult, had, Program, Stage.Everything with { Now = Stage.Now.AddMinutes(1), Happened = Stage.Now })).To);
    }

    [Fact]
    public void The_program_of_another_system_does_nothing_else_here() =>
        Assert.Equal(
            [DossierAct.AcceptRoute, DossierAct.RefuseRoute, DossierAct.OfferBack, DossierAct.ReportStatus, DossierAct.ReportResult],
            Stage.Acts.Where(act => DossierRules.Table.Any(r => r.Act == act && DossierRules.IsFor(r, Program))));

    [Fact]
    public void Those_who_may_pass_a_dossier_on_may_hand_it_over()
    {
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.OfferRoute, Stage.Ready(DossierAct.OfferRoute, BusinessState.Accepted), Stage.Official(Role.Receiver), Stage.Everything));
        foreach (var (_, actor) in Stage.Everybody())
        {
            Assert.Equal(
                DossierRules.Judge(DossierAct.Forward, Stage.Ready(DossierAct.Forward, BusinessState.InProcess), actor, Stage.Everything) is Verdict.Allowed,
                DossierRules.Judge(DossierAct.OfferRoute, Stage.Ready(DossierAct.OfferRoute, BusinessState.InProcess), actor, Stage.Everything) is Verdict.Allowed);
        }
    }
}
