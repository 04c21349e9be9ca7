using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>A body or unit that is asked about a dossier, or handles a part of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">Its short name.</param>
/// <param name="Unit">Its code when it is a unit of the body whose process it is; null for another body.</param>
/// <param name="IsAwaited">Whether its answer is still waited for.</param>
public sealed record AskedUnit(string Name, string ShortName, string? Unit, bool IsAwaited = true);

/// <summary>In whose hands a dossier is, as far as its process is concerned.</summary>
/// <param name="Roles">The roles that fit; none for those who are asked.</param>
/// <param name="Unit">Code of the unit that has it; null when the unit says nothing.</param>
/// <param name="Former">Codes of ended units whose place that unit has taken: the steps they had are its steps; none when left out.</param>
public sealed record StepHolder(IReadOnlyList<Role> Roles, string? Unit, IReadOnlyCollection<string>? Former = null)
{
    private HashSet<string> Keys { get; init; } = [];

    /// <summary>
    /// Those who are asked, or handle parts. A unit of the body does the steps of that unit; another body does the steps that call it by name, or, where none does, every step of
    /// another body. Who has answered does none any more.
    /// </summary>
    /// <param name="plan">The process.</param>
    /// <param name="asked">Who was asked together.</param>
    public static StepHolder Asked(ProcessPlan plan, IReadOnlyList<AskedUnit> asked)
    {
        var others = plan.Steps.Where(s => s.What.OtherBody is not null).ToList();
        var named = others.Where(s => asked.Any(a => Calls(s, a))).ToList();
        var theirs = named.Count > 0 ? named.Where(s => asked.Any(a => a.IsAwaited && Calls(s, a))) : asked.Any(a => a.IsAwaited && a.Unit is null) ? others : [];
        var own = plan.Steps.Where(s => s.What is { OtherBody: null, Unit: { } unit } && asked.Any(a => a.IsAwaited && a.Unit == unit));
        return new([], null) { Keys = theirs.Concat(own).Select(s => s.Key).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>Whether a step is this holder's.</summary>
    public bool Does(ProcessStep step) => Roles.Count == 0
        ? Keys.Contains(step.Key)
        : step.What is { OtherBody: null, Role: { } role } && Roles.Contains(role) && (step.What.Unit is null || Unit is null || step.What.Unit == Unit || Former?.Contains(step.What.Unit) == true);

    /// <summary>Whether a process means a body by what it calls it.</summary>
    /// <param name="called">What the step calls it.</param>
    /// <param name="name">The body's name.</param>
    /// <param name="shortName">Its short name.</param>
    public static bool Means(string called, string name, string shortName) =>
        called.Equals(name, StringComparison.OrdinalIgnoreCase) || called.Equals(shortName, StringComparison.OrdinalIgnoreCase) || name.StartsWith(called + " ", StringComparison.OrdinalIgnoreCase);

    private static bool Calls(ProcessStep step, AskedUnit asked) => asked.Unit is null && step.What.OtherBody is { } name && Means(name, asked.Name, asked.ShortName);
}

/// <summary>A stay that a dossier has begun.</summary>
/// <param name="FirstKey">Key of its first step.</param>
/// <param name="LastKey">Key of its last step.</param>
/// <param name="IsOpen">Whether it runs.</param>
/// <param name="IsOver">Whether its time has passed, or is not counted.</param>
public sealed record StepPast(string FirstKey, string LastKey, bool IsOpen, bool IsOver);

/// <summary>What becomes of the steps of a dossier when it changes hands; what runs and is not kept ends.</summary>
/// <param name="Kept">The stays under way that go on.</param>
/// <param name="Begun">The stays that begin.</param>
/// <param name="Longer">A kept stay, by its first key, that takes in the steps after the parallel block it lay in; null for none.</param>
public sealed record StepTurn(IReadOnlyList<StepPast> Kept, IReadOnlyList<StepStay> Begun, StepStay? Longer = null);

/// <summary>The steps a dossier is at while it stays in the same hands: one, or several one after another that the same people do.</summary>
/// <param name="Steps">The steps, at least one; of cases and parallel branches among them the longest.</param>
public sealed record StepStay(IReadOnlyList<ProcessStep> Steps)
{
    /// <summary>Their names.</summary>
    public string Name => string.Join("; ", Steps.Select(s => s.What.Name));

    /// <summary>The whole working minutes they have together; 0 when their time is not counted.</summary>
    public int Minutes(int minutesADay) => (int)Math.Floor(Steps.Sum(s => s.What.Time.Minutes(minutesADay)));
}

/// <summary>When a step ends, and why.</summary>
/// <param name="DueLocal">By when, local; never after the due date of the dossier.</param>
/// <param name="Cut">Whether the due date of the dossier is what ends it.</param>
public sealed record StepDue(DateTime DueLocal, bool Cut);

/// <summary>
/// The clock of the steps of a dossier. Steps begin when the dossier comes into the hands of who does them: the step it is at, when that fits; else the next that fits, in
/// the order in which the process is written, whatever branch it is in; else, for a dossier that went back, the last earlier one that fits. With it go the steps right after
/// it that the same people do. When none fits, no step runs. While others are asked, each branch of a parallel block has a step of its own: theirs, and that of who has the dossier.
/// </summary>
public static class StepClocks
{
    /// <summary>What becomes of the steps when the dossier is in the hands of somebody alone.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="past">The stays so far, in the order in which they began.</param>
    /// <param name="holder">Who has it now.</param>
    /// <param name="comesBack">Whether it comes back from those who were asked: a parallel block they did their branches of is then done, but for the holder's own branch.</param>
    public static StepTurn TurnOf(ProcessPlan plan, IReadOnlyList<StepPast> past, StepHolder holder, bool comesBack)
    {
        var kept = past.LastOrDefault(p => p.IsOpen && IsOf(plan, p, holder));
        if (kept is null)
        {
            return new([], StayOf(plan, past, holder) is { } stay ? [stay] : []);
        }

        if (!comesBack || !plan.BranchesBeside(kept.FirstKey).Any(b => Covered(plan, past).Any(k => Has(b, k))))
        {
            return new([kept], []);
        }

        if (!kept.IsOver)
        {
            return new([kept], [], Stay(plan, plan.Step(kept.FirstKey)!, isJoined: true) is var longer && longer.Steps[^1].Key != kept.LastKey ? longer : null);
        }

        return Next(plan, kept.LastKey, holder) is { } next ? new([], [Stay(plan, next)]) : new([kept], []);
    }

    /// <summary>What becomes of the steps while others are asked: theirs run, and in other branches of the same parallel block that of who has the dossier.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="past">The stays so far, in the order in which they began.</param>
    /// <param name="asked">Who is asked.</param>
    /// <param name="holder">Who has the dossier meanwhile.</param>
    public static StepTurn WhileAsked(ProcessPlan plan, IReadOnlyList<StepPast> past, StepHolder asked, StepHolder holder)
    {
        var (open, covered) = (past.Where(p => p.IsOpen).ToList(), Covered(plan, past));
        var kept = open.Where(p => IsOf(plan, p, asked)).ToList();
        var begun = new List<StepStay>();
        if (kept.Count == 0)
        {
            var beside = open.SelectMany(p => plan.BranchesBeside(p.FirstKey)).Select(b => Fresh(b, asked, covered)).FirstOrDefault(s => s is not null);
            if ((beside is null ? StayOf(plan, past, asked) : Stay(plan, beside)) is not { } stay)
            {
                return new([.. open.Where(p => IsOf(plan, p, holder))], []);
            }

            begun.Add(stay);
        }

        var first = kept.Count > 0 ? kept[0].FirstKey : begun[0].Steps[0].Key;
        foreach (var (who, most) in new[] { (asked, int.MaxValue), (holder, 1) })
        {
            var free = plan.BranchesBeside(first).Where(b => !kept.Any(k => Has(b, k.FirstKey)) && !begun.Any(s => Has(b, s.Steps[0].Key))).ToList();
            var running = open.Where(p => IsOf(plan, p, who) && free.Any(b => Has(b, p.FirstKey))).Take(most).ToList();
            kept.AddRange(running);
            var fresh = free.Where(b => !running.Any(p => Has(b, p.FirstKey))).Select(b => Fresh(b, who, covered)).OfType<ProcessStep>();
            begun.AddRange(fresh.Take(most - running.Count).Select(s => Stay(plan, s)));
        }

        return new(kept, begun);
    }

    /// <summary>When a stay is due: its working minutes after its begin, longer by the pauses in it, but never after the due date of the dossier, which it cannot extend.</summary>
    /// <param name="calendar">The calendar of the dossier.</param>
    /// <param name="startLocal">When it began, local, to the minute.</param>
    /// <param name="minutes">Its working minutes.</param>
    /// <param name="pauses">The pauses of the dossier; what lies before the begin does not count.</param>
    /// <param name="dossierDueLocal">The due date of the dossier; null for none.</param>
    /// <returns>Null where no time is counted, and where the calendar does not reach.</returns>
    public static StepDue? DueOf(WorkCalendar calendar, DateTime startLocal, int minutes, IReadOnlyList<Pause> pauses, DateTime? dossierDueLocal)
    {
        var within = Within(startLocal, pauses);
        if (minutes == 0 || !calendar.Covers(DateOnly.FromDateTime(startLocal)) || within.Any(p => !calendar.Covers(DateOnly.FromDateTime(p.To))))
        {
            return null;
        }

        var used = calendar.WorkingMinutesBefore(startLocal) + minutes + DueDates.Paused(calendar, LimitUnit.WorkingHour, within);
        if (!calendar.TryTimeAfterMinutes(used, out var due))
        {
            return null;
        }

        return dossierDueLocal is { } last && last < due ? new(last, true) : new(due, false);
    }

    /// <summary>The arithmetic behind <see cref="DueOf"/>; empty where that gives nothing.</summary>
    /// <param name="calendar">The calendar of the dossier.</param>
    /// <param name="startLocal">When it began, local, to the minute.</param>
    /// <param name="minutes">Its working minutes.</param>
    /// <param name="pauses">The pauses of the dossier.</param>
    /// <param name="dossierDueLocal">The due date of the dossier; null for none.</param>
    /// <param name="everyDay">Whether every day of a long time has its line.</param>
    public static IReadOnlyList<DueStep> Explain(WorkCalendar calendar, DateTime startLocal, int minutes, IReadOnlyList<Pause> pauses, DateTime? dossierDueLocal, bool everyDay = false) =>
        DueOf(calendar, startLocal, minutes, pauses, dossierDueLocal) is not { } due ? []
            : [.. DueDates.Explain(calendar, startLocal, minutes, Within(startLocal, pauses), DueWords.Step, everyDay), .. due.Cut ? (DueStep[])[DueStep.CutAt(due.DueLocal)] : []];

    private static Pause[] Within(DateTime startLocal, IReadOnlyList<Pause> pauses) =>
        [.. pauses.Where(p => p.To > startLocal).Select(p => p.From < startLocal ? p with { From = startLocal } : p)];

    private static bool IsOf(ProcessPlan plan, StepPast stay, StepHolder holder) => plan.Step(stay.FirstKey) is { } step && holder.Does(step);

    /// <summary>Where somebody goes on who has no step under way; null when the process has none for them.</summary>
    private static StepStay? StayOf(ProcessPlan plan, IReadOnlyList<StepPast> past, StepHolder holder)
    {
        var at = LastOf(plan, past);
        if (plan.Step(at?.FirstKey) is { } here && holder.Does(here))
        {
            return Stay(plan, here);
        }

        var first = PlaceOf(plan, at?.FirstKey);
        var found = Next(plan, at?.LastKey, holder) ?? plan.Steps.TakeWhile(s => at is null || PlaceOf(plan, s.Key) < first).LastOrDefault(holder.Does);
        return found is null ? null : Stay(plan, found);
    }

    private static ProcessStep? Next(ProcessPlan plan, string? through, StepHolder holder)
    {
        var at = PlaceOf(plan, through);
        return plan.Steps.FirstOrDefault(s => PlaceOf(plan, s.Key) > at && holder.Does(s));
    }

    /// <summary>The stay by which a dossier stands in its process: of those under way the one furthest on, else the last.</summary>
    internal static StepPast? LastOf(ProcessPlan plan, IReadOnlyList<StepPast> past) =>
        past.Where(p => p.IsOpen).DefaultIfEmpty(past.Count > 0 ? past[^1] : null).MaxBy(p => PlaceOf(plan, p?.LastKey));

    /// <summary>The place of a step in the process as it is written, so that a step of a branch the dossier does not go any more still has one; -1 for none.</summary>
    private static int PlaceOf(ProcessPlan plan, string? key) => plan.Whole.Steps.ToList().FindIndex(s => s.Key == key);

    /// <summary>The first step of a branch that somebody does and that the dossier has not been at.</summary>
    private static ProcessStep? Fresh(ProcessBranch branch, StepHolder holder, HashSet<string> covered) => StepsOf(branch).FirstOrDefault(s => !covered.Contains(s.Key) && holder.Does(s));

    /// <summary>The steps that the stays so far went through; of a block of cases that a stay came to the end of, those of every branch.</summary>
    internal static HashSet<string> Covered(ProcessPlan plan, IReadOnlyList<StepPast> past)
    {
        var keys = plan.Whole.Steps.Select(s => s.Key).ToList();
        var blocks = plan.Whole.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().Select(b => ProcessRules.StepsIn(b).Select(s => s.Key).ToList()).ToList();
        return past.SelectMany(p => keys.SkipWhile(k => k != p.FirstKey).Take(Math.Max(1, keys.IndexOf(p.LastKey) - keys.IndexOf(p.FirstKey) + 1))
            .Concat(blocks.Where(b => b.Contains(p.LastKey) && !b.Contains(p.FirstKey)).SelectMany(b => b))).ToHashSet(StringComparer.Ordinal);
    }

    private static bool Has(ProcessBranch branch, string key) => StepsOf(branch).Any(s => s.Key == key);

    private static IEnumerable<ProcessStep> StepsOf(ProcessBranch branch) => new ProcessPlan(branch.Nodes).Steps;

    /// <summary>The branches that run beside a step: the others of each parallel block around it.</summary>
    private static IEnumerable<ProcessBranch> BranchesBeside(this ProcessPlan plan, string key) =>
        plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().Where(b => b.Kind == BlockKind.Parallel && b.Branches.Any(x => Has(x, key))).SelectMany(b => b.Branches).Where(b => !Has(b, key));

    /// <summary>A step with those right after it that the same people do: to the end of its branch, and after a block of cases; after a parallel block only when the others there are done.</summary>
    private static StepStay Stay(ProcessPlan plan, ProcessStep first, bool isJoined = false)
    {
        var (owner, run, from) = (LaneOwner.Of(first.What), new List<ProcessNode>(), first.Key);
        while (true)
        {
            var (list, nodes) = plan.Lists.First(l => l.Nodes.Any(n => n.Key == from));
            var rest = nodes.SkipWhile(n => n.Key != from).Skip(run.Count == 0 ? 0 : 1).ToList();
            var more = rest.TakeWhile(n => ProcessRules.StepsIn(n).All(s => LaneOwner.Of(s.What) == owner)).ToList();
            run.AddRange(more);
            var around = plan.Lists.SelectMany(l => l.Nodes).OfType<ProcessBlock>().FirstOrDefault(b => b.Branches.Any(x => x.Key == list));
            if (more.Count < rest.Count || around is null || (around.Kind == BlockKind.Parallel && !isJoined))
            {
                return new(ProcessRules.LongestOf(run, WorkTime.MinutesADay));
            }

            from = around.Key;
        }
    }
}
