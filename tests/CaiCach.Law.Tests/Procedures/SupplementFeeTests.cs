using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>What is collected with a supplement is asked of nobody else.</summary>
public sealed class SupplementFeeTests
{
    private static readonly DateOnly Day = new(2026, 6, 15);

    [Fact]
    public void What_is_collected_with_a_supplement_is_asked_only_with_one()
    {
        var version = Version(new FeeLine("Phí", FeeKind.Phi, 300_000, null, null, FeeTiming.AtReceipt, null, Confidence.Found), new FeeLine("Phí cấp", FeeKind.LePhi, 50_000, null, null, FeeTiming.BeforeResult, null, Confidence.Found), Supplement(200_000, null));

        Assert.Equal((350_000, 550_000, 200_000), (version.FeeAsked(Channel.Direct, null, null, Day), version.FeeAsked(Channel.Direct, null, null, Day, isSupplemented: true), version.SupplementFeeAsked(Channel.Direct, null, null, Day)));
        Assert.Equal(350_000, version.TotalFee(Channel.Direct));
        Assert.Equal("350.000 đồng; có khoản nộp khi bổ sung hồ sơ", ProcedureTexts.TotalFee(version, Channel.Direct));
        Assert.Equal(3, version.FeesAsked(Channel.Direct, null, null, Day).Count);
    }

    [Fact]
    public void A_formula_of_a_supplement_leaves_the_rest_known_and_nothing_is_not_unknown()
    {
        var version = Version(Supplement(null, "50% của phí"));

        Assert.Equal(0, version.FeeAsked(Channel.Direct, null, null, Day));
        Assert.Null(version.FeeAsked(Channel.Direct, null, null, Day, isSupplemented: true));
        Assert.Null(version.SupplementFeeAsked(Channel.Direct, null, null, Day));
        Assert.Equal(0, Version().SupplementFeeAsked(Channel.Direct, null, null, Day));
        Assert.Equal("Không thu phí, lệ phí", ProcedureTexts.TotalFee(Version(), Channel.Direct));
        Assert.Equal("Không thu phí, lệ phí khi nộp; có khoản nộp khi bổ sung hồ sơ", ProcedureTexts.TotalFee(version, Channel.Direct));
    }

    [Fact]
    public void The_rules_of_exemption_hold_for_it()
    {
        var version = Version(Supplement(200_000, null) with { Reliefs = [new(100, "hộ nghèo", null, null, "Luật A")] });

        Assert.Equal((200_000, 0), (version.SupplementFeeAsked(Channel.Direct, null, null, Day), version.SupplementFeeAsked(Channel.Direct, null, "hộ nghèo", Day)));
    }

    private static FeeLine Supplement(long? amount, string? formula) => new("Phí thẩm định lại", FeeKind.Phi, amount, formula, null, FeeTiming.WithSupplement, null, Confidence.Found);

    private static ProcedureVersion Version(params FeeLine[] fees)
    {
        var version = Examples.Procedure();
        return version with { Means = [.. version.Means.Select(m => m with { Fees = fees })] };
    }
}
