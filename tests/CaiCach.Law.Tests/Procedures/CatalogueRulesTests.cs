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
