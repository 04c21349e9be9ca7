using CaiCach.Law.Procedures;
using static CaiCach.Law.Procedures.CatalogueAct;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Who may do what with a procedure of the catalogue, and when.</summary>
public sealed class CatalogueRulesTests
{
    private static readonly CatalogueActor Controller = new(IsController: true);

    [Theory]
    [InlineData(CatalogueState.Unannounced, null, new[] { Draft })]
    [InlineData(CatalogueState.Unannounced, ProcedureDraftState.Draft, new[] { Save, Submit, Discard })]
    [InlineData(CatalogueState.Unannounced, ProcedureDraftState.InReview, new[] { TakeBack, Approve, Return })]
    [InlineData(CatalogueState.Unannounced, ProcedureDraftState.Reviewed, new[] { TakeBack, Publish })]
    [InlineData(CatalogueState.Waiting, null, new[] { MakePublic })]
    [InlineData(CatalogueState.Public, null, new[] { Draft, Abolish })]
    [InlineData(CatalogueState.PublicAmended, null, new[] { Draft, Abolish })]
    [InlineData(CatalogueState.Public, ProcedureDraftState.Draft, new[] { Save, Submit, Discard })]
    [InlineData(CatalogueState.PublicAmended, ProcedureDraftState.Reviewed, new[] { TakeBack, Publish })]
    [InlineData(CatalogueState.Abolished, null, new CatalogueAct[0])]
    public void A_controller_does_what_the_state_allows(CatalogueState state, ProcedureDraftState? draft, CatalogueAct[] acts) =>
        Assert.Equal(acts, CatalogueRules.OpenTo(new(state, draft), Controller));

    [Fact]
    public void What_a_decision_did_is_taken_back_only_while_nobody_can_have_filed_under_it()
    {
        DateOnly day = new(2026, 3, 16);
        Assert.True(CatalogueRules.IsRevocable(CatalogueState.Waiting, day, day.AddYears(1)));
        Assert.True(CatalogueRules.IsRevocable(CatalogueState.Public, day, day.AddDays(-1)));
        Assert.False(CatalogueRules.IsRevocable(CatalogueState.Public, day, day));
        Assert.False(CatalogueRules.IsRevocable(CatalogueState.Abolished, day, day));
        Assert.False(CatalogueRules.IsRevocable(CatalogueState.Waiting, null, day));
        Assert.Equal([MakePublic, Withdraw], CatalogueRules.OpenTo(new(CatalogueState.Waiting, null, IsRevocable: true), Controller));
        Assert.Equal([Draft, Abolish, Withdraw], CatalogueRules.OpenTo(new(CatalogueState.Public, null, IsRevocable: true), Controller));
        Assert.Equal([Revoke], CatalogueRules.OpenTo(new(CatalogueState.Abolished, null, IsRevocable: true), Controller));
        Assert.DoesNotContain(Withdraw, CatalogueRules.OpenTo(new(CatalogueState.Public, ProcedureDraftState.Draft, IsRevocable: true), Controller));
        Assert.Equal("not_revocable", Assert.Single(CatalogueRules.Judge(Withdraw, new(CatalogueState.Public, null), Controller)).Code);
    }

    [Fact]
    public void A_day_that_is_hardly_ever_right_is_asked_about_and_one_that_never_is_is_refused()
    {
        DateOnly today = new(2026, 3, 2);
        static IEnumerable<string> Found(AnnouncementDays days, DateOnly today) => days.Judge(today).Select(f => f.Code);
        Assert.Empty(Found(new(today, new(2026, 3, 16), new(2026, 3, 16)), today));
        Assert.Empty(Found(new(today.AddMonths(-6), today.AddMonths(-12), today), today));
        Assert.Equal(["confirm_decision_day_old"], Found(new(today.AddMonths(-6).AddDays(-1)), today));
        Assert.Equal(["confirm_law_day_old"], Found(new(today, today.AddMonths(-6).AddDays(-1)), today));
        Assert.Empty(Found(new(today, null, today.AddMonths(6)), today));
        Assert.Equal(["confirm_day_far"], Found(new(today, null, today.AddMonths(6).AddDays(1)), today));
        Assert.Equal(["confirm_day_far"], Found(new(today, null, today.AddYears(2)), today));
        Assert.Equal(["day_too_late"], Found(new(today, null, today.AddYears(2).AddDays(1)), today));
        Assert.Equal(["confirm_day_before_law"], Found(new(today, today.AddDays(2), today.AddDays(1)), today));
        Assert.Equal("2026-03-02//2026-03-16", new AnnouncementDays(today, null, new(2026, 3, 16)).Key);
        Assert.Equal((true, false), (AnnouncementDays.IsDoubt("confirm_day_far"), AnnouncementDays.IsDoubt("day_too_late")));
    }

    [Fact]
    public void Nobody_reviews_what_he_or_she_wrote_on()
    {
        CatalogueFacts facts = new(CatalogueState.Public, ProcedureDraftState.InReview);
        Assert.Equal("review_own_draft", Assert.Single(CatalogueRules.Judge(Approve, facts, new(IsController: true, IsHead: true, IsWriter: true))).Code);
        Assert.Equal([TakeBack, Return], CatalogueRules.OpenTo(facts, Controller with { IsWriter = true }));
        Assert.Equal([Approve, Return], CatalogueRules.OpenTo(facts, new(IsHead: true)));
    }

    [Fact]
    public void A_head_reviews_and_does_nothing_else_and_others_do_nothing()
    {
        foreach (var act in Enum.GetValues<CatalogueAct>().Except([Approve, Return]))
        {
            Assert.Contains(CatalogueRules.Judge(act, new(CatalogueState.Public, ProcedureDraftState.Reviewed), new(IsHead: true)), r => r.Code == "not_your_role");
        }

        Assert.All(Enum.GetValues<CatalogueAct>(), act => Assert.NotEmpty(CatalogueRules.Judge(act, new(CatalogueState.Public, null), new())));
    }

    [Fact]
    public void Every_term_has_words()
    {
        Assert.All(Enum.GetValues<CatalogueState>(), s => Assert.NotEmpty(s.ToText()));
        Assert.All(Enum.GetValues<ProcedureDraftState>(), s => Assert.NotEmpty(s.ToText()));
        Assert.All(Enum.GetValues<CatalogueDecisionKind>(), s => Assert.NotEmpty(s.ToText()));
        Assert.All(Enum.GetValues<AnnouncementAction>(), s => Assert.NotEmpty(s.ToText()));
    }
}
