using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>A supplement that sector law, as the procedure names it, allows to be asked for once more.</summary>
public sealed class MoreSupplementTests
{
    private const string Clause = "Điều 9 Luật Minh họa";

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(1, null, "supplement_already_asked")]
    [InlineData(1, Clause, null)]
    [InlineData(2, Clause, null)]
    public void It_is_asked_for_without_a_reason_of_its_own(int before, string? basis, string? code) =>
        Assert.Equal(code, Judge(Ready with { SupplementRequests = before, MoreSupplementsBasis = basis }));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(-1, "supplement_late")]
    public void It_too_belongs_in_the_first_part_of_the_time(long left, string? code) =>
        Assert.Equal(code, Judge(Ready with { SupplementRequests = 1, MoreSupplementsBasis = Clause, SupplementBy = Stage.Now.AddTicks(left) }));

    [Fact]
    public void It_is_not_asked_for_after_the_due_moment() =>
        Assert.Equal("already_overdue", Judge(Ready with { SupplementRequests = 1, MoreSupplementsBasis = Clause, Due = Stage.Now.AddTicks(-1) }));

    private static DossierFacts Ready => Stage.Ready(DossierAct.AskSupplement, BusinessState.InProcess);

    private static string? Judge(DossierFacts facts) =>
        DossierRules.Judge(DossierAct.AskSupplement, facts, Stage.Official(Role.AgencyHead), Stage.Everything with { Exception = null }) is Verdict.Refused refused ? Assert.Single(refused.Reasons).Code : null;
}
