using CaiCach.Law.Organisation;

namespace CaiCach.Law.Tests.Organisation;

public sealed class ReorganisationRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);
    private static readonly ReorganisedUnit A = Body("Sở A");
    private static readonly ReorganisedUnit B = Body("Sở B");
    private static readonly ReorganisationFacts Merger = new(ReorganisationKind.Merge, Today, Today, Today, [A, B], [], 1);
    private static readonly ReorganisationFacts Division = new(ReorganisationKind.Split, Today, Today, Today, [A], [], 2);

    [Fact]
    public void Two_departments_may_be_merged_into_a_new_one_or_one_that_is_there()
    {
        Assert.Empty(ReorganisationRules.Judge(Merger));
        Assert.Empty(ReorganisationRules.Judge(Merger with { Sources = [A], Existing = [B], New = 0 }));
        Assert.Equal([A, B], ReorganisationRules.Ending(Merger));
    }

    [Theory]
    [InlineData(-1, 0, ReorganisationFault.Past)]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, ReorganisationFault.DecisionToCome)]
    [InlineData(400, 0, null)]
    public void It_takes_effect_today_or_later_by_a_decision_that_is_there(int effective, int decided, ReorganisationFault? fault) =>
        Assert.Equal(fault, Faults(Merger with { EffectiveDay = Today.AddDays(effective), DecisionDate = Today.AddDays(decided) }).Cast<ReorganisationFault?>().FirstOrDefault());

    [Fact]
    public void Each_kind_has_its_number_of_units()
    {
        Assert.Contains(ReorganisationFault.NoSource, Faults(Merger with { Sources = [] }));
        Assert.Equal([ReorganisationFault.OneTarget], Faults(Merger with { New = 0 }));
        Assert.Equal([ReorganisationFault.OneTarget], Faults(Merger with { New = 2 }));
        Assert.Equal([ReorganisationFault.Itself], Faults(Merger with { Existing = [B], New = 0 }));
        Assert.Empty(Faults(Division));
        Assert.Equal([ReorganisationFault.TwoTargets], Faults(Division with { New = 1 }));
        Assert.Equal([ReorganisationFault.OneSource], Faults(Division with { Sources = [A, B] }));
        Assert.Equal([ReorganisationFault.TwoTargets], Faults(Division with { Existing = [B, B], New = 0 }));
    }

    [Fact]
    public void What_is_divided_may_go_on_as_one_of_its_parts()
    {
        var facts = Division with { Existing = [A], New = 1 };
        Assert.Empty(Faults(facts));
        Assert.Empty(ReorganisationRules.Ending(facts));
        Assert.Equal([A], ReorganisationRules.Ending(Division));
    }

    [Fact]
    public void A_unit_that_has_ended_or_that_another_decision_names_is_refused()
    {
        Assert.Equal([ReorganisationFault.Ended], Faults(Merger with { Sources = [A with { Ended = true }, B] }));
        Assert.Equal([ReorganisationFault.InOtherPlan], Faults(Merger with { Existing = [Body("Sở C") with { InOtherPlan = true }], New = 0 }));
    }

    [Fact]
    public void Bodies_and_units_inside_a_body_are_not_mixed_and_bodies_below_come_first()
    {
        var (one, two) = (Inside(A, "Phòng 1"), Inside(A, "Phòng 2"));
        Assert.Empty(Faults(Merger with { Sources = [one, two] }));
        Assert.Equal([ReorganisationFault.Mixed], Faults(Merger with { Sources = [A, one] }));
        Assert.Equal([ReorganisationFault.OtherBody], Faults(Merger with { Sources = [one, Inside(B, "Phòng 3")] }));
        Assert.Equal([ReorganisationFault.BodiesBelow], Faults(Merger with { Sources = [A with { HasBodiesBelow = true }, B] }));
        Assert.Empty(Faults(Division with { Sources = [A with { HasBodiesBelow = true }], Existing = [A with { HasBodiesBelow = true }], New = 1 }));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, true)]
    [InlineData(1, 0, 0, 0, false)]
    [InlineData(0, 1, 0, 0, false)]
    [InlineData(0, 0, 1, 0, false)]
    [InlineData(0, 0, 0, 1, false)]
    public void A_unit_is_closed_only_when_nothing_is_open_in_it_and_nobody_files_there(int dossiers, int petitions, int units, int procedures, bool allowed)
    {
        var unit = A with { OpenDossiers = dossiers, OpenPetitions = petitions, OpenUnits = units, Procedures = procedures };
        Assert.Equal(allowed ? [] : [ReorganisationFault.NotEmpty], Faults(Merger with { Kind = ReorganisationKind.Close, Sources = [unit], New = 0 }));
    }

    [Fact]
    public void Nobody_with_a_number_in_hand_loses_the_queue()
    {
        var waiting = Merger with { Sources = [A with { Numbers = 2 }, B] };
        Assert.Equal([ReorganisationFault.NumbersOut], Faults(waiting with { EffectiveDay = waiting.Today }));
        Assert.Empty(Faults(waiting with { EffectiveDay = waiting.Today.AddDays(1) }));
        Assert.Empty(Faults(waiting with { Kind = ReorganisationKind.Rename, Sources = [A with { Numbers = 2 }], New = 0, EffectiveDay = waiting.Today }));
    }

    [Fact]
    public void Every_fault_says_what_to_do() =>
        Assert.All(Enum.GetValues<ReorganisationFault>(), fault => Assert.EndsWith(".", fault.ToText(A), StringComparison.Ordinal));

    private static IReadOnlyList<ReorganisationFault> Faults(ReorganisationFacts facts) => [.. ReorganisationRules.Judge(facts).Select(f => f.Fault)];

    private static ReorganisedUnit Body(string name)
    {
        var id = Guid.NewGuid();
        return new(id, name, id);
    }

    private static ReorganisedUnit Inside(ReorganisedUnit body, string name) => new(Guid.NewGuid(), name, body.Id);
}
