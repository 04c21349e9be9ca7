using CaiCach.Application.Acting;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What the internal process says to an official who is about to move a dossier on: the next step and whose it is, the branch to choose, the steps that would be skipped.</summary>
public sealed class ReadCourse(CaiCachDb db, DossierTargets targets, ReferenceStore reference)
{
    /// <summary>A step.</summary>
    /// <param name="Name">What is done.</param>
    /// <param name="By">Who does it, with the name of the person where it is one alone.</param>
    /// <param name="Time">The time it has; null where that is not counted.</param>
    public sealed record Prescribed(string Name, string By, string? Time);

    /// <summary>A branch to choose from.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Condition">When it is taken.</param>
    /// <param name="First">Its first step; null where nothing is to be done in it.</param>
    public sealed record Way(string Key, string Condition, Prescribed? First);

    /// <summary>A choice of branches.</summary>
    /// <param name="Key">Key of the block.</param>
    /// <param name="Ways">The branches.</param>
    /// <param name="Chosen">Key of the branch that was chosen before; null for none.</param>
    public sealed record Choice(string Key, IReadOnlyList<Way> Ways, string? Chosen);

    /// <summary>What is said.</summary>
    /// <param name="Next">The next step; null where a branch is to be chosen first, and where none is left that a dossier could be given to somebody for.</param>
    /// <param name="IsNow">Whether that is the step under way, which goes on.</param>
    /// <param name="UnitId">The unit it is to go to; null where the process names none, or the dossier stays.</param>
    /// <param name="Choices">The choices to make.</param>
    /// <param name="Skipped">The names of the steps that are skipped, as far as it is known where the dossier goes.</param>
    public sealed record View(Prescribed? Next, bool IsNow, Guid? UnitId, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Skipped);

    /// <summary>Keys of the branches that officials chose for a dossier.</summary>
    public static IReadOnlyList<string> ChosenBy(Dossier dossier) => DossierCourse.KeysOf(dossier?.ChosenBranches);

    /// <summary>Of an act about to be done; null where the dossier has no process, stands still, or is not moved on by it. The caller has read the dossier.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="dossier">The dossier with its lists.</param>
    /// <param name="act">The act.</param>
    /// <param name="toUnit">The unit that was chosen; null for not yet.</param>
    /// <param name="branches">Keys of the branches that were chosen.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<View?> RunAsync(Actor actor, Dossier dossier, DossierAct act, Guid? toUnit, IReadOnlyList<string> branches, DateTime now, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        if (dossier.ProcessVersionId is not { } id || dossier.PausedAt is not null || !DossierCourse.Leads(act, act == DossierAct.Propose ? ProposalKind.Grant : dossier.Proposal))
        {
            return null;
        }

        var (tree, day) = ((await reference.CurrentAsync(cancel)).Organisation, VietnamTime.DayOf(now));
        var (whole, past, before) = ((await DossierCourse.WrittenAsync(db, id, cancel)).For(dossier.CaseCode), DossierCourse.PastOf(dossier, now), DossierCourse.KeysOf(dossier.ChosenBranches));
        var plan = whole.Taking(ProcessBranches.Chosen(whole, before, branches));
        var course = new ProcessCourse(plan, past);
        var units = act is DossierAct.Transfer or DossierAct.Forward
            ? tree.ProcessingUnitsOf(dossier.AgencyId).Where(u => u.IsOn(day) && (act == DossierAct.Transfer || u.Id != dossier.HolderUnitId)).ToList()
            : [];
        var to = toUnit ?? UnitOf(tree, units, ProcessCourse.UnitOf(course.Ahead), course.Ahead);
        var turn = HolderAfter(tree, actor, dossier, act, plan, to) is { } holder ? StepClocks.TurnOf(plan, past, holder, comesBack: false) : new([], []);
        var first = turn.Begun is [{ Steps: [{ Key: var key }, ..] }, ..] ? key : null;
        var missing = first is null ? [] : course.Choices(first);
        var offered = new ProcessCourse(whole.Taking(ProcessBranches.Settled(whole, past, before)), past).Choices(null);
        var people = new Dictionary<(Guid, Role), string?>();
        var choices = new List<Choice>();
        foreach (var block in offered.Concat(missing).DistinctBy(b => b.Key))
        {
            var ways = new List<Way>();
            foreach (var branch in block.Branches)
            {
                ways.Add(new(branch.Key, branch.Condition ?? "", new ProcessPlan(branch.Nodes).Steps.FirstOrDefault() is { } opening ? await SayAsync(opening, null) : null));
            }

            choices.Add(new(block.Key, ways, block.Branches.FirstOrDefault(b => before.Contains(b.Key))?.Key));
        }

        var kept = act == DossierAct.Assign && turn.Kept is [var goesOn, ..] ? plan.Step(goesOn.FirstKey) : null;
        var next = act is DossierAct.Grant or DossierAct.Refuse ? null : kept ?? (course.Ahead is [var ahead, ..] ? ahead : null);
        return new(
            next is null ? null : await SayAsync(next, to),
            kept is not null,
            to,
            choices,
            first is null || missing.Count > 0 ? [] : [.. DossierCourse.SkippedBy(course, first, act, DossierCourse.HandsOf(actor, dossier, tree), dossier).Select(s => s.What.Name)]);

        async Task<Prescribed> SayAsync(ProcessStep step, Guid? unitId)
        {
            var by = LaneOwner.Of(step.What).ToText(code => tree.Find(code)?.Name ?? code);
            var time = step.What.Time.Value == 0 ? null : step.What.Time.ToText();
            if (step.What is not { OtherBody: null, Role: (Role.DivisionHead or Role.Specialist) and { } role }
                || (step.What.Unit is { } code ? UnitOf(tree, tree.ProcessingUnitsOf(dossier.AgencyId).Where(u => u.IsOn(day)).ToList(), code, []) : unitId ?? (act is DossierAct.Transfer or DossierAct.Forward ? null : dossier.HolderUnitId)) is not { } at)
            {
                return new(step.What.Name, by, time);
            }

            if (!people.TryGetValue((at, role), out var name))
            {
                people[(at, role)] = name = await targets.HoldersOfAsync(at, role, day, cancel) is [var only] ? only.Name : null;
            }

            return new(step.What.Name, name is null ? by : $"{by} ({name})", time);
        }
    }

    /// <summary>By dossier about to be handed over, the unit that its process gives it to; those for which it names none are left out. The caller may see them. Two round trips.</summary>
    /// <param name="ids">The dossiers, a page of them.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<Guid, Guid>> UnitsAsync(IReadOnlyCollection<Guid> ids, DateTime now, CancellationToken cancel = default)
    {
        var (tree, day) = ((await reference.CurrentAsync(cancel)).Organisation, VietnamTime.DayOf(now));
        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Steps).Where(d => ids.Contains(d.Id) && d.ProcessVersionId != null).ToListAsync(cancel);
        List<Guid> versions = [.. dossiers.Select(d => d.ProcessVersionId!.Value).Distinct()];
        var written = versions.Count == 0 ? [] : (await db.ProcessVersions.Where(p => versions.Contains(p.Id)).Select(p => new { p.Id, p.Document }).ToListAsync(cancel)).ToDictionary(p => p.Id, p => ProcessDocument.Read(p.Document));
        var units = new Dictionary<Guid, Guid>();
        foreach (var dossier in dossiers)
        {
            var plan = DossierCourse.PlanOf(dossier, written[dossier.ProcessVersionId!.Value]);
            var ahead = new ProcessCourse(plan, DossierCourse.PastOf(dossier, now)).Ahead;
            if (UnitOf(tree, [.. tree.ProcessingUnitsOf(dossier.AgencyId).Where(u => u.IsOn(day))], ProcessCourse.UnitOf(ahead), ahead) is { } unit)
            {
                units[dossier.Id] = unit;
            }
        }

        return units;
    }

    /// <summary>The unit of a code, or that has taken its place; without a code the only one there is, where a unit works on what comes next.</summary>
    private static Guid? UnitOf(OrganisationTree tree, List<Unit> units, string? code, IReadOnlyList<ProcessStep> ahead) => code is null
        ? units is [var only] && ahead is [{ What: { OtherBody: null, Role: Role.DivisionHead or Role.Specialist } }, ..] ? only.Id : null
        : units.Where(u => u.Code == code || tree.LegaciesOf(u.Id).Any(old => tree.Find(old)?.Code == code)).ToList() is [var one] ? one.Id : null;

    /// <summary>Who has the dossier after the act; null while that is not known.</summary>
    private static StepHolder? HolderAfter(OrganisationTree tree, Actor actor, Dossier dossier, DossierAct act, ProcessPlan plan, Guid? to) => act switch
    {
        DossierAct.Transfer or DossierAct.Forward => to is { } unit ? StepClock.HolderAt(tree, Desk.Handle, unit, isAssigned: false) : null,
        DossierAct.Assign => StepClock.HolderAt(tree, dossier.Desk, dossier.HolderUnitId, isAssigned: true),
        DossierAct.Propose => StepClock.HolderAt(tree, ReviewProposal.IsAsked(tree, dossier, actor, plan) ? Desk.Review : Desk.Sign, dossier.HolderUnitId, isAssigned: true),
        DossierAct.AgreeReview => StepClock.HolderAt(tree, Desk.Sign, dossier.HolderUnitId, isAssigned: true),
        _ => StepClock.HolderAt(tree, Desk.Issue, dossier.HolderUnitId, isAssigned: true),
    };
}
