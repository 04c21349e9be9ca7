namespace CaiCach.Law.Processes;

/// <summary>The branches (nhánh) that officials choose for a dossier, where no case of the procedure says which one it goes.</summary>
public static class ProcessBranches
{
    /// <summary>The process as a dossier goes through it for which branches were chosen: of a choice with such a branch the others are left out.</summary>
    /// <param name="plan">The process, for the case of the dossier.</param>
    /// <param name="chosen">Keys of the branches; what the process does not have is passed over.</param>
    public static ProcessPlan Taking(this ProcessPlan plan, IReadOnlyCollection<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(chosen);
        return chosen.Count == 0 ? plan : new(All(plan.Nodes)) { Whole = plan.Whole };

        IReadOnlyList<ProcessNode> All(IReadOnlyList<ProcessNode> nodes) => [.. nodes.SelectMany(n => n is ProcessBlock block ? Of(block) : [n])];

        IReadOnlyList<ProcessNode> Of(ProcessBlock block) => block.Kind == BlockKind.Choice && block.Branches.FirstOrDefault(b => chosen.Contains(b.Key)) is { } taken
            ? All(taken.Nodes)
            : [block with { Branches = [.. block.Branches.Select(b => b with { Nodes = All(b.Nodes) })] }];
    }

    /// <summary>A choice by the key of one of its branches; null when the process has none.</summary>
    public static ProcessBlock? ChoiceOf(this ProcessPlan plan, string branch) => plan.Choices().FirstOrDefault(b => b.Branches.Any(x => x.Key == branch));

    /// <summary>The branches chosen now with those chosen before; of one choice the newest holds.</summary>
    public static IReadOnlyList<string> Chosen(ProcessPlan plan, IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        [.. before.Where(b => plan.ChoiceOf(b) is { } block && !now.Any(n => plan.ChoiceOf(n)?.Key == block.Key)), .. now.Where(n => plan.ChoiceOf(n) is not null).DistinctBy(n => plan.ChoiceOf(n)!.Key)];

    /// <summary>Of the branches chosen, those whose choice the dossier has come past: after it went back, the others may be chosen anew.</summary>
    /// <param name="plan">The process, for the case of the dossier.</param>
    /// <param name="past">The stays so far.</param>
    /// <param name="chosen">Keys of the branches.</param>
    public static IReadOnlyList<string> Settled(ProcessPlan plan, IReadOnlyList<StepPast> past, IReadOnlyList<string> chosen)
    {
        var order = plan.Whole.Steps.Select(s => s.Key).ToList();
        var here = StepClocks.LastOf(plan, past);
        return [.. chosen.Where(c => plan.ChoiceOf(c) is { } block && ProcessRules.StepsIn(block).Select(s => order.IndexOf(s.Key)).DefaultIfEmpty(-1).Min() <= order.IndexOf(here?.LastKey ?? ""))];
    }

    private static IEnumerable<ProcessBlock> Choices(this ProcessPlan plan) => plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().Where(b => b.Kind == BlockKind.Choice);
}
