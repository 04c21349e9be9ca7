using System.Text;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class TransitionTableTests
{
    [Fact]
    public void The_whole_table_of_act_by_state_by_person_is_the_approved_one() =>
        Assert.Null(Approved.Difference("docs/law/dossier-transitions.md", Render()));

    [Fact]
    public void Every_act_has_a_row_and_no_row_can_hide_another()
    {
        foreach (var act in Stage.Acts)
        {
            var from = DossierRules.Table.Where(r => r.Act == act).SelectMany(r => r.From).ToList();
            Assert.NotEmpty(from);
            Assert.Equal(from.Count, from.Distinct().Count());
        }
    }

    [Fact]
    public void Every_row_cites_its_clause_and_names_somebody_who_may() =>
        Assert.All(DossierRules.Table, rule =>
        {
            Assert.NotEmpty(rule.Clause);
            Assert.True(rule.Who.Applicant || rule.Who.System || rule.Who.Consulted || rule.Who.Roles.Count > 0);
        });

    [Fact]
    public void Every_act_is_refused_from_every_state_its_rows_do_not_start_from()
    {
        foreach (var act in Stage.Acts)
        {
            var allowed = DossierRules.Table.Where(r => r.Act == act).SelectMany(r => r.From).ToHashSet();
            foreach (var state in Stage.States.Where(s => !allowed.Contains(s)))
            {
                foreach (var (_, actor) in Stage.Everybody())
                {
                    Assert.Equal(["not_in_this_state"], Stage.Codes(DossierRules.Judge(act, Stage.Ready(act, state), actor, Stage.Everything)));
                }
            }
        }
    }

    [Fact]
    public void Nobody_acts_on_a_dossier_that_has_ended_but_the_head_who_corrects_a_result_or_opens_it_again_or_tells_why_it_was_late_and_who_corrects_where_its_letters_go()
    {
        BusinessState[] ended = [BusinessState.RejectedIntake, BusinessState.Stopped, BusinessState.Withdrawn, BusinessState.Done];
        foreach (var state in ended)
        {
            Assert.All(Stage.Everybody(), p => Assert.Equal(
                !p.Actor.Roles.Contains(Role.AgencyHead) || (p.Actor.IsAssignee && state == BusinessState.Done) ? [] : [state == BusinessState.Done ? DossierAct.CorrectResult : DossierAct.OrderReopening],
                DossierRules.ActsOpenTo(new(state), p.Actor).Where(act => act is not (DossierAct.RecordLateCause or DossierAct.CorrectContact))));
        }
    }

    [Theory]
    [InlineData(BusinessState.RejectedIntake)]
    [InlineData(BusinessState.Stopped)]
    [InlineData(BusinessState.Withdrawn)]
    public void An_ended_dossier_is_opened_again_by_two_the_head_who_orders_it_and_an_administrator_who_is_somebody_else(BusinessState state)
    {
        DossierAct[] acts = [DossierAct.OrderReopening, DossierAct.Reopen, DossierAct.WithdrawReopening, DossierAct.RefuseReopening];
        var (head, administrator) = (Stage.Official(Role.AgencyHead), Stage.Official(Role.Administrator));
        var deputy = Stage.Official(Role.DivisionHead) with { Delegated = DelegatedActs.Of([SigningKind.Reopenings]) };
        var waiting = new DossierFacts(state, ReopeningOrdered: true);

        Assert.Equal([DossierAct.OrderReopening], Open(new(state), head));
        Assert.Equal([DossierAct.OrderReopening], Open(new(state), deputy));
        Assert.Empty(Open(new(state), administrator));
        Assert.Empty(Open(waiting, head));
        Assert.Equal([DossierAct.WithdrawReopening], Open(waiting, head with { OrderedReopening = true }));
        Assert.Equal([DossierAct.WithdrawReopening], Open(waiting, deputy with { OrderedReopening = true }));
        Assert.Equal([DossierAct.Reopen, DossierAct.RefuseReopening], Open(waiting, administrator).Order());
        Assert.Empty(Open(waiting, administrator with { OrderedReopening = true }));
        Assert.Equal(["orderer_cannot_reopen"], Stage.Codes(DossierRules.Judge(DossierAct.Reopen, waiting, administrator with { OrderedReopening = true }, new(Stage.Now))));
        // Held at once, which the rules of posts do not allow, the two would still not be one person's.
        var both = head with { Roles = new HashSet<Role> { Role.AgencyHead, Role.Administrator }, OrderedReopening = true };
        Assert.Equal(["orderer_cannot_reopen"], Stage.Codes(DossierRules.Judge(DossierAct.Reopen, waiting, both, new(Stage.Now))));
        Assert.Equal(["not_your_order"], Stage.Codes(DossierRules.Judge(DossierAct.WithdrawReopening, waiting, head, Stage.Everything)));
        Assert.Empty(Open(waiting with { Reopened = true }, administrator).Except([DossierAct.RefuseReopening]));

        IEnumerable<DossierAct> Open(DossierFacts facts, ActorFacts actor) => DossierRules.ActsOpenTo(facts, actor).Where(acts.Contains);
    }

    [Fact]
    public void The_receiver_corrects_the_owner_until_the_acceptance_the_head_until_the_result_is_handed_over()
    {
        BusinessState[] intake = [BusinessState.Submitted, BusinessState.IntakeReview, BusinessState.IntakeSupplement];
        BusinessState[] never = [BusinessState.Draft, BusinessState.RejectedIntake, BusinessState.Stopped, BusinessState.Withdrawn, BusinessState.Done];
        foreach (var state in Enum.GetValues<BusinessState>())
        {
            Role[] may = never.Contains(state) ? [] : intake.Contains(state) ? [Role.Receiver] : [Role.AgencyHead];
            Assert.Equal(may, Enum.GetValues<Role>().Where(role => DossierRules.ActsOpenTo(new(state), new(false, false, false, new HashSet<Role> { role }, new HashSet<Role> { role })).Contains(DossierAct.CorrectOwner)));
            Assert.DoesNotContain(DossierAct.CorrectOwner, DossierRules.ActsOpenTo(new(state), ActorFacts.Applicant));
        }
    }

    [Fact]
    public void An_act_that_is_open_is_allowed_once_everything_is_brought_and_one_that_is_not_open_is_refused()
    {
        foreach (var state in Stage.States)
        {
            foreach (var act in Stage.Acts)
            {
                var facts = Stage.Ready(act, state);
                foreach (var (name, actor) in Stage.Everybody())
                {
                    var open = DossierRules.ActsOpenTo(facts, actor).Contains(act);
                    var verdict = DossierRules.Judge(act, facts, actor, Stage.Everything);
                    Assert.True(open == verdict is Verdict.Allowed, $"{act} {state} {name}: open {open}, {verdict}");
                }
            }
        }
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Inspector)]
    [InlineData(Role.Leader)]
    [InlineData(Role.OneStopDirector)]
    [InlineData(Role.ProcedureController)]
    [InlineData(Role.ReformOfficer)]
    [InlineData(Role.Appraiser)]
    public void A_role_that_watches_never_processes(Role role)
    {
        foreach (var state in Stage.States)
        {
            // An administrator carries out, or refuses, what the head orders, and does nothing else.
            foreach (var act in Stage.Acts.Where(a => role != Role.Administrator || a is not (DossierAct.Reopen or DossierAct.RefuseReopening)))
            {
                Assert.IsType<Verdict.Refused>(DossierRules.Judge(act, Stage.Ready(act, state), Stage.Official(role, inUnit: true, assigned: true), Stage.Everything));
            }
        }
    }

    [Fact]
    public void A_role_held_in_another_unit_does_not_open_the_dossiers_of_this_one()
    {
        var actor = new ActorFacts(false, false, IsAssignee: true, new HashSet<Role> { Role.Specialist, Role.Clerk }, new HashSet<Role> { Role.Clerk });
        Assert.Equal(["not_your_unit"], Stage.Codes(DossierRules.Judge(DossierAct.Propose, Stage.Ready(DossierAct.Propose, BusinessState.InProcess), actor, Stage.Everything)));
    }

    [Fact]
    public void A_refusal_says_who_may_with_the_names_that_are_known()
    {
        var held = new DossierHolder("Phòng Quản lý công nghệ", "Lê Văn Mẫu");
        var elsewhere = new ActorFacts(false, false, IsAssignee: true, new HashSet<Role> { Role.Specialist, Role.Clerk }, new HashSet<Role> { Role.Clerk });
        Assert.Equal("Hồ sơ đang do Phòng Quản lý công nghệ xử lý; bước này do chuyên viên thụ lý của đơn vị ấy thực hiện.", Said(DossierAct.Propose, BusinessState.InProcess, elsewhere));
        Assert.Equal("Hồ sơ được phân công cho Lê Văn Mẫu; bước này do Lê Văn Mẫu, hoặc người làm thay khi vắng mặt, thực hiện.", Said(DossierAct.Propose, BusinessState.InProcess, Stage.Official(Role.Specialist, inUnit: true)));
        Assert.Equal("Bước này do chuyên viên thụ lý thực hiện; hồ sơ đang ở Phòng Quản lý công nghệ.", Said(DossierAct.Propose, BusinessState.InProcess, Stage.Official(Role.Clerk)));
        Assert.Equal("Bước này do lãnh đạo cơ quan thực hiện.", Said(DossierAct.Suspend, BusinessState.InProcess, Stage.Official(Role.Clerk)));
        Assert.Equal(
            "Hồ sơ đang ở trạng thái “Được tiếp nhận”; bước này do chuyên viên thụ lý thực hiện khi hồ sơ ở trạng thái “Đang xử lý”; người đang giữ hồ sơ: Lê Văn Mẫu.",
            Said(DossierAct.Propose, BusinessState.Accepted, Stage.Official(Role.Clerk)));
        held = new("Phòng Quản lý công nghệ", null);
        Assert.Equal("Hồ sơ ở Phòng Quản lý công nghệ chưa phân công cho ai; phải phân công trước.", Said(DossierAct.Propose, BusinessState.InProcess, Stage.Official(Role.Specialist, inUnit: true)));
        Assert.EndsWith("khi hồ sơ ở trạng thái “Đang xử lý”.", Said(DossierAct.Propose, BusinessState.Accepted, Stage.Official(Role.Clerk)), StringComparison.Ordinal);

        string Said(DossierAct act, BusinessState state, ActorFacts who) =>
            Assert.IsType<Verdict.Refused>(DossierRules.Judge(act, Stage.Ready(act, state), who with { HeldBy = held }, Stage.Everything)).Reasons[0].Text;
    }

    [Fact]
    public void Whoever_took_a_request_up_answers_it_and_a_colleague_takes_it_over_first()
    {
        var facts = Stage.Ready(DossierAct.Accept, BusinessState.IntakeReview);
        var mine = Stage.Official(Role.Receiver, assigned: true);
        var colleague = Stage.Official(Role.Receiver);
        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.Accept, facts, mine, Stage.Everything));
        Assert.Equal(["not_assigned_to_you"], Stage.Codes(DossierRules.Judge(DossierAct.Accept, facts, colleague, Stage.Everything)));
        Assert.Equal(["already_yours"], Stage.Codes(DossierRules.Judge(DossierAct.TakeUp, facts, mine, Stage.Everything)));
        Assert.Equal(BusinessState.IntakeReview, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.TakeUp, facts, colleague, Stage.Everything)).To);
    }

    [Theory]
    [InlineData(BusinessState.Accepted)]
    [InlineData(BusinessState.InProcess)]
    [InlineData(BusinessState.SupplementRequested)]
    [InlineData(BusinessState.FinancialDuty)]
    [InlineData(BusinessState.Suspended)]
    [InlineData(BusinessState.Consulting)]
    public void A_withdrawal_that_is_denied_or_taken_back_leads_to_the_state_before(BusinessState before)
    {
        var facts = new DossierFacts(BusinessState.StopRequested, before);
        Assert.Equal(before, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.DenyWithdrawal, facts, Stage.Official(Role.AgencyHead), Stage.Everything)).To);
        Assert.Equal(before, Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.CancelWithdrawal, facts, ActorFacts.Applicant, Stage.Everything)).To);
    }

    [Fact]
    public void A_fee_paid_while_a_withdrawal_waits_leaves_the_withdrawal_waiting() =>
        Assert.Equal(
            BusinessState.StopRequested,
            Assert.IsType<Verdict.Allowed>(DossierRules.Judge(
                DossierAct.SettleFee, Stage.Ready(DossierAct.SettleFee, BusinessState.StopRequested), Stage.Official(Role.Cashier), Stage.Everything)).To);

    [Fact]
    public void Every_reason_is_named_at_once()
    {
        var verdict = DossierRules.Judge(DossierAct.RejectIntake, new(BusinessState.IntakeReview), ActorFacts.Applicant, new(Stage.Now));
        Assert.Equal(["not_your_role", "reason_missing", "basis_missing"], Stage.Codes(verdict));
    }

    private static string Render()
    {
        var text = new StringBuilder("# The transitions of a dossier\n\nMade by a test from `DossierRules.Table`; a change of the rules changes this file, and is seen.\n");
        text.Append("Numbers without a letter of ours are those of section 2.5 of the one-stop rules. Nat. is the status of the national exchange.\n\n## Rows\n\n");
        text.Append("| # | Act | From | To | Nat. | Who | Conditions | Clause |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var rule in DossierRules.Table)
        {
            var to = rule.To is { } state ? $"{state}" : rule.Back ? "the state before" : "(same)";
            var guards = string.Join(", ", rule.Guards.Select(g => g.Method.DeclaringType!.Name == "Guards" ? g.Method.Name : g(new(rule.From[0]), new(Stage.Now))!.Code));
            text.Append(FormattableString.Invariant($"| {rule.Number} | {rule.Act} | {string.Join(", ", rule.From)} | {to} | {rule.To?.NationalCode()} | {Who(rule.Who)} | {guards} | {rule.Clause} |\n"));
        }

        text.Append("\n## Who may, from where\n\nEach act with everything it asks for. “in unit”: the role is held in the unit that has the dossier; “assigned”: the dossier is that officer's.\n");
        text.Append("What is not listed is refused.\n\n| Act | State | Leads to | Allowed for |\n|---|---|---|---|\n");
        foreach (var act in Stage.Acts)
        {
            foreach (var state in Stage.States)
            {
                var facts = Stage.Ready(act, state);
                var allowed = Stage.Everybody().Where(p => DossierRules.Judge(act, facts, p.Actor, Stage.Everything) is Verdict.Allowed).Select(p => p.Name).ToList();
                if (allowed.Count > 0)
                {
                    var to = Stage.Everybody().Select(p => DossierRules.Judge(act, facts, p.Actor, Stage.Everything)).OfType<Verdict.Allowed>().First().To;
                    text.Append(FormattableString.Invariant($"| {act} | {state} | {to} | {string.Join(", ", Shorten(allowed))} |\n"));
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Shorten(List<string> allowed)
    {
        foreach (var name in allowed.Where(n => n is "applicant" or "system" or "consulted" or "other system" || (n.EndsWith(" who ordered", StringComparison.Ordinal) && !allowed.Contains(n.StartsWith("head", StringComparison.Ordinal) ? "AgencyHead" : "Administrator"))))
        {
            yield return name;
        }

        foreach (var role in Stage.Roles)
        {
            string[] all = [$"{role}", $"{role} in unit", $"{role} assigned", $"{role} in unit assigned"];
            foreach (var name in all.All(allowed.Contains) ? [$"{role}"] : all.Where(allowed.Contains).Select(n => n == $"{role}" ? $"{role} not assigned" : n))
            {
                yield return name;
            }
        }
    }

    private static string Who(Who who)
    {
        IEnumerable<string> names = [.. who.Applicant ? ["applicant"] : Array.Empty<string>(), .. who.OnPaper ? ["counter on the applicant's paper"] : Array.Empty<string>(), .. who.System ? ["system"] : Array.Empty<string>(), .. who.Consulted ? ["consulted"] : Array.Empty<string>(), .. who.Master ? ["other system"] : Array.Empty<string>(), .. who.Roles.Select(r => $"{r}")];
        string[] limits = [.. who.InUnit ? ["in unit"] : Array.Empty<string>(), .. who.AsAssignee ? ["assigned"] : Array.Empty<string>(), .. who.NotAssignee ? ["not assigned"] : Array.Empty<string>(), .. who.Orderer is { } orderer ? [orderer ? "who ordered" : "not who ordered"] : Array.Empty<string>()];
        return string.Join(", ", names) + (limits.Length == 0 ? "" : $" ({string.Join(", ", limits)})");
    }
}
