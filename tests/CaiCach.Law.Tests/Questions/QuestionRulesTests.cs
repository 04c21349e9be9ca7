using CaiCach.Law.Questions;

namespace CaiCach.Law.Tests.Questions;

public sealed class QuestionRulesTests
{
    private static readonly QuestionInput Everything = new("Trả lời", "Câu hỏi", true);
    private static readonly (string Name, QuestionActor Actor)[] People =
        [("controller", new(IsController: true)), ("officer", new(IsOfficer: true)), ("head", new(IsHead: true)), ("writer", new(IsHead: true, WroteDraft: true)), ("nobody", new())];

    [Fact]
    public void Each_step_on_a_question_is_taken_by_who_may_in_its_state_and_by_nobody_else()
    {
        var ways = new (QuestionAct Act, QuestionState[] From, string Who, QuestionState To)[]
        {
            (QuestionAct.Assign, [QuestionState.New, QuestionState.Assigned], "controller", QuestionState.Assigned),
            (QuestionAct.Draft, [QuestionState.Assigned], "officer", QuestionState.Drafted),
            (QuestionAct.ReturnDraft, [QuestionState.Drafted], "head writer", QuestionState.Assigned),
            (QuestionAct.Answer, [QuestionState.Drafted], "head", QuestionState.Answered),
            (QuestionAct.Publish, [QuestionState.Answered], "controller", QuestionState.Published),
            (QuestionAct.Close, [QuestionState.New, QuestionState.Assigned, QuestionState.Answered], "controller", QuestionState.Closed),
        };
        Assert.Equal(Enum.GetValues<QuestionAct>(), ways.Select(w => w.Act));
        foreach (var (act, from, who, to) in ways)
        {
            Assert.Equal(to, QuestionRules.After(act));
            foreach (var state in Enum.GetValues<QuestionState>())
            {
                foreach (var (name, actor) in People)
                {
                    Assert.Equal(from.Contains(state) && who.Split(' ').Contains(name), QuestionRules.Judge(act, state, actor, Everything).Count == 0);
                }
            }
        }
    }

    [Fact]
    public void What_is_not_written_is_told()
    {
        var all = new QuestionActor(true, true, true);
        Assert.Equal("officer_missing", Assert.Single(QuestionRules.Judge(QuestionAct.Assign, QuestionState.New, all, new())).Code);
        Assert.Equal("text_missing", Assert.Single(QuestionRules.Judge(QuestionAct.Draft, QuestionState.Assigned, all, new(" "))).Code);
        Assert.Equal("text_missing", Assert.Single(QuestionRules.Judge(QuestionAct.Close, QuestionState.New, all, new())).Code);
        Assert.Equal(["text_missing", "public_missing"], QuestionRules.Judge(QuestionAct.Publish, QuestionState.Answered, all, new()).Select(r => r.Code));
        Assert.Equal("text_missing", Assert.Single(BankRules.Judge(BankAct.Return, new(BankState.Proposed, true), all, new())).Code);
        Assert.Equal(["public_missing", "text_missing"], BankRules.Judge(BankAct.Edit, new(BankState.Published), all, new()).Select(r => r.Code));
    }

    [Fact]
    public void Each_step_on_an_answer_of_the_bank_is_taken_by_who_may_and_a_text_is_approved_by_another_than_its_writer()
    {
        var (proposed, asked, shown, returned, over) = (new BankFacts(BankState.Proposed, true), new BankFacts(BankState.Published, true, NeedsReview: true), new BankFacts(BankState.Published), new BankFacts(BankState.Published, true, true), new BankFacts(BankState.Closed, true, NeedsReview: true));
        foreach (var (act, facts, who) in new[]
        {
            (BankAct.Edit, proposed, "controller"), (BankAct.Edit, shown, "controller"), (BankAct.Edit, returned, "controller"), (BankAct.Edit, over, ""),
            (BankAct.Approve, proposed, "head"), (BankAct.Approve, asked, "head"), (BankAct.Approve, shown, ""), (BankAct.Approve, returned, ""), (BankAct.Approve, over, ""),
            (BankAct.Return, proposed, "head writer"), (BankAct.Return, shown, ""), (BankAct.Return, returned, ""),
            (BankAct.Confirm, asked, "controller"), (BankAct.Confirm, shown, ""), (BankAct.Confirm, over, ""), (BankAct.Confirm, proposed with { NeedsReview = true }, ""),
            (BankAct.Close, proposed, "controller"), (BankAct.Close, shown, "controller"), (BankAct.Close, over, ""),
        })
        {
            Assert.Equal(who, string.Join(' ', People.Where(p => BankRules.Judge(act, facts, p.Actor, Everything).Count == 0).Select(p => p.Name)));
        }
    }

    [Fact]
    public void An_answer_is_outdated_once_a_newer_version_is_what_a_reader_goes_by()
    {
        Assert.True(BankRules.IsOutdated(1, 2));
        Assert.False(BankRules.IsOutdated(2, 2));
        Assert.False(BankRules.IsOutdated(3, 2));
    }
}
