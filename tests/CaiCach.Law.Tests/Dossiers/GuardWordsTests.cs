using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class GuardWordsTests
{
    [Fact]
    public void Every_condition_of_every_row_has_words_of_its_own()
    {
        var words = DossierRules.Table.SelectMany(rule => rule.Guards.Zip(rule.Conditions)).DistinctBy(pair => pair.First).Select(pair => pair.Second).ToList();
        Assert.All(words, Assert.NotEmpty);
        Assert.All(DossierRules.Table, rule => Assert.Equal(
            new[] { rule.Who.InUnit, rule.Who.AsAssignee, rule.Who.NotAssignee, rule.Who.Signs, rule.Who.Orderer is not null }.Count(holds => holds), rule.Conditions.Count - rule.Guards.Count));
        Assert.Equal(words.Count, words.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
