using System.Globalization;
using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Index;

/// <summary>What came of reading a file of bindings: all of them, or every fault.</summary>
/// <param name="Bindings">The bindings; empty when there are faults.</param>
/// <param name="Faults">Every fault with its place.</param>
public sealed record BindingsReading(IReadOnlyList<MeasureBinding> Bindings, IReadOnlyList<Fault> Faults);

/// <summary>Reads which leaves of criteria sets are computed from measures.</summary>
public static class BindingsFile
{
    /// <summary>Reads a file against the sets it names.</summary>
    /// <param name="json">The file.</param>
    /// <param name="sets">The criteria sets that are known.</param>
    /// <returns>The bindings, or every fault: an unknown set, leaf or measure, a rule that no ratio answers, a part or bound out of range.</returns>
    public static BindingsReading Parse(string json, IReadOnlyCollection<CriteriaSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        List<Fault> faults = [];
        using var document = JsonText.Open(json, faults);
        if (document is null)
        {
            return new BindingsReading([], faults);
        }

        var root = new JsonFields(document.RootElement, string.Empty, faults);
        root.OptionalText("note");
        root.OptionalText("confidence");
        var bindings = root.Objects("bindings").Select(fields => Binding(fields, sets)).ToList();
        root.RefuseOthers();
        foreach (var twice in bindings.GroupBy(binding => (binding.Set, binding.Item)).Where(group => group.Count() > 1))
        {
            faults.Add(new Fault("duplicate_binding", $"{twice.Key.Set} {twice.Key.Item}", "mục được gắn hai lần"));
        }

        return faults.Count > 0 ? new BindingsReading([], faults) : new BindingsReading(bindings, []);
    }

    private static MeasureBinding Binding(JsonFields fields, IReadOnlyCollection<CriteriaSet> sets)
    {
        var binding = new MeasureBinding(
            fields.Text("set"), fields.Text("item"), Measures(fields, "b"), Measures(fields, "a"),
            fields.Has("part") ? (int?)fields.Count("part") : null, fields.Number("atLeast", required: false), fields.OptionalText("note"));
        fields.RefuseOthers();
        var set = sets.FirstOrDefault(known => string.Equals(known.Id, binding.Set, StringComparison.Ordinal));
        if (set is null)
        {
            fields.Add("unknown_set", fields.At("set"), $"không có bộ tiêu chí {binding.Set}");
        }
        else if (set.Find(binding.Item)?.Item is not { } leaf)
        {
            fields.Add("unknown_leaf", fields.At("item"), $"bộ {binding.Set} không có mục chấm điểm {binding.Item}");
        }
        else
        {
            CheckRule(fields, binding, leaf.Rule);
        }

        return binding;
    }

    private static void CheckRule(JsonFields fields, MeasureBinding binding, ScoringRule rule)
    {
        if (rule is ChecklistRule checklist)
        {
            if (binding.Part is not { } part || part < 0 || part >= checklist.Parts.Count)
            {
                fields.Add("bad_part", fields.At("part"), string.Create(CultureInfo.InvariantCulture, $"phải từ 0 đến {checklist.Parts.Count - 1}"));
            }

            if (binding.AtLeast is not (>= 0 and <= 100))
            {
                fields.Add("bad_bound", fields.At("atLeast"), "phải từ 0 đến 100");
            }
        }
        else if (rule is not (RatioRule or BandsRule))
        {
            fields.Add("wrong_rule", fields.At("item"), $"mục chấm theo cách {rule.Kind}, không tính được từ chỉ tiêu");
        }
        else if (binding.Part is not null || binding.AtLeast is not null)
        {
            fields.Add("wrong_rule", fields.At("part"), "chỉ mục dạng checklist mới gắn từng phần");
        }
    }

    private static IReadOnlyList<string> Measures(JsonFields fields, string name)
    {
        var measures = fields.Texts(name);
        if (fields.Has(name) && measures.Count == 0)
        {
            fields.Add("no_measure", fields.At(name), "phải có ít nhất một chỉ tiêu");
        }

        foreach (var unknown in measures.Where(measure => !MeasureCodes.All.Contains(measure)))
        {
            fields.Add("unknown_measure", fields.At(name), $"không có chỉ tiêu {unknown}");
        }

        return measures;
    }
}
