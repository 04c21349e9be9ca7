using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Organisation;

/// <summary>Whether a counter takes a procedure in for another body.</summary>
public sealed class SharedReceptionTests
{
    private static readonly SharedReception All = new(SharedScope.All, new HashSet<string>());
    private static readonly SharedReception One = new(SharedScope.Chosen, new HashSet<string> { "1.014445" });

    [Theory]
    [InlineData("H50.911", "H50.901", null)]
    [InlineData("H50", "H50.901.02", null)]
    [InlineData("H51.911", "H50.901", "other_province")]
    [InlineData("G06", "H50.901", "other_province")]
    [InlineData("G06.901", "G06.911", "other_province")]
    [InlineData(null, "H50.901", "other_province")]
    [InlineData("H50.911", null, "other_province")]
    public void Only_a_body_of_the_same_province_takes_it_in(string? receiver, string? competent, string? refusal) =>
        Assert.Equal(refusal, All.WhyNot(Of(receiver), Of(competent), "1.014445")?.Code);

    [Fact]
    public void Only_what_the_competent_body_has_opened_is_taken_in()
    {
        var (receiver, competent) = (AgencyId.Parse("H50.911"), AgencyId.Parse("H50.901"));
        Assert.Null(One.WhyNot(receiver, competent, "1.014445"));
        Assert.Null(One.WhyNot(receiver, competent, "1.014445.H50"));
        Assert.Equal("not_shared", One.WhyNot(receiver, competent, "1.014446")!.Code);
        Assert.Equal("not_shared", SharedReception.None.WhyNot(receiver, competent, "1.014445")!.Code);
        Assert.Equal("not_shared", new SharedReception(SharedScope.None, One.Procedures).WhyNot(receiver, competent, "1.014445")!.Code);
    }

    private static AgencyId? Of(string? text) => text is null ? null : AgencyId.Parse(text);
}
