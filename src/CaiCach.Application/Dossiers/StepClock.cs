using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The clock of the steps of a dossier whose procedure had an approved internal process when it was accepted. Where the dossier lies after an act says who has it, and
/// <see cref="StepClocks"/> which steps those are: while others are asked, one of each branch of a parallel block. A dossier follows the branches of its case, and those that officials chose. What waits for the applicant, stands still or is asked to be withdrawn keeps its step. A dossier without a process has no step.
/// </summary>
internal static class StepClock
{
    /// <summary>Lets the steps follow an act that has changed the dossier; the facts of the act with what became of them.</summary>
    public static async Task<DossierEventData> FollowAsync(CaiCachDb db, DossierChange change, DossierAct act, DossierCourse? course, DossierEventData data, CancellationToken cancel)
    {
        var dossier = change.Dossier;
        if (act == DossierAct.Accept)
        {
            dossier.ProcessVersionId = (await ProcessWork.InForceAsync(db, dossier.AgencyId, dossier.ProcedureCode, VietnamTime.DayOf(change.Context.Now), cancel))?.Id;
        }

        if (dossier.ProcessVersionId is not { } id)
        {
            return data;
        }

        if (dossier.PausedAt is null && change.Calendar is { } calendar)
        {
            Move(dossier, calendar);
        }

        var open = dossier.Steps.Where(s => s.EndedAt is null).OrderBy(s => s.Number).ToList();
        if (dossier.FinishedAt is { } finished)
        {
            return Turned(open.Select(s => Ended(dossier, s, finished)), [], data);
        }

        if (HolderOf(change) is not { } holder)
        {
            return data;
        }

        var plan = DossierCourse.PlanOf(dossier, course?.Process ?? await DossierCourse.WrittenAsync(db, id, cancel));
        var past = DossierCourse.PastOf(dossier, change.Context.Now);
        var asked = dossier.Desk == Desk.Consult ? StepHolder.Asked(plan, await AskedAsync(db, change, cancel)) : null;
        var turn = asked is not null
            ? StepClocks.WhileAsked(plan, past, asked, holder)
            : StepClocks.TurnOf(plan, past, holder, act is DossierAct.EndConsultation or DossierAct.EndParts or DossierAct.RecallConsultation or DossierAct.RecallParts);
        if (asked is not null && act is DossierAct.Consult or DossierAct.SendParts)
        {
            data = DossierCourse.Enter(dossier, plan, past, turn, asked, data);
        }

        course?.Judge(dossier, change.Reference.Organisation, plan, past, turn);
        var ended = open.Where(s => turn.Kept.All(k => k.FirstKey != s.FirstKey)).Select(s => Ended(dossier, s, change.Context.Now)).ToList();
        return Turned(ended, [.. turn.Begun.Select(s => Started(change, s)), .. turn.Longer is { } longer ? [Lengthened(change, open, longer)] : (DossierStep[])[]], data);
    }

    /// <summary>Counts the due times of the steps under way again, after a pause or with a new calendar: forward only, and never past the due date of the dossier.</summary>
    /// <returns>What moved.</returns>
    public static IReadOnlyList<DossierEventData.MovedStepDue> Move(Dossier dossier, WorkCalendar calendar)
    {
        var moved = new List<DossierEventData.MovedStepDue>();
        foreach (var step in dossier.Steps.Where(s => s is { EndedAt: null, DueAt: not null }).OrderBy(s => s.Number))
        {
            if (DueOf(dossier, step, calendar) is { } due && due > step.DueAt)
            {
                moved.Add(new(step.Name, step.DueAt!.Value, due));
                step.DueAt = due;
            }
        }

        return moved;
    }

    /// <summary>Who has the dossier: while others are asked, the unit that asks them.</summary>
    private static StepHolder? HolderOf(DossierChange change)
    {
        var dossier = change.Dossier;
        if (dossier.PausedAt is not null
            || dossier.State is not (BusinessState.Accepted or BusinessState.InProcess or BusinessState.Consulting or BusinessState.Interlinked or BusinessState.DecidedGrant or BusinessState.DecidedRefuse))
        {
            return null;
        }

        return HolderAt(change.Reference.Organisation, dossier.Desk, dossier.HolderUnitId, dossier.AssigneeId is not null);
    }

    /// <summary>Who has a dossier on a desk; null where the process says nothing of the desk.</summary>
    /// <param name="tree">The organisation.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="unitId">The unit it is in.</param>
    /// <param name="isAssigned">Whether an officer has it.</param>
    public static StepHolder? HolderAt(OrganisationTree tree, Desk desk, Guid unitId, bool isAssigned) => desk switch
    {
        Desk.Transfer => new([Role.Receiver], null),
        Desk.Handle or Desk.Consult when !isAssigned => InUnit(tree, unitId, Role.DivisionHead, Role.Specialist),
        Desk.Handle or Desk.Consult => InUnit(tree, unitId, Role.Specialist),
        Desk.Review => InUnit(tree, unitId, Role.DivisionHead),
        Desk.Sign => new([Role.AgencyHead], null),
        Desk.Issue => new([Role.Clerk], null),
        _ => null,
    };

    /// <summary>Those with some roles in a unit, which has taken the place of the units before it.</summary>
    public static StepHolder InUnit(OrganisationTree tree, Guid unitId, params IReadOnlyList<Role> roles) =>
        new(roles, tree.Find(unitId)?.Code, [.. tree.LegaciesOf(unitId).Select(id => tree.Find(id)!.Code)]);

    /// <summary>Who was asked together last, with those this change asks and answers; or who handles a part.</summary>
    private static async Task<IReadOnlyList<AskedUnit>> AskedAsync(CaiCachDb db, DossierChange change, CancellationToken cancel)
    {
        var (id, organisation) = (change.Dossier.Id, change.Reference.Organisation);
        await db.OutsideRequests.Where(o => o.DossierId == id).LoadAsync(cancel);
        var outside = db.OutsideRequests.Local.Where(o => o.DossierId == id).ToList();
        if (change.Dossier.State == BusinessState.Interlinked)
        {
            var parts = await db.Dossiers.Where(d => d.PartOfId == id && d.FinishedAt == null).Select(d => d.AgencyId).ToListAsync(cancel);
            return [.. parts.Concat(db.Dossiers.Local.Where(d => d.PartOfId == id).Select(d => d.AgencyId)).Distinct().Select(a => Asked(a, true)), .. outside.Where(o => o.ClosedAt is null).Select(Outside)];
        }

        await db.Consultations.Where(c => c.DossierId == id).LoadAsync(cancel);
        var all = db.Consultations.Local.Where(c => c.DossierId == id).ToList();
        var last = all.Select(c => c.AskedAtVersion).Concat(outside.Select(o => o.AskedAtVersion)).DefaultIfEmpty().Max();
        return [.. all.Where(c => c.AskedAtVersion == last).Select(c => Asked(c.UnitId, c.ClosedAt is null)), .. outside.Where(o => o.AskedAtVersion == last).Select(Outside)];

        static AskedUnit Outside(OutsideRequest asked) => new(asked.Body, asked.Body, null, asked.ClosedAt is null);

        AskedUnit Asked(Guid unitId, bool isAwaited)
        {
            var unit = organisation.Find(unitId)!;
            return new(unit.Name, unit.ShortName, unit.AgencyId == change.Dossier.AgencyId ? unit.Code : null, isAwaited);
        }
    }

    private static DossierStep Started(DossierChange change, StepStay stay)
    {
        var dossier = change.Dossier;
        var step = new DossierStep { DossierId = dossier.Id, Number = dossier.Steps.Count + 1, FirstKey = stay.Steps[0].Key, StartedAt = change.Context.Now };
        dossier.Steps.Add(step);
        return Said(change, step, stay);
    }

    private static DossierStep Lengthened(DossierChange change, List<DossierStep> open, StepStay stay) => Said(change, open.Last(s => s.FirstKey == stay.Steps[0].Key), stay);

    private static DossierStep Said(DossierChange change, DossierStep step, StepStay stay)
    {
        (step.LastKey, step.Name, step.Minutes) = (stay.Steps[^1].Key, stay.Name, stay.Minutes(WorkTime.MinutesADay));
        step.DueAt = change.Calendar is { } calendar ? DueOf(change.Dossier, step, calendar) : null;
        return step;
    }

    private static DossierStep Ended(Dossier dossier, DossierStep step, DateTime now)
    {
        step.EndedAt = now;
        step.Timeliness = step.DueAt is { } due ? Timelinesses.Of(VietnamTime.ToLocal(dossier.PausedAt ?? now), VietnamTime.ToLocal(due)) : null;
        return step;
    }

    /// <summary>The facts with the steps that ended and those that began: the first of each by itself, those beside it in a list.</summary>
    private static DossierEventData Turned(IEnumerable<DossierStep> ended, IReadOnlyList<DossierStep> begun, DossierEventData data)
    {
        var done = ended.ToList();
        List<DossierEventData.StepBeside> beside = [.. done.Skip(1).Concat(begun.Skip(1)).Select(s => new DossierEventData.StepBeside(s.Name, s.DueAt, s.EndedAt is not null, s.Timeliness))];
        data = done.Count == 0 ? data : data with { StepEnded = done[0].Name, StepEndedDue = done[0].DueAt, StepTimeliness = done[0].Timeliness };
        data = begun.Count == 0 ? data : data with { Step = begun[0].Name, StepDue = begun[0].DueAt };
        return beside.Count == 0 ? data : data with { StepsBeside = beside };
    }

    private static DateTime? DueOf(Dossier dossier, DossierStep step, WorkCalendar calendar) =>
        StepClocks.DueOf(calendar, DossierTimes.ToMinute(step.StartedAt), step.Minutes, DossierTimes.PausesOf(dossier), dossier.DueAt is { } due ? VietnamTime.ToLocal(due) : null) is { } told
            ? VietnamTime.ToUtc(told.DueLocal)
            : null;
}
