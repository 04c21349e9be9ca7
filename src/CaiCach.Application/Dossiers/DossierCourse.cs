using CaiCach.Application.Acting;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// An act by which an official moves a dossier on along its internal process: chooses the branch where the process has one, and gives a reason where prescribed steps are
/// skipped. The act is never refused for what it skips: the law lets the head decide.
/// </summary>
internal sealed class DossierCourse
{
    private readonly CourseInput _input;
    private readonly Actor _actor;
    private readonly DossierAct _act;

    private DossierCourse(ProcessPlan process, CourseInput input, Actor actor, DossierAct act) => (Process, _input, _actor, _act) = (process, input, actor, act);

    /// <summary>The process as it is written.</summary>
    public ProcessPlan Process { get; }

    /// <summary>What is to be mended; the act is not done while there is any.</summary>
    public IReadOnlyList<FieldFault> Faults { get; private set; } = [];

    /// <summary>The branches chosen by the act, by their conditions; null for none.</summary>
    public IReadOnlyList<string>? Branches { get; private set; }

    /// <summary>The steps skipped by it, by their names; null for none.</summary>
    public IReadOnlyList<string>? Skipped { get; private set; }

    /// <summary>Why they are; null for none.</summary>
    public string? Reason => Skipped is null ? null : TypedText.Trimmed(_input.SkipReason);

    /// <summary>Whether an act moves a dossier on: not one that asks for a supplement or stops it, after which the process goes on, or ends before its end.</summary>
    public static bool Leads(DossierAct act, ProposalKind? proposal) => act is DossierAct.Transfer or DossierAct.Forward or DossierAct.Assign or DossierAct.Grant or DossierAct.Refuse
        || (act is DossierAct.Propose or DossierAct.AgreeReview && proposal is ProposalKind.Grant or ProposalKind.Refuse);

    /// <summary>Keys that are stored together.</summary>
    public static IReadOnlyList<string> KeysOf(string? stored) => stored?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The process that a dossier keeps, as it is written.</summary>
    public static async Task<ProcessPlan> WrittenAsync(CaiCachDb db, Guid id, CancellationToken cancel) =>
        ProcessDocument.Read(await db.ProcessVersions.Where(p => p.Id == id).Select(p => p.Document).FirstAsync(cancel));

    /// <summary>The process as a dossier goes through it: for its case, with the branches chosen.</summary>
    public static ProcessPlan PlanOf(Dossier dossier, ProcessPlan written) => written.For(dossier.CaseCode).Taking(KeysOf(dossier.ChosenBranches));

    /// <summary>The stays of a dossier.</summary>
    public static IReadOnlyList<StepPast> PastOf(Dossier dossier, DateTime now) =>
        [.. dossier.Steps.OrderBy(s => s.Number).Select(s => new StepPast(s.FirstKey, s.LastKey, s.EndedAt is null, s.DueAt is null || s.DueAt <= now))];

    /// <summary>In whose hands the actor could have a dossier, by the posts of his or her own.</summary>
    public static IReadOnlyList<StepHolder> HandsOf(Actor actor, Dossier dossier, OrganisationTree tree) =>
        [.. actor.Alone().Posts.Where(p => p.AgencyId == dossier.AgencyId).Select(p => p.Role is Role.DivisionHead or Role.Specialist ? StepClock.InUnit(tree, p.UnitId, p.Role) : new StepHolder([p.Role], null))];

    /// <summary>The steps that an act skips by which a dossier goes to a step.</summary>
    public static IReadOnlyList<ProcessStep> SkippedBy(ProcessCourse course, string to, DossierAct act, IReadOnlyList<StepHolder> by, Dossier dossier)
    {
        string[] told = [.. KeysOf(dossier.SkippedSteps), .. KeysOf(dossier.PassedSteps)];
        // What lies before the step of who signs was asked for when it was proposed.
        return act is DossierAct.Grant or DossierAct.Refuse ? [.. course.Skipped(course.DecisionBefore(to), told, by).Where(course.Ahead.Contains)] : course.Skipped(to, told, by);
    }

    /// <summary>Takes over the branches that a dossier comes into because of who is asked; the facts of the act with them.</summary>
    public static DossierEventData Enter(Dossier dossier, ProcessPlan plan, IReadOnlyList<StepPast> past, StepTurn turn, StepHolder asked, DossierEventData data)
    {
        var entered = new List<ProcessBranch>();
        while (turn.Begun.Select(s => new ProcessCourse(plan.Taking([.. entered.Select(b => b.Key)]), past).Entered(s.Steps[0].Key, asked)).FirstOrDefault(b => b is not null) is { } branch)
        {
            entered.Add(branch);
        }

        if (entered.Count == 0)
        {
            return data;
        }

        dossier.ChosenBranches = string.Join(' ', KeysOf(dossier.ChosenBranches).Concat(entered.Select(b => b.Key)));
        return data with { Branches = [.. entered.Select(b => b.Condition ?? b.Key)] };
    }

    /// <summary>Begins it: takes the branches over that are chosen. Null where the dossier has no process, or is not moved on.</summary>
    public static async Task<DossierCourse?> BeginAsync(CaiCachDb db, Dossier dossier, DossierAct act, ActInput input, ActContext context, CancellationToken cancel)
    {
        if (dossier.ProcessVersionId is not { } id || !Leads(act, input.Proposes ?? dossier.Proposal))
        {
            return null;
        }

        var course = new DossierCourse(await WrittenAsync(db, id, cancel), input.Course ?? new(), context.Actor, act);
        course.Choose(dossier, context.Now);
        return course;
    }

    private static string? With(string? stored, IEnumerable<ProcessStep> steps) => string.Join(' ', KeysOf(stored).Concat(steps.Select(s => s.Key))) is { Length: > 0 } keys ? keys : null;

    private void Choose(Dossier dossier, DateTime now)
    {
        var plan = Process.For(dossier.CaseCode);
        var before = KeysOf(dossier.ChosenBranches);
        List<string> wanted = [.. (_input.Branches ?? []).Where(b => !string.IsNullOrWhiteSpace(b)).Except(before, StringComparer.Ordinal)];
        var settled = ProcessBranches.Settled(plan, PastOf(dossier, now), before);
        if (wanted.Exists(b => plan.ChoiceOf(b) is not { } block || block.Branches.Any(x => settled.Contains(x.Key))))
        {
            Faults = [new("branches", "branch_unknown", "Chọn nhánh ở chỗ rẽ mà hồ sơ đang đến.")];
        }
        else if (wanted.Count > 0)
        {
            dossier.ChosenBranches = string.Join(' ', ProcessBranches.Chosen(plan, before, wanted));
            Branches = [.. wanted.Select(b => plan.ChoiceOf(b)!.Branches.First(x => x.Key == b).Condition ?? b)];
        }
    }

    /// <summary>Looks at where the dossier goes now, before its steps follow.</summary>
    public void Judge(Dossier dossier, OrganisationTree tree, ProcessPlan plan, IReadOnlyList<StepPast> past, StepTurn turn)
    {
        if (dossier.Desk == Desk.Consult || turn.Begun is not [{ Steps: [{ Key: var to }, ..] }, ..])
        {
            return;
        }

        var course = new ProcessCourse(plan, past);
        if (course.Choices(to) is { Count: > 0 } open)
        {
            Faults = [.. open.Select(block => new FieldFault($"branches[{block.Key}]", "branch_missing", "Chọn nhánh mà hồ sơ đi theo quy trình nội bộ."))];
            return;
        }

        var skipped = SkippedBy(course, to, _act, HandsOf(_actor, dossier, tree), dossier);
        dossier.PassedSteps = With(dossier.PassedSteps, SkippedBy(course, to, _act, [], dossier).Except(skipped));
        if (skipped.Count == 0)
        {
            return;
        }

        Skipped = [.. skipped.Select(s => s.What.Name)];
        dossier.SkippedSteps = With(dossier.SkippedSteps, skipped);
        if (Reason is null)
        {
            Faults = [new("skipReason", "skip_unreasoned", $"Nhập lý do bỏ qua bước trong quy trình nội bộ: {string.Join("; ", Skipped)}.")];
        }
    }
}
