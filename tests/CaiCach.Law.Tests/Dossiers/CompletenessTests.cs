using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class CompletenessTests
{
    [Fact]
    public void What_is_handed_in_on_paper_may_be_entered_short_of_the_papers_named_and_nothing_filed_online_is()
    {
        Assert.Equal([Channel.Direct, Channel.Post], Enum.GetValues<Channel>().Where(Completeness.MayBeShort));
        var facts = Stage.Ready(DossierAct.Submit, BusinessState.Draft) with { MissingPapers = ["Đơn", "Ảnh"], MayBeShort = true };

        Assert.IsType<Verdict.Allowed>(DossierRules.Judge(DossierAct.Submit, facts, Stage.Official(Role.Receiver), new(Stage.Now, Lacking: ["Ảnh", "Đơn", "Giấy khác"])));
        var refused = Assert.IsType<Verdict.Refused>(DossierRules.Judge(DossierAct.Submit, facts, Stage.Official(Role.Receiver), new(Stage.Now, Lacking: ["Ảnh"])));
        Assert.Equal("Còn thiếu giấy tờ bắt buộc: Đơn.", Assert.Single(refused.Reasons).Text);
    }

    [Fact]
    public void Only_mandatory_papers_can_be_missing_and_a_code_that_is_there_is_not()
    {
        Component[] components = [Of("C1", true), Of("C2", true), Of("C3", false)];

        Assert.Equal(["C2"], Completeness.Missing(components, ["C1", "c2", ""]).Select(c => c.Code));
        Assert.Empty(Completeness.Missing(components, ["C2", "C1", "C1"]));
        Assert.Empty(Completeness.Missing([], []));
    }

    private static Component Of(string code, bool mandatory) => Representation.Paper with { Code = code, Mandatory = mandatory };
}
