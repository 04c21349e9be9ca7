using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;

namespace CaiCach.Law.Tests.Processes;

/// <summary>A step of the division head between the specialist and the signature is a review; one before the specialist hands out work.</summary>
public sealed class ReviewStepsTests
{
    [Theory]
    [InlineData("DivisionHead Specialist AgencyHead", false)]
    [InlineData("DivisionHead Specialist DivisionHead AgencyHead", true)]
    [InlineData("Specialist DivisionHead@other AgencyHead", false)]
    [InlineData("Specialist DivisionHead@old AgencyHead", true)]
    [InlineData("Specialist DivisionHead@unit Clerk", false)]
    [InlineData("Specialist AgencyHead DivisionHead", false)]
    [InlineData("DivisionHead AgencyHead", false)]
    [InlineData("", false)]
    public void A_review_lies_between_the_specialist_and_the_signature_in_the_unit_that_has_the_dossier(string steps, bool asked)
    {
        var plan = new ProcessPlan([.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((s, i) => s.Split('@') is [var role, .. var at]
            ? new ProcessStep($"s{i}", new("Bước", Enum.Parse<Role>(role), at is [var unit] ? unit : null, null, new(1, StepUnit.Day), null))
            : throw new InvalidOperationException())]);

        Assert.Equal(asked, ReviewSteps.Asked(plan, "unit", ["old"]));
    }
}
