using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>The internal process of a procedure (quy trình nội bộ, quy trình điện tử): its steps in order.</summary>
/// <param name="Nodes">Steps and blocks, one after another.</param>
public sealed record ProcessPlan(IReadOnlyList<ProcessNode> Nodes)
{
    /// <summary>A process nobody has written yet.</summary>
    public static ProcessPlan Empty { get; } = new([]);

    /// <summary>The process as it is written, where this is only what a dossier goes through of it: the order of all its steps.</summary>
    public ProcessPlan Whole { get => field ?? this; init; }

    /// <summary>Every step, in the order in which it is written.</summary>
    public IEnumerable<ProcessStep> Steps => StepsOf(Nodes);

    /// <summary>Every list of nodes, that of the whole with the key null, then those of the branches; what is inside comes after what it is in.</summary>
    public IEnumerable<(string? Key, IReadOnlyList<ProcessNode> Nodes)> Lists => ListsOf(null, Nodes);

    /// <summary>The step with a key; null when there is none.</summary>
    public ProcessStep? Step(string? key) => Steps.FirstOrDefault(s => s.Key == key);

    /// <summary>The same process with every step said anew.</summary>
    public ProcessPlan With(Func<StepFields, StepFields> how)
    {
        return new(All(Nodes));

        IReadOnlyList<ProcessNode> All(IReadOnlyList<ProcessNode> nodes) =>
            [.. nodes.Select(n => n is ProcessBlock block ? block with { Branches = [.. block.Branches.Select(b => b with { Nodes = All(b.Nodes) })] } : (ProcessNode)new ProcessStep(n.Key, how(((ProcessStep)n).What)))];
    }

    private static IEnumerable<ProcessStep> StepsOf(IEnumerable<ProcessNode> nodes) =>
        nodes.SelectMany(n => n is ProcessBlock block ? block.Branches.SelectMany(b => StepsOf(b.Nodes)) : [(ProcessStep)n]);

    private static IEnumerable<(string? Key, IReadOnlyList<ProcessNode> Nodes)> ListsOf(string? key, IReadOnlyList<ProcessNode> nodes) =>
        nodes.OfType<ProcessBlock>().SelectMany(b => b.Branches).SelectMany(b => ListsOf(b.Key, b.Nodes)).Prepend((key, nodes));
}

/// <summary>A step or a block of a process.</summary>
/// <param name="Key">A letter and a number, unique in the process; stays while the node is changed or moved.</param>
public abstract record ProcessNode(string Key);

/// <summary>A step (bước).</summary>
/// <param name="Key">Its key.</param>
/// <param name="What">What is done, by whom, in which time.</param>
public sealed record ProcessStep(string Key, StepFields What) : ProcessNode(Key);

/// <summary>What a step says.</summary>
/// <param name="Name">What is done, at most <see cref="ProcessRules.NameLength"/> characters.</param>
/// <param name="Role">Who does it; null for a step of another body.</param>
/// <param name="Unit">Code of the unit that does it; null for any unit of the body, and for a step of another body.</param>
/// <param name="OtherBody">Name of the other body that does it (liên thông, phối hợp); null for a step of the body itself.</param>
/// <param name="Time">The time it has.</param>
/// <param name="Output">What it ends in (kết quả, sản phẩm); null where nothing is said.</param>
public sealed record StepFields(string Name, Role? Role, string? Unit, string? OtherBody, StepTime Time, string? Output);

/// <summary>How the branches of a block relate.</summary>
public enum BlockKind
{
    /// <summary>Song song: all branches run at the same time, and the block ends with the last of them.</summary>
    Parallel,

    /// <summary>Rẽ nhánh theo trường hợp: exactly one branch is taken, that whose condition holds.</summary>
    Choice,
}

/// <summary>A block of branches.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">How they relate.</param>
/// <param name="Branches">The branches, at least two.</param>
public sealed record ProcessBlock(string Key, BlockKind Kind, IReadOnlyList<ProcessBranch> Branches) : ProcessNode(Key);

/// <summary>A branch of a block.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Condition">When it is taken; null in a parallel block.</param>
/// <param name="Nodes">What is done in it; may be empty in a choice, where nothing is to be done in that case.</param>
public sealed record ProcessBranch(string Key, string? Condition, IReadOnlyList<ProcessNode> Nodes)
{
    /// <summary>Codes of the cases of the procedure that it is for; empty where whoever handles the dossier decides by the condition, and in a parallel block.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}
