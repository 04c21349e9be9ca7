using System.Globalization;

namespace CaiCach.Law.Processes;

/// <summary>A place in a process.</summary>
/// <param name="List">The branch; null for the whole.</param>
/// <param name="After">The node of that list it comes after; null for the beginning.</param>
public sealed record ProcessPlace(string? List, string? After);

/// <summary>A change of a process that is being written.</summary>
public abstract record ProcessEdit
{
    private ProcessEdit()
    {
    }

    /// <summary>Adds a step.</summary>
    public sealed record AddStep(ProcessPlace At, StepFields What) : ProcessEdit;

    /// <summary>Says a step anew, and puts it elsewhere when a place is given.</summary>
    public sealed record ChangeStep(string Key, StepFields What, ProcessPlace? To) : ProcessEdit;

    /// <summary>Adds a block with a branch for each condition; in a parallel block conditions are null.</summary>
    public sealed record AddBlock(ProcessPlace At, BlockKind Kind, IReadOnlyList<string?> Conditions) : ProcessEdit;

    /// <summary>Adds a branch to a block.</summary>
    public sealed record AddBranch(string Block, string? Condition, IReadOnlyList<string> Cases) : ProcessEdit;

    /// <summary>Says the condition and the cases of a branch anew.</summary>
    public sealed record ChangeBranch(string Key, string? Condition, IReadOnlyList<string> Cases) : ProcessEdit;

    /// <summary>Takes out a step, or a block or branch that holds no step.</summary>
    public sealed record Remove(string Key) : ProcessEdit;

    /// <summary>Moves a step or block one place: within its list, and at the end of a branch out of the block.</summary>
    public sealed record Move(string Key, bool Up) : ProcessEdit;
}

/// <summary>Changes processes.</summary>
public static class ProcessEdits
{
    private delegate IEnumerable<ProcessNode> Rewriting(string? list, IReadOnlyList<ProcessNode> nodes);

    /// <summary>The process after a change; null when the change names what is not there, or takes out what still holds steps.</summary>
    public static ProcessPlan? Apply(ProcessPlan plan, ProcessEdit edit) => edit switch
    {
        ProcessEdit.AddStep add => Insert(plan, add.At, new ProcessStep(KeyOf(plan, 's', 0), add.What)),
        ProcessEdit.ChangeStep change => Change(plan, change),
        ProcessEdit.AddBlock add => Insert(plan, add.At, new ProcessBlock(
            KeyOf(plan, 'k', 0), add.Kind, [.. add.Conditions.Select((c, i) => new ProcessBranch(KeyOf(plan, 'n', i + 1), c, []))])),
        ProcessEdit.AddBranch add => Blocks(plan, b => b.Key == add.Block, b => b with { Branches = [.. b.Branches, new(KeyOf(plan, 'n', 0), add.Condition, []) { Cases = add.Cases }] }),
        ProcessEdit.ChangeBranch change => Branches(plan, change.Key, b => b with { Condition = change.Condition, Cases = change.Cases }),
        ProcessEdit.Remove remove => Remove(plan, remove.Key),
        ProcessEdit.Move move => Move(plan, move.Key, move.Up),
        _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, null),
    };

    /// <summary>The places a step or block can be put at, in the order in which the process is read; those inside of what is moved are left out.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="moved">What is moved; null for something new.</param>
    public static IReadOnlyList<ProcessPlace> PlacesFor(ProcessPlan plan, string? moved)
    {
        return [.. Places(null, (moved is null ? plan : TakeOut(plan, moved)).Nodes)];

        static IEnumerable<ProcessPlace> Places(string? list, IReadOnlyList<ProcessNode> nodes) =>
            nodes.SelectMany(n => (n is ProcessBlock block ? block.Branches.SelectMany(b => Places(b.Key, b.Nodes)) : []).Append(new(list, n.Key))).Prepend(new(list, null));
    }

    /// <summary>Where a step or block stands; null when it is not there.</summary>
    public static ProcessPlace? PlaceOf(ProcessPlan plan, string key)
    {
        foreach (var (list, nodes) in plan.Lists)
        {
            if (nodes.Index().FirstOrDefault(n => n.Item.Key == key) is { Item: not null } found)
            {
                return new(list, found.Index == 0 ? null : nodes[found.Index - 1].Key);
            }
        }

        return null;
    }

    private static string KeyOf(ProcessPlan plan, char kind, int further)
    {
        var keys = plan.Lists.SelectMany(l => l.Nodes.Select(n => n.Key).Concat(l.Key is null ? [] : [l.Key]));
        var last = keys.Select(k => int.Parse(k.AsSpan(1), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        return kind + (last + 1 + further).ToString(CultureInfo.InvariantCulture);
    }

    private static ProcessPlan? Change(ProcessPlan plan, ProcessEdit.ChangeStep change)
    {
        if (plan.Step(change.Key) is null)
        {
            return null;
        }

        var step = new ProcessStep(change.Key, change.What);
        return change.To is { } place && place != PlaceOf(plan, change.Key)
            ? Insert(TakeOut(plan, change.Key), place, step)
            : Rewrite(plan, (_, nodes) => nodes.Select(n => n.Key == change.Key ? step : n));
    }

    private static ProcessPlan? Remove(ProcessPlan plan, string key)
    {
        if (ProcessOutline.Of(plan).FirstOrDefault(l => l.Key == key) is not { } line)
        {
            return null;
        }

        if (line.Branch is { } branch)
        {
            return branch.Nodes.Count > 0 ? null : Blocks(plan, b => b.Branches.Contains(branch), b => b with { Branches = [.. b.Branches.Where(x => x.Key != key)] });
        }

        return line.Block is { } block && block.Branches.Any(b => b.Nodes.Count > 0) ? null : TakeOut(plan, key);
    }

    private static ProcessPlan? Move(ProcessPlan plan, string key, bool up)
    {
        if (PlaceOf(plan, key) is not { } place)
        {
            return null;
        }

        var (list, nodes) = plan.Lists.First(l => l.Key == place.List);
        var i = nodes.Index().First(n => n.Item.Key == key).Index;
        var to = up ? i - 1 : i + 1;
        if (to >= 0 && to < nodes.Count)
        {
            return Rewrite(plan, (l, all) => l != list ? all : all.Select((n, j) => j == i ? all[to] : j == to ? all[i] : n));
        }

        // At the end of a branch: out of its block. At the end of the whole there is nowhere to go.
        var block = plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().FirstOrDefault(b => b.Branches.Any(x => x.Key == list));
        return block is null ? plan : Insert(TakeOut(plan, key), up ? PlaceOf(plan, block.Key)! : PlaceOf(plan, block.Key)! with { After = block.Key }, nodes[i]);
    }

    private static ProcessPlan TakeOut(ProcessPlan plan, string key) => Rewrite(plan, (_, nodes) => nodes.Where(n => n.Key != key));

    private static ProcessPlan? Insert(ProcessPlan plan, ProcessPlace at, ProcessNode node) =>
        plan.Lists.FirstOrDefault(l => l.Key == at.List) is { Nodes: { } into } && (at.After is null || into.Any(n => n.Key == at.After))
            ? Rewrite(plan, (list, nodes) => list != at.List ? nodes
                : at.After is null ? nodes.Prepend(node) : nodes.SelectMany(n => n.Key == at.After ? (ProcessNode[])[n, node] : [n]))
            : null;

    private static ProcessPlan? Blocks(ProcessPlan plan, Func<ProcessBlock, bool> which, Func<ProcessBlock, ProcessBlock> how) =>
        plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().Any(which) ? Rewrite(plan, (_, nodes) => nodes.Select(n => n is ProcessBlock b && which(b) ? how(b) : n)) : null;

    private static ProcessPlan? Branches(ProcessPlan plan, string key, Func<ProcessBranch, ProcessBranch> how) =>
        Blocks(plan, b => b.Branches.Any(x => x.Key == key), b => b with { Branches = [.. b.Branches.Select(x => x.Key == key ? how(x) : x)] });

    /// <summary>Rewrites every list, what is around before what is inside, so that a node is put into a list once.</summary>
    private static ProcessPlan Rewrite(ProcessPlan plan, Rewriting how)
    {
        return new(List(null, plan.Nodes));

        IReadOnlyList<ProcessNode> List(string? key, IReadOnlyList<ProcessNode> nodes) =>
            [.. how(key, nodes).ToList().Select(n => n is ProcessBlock block ? block with { Branches = [.. block.Branches.Select(b => b with { Nodes = List(b.Key, b.Nodes) })] } : n)];
    }
}
