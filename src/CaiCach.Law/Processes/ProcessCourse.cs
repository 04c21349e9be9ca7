using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>
/// The way of a dossier through its process, seen from where it stands: what comes next, which branches are to be chosen, what would be skipped. Steps in a branch that is not
/// taken, steps gone through, and steps nobody could be given here are not skipped.
/// </summary>
public sealed class ProcessCourse
{
    private readonly ProcessPlan _plan;
    private readonly List<string> _order;
    private readonly HashSet<string> _covered;
    private readonly HashSet<string> _before;
    private readonly StepPast? _here;

    /// <summary>Looks at it.</summary>
    /// <param name="plan">The process as the dossier goes through it: for its case, with the branches chosen so far.</param>
    /// <param name="past">The stays so far, in the order in which they began.</param>
    public ProcessCourse(ProcessPlan plan, IReadOnlyList<StepPast> past)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(past);
        _plan = plan;
        _order = [.. plan.Whole.Steps.Select(s => s.Key)];
        _here = StepClocks.LastOf(plan, past);
        _covered = StepClocks.Covered(plan, past);
        _before = StepClocks.Covered(plan, [.. past.Where(p => p != _here)]);
    }

    /// <summary>The steps that come after the stay under way and were not gone through; none beyond a branch that is yet to be chosen.</summary>
    public IReadOnlyList<ProcessStep> Ahead
    {
        get
        {
            var (steps, choices) = Walk(null);
            var end = choices.Where(c => PlaceOf(c) > Here).Select(PlaceOf).DefaultIfEmpty(int.MaxValue).Min();
            var (worked, ahead) = (false, new List<ProcessStep>());
            foreach (var step in steps)
            {
                var at = PlaceOf(step.Key);
                if (at > Here && at < end && !_covered.Contains(step.Key) && IsGiven(step, worked))
                {
                    ahead.Add(step);
                }

                worked |= IsWork(step);
            }

            return ahead;
        }
    }

    /// <summary>The branches to be chosen when the dossier goes to a step: of the blocks on the way there that the stay under way went through or that come after it.</summary>
    /// <param name="to">Key of the step; null for the next one, whatever it is.</param>
    public IReadOnlyList<ProcessBlock> Choices(string? to)
    {
        var (_, choices) = Walk(to);
        var next = to is null && Ahead is [var first, ..] ? PlaceOf(first.Key) : int.MaxValue;
        var nearest = to is null ? choices.Where(c => PlaceOf(c) > Here).Select(PlaceOf).DefaultIfEmpty(int.MaxValue).Min() : int.MaxValue;
        return [.. choices.Where(c => to is not null || PlaceOf(c) <= Here || (PlaceOf(c) == nearest && nearest < next))];
    }

    /// <summary>The branch that a dossier comes into with a step, of a choice that is yet to be made, where those who do the step have steps in no other branch of it: who asks them has chosen. Null for none.</summary>
    /// <param name="to">Key of the step.</param>
    /// <param name="who">Who does it.</param>
    public ProcessBranch? Entered(string to, StepHolder who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return Choices(to).Where(c => c.Branches.Any(b => Has(b, to)) && c.Branches.Count(b => Steps(b).Any(who.Does)) == 1).SelectMany(c => c.Branches).FirstOrDefault(b => Has(b, to));
    }

    /// <summary>The steps that a dossier skips when it goes to a step.</summary>
    /// <param name="to">Key of the step it goes to.</param>
    /// <param name="told">Keys of the steps that were skipped before, with a reason.</param>
    /// <param name="by">In whose hands the official who moves it could have it: nobody can tell that their steps were not done.</param>
    public IReadOnlyList<ProcessStep> Skipped(string to, IReadOnlyCollection<string> told, IReadOnlyList<StepHolder> by)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(by);
        var (worked, skipped) = (false, new List<ProcessStep>());
        foreach (var step in Walk(to).Steps)
        {
            if (IsGiven(step, worked) && !_covered.Contains(step.Key) && !told.Contains(step.Key) && !by.Any(h => h.Does(step)))
            {
                skipped.Add(step);
            }

            worked |= IsWork(step);
        }

        return skipped;
    }

    /// <summary>The step by which a decision is taken, where the dossier goes to a step after it: the last one of the head before, since nobody works on it in between; the same step where there is none.</summary>
    /// <param name="to">Key of the step it goes to.</param>
    public string DecisionBefore(string to) => Walk(to).Steps.LastOrDefault(s => s.What is { OtherBody: null, Role: Role.AgencyHead })?.Key ?? to;

    /// <summary>The unit that the process gives what comes next to: that of the first step ahead that names one, as long as it is the units of the body that work on it.</summary>
    /// <returns>Its code; null when another comes next, or no unit is named.</returns>
    public static string? UnitOf(IEnumerable<ProcessStep> ahead) => ahead.TakeWhile(IsWork).Select(s => s.What.Unit).FirstOrDefault(u => u is not null);

    private int Here => PlaceOf(_here?.LastKey);

    /// <summary>Whether a step is of those who work on the dossier in a unit of the body.</summary>
    private static bool IsWork(ProcessStep step) => step.What is { OtherBody: null, Role: Role.DivisionHead or Role.Specialist };

    /// <summary>Whether a dossier is given to who does the step: a unit always; the head and other bodies only by a unit that has it.</summary>
    private static bool IsGiven(ProcessStep step, bool worked) => IsWork(step) || (worked && (step.What.OtherBody is not null || step.What.Role == Role.AgencyHead));

    private int PlaceOf(string? key) => key is null ? -1 : _order.IndexOf(key);

    private int PlaceOf(ProcessBlock block) => ProcessRules.StepsIn(block).Min(s => PlaceOf(s.Key));

    /// <summary>The steps on the way to a step, and the blocks there of which no branch is chosen.</summary>
    private (IReadOnlyList<ProcessStep> Steps, IReadOnlyList<ProcessBlock> Choices) Walk(string? to)
    {
        var (steps, choices) = (new List<ProcessStep>(), new List<ProcessBlock>());
        Through(_plan.Nodes);
        return (steps, choices);

        bool Through(IReadOnlyList<ProcessNode> nodes)
        {
            foreach (var node in nodes)
            {
                if (node.Key == to)
                {
                    return true;
                }

                if (node is not ProcessBlock block)
                {
                    steps.Add((ProcessStep)node);
                    continue;
                }

                var inside = block.Branches.Where(b => Has(b, to)).ToList();
                if (IsOpen(block))
                {
                    choices.Add(block);
                }
                else
                {
                    foreach (var branch in inside.Count > 0 ? inside : block.Kind == BlockKind.Parallel ? block.Branches : [.. block.Branches.Where(b => Steps(b).Any(s => _covered.Contains(s.Key)))])
                    {
                        Through(branch.Nodes);
                    }
                }

                if (inside.Count > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a branch of a block is yet to be chosen: the dossier did not come past it, and is in none of its branches.</summary>
    private bool IsOpen(ProcessBlock block) => block is { Kind: BlockKind.Choice, Branches.Count: > 1 } && ProcessRules.StepsIn(block).ToList() is { Count: > 0 } steps
        && PlaceOf(block) >= PlaceOf(_here?.FirstKey) && !steps.Any(s => s.Key == _here?.FirstKey || _before.Contains(s.Key));

    private static bool Has(ProcessBranch branch, string? key) => key is not null && Steps(branch).Any(s => s.Key == key);

    private static IEnumerable<ProcessStep> Steps(ProcessBranch branch) => new ProcessPlan(branch.Nodes).Steps;
}
