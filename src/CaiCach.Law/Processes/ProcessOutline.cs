using System.Globalization;

namespace CaiCach.Law.Processes;

/// <summary>A line of a process as people read it: a step, a block, or a branch of a block.</summary>
/// <param name="Number">Its number, for example "4", "4a" for a branch, "4a.2" for a step in it.</param>
/// <param name="Depth">How deep it lies: 0 for the whole, one more for each block and each branch around it.</param>
/// <param name="List">The key of the list it stands in: null for the whole, else a branch; for a branch the list its block stands in.</param>
/// <param name="Node">The step or block; null for a branch.</param>
/// <param name="Branch">The branch; null for a step or block.</param>
/// <param name="Of">The block of the branch.</param>
public sealed record ProcessLine(string Number, int Depth, string? List, ProcessNode? Node, ProcessBranch? Branch = null, ProcessBlock? Of = null)
{
    /// <summary>The step; null when it is none.</summary>
    public ProcessStep? Step => Node as ProcessStep;

    /// <summary>The block; null when it is none.</summary>
    public ProcessBlock? Block => Node as ProcessBlock;

    /// <summary>The key of the step, block or branch.</summary>
    public string Key => Node?.Key ?? Branch!.Key;

    /// <summary>Where it is, in Vietnamese: "Bước 3", "Khối 4", "Nhánh 4a".</summary>
    public string Place => this switch { { Step: not null } => $"Bước {Number}", { Block: not null } => $"Khối {Number}", _ => $"Nhánh {Number}" };
}

/// <summary>A process line by line, in the order in which it is read.</summary>
public static class ProcessOutline
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<ProcessLine> Of(ProcessPlan plan)
    {
        var lines = new List<ProcessLine>();
        Add(lines, null, plan.Nodes, "", 0);
        return lines;
    }

    /// <summary>The number of each step by its key.</summary>
    public static IReadOnlyDictionary<string, string> Numbers(ProcessPlan plan) => Of(plan).Where(l => l.Step is not null).ToDictionary(l => l.Key, l => l.Number, StringComparer.Ordinal);

    private static void Add(List<ProcessLine> lines, string? list, IReadOnlyList<ProcessNode> nodes, string before, int depth)
    {
        foreach (var (i, node) in nodes.Index())
        {
            var number = before + (i + 1).ToString(CultureInfo.InvariantCulture);
            lines.Add(new(number, depth, list, node));
            foreach (var (j, branch) in ((node as ProcessBlock)?.Branches ?? []).Index())
            {
                var letter = number + (char)('a' + j);
                lines.Add(new(letter, depth + 1, list, null, branch, (ProcessBlock)node));
                Add(lines, branch.Key, branch.Nodes, letter + ".", depth + 2);
            }
        }
    }
}
