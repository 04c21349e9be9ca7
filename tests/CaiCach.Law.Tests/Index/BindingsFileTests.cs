using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

public sealed class BindingsFileTests
{
    [Fact]
    public void The_shipped_bindings_fit_the_shipped_sets()
    {
        var reading = BindingsFile.Parse(ShippedIndex.BindingsJson, [ShippedIndex.Ministry, ShippedIndex.Province]);
        Assert.Empty(reading.Faults);
        Assert.Equal(8, reading.Bindings.Count);
    }

    [Theory]
    [InlineData("""{"set":"x","item":"3.5.1","b":["dossier.finished.early"],"a":["dossier.finished.early"]}""", "unknown_set")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5","b":["dossier.finished.early"],"a":["dossier.finished.early"]}""", "unknown_leaf")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5.1","b":["dossier.blessed"],"a":["dossier.finished.early"]}""", "unknown_measure")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5.1","b":[],"a":["dossier.finished.early"]}""", "no_measure")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5.1","b":["dossier.finished.early"],"a":["dossier.finished.early"],"part":0,"atLeast":50}""", "wrong_rule")]
    [InlineData("""{"set":"par-ministry-876","item":"2.3.1","b":["dossier.finished.early"],"a":["dossier.finished.early"]}""", "wrong_rule")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5.4","b":["dossier.finished.early"],"a":["dossier.finished.early"],"part":2,"atLeast":50}""", "bad_part")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5.4","b":["dossier.finished.early"],"a":["dossier.finished.early"],"part":1,"atLeast":100.5}""", "bad_bound")]
    [InlineData("""{"set":"par-ministry-876","item":"3.5.1","b":["dossier.finished.early"],"a":["dossier.finished.early"]},{"set":"par-ministry-876","item":"3.5.1","b":["dossier.finished.early"],"a":["dossier.finished.early"]}""", "duplicate_binding")]
    public void Each_fault_is_named(string binding, string code)
    {
        var reading = BindingsFile.Parse($$"""{"bindings":[{{binding}}]}""", [ShippedIndex.Ministry]);
        Assert.Contains(reading.Faults, f => f.Code == code);
        Assert.Empty(reading.Bindings);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1000, 799, false)]
    [InlineData(10, 8, true)]
    public void A_measured_part_of_a_checklist_holds_from_its_bound_on(long a, long b, bool holds)
    {
        var rule = new ChecklistRule(1m, [new("một", 0.5m), new("hai", 0.5m)]);
        var binding = new MeasureBinding("s", "1.1", ["x"], ["y"], 1, 80m, null);
        Assert.Equal([true, holds], ((ChecklistAnswer)binding.AnswerOf(rule, a, b, new ChecklistAnswer([true, !holds]))).Items);
        Assert.Equal([false, holds], ((ChecklistAnswer)binding.AnswerOf(rule, a, b, null)).Items);
        Assert.IsType<NotApplicableAnswer>(binding.AnswerOf(rule, a, b, new NotApplicableAnswer("x")));
    }
}
