using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Processes;

/// <summary>What is wrong with a process, and where.</summary>
/// <param name="Key">The step, block or branch; null for the whole.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Text">What to do, in Vietnamese, with the place.</param>
public sealed record ProcessFault(string? Key, string Code, string Text);

/// <summary>A stage of the office's own time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Limit">Its limit; null where none is set.</param>
/// <param name="Minutes">The working minutes that every dossier has under it; 0 without a limit.</param>
public sealed record StageLimit(string Name, TimeLimit? Limit, decimal Minutes);

/// <summary>The legal limit a process is held against.</summary>
/// <param name="Limit">The limit of the procedure, the shortest of its channels; null where its clock runs by stages.</param>
/// <param name="Minutes">The working minutes that every dossier has under it, see <see cref="WorkTime.Of"/>; of stages all together.</param>
public sealed record ProcessLimit(TimeLimit? Limit, decimal Minutes)
{
    /// <summary>The stages of the office's own time; none where one limit covers the whole.</summary>
    public IReadOnlyList<StageLimit> Stages { get; init; } = [];

    /// <summary>The limits of the cases by their codes, where the time depends on the case; this one is then the shortest of them.</summary>
    public IReadOnlyDictionary<string, ProcessLimit> Cases { get; init; } = new Dictionary<string, ProcessLimit>();

    /// <summary>The limit that a way is held against: that of its case, else the one of all.</summary>
    public ProcessLimit Of(ProcessWay way) => way.Case is { } of && Cases.TryGetValue(of.Code, out var own) ? own : this;

    /// <summary>Whether another one gives every case the same working minutes.</summary>
    public bool SameAs(ProcessLimit? other) => other is not null && Minutes == other.Minutes && Cases.Count == other.Cases.Count && Cases.All(c => other.Cases.TryGetValue(c.Key, out var own) && own.Minutes == c.Value.Minutes);

    /// <summary>Whether a stage has no limit, so that no sum is too long.</summary>
    public bool IsOpen => Stages.Any(s => s.Limit is null);
}

/// <summary>The longest way through a process: of parallel branches and of those to choose from, the longest one.</summary>
/// <param name="Case">The case whose dossiers go it; null where branches name no cases.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Minutes">Their working minutes together.</param>
public sealed record ProcessWay(ProcedureCase? Case, IReadOnlyList<ProcessStep> Steps, decimal Minutes);

/// <summary>What the rules say of a process.</summary>
/// <param name="Faults">What is wrong; nothing may be approved while there is any.</param>
/// <param name="Ways">The longest way of each case of the procedure where branches name cases, else the one of all; at least one.</param>
/// <param name="Limit">The legal limit; null where the procedure has none, for the whole or by stages.</param>
public sealed record ProcessVerdict(IReadOnlyList<ProcessFault> Faults, IReadOnlyList<ProcessWay> Ways, ProcessLimit? Limit)
{
    /// <summary>The steps of the longest way of all.</summary>
    public IReadOnlyList<ProcessStep> LongestPath => Ways.MaxBy(w => w.Minutes)!.Steps;

    /// <summary>Their working minutes together.</summary>
    public decimal Minutes => Ways.Max(w => w.Minutes);

    /// <summary>Whether it may be approved.</summary>
    public bool IsValid => Faults.Count == 0;

    /// <summary>Whether the steps have more time than the law gives.</summary>
    public bool IsOver => Limit is { IsOpen: false } limit && Ways.Any(w => w.Minutes > limit.Of(w).Minutes);

    /// <summary>How many working minutes the body gives up of the legal limit (rút ngắn); 0 when none, null without a limit or with a stage that has none.</summary>
    public decimal? Shortened => Limit is { IsOpen: false } limit ? Math.Max(0, Ways.Min(w => limit.Of(w).Minutes - w.Minutes)) : null;
}

/// <summary>The rules of an internal process: complete, readable, and never longer than the law allows.</summary>
public static class ProcessRules
{
    /// <summary>The longest name of a step, in UTF-16 units.</summary>
    public const int NameLength = 200;

    /// <summary>The longest condition, name of another body or output.</summary>
    public const int WordsLength = 300;

    /// <summary>The most steps of a process.</summary>
    public const int MostSteps = 60;

    /// <summary>The roles that may do a step.</summary>
    public static IReadOnlyList<Role> Doers { get; } = [Role.Receiver, Role.DivisionHead, Role.Specialist, Role.AgencyHead, Role.Clerk, Role.Cashier, Role.OneStopDirector];

    /// <summary>The most branches of a block.</summary>
    public const int MostBranches = 8;

    /// <summary>How deep blocks may lie in one another.</summary>
    public const int Depth = 2;

    /// <summary>
    /// The limit a version of a procedure holds a process against: the shortest of its channels, since one process serves all of them, for each case where the time depends on the case; where its clock runs by stages, those of the
    /// office's own time together. Null where it has neither.
    /// </summary>
    /// <param name="procedure">The version; null for none.</param>
    /// <param name="minutesADay">Working minutes of a day.</param>
    public static ProcessLimit? LimitOf(ProcedureVersion? procedure, int minutesADay)
    {
        if (procedure is null)
        {
            return null;
        }

        if (!procedure.Means.Any(m => m.CaseLimits.Count > 0))
        {
            return Shortest(null) ?? OfStages([.. procedure.Stages.Where(s => s.Owner == StageOwner.Authority).Select(s => new StageLimit(s.Name, s.Limit, s.Limit is { } limit ? WorkTime.Of(limit, minutesADay) : 0))]);
        }

        var cases = procedure.Cases.Select(c => (c.Code, Limit: Shortest(c.Code))).Where(c => c.Limit is not null).ToDictionary(c => c.Code, c => c.Limit!, StringComparer.Ordinal);
        return cases.Values.MinBy(l => l.Minutes) is { } least ? least with { Cases = cases } : null;

        ProcessLimit? Shortest(string? caseCode) =>
            procedure.Means.Select(m => caseCode is null ? m.Limit : procedure.LimitFor(m.Channel, caseCode)).OfType<TimeLimit>().Select(l => new ProcessLimit(l, WorkTime.Of(l, minutesADay))).MinBy(l => l.Minutes);
    }

    private static ProcessLimit? OfStages(IReadOnlyList<StageLimit> stages) => stages.Any(s => s.Limit is not null) ? new(null, stages.Sum(s => s.Minutes)) { Stages = stages } : null;

    /// <summary>Judges a process against a limit.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="limit">The legal limit; null where there is none.</param>
    /// <param name="minutesADay">Working minutes of a day.</param>
    /// <param name="cases">The cases of the procedure; none where it is unknown.</param>
    public static ProcessVerdict Judge(ProcessPlan plan, ProcessLimit? limit, int minutesADay, params IReadOnlyList<ProcedureCase> cases)
    {
        var ways = WaysOf(plan, cases, minutesADay);
        var faults = FaultsOf(plan).Concat(cases.Count == 0 ? [] : ProcessCases.FaultsOf(plan, cases));
        var over = limit is null or { IsOpen: true } ? [] : ways.Where(w => w.Minutes > limit.Of(w).Minutes).Select(w => new ProcessFault(null, "process_over_limit", TextOfOver(w, limit.Of(w), minutesADay)));
        return new([.. faults, .. over], ways, limit);
    }

    private static IReadOnlyList<ProcessWay> WaysOf(ProcessPlan plan, IReadOnlyList<ProcedureCase> cases, int minutesADay)
    {
        return plan.NamesCases() && cases.Count > 0 ? [.. cases.Select(c => WayOf(c, plan.For(c.Code)))] : [WayOf(null, plan)];

        ProcessWay WayOf(ProcedureCase? of, ProcessPlan way)
        {
            var path = LongestOf(way.Nodes, minutesADay);
            return new(of, path, Sum(path, minutesADay));
        }
    }

    /// <summary>What is wrong with the fields of a step, each with the name of the field.</summary>
    public static IEnumerable<(string Field, string Code, string Text)> FaultsOf(StepFields step)
    {
        if (step.Name.Length == 0)
        {
            yield return ("name", "step_name_missing", "Nhập tên bước.");
        }

        if (step.OtherBody is null && step.Role is null)
        {
            yield return ("role", "step_role_missing", "Chọn người thực hiện.");
        }

        if (!step.Time.IsValid)
        {
            yield return ("time", "step_time_wrong", "Thời gian phải từ 0 đến 1000, lẻ đến 0,25; ghi 0 nếu không tính thời gian.");
        }
    }

    private static IEnumerable<ProcessFault> FaultsOf(ProcessPlan plan)
    {
        var lines = ProcessOutline.Of(plan);
        var steps = lines.Count(l => l.Step is not null);
        if (steps == 0)
        {
            yield return new(null, "process_empty", "Quy trình chưa có bước nào.");
        }

        if (steps > MostSteps)
        {
            yield return new(null, "process_too_long", "Quy trình có quá 60 bước; hãy gộp các bước nhỏ.");
        }

        foreach (var line in lines)
        {
            var faults = line switch
            {
                { Step: { } step } => FaultsOf(step.What).Select(f => (f.Code, f.Text)),
                { Block: { } block } => FaultsOf(block, line.Depth),
                _ => FaultsOf(line.Branch!, line.Of!, plan),
            };
            foreach (var (code, text) in faults)
            {
                yield return new(line.Key, code, $"{line.Place}: {text}");
            }
        }
    }

    private static IEnumerable<(string Code, string Text)> FaultsOf(ProcessBlock block, int depth)
    {
        if (block.Branches.Count < 2)
        {
            yield return ("block_branches_few", "Cần ít nhất hai nhánh.");
        }

        if (block.Branches.Count > MostBranches)
        {
            yield return ("block_branches_many", "Có quá 8 nhánh.");
        }

        if (depth / 2 >= Depth)
        {
            yield return ("block_too_deep", "Khối lồng quá hai lớp; hãy đưa ra ngoài.");
        }
    }

    private static IEnumerable<(string Code, string Text)> FaultsOf(ProcessBranch branch, ProcessBlock of, ProcessPlan plan)
    {
        if (of.Kind == BlockKind.Parallel)
        {
            if (!plan.Lists.First(l => l.Key == branch.Key).Nodes.Any())
            {
                yield return ("branch_empty", "Nhánh song song phải có ít nhất một bước.");
            }
        }
        else if (string.IsNullOrWhiteSpace(branch.Condition))
        {
            yield return ("branch_condition_missing", "Nhập điều kiện của nhánh.");
        }
        else if (of.Branches.TakeWhile(b => b.Key != branch.Key).Any(b => string.Equals(b.Condition, branch.Condition, StringComparison.OrdinalIgnoreCase)))
        {
            yield return ("branch_condition_twice", "Điều kiện trùng với một nhánh khác của khối.");
        }
    }

    /// <summary>The steps of the longest way through some nodes.</summary>
    internal static IReadOnlyList<ProcessStep> LongestOf(IReadOnlyList<ProcessNode> nodes, int minutesADay) =>
        [.. nodes.SelectMany(n => n is ProcessBlock block
            ? block.Branches.Select(b => LongestOf(b.Nodes, minutesADay)).MaxBy(p => Sum(p, minutesADay)) ?? []
            : [(ProcessStep)n])];

    /// <summary>A step itself, or the steps of a block.</summary>
    internal static IEnumerable<ProcessStep> StepsIn(ProcessNode node) => new ProcessPlan([node]).Steps;

    private static decimal Sum(IEnumerable<ProcessStep> steps, int minutesADay) => steps.Sum(s => s.What.Time.Minutes(minutesADay));

    private static string TextOfOver(ProcessWay way, ProcessLimit limit, int minutesADay)
    {
        var steps = string.Join("; ", way.Steps.Where(s => s.What.Time.Value > 0).Select(s => $"{s.What.Name} ({s.What.Time.ToText()})"));
        var (total, most) = (WorkTime.ToText(way.Minutes, minutesADay), TextOf(limit, minutesADay));
        return way.Case is { } of
            ? $"Trường hợp “{of.Name}”: tổng thời gian các bước theo đường dài nhất là {total}, vượt thời hạn của thủ tục là {most}. Các bước trên đường đó: {steps}."
            : $"Tổng thời gian các bước theo đường dài nhất là {total}, vượt thời hạn của thủ tục là {most}. Các bước trên đường đó: {steps}.";
    }

    /// <summary>The limit as the procedure says it, and, where that is not in working days or hours, what it comes to.</summary>
    public static string TextOf(ProcessLimit limit, int minutesADay) => limit.Limit is { } whole
        ? TextOf(whole, limit.Minutes, minutesADay)
        : $"{WorkTime.ToText(limit.Minutes, minutesADay)} cho các giai đoạn của cơ quan ({string.Join("; ", limit.Stages.Select(s => $"{s.Name}: {(s.Limit is { } stage ? TextOf(stage, s.Minutes, minutesADay) : "không ấn định")}"))})";

    private static string TextOf(TimeLimit limit, decimal minutes, int minutesADay) => limit.Unit is LimitUnit.WorkingDay or LimitUnit.WorkingHour
        ? limit.ToText()
        : $"{limit.ToText()}, ít nhất {WorkTime.ToText(minutes, minutesADay)}";
}
