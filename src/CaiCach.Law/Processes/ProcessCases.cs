using CaiCach.Law.Procedures;

namespace CaiCach.Law.Processes;

/// <summary>The cases (trường hợp) of a procedure in its process: which branches a dossier of a case may go.</summary>
public static class ProcessCases
{
    /// <summary>Whether any branch names cases.</summary>
    public static bool NamesCases(this ProcessPlan plan) => Choices(plan.Nodes, null).Any(b => b.Branches.Any(x => x.Cases.Count > 0));

    /// <summary>The process as a dossier of a case goes through it: branches that name other cases are left out, and a choice that leaves one branch is that branch.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="code">Code of the case; null for a dossier without one, which may go any branch.</param>
    public static ProcessPlan For(this ProcessPlan plan, string? code) => code is null || !plan.NamesCases() ? plan : new(NodesFor(plan.Nodes, code)) { Whole = plan.Whole };

    /// <summary>The branches that name a case and that its dossiers reach, as lines of the whole process.</summary>
    public static IReadOnlyList<ProcessLine> BranchesOf(ProcessPlan plan, string code)
    {
        var named = Choices(plan.Nodes, code).SelectMany(b => b.Branches).Where(b => b.Cases.Contains(code, StringComparer.Ordinal)).Select(b => b.Key).ToHashSet(StringComparer.Ordinal);
        return [.. ProcessOutline.Of(plan).Where(l => l.Branch is { } branch && named.Contains(branch.Key))];
    }

    /// <summary>What is wrong with the cases that branches name: those the procedure does not have, and cases that no branch of a choice takes.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="cases">The cases of the procedure.</param>
    internal static IEnumerable<ProcessFault> FaultsOf(ProcessPlan plan, IReadOnlyList<ProcedureCase> cases)
    {
        var lines = ProcessOutline.Of(plan);
        foreach (var line in lines.Where(l => l.Branch is not null))
        {
            foreach (var code in line.Branch!.Cases.Where(c => cases.All(x => x.Code != c)))
            {
                yield return new(line.Key, "branch_case_unknown", $"{line.Place}: Thủ tục không có trường hợp “{code}”; hãy mở nhánh, chọn lại trường hợp rồi lưu.");
            }
        }

        foreach (var item in cases)
        {
            foreach (var block in Choices(plan.Nodes, item.Code).Where(b => !b.Branches.Any(x => x.Takes(item.Code))))
            {
                var place = lines.First(l => l.Key == block.Key).Place;
                yield return new(block.Key, "case_without_way", $"{place}: Trường hợp “{item.Name}” không có nhánh nào để đi; hãy chọn trường hợp này ở một nhánh, hoặc để một nhánh không chọn trường hợp nào.");
            }
        }
    }

    private static bool Takes(this ProcessBranch branch, string? code) => code is null || branch.Cases.Count == 0 || branch.Cases.Contains(code, StringComparer.Ordinal);

    /// <summary>The blocks of cases that a dossier of a case reaches; all of them without one.</summary>
    private static IEnumerable<ProcessBlock> Choices(IReadOnlyList<ProcessNode> nodes, string? code) => nodes.OfType<ProcessBlock>().SelectMany(b =>
        b.Branches.Where(x => b.Kind == BlockKind.Parallel || x.Takes(code)).SelectMany(x => Choices(x.Nodes, code)).Concat(b.Kind == BlockKind.Choice ? [b] : []));

    private static IReadOnlyList<ProcessNode> NodesFor(IReadOnlyList<ProcessNode> nodes, string code) => [.. nodes.SelectMany(n => n is ProcessBlock block ? BlockFor(block, code) : [n])];

    private static IReadOnlyList<ProcessNode> BlockFor(ProcessBlock block, string code)
    {
        var branches = block.Branches.Where(b => block.Kind == BlockKind.Parallel || b.Takes(code)).Select(b => b with { Nodes = NodesFor(b.Nodes, code) }).ToList();
        return block.Kind == BlockKind.Choice && branches.Count < 2 ? [.. branches.SelectMany(b => b.Nodes)] : [block with { Branches = branches }];
    }
}
